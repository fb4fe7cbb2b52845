#include "workbook/ods/document.hpp"

#include "base/catalogue/files.hpp"
#include "workbook/ods/formula.hpp"
#include "workbook/ods/page_looks.hpp"
#include "workbook/ods/table.hpp"

#include <array>

namespace gopbieu {

namespace {

using Token = XmlScanner::Token;

/// What a body that is no spreadsheet holds.
Problem other_body(std::string_view name)
{
    if (name == "text") {
        return {say::kind_word};
    }
    if (name == "presentation") {
        return {say::kind_slides};
    }
    return {say::kind_other_office, {{"kind", "OpenDocument " + std::string(name)}}};
}

// LibreOffice keeps copies of cells of other files as tables with names such as
// 'file:///C:/a.ods'#Sheet1. They are no sheets of this workbook.
bool is_copy_of_other_file(std::string_view name)
{
    return name.starts_with('\'') && name.find("'#") != std::string_view::npos;
}

} // namespace

DocumentReader::DocumentReader(FileKind kind, ReadOptions const& options)
    : m_options(options), m_grid(m_workbook, options.limits, "content.xml"),
      m_styles(options.depth), m_numbers(m_grid, m_styles, options.depth)
{
    m_workbook.kind = kind;
    if (options.depth == Depth::looks) {
        m_workbook.looks = std::make_unique<Looks>();
    }
}

Trouble DocumentReader::read(std::string_view document, std::string_view part)
{
    XmlScanner xml(document, m_options.limits);
    for (auto token = xml.next_tag(); token != Token::end; token = xml.next_tag()) {
        if (token == Token::broken) {
            return xml.problem(part);
        }
        if (token == Token::close || xml.depth() == 1) {
            continue;
        }
        auto const name = xml.name();
        if (name == "styles" || name == "automatic-styles") {
            m_styles.read(xml);
        } else if (name == "master-styles" && m_options.depth == Depth::looks) {
            read_master_styles(xml);
        } else if (name == "meta" && m_options.depth == Depth::looks) {
            read_properties(xml);
        } else if (name == "body") {
            if (auto trouble = read_body(xml)) {
                return trouble;
            }
        } else {
            xml.skip();
        }
    }
    return {};
}

Result<Workbook> DocumentReader::finish()
{
    if (!m_has_spreadsheet) {
        return Problem{say::part_missing, {{"part", "office:spreadsheet"}}};
    }
    m_grid.finish();
    return std::move(m_workbook);
}

Trouble DocumentReader::read_body(XmlScanner& xml)
{
    if (xml.next_tag() != Token::open) {
        return {};
    }
    if (xml.name() != "spreadsheet") {
        return other_body(xml.name());
    }
    m_has_spreadsheet = true;
    m_numbers.number("", "", false); // style 0 is the default one
    return read_spreadsheet(xml);
}

Trouble DocumentReader::read_spreadsheet(XmlScanner& xml)
{
    auto const inside = xml.depth();
    if (m_options.depth == Depth::looks) {
        m_workbook.looks->structure_locked = xml.attribute_flag("table:structure-protected", false);
    }
    for (auto token = xml.next_tag(); token != Token::end && token != Token::broken;
         token = xml.next_tag()) {
        if (token == Token::close) {
            if (xml.depth() < inside) {
                return {};
            }
        } else if (xml.name() == "table") {
            if (auto trouble = read_table(xml)) {
                return trouble;
            }
        } else if (xml.name() == "named-expressions" && m_options.depth == Depth::looks) {
            read_names(xml);
        } else {
            // Tracked changes hold cells too, those of earlier days.
            xml.skip();
        }
    }
    return {};
}

Trouble DocumentReader::read_table(XmlScanner& xml)
{
    auto const name = xml.attribute_text("table:name");
    if (is_copy_of_other_file(name)) {
        xml.skip();
        return {};
    }
    if (auto trouble = m_grid.start_sheet(name)) {
        return trouble;
    }
    auto& sheet = m_grid.sheet();
    auto const style = xml.attribute("table:style-name").value_or("");
    sheet.visibility = m_styles.shows_table(style) ? Visibility::visible : Visibility::hidden;
    if (m_options.depth == Depth::looks) {
        sheet.looks = std::make_unique<SheetLooks>();
        auto& page = sheet.looks->page;
        sheet.looks->protection.on = xml.attribute_flag("table:protected", false);
        sheet.looks->right_to_left =
            m_styles.property("table", style, "table-properties/writing-mode") == "rl-tb";
        page.print_areas = cell_ranges(xml.attribute_text("table:print-ranges"));
        if (auto const found = m_page_layouts.find(m_styles.master_page_of(style));
            found != m_page_layouts.end()) {
            read_page_layout(m_styles, found->second, page);
        }
    }
    return TableReader(xml, m_grid, m_styles, m_numbers, m_options).read();
}

void DocumentReader::read_master_styles(XmlScanner& xml)
{
    auto const inside = xml.depth();
    for (auto token = xml.next_tag(); token != Token::end && token != Token::broken;
         token = xml.next_tag()) {
        if (token == Token::close && xml.depth() < inside) {
            return;
        }
        if (token == Token::open) {
            if (xml.name() == "master-page") {
                m_page_layouts.insert_or_assign(xml.attribute_text("style:name"),
                                                xml.attribute_text("style:page-layout-name"));
            }
            xml.skip();
        }
    }
}

// Properties have the names of OOXML, so that one program part understands both.
void DocumentReader::read_properties(XmlScanner& xml)
{
    static constexpr std::array<std::pair<std::string_view, std::string_view>, 9> names{
        {{"title", "title"},
         {"subject", "subject"},
         {"description", "description"},
         {"keyword", "keywords"},
         {"initial-creator", "creator"},
         {"creator", "lastModifiedBy"},
         {"creation-date", "created"},
         {"date", "modified"},
         {"generator", "Application"}}};
    auto const inside = xml.depth();
    for (auto token = xml.next_tag(); token != Token::end && token != Token::broken;
         token = xml.next_tag()) {
        if (token == Token::close) {
            if (xml.depth() < inside) {
                return;
            }
            continue;
        }
        Property property;
        property.custom = xml.name() == "user-defined";
        if (property.custom) {
            property.name = xml.attribute_text("meta:name");
        }
        for (auto const& [theirs, ours] : names) {
            property.name = xml.name() == theirs ? std::string(ours) : property.name;
        }
        auto const value = xml.inner_text();
        auto const cleaned = m_grid.clean(value);
        if (!property.name.empty() && cleaned) {
            property.value = *cleaned;
            m_workbook.properties.push_back(std::move(property));
        }
    }
}

void DocumentReader::read_names(XmlScanner& xml)
{
    auto const inside = xml.depth();
    for (auto token = xml.next_tag(); token != Token::end && token != Token::broken;
         token = xml.next_tag()) {
        if (token == Token::close) {
            if (xml.depth() < inside) {
                return;
            }
            continue;
        }
        auto const range = xml.attribute("table:cell-range-address");
        auto const refers_to = range
                                   ? excel_reference(xml.attribute_text("table:cell-range-address"))
                                   : excel_formula(xml.attribute_text("table:expression"));
        DefinedName name;
        auto const label = xml.attribute_text("table:name");
        if (auto const cleaned = m_grid.clean(label)) {
            name.name = *cleaned;
        }
        if (auto const cleaned = m_grid.clean(refers_to)) {
            name.refers_to = *cleaned;
        }
        if (!name.name.empty()) {
            m_workbook.names.push_back(std::move(name));
        }
    }
}

} // namespace gopbieu
