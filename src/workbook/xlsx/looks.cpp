#include "workbook/xlsx/looks.hpp"

#include "base/catalogue/files.hpp"
#include "base/catalogue/writing.hpp"
#include "workbook/xlsx/looks_comments.hpp"
#include "workbook/xlsx/looks_rich_text.hpp"
#include "workbook/xlsx/looks_sheet.hpp"
#include "workbook/xlsx/looks_styles.hpp"
#include "workbook/xlsx/looks_workbook.hpp"

#include <algorithm>

namespace gopbieu {

namespace {

class XlsxLooksReader {
public:
    XlsxLooksReader(Package const& package,
                    std::string const& workbook_part,
                    std::vector<PartRelation> const& relations,
                    std::vector<Tab> const& tabs,
                    Limits const& limits,
                    Workbook& workbook)
        : m_package(package), m_main(workbook_part), m_relations(relations), m_tabs(tabs),
          m_limits(limits), m_workbook(workbook)
    {
    }

    Trouble read()
    {
        m_workbook.looks = std::make_unique<Looks>();
        for (auto const step : {&XlsxLooksReader::read_front,
                                &XlsxLooksReader::read_theme_part,
                                &XlsxLooksReader::read_styles,
                                &XlsxLooksReader::read_texts,
                                &XlsxLooksReader::read_people,
                                &XlsxLooksReader::read_sheets,
                                &XlsxLooksReader::read_document}) {
            if (auto trouble = (this->*step)()) {
                return trouble;
            }
        }
        return {};
    }

private:
    /// Reads a part that a relation of the workbook leads to. Nothing when there is none.
    Result<bool> find_part(std::string_view type)
    {
        auto const* const relation = find_by_type(m_relations, type);
        if (relation == nullptr || relation->external || !m_package.has(relation->target)) {
            return false;
        }
        if (auto trouble = m_package.read(relation->target, m_buffer)) {
            return *trouble;
        }
        return true;
    }

    Trouble read_front()
    {
        if (auto trouble = m_package.read(m_main, m_buffer)) {
            return trouble;
        }
        auto& looks = *m_workbook.looks;
        if (auto trouble = read_workbook_looks(m_buffer.view(), m_limits, looks)) {
            return trouble;
        }
        // The file counts chart sheets too, the workbook has only sheets with cells.
        auto const front = looks.active_sheet;
        looks.active_sheet = 0;
        if (front < m_tabs.size() && m_tabs[front].sheet > 0) {
            looks.active_sheet = static_cast<std::uint32_t>(m_tabs[front].sheet);
        }
        list_workbook_extras(m_relations, looks);
        return {};
    }

    Trouble read_theme_part()
    {
        auto const found = find_part("theme");
        if (!found) {
            return found.problem();
        }
        return *found ? read_theme(m_buffer.view(), m_limits, m_colors.theme) : Trouble();
    }

    Trouble read_styles()
    {
        auto const found = find_part("styles");
        if (!found) {
            return found.problem();
        }
        if (!*found) {
            set_default_looks(*m_workbook.looks);
            return {};
        }
        return read_style_looks(m_buffer.view(), m_colors, m_limits, *m_workbook.looks);
    }

    Trouble read_texts()
    {
        auto const found = find_part("sharedStrings");
        if (!found) {
            return found.problem();
        }
        auto& rich_texts = m_workbook.looks->rich_texts;
        if (*found) {
            if (auto trouble = read_rich_texts(m_buffer.view(), m_colors, m_limits, rich_texts)) {
                return trouble;
            }
        }
        // Odd line ends inside a run can make runs differ from the text that was read for the
        // cell. What the cell says counts more than its fonts.
        std::erase_if(rich_texts, [&](RichText const& rich) {
            return rich.text >= m_workbook.texts.size() ||
                   m_workbook.texts[rich.text] != joined(rich.runs);
        });
        return {};
    }

    Trouble read_people()
    {
        auto const found = find_part("person");
        if (!found) {
            return found.problem();
        }
        return *found ? read_persons(m_buffer.view(), m_limits, m_persons) : Trouble();
    }

    Trouble read_sheets()
    {
        for (auto const& tab : m_tabs) {
            if (tab.sheet < 0) {
                m_workbook.looks->not_redrawn.push_back(
                    {say::not_redrawn_chart_sheet, {{"sheet", tab.name}}});
                continue;
            }
            auto& sheet = m_workbook.sheets[static_cast<std::size_t>(tab.sheet)];
            sheet.looks = std::make_unique<SheetLooks>();
            if (auto trouble = read_sheet(*tab.relation, sheet)) {
                return trouble;
            }
        }
        take_print_names(m_workbook);
        return {};
    }

    // So that whoever draws a cell need not look again.
    Trouble check_cell_styles(PartRelation const& relation, Sheet const& sheet) const
    {
        auto const count = m_workbook.looks->styles.size();
        auto const beyond = [&](Cell const& cell) { return cell.style >= count; };
        auto const found = std::ranges::find_if(sheet.cells, beyond);
        if (found == sheet.cells.end()) {
            return {};
        }
        return Problem{say::style_missing,
                       {{"part", relation.target},
                        {"what", to_a1(found->where())},
                        {"found", std::to_string(found->style)},
                        {"count", std::to_string(count)}}};
    }

    Trouble read_sheet(PartRelation const& relation, Sheet& sheet)
    {
        if (auto trouble = check_cell_styles(relation, sheet)) {
            return trouble;
        }
        if (auto trouble = m_package.read(relation.target, m_buffer)) {
            return trouble;
        }
        auto relations = m_package.relations(relation.target);
        if (!relations) {
            return relations.problem();
        }
        // Excel allows 31 letters; a longer name would stand in each line of a list.
        auto const name = sheet.name.size() <= 31 * 4 ? sheet.name : std::string("…");
        SheetContext const context{
            m_package, m_limits, relation.target, std::move(*relations), name, m_colors, m_persons};
        return read_sheet_looks(m_buffer.view(), context, *m_workbook.looks, *sheet.looks);
    }

    Trouble read_document()
    {
        auto properties = read_properties(m_package, m_limits);
        if (!properties) {
            return properties.problem();
        }
        m_workbook.properties = std::move(*properties);
        return {};
    }

    Package const& m_package;
    std::string const& m_main;
    std::vector<PartRelation> const& m_relations;
    std::vector<Tab> const& m_tabs;
    Limits const& m_limits;
    Workbook& m_workbook;
    Buffer m_buffer;
    ColorTables m_colors;
    std::map<std::string, std::string, std::less<>> m_persons;
};

} // namespace

Trouble read_xlsx_looks(Package const& package,
                        std::string const& workbook_part,
                        std::vector<PartRelation> const& relations,
                        std::vector<Tab> const& tabs,
                        Limits const& limits,
                        Workbook& workbook)
{
    return XlsxLooksReader(package, workbook_part, relations, tabs, limits, workbook).read();
}

} // namespace gopbieu
