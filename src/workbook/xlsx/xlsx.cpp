#include "workbook/xlsx/xlsx.hpp"

#include "base/catalogue/files.hpp"
#include "workbook/xlsx/looks.hpp"
#include "workbook/xlsx/looks_workbook.hpp"
#include "workbook/xlsx/package.hpp"
#include "workbook/xlsx/shared_strings.hpp"
#include "workbook/xlsx/sheet_part.hpp"
#include "workbook/xlsx/styles_part.hpp"
#include "workbook/xlsx/workbook_part.hpp"

namespace gopbieu {

namespace {

/// Puts a workbook together from the parts of its package.
class XlsxReader {
public:
    XlsxReader(ZipArchive const& archive, ReadOptions const& options)
        : m_package(archive, options.limits), m_options(options)
    {
        m_workbook.kind = FileKind::xlsx;
    }

    Result<Workbook> read()
    {
        for (auto const step : {&XlsxReader::read_workbook,
                                &XlsxReader::read_shared,
                                &XlsxReader::read_styles,
                                &XlsxReader::read_sheets,
                                &XlsxReader::read_looks}) {
            if (auto trouble = (this->*step)()) {
                return *trouble;
            }
        }
        return std::move(m_workbook);
    }

private:
    // Nearly always xl/workbook.xml; where it is not, the package's relations say so.
    Trouble find_workbook()
    {
        m_main = "xl/workbook.xml";
        if (m_package.has(m_main)) {
            return {};
        }
        auto const relations = m_package.relations("");
        if (!relations) {
            return relations.problem();
        }
        auto const* const main = find_by_type(*relations, "officeDocument");
        if (main == nullptr) {
            return Problem{say::part_missing, {{"part", m_main}}};
        }
        m_main = main->target;
        return {};
    }

    Trouble read_workbook()
    {
        if (auto trouble = find_workbook()) {
            return trouble;
        }
        if (auto trouble = m_package.read(m_main, m_buffer)) {
            return trouble;
        }
        auto entries = read_workbook_part(m_buffer.view(), m_main, m_options.limits, m_workbook);
        if (!entries) {
            return entries.problem();
        }
        m_entries = std::move(*entries);
        auto relations = m_package.relations(m_main);
        if (!relations) {
            return relations.problem();
        }
        m_relations = std::move(*relations);
        return {};
    }

    Trouble read_shared()
    {
        auto const* const relation = find_by_type(m_relations, "sharedStrings");
        if (relation == nullptr || !m_package.has(relation->target)) {
            return {};
        }
        Buffer part;
        if (auto trouble = m_package.read(relation->target, part)) {
            return trouble;
        }
        return read_shared_strings(
            std::move(part), relation->target, m_options.limits, m_workbook.texts);
    }

    Trouble read_styles()
    {
        auto const* const relation = find_by_type(m_relations, "styles");
        if (relation == nullptr || !m_package.has(relation->target)) {
            return {};
        }
        if (auto trouble = m_package.read(relation->target, m_buffer)) {
            return trouble;
        }
        return read_number_formats(m_buffer.view(), relation->target, m_options.limits, m_workbook);
    }

    Trouble read_sheets()
    {
        std::uint64_t cells = 0;
        m_workbook.sheets.reserve(m_entries.size());
        for (auto& entry : m_entries) {
            auto const* const relation = find_by_id(m_relations, entry.relation);
            auto& tab = m_tabs.emplace_back(Tab{entry.name, relation});
            // Chart sheets have no cells.
            if (relation != nullptr && relation->type == "chartsheet") {
                continue;
            }
            if (relation == nullptr || relation->external) {
                return Problem{say::part_missing, {{"part", entry.name}}};
            }
            if (auto trouble = m_package.read(relation->target, m_buffer)) {
                return trouble;
            }
            tab.sheet = static_cast<int>(m_workbook.sheets.size());
            auto& sheet = m_workbook.sheets.emplace_back();
            sheet.name = std::move(entry.name);
            sheet.visibility = entry.visibility;
            if (auto trouble = read_sheet_part(
                    m_buffer.view(), relation->target, m_options, m_workbook, sheet, cells)) {
                return trouble;
            }
        }
        return {};
    }

    // Names count tabs as the file does; the workbook has only those with cells.
    void renumber_names()
    {
        for (auto& name : m_workbook.names) {
            auto const tab = static_cast<std::size_t>(name.sheet);
            name.sheet = name.sheet >= 0 && tab < m_tabs.size() ? m_tabs[tab].sheet : -1;
        }
    }

    Trouble read_looks()
    {
        renumber_names();
        if (m_options.depth == Depth::values) {
            m_workbook.properties = read_custom_properties(m_package, m_options.limits);
            return {};
        }
        return read_xlsx_looks(
            m_package, m_main, m_relations, m_tabs, m_options.limits, m_workbook);
    }

    Package m_package;
    ReadOptions const& m_options;
    Workbook m_workbook;
    Buffer m_buffer;
    std::string m_main;
    std::vector<SheetEntry> m_entries;
    std::vector<Tab> m_tabs;
    std::vector<PartRelation> m_relations;
};

} // namespace

Result<Workbook> read_xlsx(std::span<char const> bytes, ReadOptions const& options)
{
    auto const archive = ZipArchive::open(bytes, options.limits);
    return archive ? XlsxReader(*archive, options).read() : archive.problem();
}

} // namespace gopbieu
