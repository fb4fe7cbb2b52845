#include "publish/workbook_frame.hpp"

#include <array>
#include <string_view>

namespace gopbieu {

WorkbookFrame frame_of(Workbook const& workbook)
{
    static constexpr std::array<std::pair<std::string_view, std::string WorkbookFrame::*>, 9> known{
        {{"title", &WorkbookFrame::title},
         {"subject", &WorkbookFrame::subject},
         {"creator", &WorkbookFrame::author},
         {"Manager", &WorkbookFrame::manager},
         {"Company", &WorkbookFrame::company},
         {"category", &WorkbookFrame::category},
         {"keywords", &WorkbookFrame::keywords},
         {"description", &WorkbookFrame::comments},
         {"contentStatus", &WorkbookFrame::status}}};
    WorkbookFrame frame;
    frame.created = Moment{2000, 1, 1};
    for (auto const& property : workbook.properties) {
        if (property.custom) {
            frame.properties.emplace_back(property.name, property.value);
        } else if (property.name == "created") {
            frame.created = parse_moment(property.value).value_or(frame.created);
        }
        for (auto const& [name, member] : known) {
            if (!property.custom && property.name == name) {
                frame.*member = property.value;
            }
        }
    }
    return frame;
}

} // namespace gopbieu
