#include "workbook/xlsx/looks_sheet.hpp"

#include "base/catalogue/files.hpp"
#include "base/catalogue/writing.hpp"
#include "workbook/xlsx/looks_comments.hpp"
#include "workbook/xlsx/looks_drawing.hpp"
#include "workbook/xlsx/looks_page.hpp"
#include "workbook/xlsx/looks_rules.hpp"
#include "workbook/xlsx/looks_view.hpp"
#include "workbook/xlsx/looks_xml.hpp"

#include <algorithm>

namespace gopbieu {

namespace {

/// The looks of one sheet, element by element in the order of the part.
class SheetLooksReader {
public:
    SheetLooksReader(std::string_view sheet_xml,
                     SheetContext const& context,
                     Looks& looks,
                     SheetLooks& into)
        : m_xml(sheet_xml, context.limits), m_context(context), m_looks(looks), m_into(into),
          m_budget(context.limits), m_formats(context.colors, m_budget, looks, into)
    {
    }

    Trouble read()
    {
        bool const whole = open_root(m_xml) && for_each_child(m_xml, [&] { read_element(); });
        if (!whole) {
            return m_xml.problem(m_context.part);
        }
        for (auto const step : {&SheetLooksReader::check_rows_and_columns,
                                &SheetLooksReader::read_notes,
                                &SheetLooksReader::read_drawings}) {
            if (!m_trouble) {
                m_trouble = (this->*step)();
            }
        }
        list_relations();
        list_undrawable_formats();
        return m_trouble ? m_trouble : m_budget.trouble(m_context.part, m_context.limits);
    }

private:
    void read_element()
    {
        if (m_trouble || read_view_element(m_xml, m_context, m_into, m_trouble) ||
            read_page_element(m_xml, m_into.page)) {
            return;
        }
        auto const name = m_xml.name();
        if (name == "sheetData") {
            read_rows();
        } else if (name == "autoFilter") {
            m_into.autofilter = parse_a1_range(m_xml.attribute("ref").value_or(""));
        } else if (name == "conditionalFormatting") {
            m_formats.read(m_xml);
        } else if (name == "dataValidations") {
            read_validations(m_xml, m_into.validations);
        } else if (name == "hyperlinks") {
            read_hyperlinks();
        } else if (name == "extLst") {
            read_extensions();
        } else if (name == "drawing") {
            m_drawings.push_back(m_xml.attribute_text("id"));
        } else if (name == "legacyDrawing") {
            m_legacy = m_xml.attribute_text("id");
        } else {
            list_element(name);
        }
    }

    void list_element(std::string_view name)
    {
        static constexpr std::array<std::pair<std::string_view, Say>, 8> known{
            {{"legacyDrawingHF", say::not_redrawn_header_picture},
             {"drawingHF", say::not_redrawn_header_picture},
             {"picture", say::not_redrawn_background},
             {"oleObjects", say::not_redrawn_object},
             {"controls", say::not_redrawn_controls},
             {"tableParts", say::not_redrawn_table},
             {"protectedRanges", say::not_redrawn_protected_ranges},
             {"scenarios", say::not_redrawn_scenarios}}};
        auto const* const found =
            std::ranges::find(known, name, &decltype(known)::value_type::first);
        // Programs leave an empty <tableParts count="0"/> behind.
        bool const empty = m_xml.attribute("count") == "0";
        if (found != known.end() && !empty) {
            list(found->second);
        }
    }

    void list(Say what, std::string place = {})
    {
        list_not_redrawn(m_looks, what, m_context, std::move(place));
    }

    void read_rows()
    {
        std::uint32_t next = 0;
        for_each_child(m_xml, [&] {
            if (m_xml.name() != "row" || m_trouble) {
                return;
            }
            auto const number = whole_attribute(m_xml, "r").value_or(next + 1);
            if (number < 1 || number > max_rows) {
                m_trouble =
                    Problem{say::cell_out_of_range,
                            {{"sheet", m_context.sheet}, {"found", std::to_string(number)}}};
                return;
            }
            next = number;
            read_row_looks(m_xml, number - 1, m_into);
        });
    }

    Trouble check_rows_and_columns()
    {
        std::ranges::stable_sort(m_into.rows, {}, &RowLooks::row);
        auto const same = [](RowLooks const& one, RowLooks const& other) {
            return one.row == other.row;
        };
        // Of two for one row the later counts, as it does for cells.
        std::ranges::reverse(m_into.rows);
        auto const rest = std::unique(m_into.rows.begin(), m_into.rows.end(), same);
        m_into.rows.erase(rest, m_into.rows.end());
        std::ranges::reverse(m_into.rows);
        auto const count = m_looks.styles.size();
        std::uint32_t highest = 0;
        for (auto const& row : m_into.rows) {
            highest = std::max(highest, row.style.value_or(0));
        }
        for (auto const& column : m_into.columns) {
            highest = std::max(highest, column.style);
        }
        if (highest < std::max<std::size_t>(count, 1)) {
            return {};
        }
        return Problem{say::style_missing,
                       {{"part", m_context.part},
                        {"what", "s"},
                        {"found", std::to_string(highest)},
                        {"count", std::to_string(count)}}};
    }

    void read_hyperlinks()
    {
        for_each_child(m_xml, [&] {
            auto const range = parse_a1_range(m_xml.attribute("ref").value_or(""));
            if (m_xml.name() != "hyperlink" || !range) {
                return;
            }
            Hyperlink link;
            link.range = *range;
            link.display = tidy_attribute(m_xml, "display");
            link.tip = tidy_attribute(m_xml, "tooltip");
            auto const place = tidy_attribute(m_xml, "location");
            auto const* const relation =
                find_by_id(m_context.relations, m_xml.attribute_text("id"));
            if (relation == nullptr) {
                link.target = place.empty() ? "" : "internal:" + place;
            } else if (m_budget.spend(relation->target.size())) {
                link.target = tidy_text(relation->target) + (place.empty() ? "" : "#" + place);
            }
            m_into.hyperlinks.push_back(std::move(link));
        });
    }

    void read_extensions()
    {
        for_each_child(m_xml, [&] {
            for_each_child(m_xml, [&] {
                auto const name = m_xml.name();
                if (name == "dataValidations") {
                    read_validations(m_xml, m_into.validations);
                } else if (name == "conditionalFormattings") {
                    for_each_child(m_xml, [&] { m_formats.read(m_xml); });
                } else if (name == "sparklineGroups") {
                    list(say::not_redrawn_sparklines);
                } else if (name == "slicerList") {
                    list(say::not_redrawn_slicer);
                }
            });
        });
    }

    Trouble read_notes()
    {
        if (auto trouble = read_comments(m_context, m_budget, m_into)) {
            return trouble;
        }
        auto const* const relation = find_by_id(m_context.relations, m_legacy);
        if (relation == nullptr || !m_context.package.has(relation->target)) {
            return {};
        }
        Buffer buffer;
        if (auto trouble = m_context.package.read(relation->target, buffer)) {
            return trouble;
        }
        read_vml(buffer.view(), m_context, m_looks, m_into);
        return {};
    }

    Trouble read_drawings()
    {
        for (auto const& id : m_drawings) {
            auto const* const relation = find_by_id(m_context.relations, id);
            if (relation == nullptr || !m_context.package.has(relation->target)) {
                list(say::not_redrawn_object);
                continue;
            }
            if (auto trouble = read_drawing(relation->target, m_context, m_looks, m_into)) {
                return trouble;
            }
        }
        return {};
    }

    void list_relations()
    {
        for (auto const& relation : m_context.relations) {
            if (relation.type == "pivotTable") {
                list(say::not_redrawn_pivot);
            } else if (relation.type == "queryTable") {
                list(say::not_redrawn_query);
            }
        }
    }

    void list_undrawable_formats()
    {
        for (auto const& format : m_into.conditional_formats) {
            if (!format.drawable) {
                list(say::not_redrawn_data_bars,
                     format.ranges.empty() ? std::string() : to_a1(format.ranges.front()));
            }
        }
    }

    XmlScanner m_xml;
    SheetContext const& m_context;
    Looks& m_looks;
    SheetLooks& m_into;
    CopyBudget m_budget;
    ConditionalFormatReader m_formats;
    Trouble m_trouble;
    std::vector<std::string> m_drawings;
    std::string m_legacy;
};

} // namespace

Trouble CopyBudget::trouble(std::string_view part, Limits const& limits) const
{
    if (!m_spent) {
        return {};
    }
    return Problem{say::limit_copies,
                   {{"part", std::string(part)}, {"limit", std::to_string(limits.string * 16)}}};
}

void list_not_redrawn(Looks& looks, Say what, SheetContext const& context, std::string place)
{
    NotRedrawn entry{what, {{"sheet", context.sheet}}};
    entry.args.push_back({"where", place.empty() ? "" : "!" + place});
    // The same thing is often told twice in a row (an element and its relation).
    auto const recent = std::min<std::ptrdiff_t>(8, std::ssize(looks.not_redrawn));
    auto const end = looks.not_redrawn.end();
    if (std::find(end - recent, end, entry) == end) {
        looks.not_redrawn.push_back(std::move(entry));
    }
}

Trouble read_sheet_looks(std::string_view sheet_xml,
                         SheetContext const& context,
                         Looks& looks,
                         SheetLooks& into)
{
    if (auto trouble = check_utf8(sheet_xml, context.part)) {
        return trouble;
    }
    return SheetLooksReader(sheet_xml, context, looks, into).read();
}

} // namespace gopbieu
