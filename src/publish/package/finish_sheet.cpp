#include "publish/package/finish_sheet.hpp"

#include "base/json.hpp"
#include "publish/package/rules_xml.hpp"
#include "publish/package/sheet_frame.hpp"
#include "publish/package/xml_element.hpp"

#include <algorithm>
#include <charconv>
#include <map>

namespace gopbieu {

namespace {

// The value of an attribute in a start tag that the library wrote.
std::string_view attribute(std::string_view tag, std::string_view name)
{
    auto const opening = " " + std::string(name) + "=\"";
    auto const at = tag.find(opening);
    if (at == std::string_view::npos) {
        return {};
    }
    auto const value = tag.substr(at + opening.size());
    return value.substr(0, value.find('"'));
}

std::uint32_t number(std::string_view digits)
{
    std::uint32_t value = 0;
    std::from_chars(digits.data(), digits.data() + digits.size(), value);
    return value;
}

// Widths as the template has them: the library keeps whole pixels.
std::string column_elements(std::string_view written, std::vector<ColumnLooks> const& columns)
{
    std::map<std::uint32_t, std::string_view> styles;
    for (auto at = written.find("<col "); at != std::string_view::npos;
         at = written.find("<col ", at + 1)) {
        auto const tag = written.substr(at, written.find('>', at) - at);
        styles[number(attribute(tag, "min"))] = attribute(tag, "style");
    }
    std::string out;
    if (columns.empty()) {
        return out;
    }
    XmlElement list(out, "cols");
    for (auto const& one : columns) {
        XmlElement column(list.inside(), "col");
        column.whole("min", one.columns.first + 1)
            .whole("max", one.columns.last + 1)
            .number("width", one.width)
            .text_if("style", styles[one.columns.first + 1])
            .flag_unless("hidden", one.hidden, false)
            .flag_unless("customWidth", one.custom_width, false);
        if (one.outline != 0) {
            column.whole("outlineLevel", one.outline);
        }
        column.flag_unless("collapsed", one.collapsed, false);
    }
    return out;
}

/// Goes through the rows once and gives rows and cells what the library could not.
class RowsFinisher {
public:
    RowsFinisher(std::string& out, SheetPlan const& plan, SheetLooks const& looks)
        : m_out(out), m_row(looks.rows.begin()), m_rows_end(looks.rows.end()),
          m_stand_in(plan.stand_ins.begin()), m_stand_ins_end(plan.stand_ins.end())
    {
    }

    void run(std::string_view data)
    {
        for (auto at = data.find("<row "); at != std::string_view::npos;) {
            auto const stop = data.find('>', at);
            auto const tag = data.substr(at, stop + 1 - at);
            auto const next = data.find("<row ", stop);
            auto const row = number(attribute(tag, "r")) - 1;
            append_row_tag(tag, row);
            append_cells(row,
                         data.substr(stop + 1,
                                     next == std::string_view::npos ? std::string_view::npos
                                                                    : next - stop - 1));
            at = next;
        }
    }

private:
    void append_row_tag(std::string_view tag, std::uint32_t row)
    {
        m_row = std::find_if(
            m_row, m_rows_end, [&](RowLooks const& looks) { return looks.row >= row; });
        m_out += "<row r=\"";
        m_out += std::to_string(row + 1);
        m_out += '"';
        for (auto const* const name : {"spans", "s", "customFormat"}) {
            if (auto const value = attribute(tag, name); !value.empty()) {
                m_out += ' ';
                m_out += name;
                m_out += "=\"";
                m_out += value;
                m_out += '"';
            }
        }
        if (m_row != m_rows_end && m_row->row == row) {
            append_row_looks(*m_row, !attribute(tag, "customFormat").empty());
        }
        m_out += tag.ends_with("/>") ? "/>" : ">";
    }

    void append_row_looks(RowLooks const& looks, bool styled)
    {
        // The library passes over style 0, which differs from none where a column has a style.
        m_out += looks.style && !styled ? " customFormat=\"1\"" : "";
        if (looks.height) {
            m_out += " ht=\"";
            append_number_text(*looks.height);
            m_out += '"';
        }
        m_out += looks.hidden ? " hidden=\"1\"" : "";
        m_out += looks.custom_height ? " customHeight=\"1\"" : "";
        if (looks.outline != 0) {
            m_out += " outlineLevel=\"" + std::to_string(looks.outline) + "\"";
        }
        m_out += looks.collapsed ? " collapsed=\"1\"" : "";
    }

    void append_number_text(double value)
    {
        std::string digits;
        append_number(digits, value);
        m_out += digits;
    }

    void append_cells(std::uint32_t row, std::string_view cells)
    {
        while (m_stand_in != m_stand_ins_end && m_stand_in->where.row == row) {
            auto const at = cells.find("<c r=\"" + to_a1(m_stand_in->where) + "\"");
            if (at == std::string_view::npos) {
                break;
            }
            auto const stop = cells.find("</c>", at);
            m_out += cells.substr(0, at);
            append_cell(cells.substr(at, stop - at), *m_stand_in);
            cells.remove_prefix(stop);
            ++m_stand_in;
        }
        m_out += cells;
    }

    // `cell`: from "<c" to before "</c>".
    void append_cell(std::string_view cell, StandIn const& wanted)
    {
        auto const tag = cell.substr(0, cell.find('>'));
        auto const style = attribute(tag, "s");
        auto const type = wanted.type.empty() ? attribute(tag, "t") : wanted.type;
        m_out += "<c r=\"" + to_a1(wanted.where) + "\"";
        if (!style.empty()) {
            m_out.append(" s=\"").append(style).append("\"");
        }
        bool const without_value = wanted.value && wanted.value->empty();
        if (!type.empty() && !without_value) {
            m_out.append(" t=\"").append(type).append("\"");
        }
        m_out += '>';
        append_formula(find_element(cell, "f"), wanted);
        if (!wanted.value) {
            m_out += find_element(cell, "v");
        } else if (!without_value) {
            m_out.append("<v>").append(xstring(*wanted.value)).append("</v>");
        }
    }

    void append_formula(std::string_view formula, StandIn const& wanted)
    {
        if (wanted.array && formula.starts_with("<f>")) {
            m_out += "<f t=\"array\" ref=\"" + ranges_text({*wanted.array}) + "\">";
            formula.remove_prefix(3);
        }
        m_out += formula;
    }

    std::string& m_out;
    std::vector<RowLooks>::const_iterator m_row, m_rows_end;
    std::vector<StandIn>::const_iterator m_stand_in, m_stand_ins_end;
};

void append_merges(std::string& out, std::vector<CellRange> const& merges)
{
    if (merges.empty()) {
        return;
    }
    XmlElement list(out, "mergeCells");
    list.whole("count", merges.size());
    for (auto const& merge : merges) {
        XmlElement(list.inside(), "mergeCell").text("ref", to_a1(merge));
    }
}

} // namespace

std::string finished_sheet(std::string_view part, SheetPlan const& plan)
{
    static SheetLooks const plain;
    auto const& looks = plan.sheet->looks != nullptr ? *plan.sheet->looks : plain;
    auto const data = find_element(part, "sheetData");
    auto const front = part.substr(0, static_cast<std::size_t>(data.data() - part.data()));
    auto const back = part.substr(front.size() + data.size());
    auto const root_end = front.find('>', front.find("<worksheet"));

    std::string out;
    out.reserve(part.size() + part.size() / 4);
    out += front.substr(0, root_end + 1);
    out += frame_before_columns(looks, find_element(front, "dimension"), plan.active);
    out += column_elements(find_element(front, "cols"), looks.columns);
    out += data.substr(0, data.find('>') + 1);
    if (!data.ends_with("/>")) {
        RowsFinisher(out, plan, looks).run(data);
    }
    out += protection_element(looks.protection);
    if (looks.autofilter) {
        XmlElement(out, "autoFilter").text("ref", to_a1(*looks.autofilter));
    }
    append_merges(out, plan.sheet->merges);
    out += conditional_elements(looks.conditional_formats, plan.overlays);
    out += validation_elements(looks.validations);
    out += link_parts(looks.hyperlinks).element;
    out += page_elements(looks.page);
    out += find_element(back, "drawing");
    out += find_element(back, "legacyDrawing");
    out += "</worksheet>\n";
    return out;
}

} // namespace gopbieu
