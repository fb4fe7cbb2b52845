#include "publish/back/unmark.hpp"

#include "base/catalogue/letters.hpp"
#include "form/points_sheet.hpp"
#include "publish/back/points_page.hpp"

#include <algorithm>
#include <map>

namespace gopbieu {

namespace {

constexpr Language languages[] = {Language::vietnamese, Language::english};

// Names of sheets count all sheets of the file.
void remove_sheet(Workbook& workbook, std::size_t number)
{
    workbook.sheets.erase(workbook.sheets.begin() + static_cast<std::ptrdiff_t>(number));
    auto const gone = static_cast<int>(number);
    std::erase_if(workbook.names, [&](DefinedName const& name) { return name.sheet == gone; });
    for (auto& name : workbook.names) {
        name.sheet -= name.sheet > gone ? 1 : 0;
    }
    if (workbook.looks != nullptr && workbook.looks->active_sheet > number) {
        --workbook.looks->active_sheet;
    }
}

// Whether there were any.
bool remove_comments(SheetLooks& looks)
{
    bool any = false;
    for (auto& comment : looks.comments) {
        for (auto const language : languages) {
            auto left = without_our_part(comment.text, words(say::comment_heading, {}, language));
            any = any || left != comment.text;
            comment.text = std::move(left);
        }
    }
    std::erase_if(looks.comments, [](Comment const& one) { return one.text.empty(); });
    return any;
}

/// Gives cells the fill that they had before they were painted.
class FillMender {
public:
    FillMender(Workbook& workbook, OldFills const& old) : m_workbook(workbook), m_old(old) {}

    void mend(Sheet& sheet)
    {
        for (auto& cell : sheet.cells) {
            if (!painted(cell.style)) {
                continue;
            }
            auto const old = m_old.find({sheet.name, cell.where()});
            cell.style = style_with(cell.style, old == m_old.end() ? Fill() : old->second);
        }
    }

private:
    [[nodiscard]] bool painted(std::uint32_t style) const
    {
        auto const& looks = *m_workbook.looks;
        return style < looks.styles.size() && looks.styles[style].fill < looks.fills.size() &&
               is_point_colour(looks.fills[looks.styles[style].fill]);
    }

    std::uint32_t style_with(std::uint32_t style, Fill const& fill)
    {
        auto const key =
            std::pair(style, fill.pattern == 0 ? no_color : fill.foreground.value_or(0));
        auto const [known, fresh] = m_made.emplace(key, 0);
        if (fresh) {
            auto& looks = *m_workbook.looks;
            auto changed = looks.styles[style];
            changed.fill = static_cast<std::uint32_t>(looks.fills.size());
            looks.fills.push_back(fill);
            known->second = static_cast<std::uint32_t>(looks.styles.size());
            looks.styles.push_back(changed);
            m_workbook.style_formats.resize(looks.styles.size() - 1);
            m_workbook.style_formats.push_back(m_workbook.style_formats[style]);
        }
        return known->second;
    }

    static constexpr std::uint32_t no_color = 0xFFFFFFFF;
    Workbook& m_workbook;
    OldFills const& m_old;
    std::map<std::pair<std::uint32_t, std::uint32_t>, std::uint32_t> m_made;
};

} // namespace

std::string without_our_part(std::string_view text, std::string_view heading)
{
    auto const at = text.find(heading);
    if (at == std::string_view::npos) {
        return std::string(text);
    }
    auto const end = text.substr(0, at).find_last_not_of("\r\n ");
    return std::string(text.substr(0, end == std::string_view::npos ? 0 : end + 1));
}

void unmark(Workbook& workbook)
{
    OldFills old;
    bool marked = false;
    for (std::size_t number = workbook.sheets.size(); number-- > 0;) {
        if (is_points_sheet(workbook, workbook.sheets[number])) {
            marked = true;
            old.merge(old_fills_in(workbook, workbook.sheets[number]));
            remove_sheet(workbook, number);
        }
    }
    for (auto& sheet : workbook.sheets) {
        marked = (sheet.looks != nullptr && remove_comments(*sheet.looks)) || marked;
    }
    if (!marked || workbook.looks == nullptr) {
        return; // nobody painted it
    }
    FillMender mender(workbook, old);
    for (auto& sheet : workbook.sheets) {
        mender.mend(sheet);
    }
}

} // namespace gopbieu
