#include "command/dump_text.hpp"

#include "base/json.hpp"
#include "command/looks_text.hpp"

namespace gopbieu {

namespace {

bool shows_nothing(Workbook const& workbook, Cell const& cell)
{
    return cell.kind == CellKind::empty || (cell.has_text() && workbook.text(cell).empty());
}

void append_value(std::string& out, Workbook const& workbook, Cell const& cell)
{
    switch (cell.kind) {
    case CellKind::date:
        if (auto const iso = serial_to_iso(cell.number)) {
            out += "\"d\",\"";
            out += *iso;
            out += '"';
            return;
        }
        [[fallthrough]];
    case CellKind::empty:
    case CellKind::number:
        out += "\"n\",";
        append_number(out, cell.number);
        return;
    case CellKind::boolean:
        out += cell.number != 0 ? "\"b\",true" : "\"b\",false";
        return;
    case CellKind::text:
    case CellKind::error:
        out += cell.kind == CellKind::text ? "\"s\"," : "\"e\",";
        append_json(out, workbook.text(cell));
        return;
    }
}

void append_cell(std::string& out,
                 Workbook const& workbook,
                 Sheet const& sheet,
                 Cell const& cell,
                 DumpStyle const& style)
{
    out += '[';
    append_number(out, static_cast<unsigned long long>(cell.row) + 1);
    out += ',';
    append_number(out, static_cast<unsigned long long>(cell.column) + 1);
    out += ',';
    if (shows_nothing(workbook, cell)) {
        out += "null,null"; // a formula without a cached value
    } else {
        append_value(out, workbook, cell);
    }
    if (style.formulas && cell.formula != 0) {
        out += ',';
        append_json(out, formula_text(sheet, cell));
    }
    out += ']';
}

void append_sheet(std::string& out,
                  Workbook const& workbook,
                  Sheet const& sheet,
                  DumpStyle const& style)
{
    out += "{\"name\":";
    append_json(out, sheet.name);
    out += sheet.visibility == Visibility::visible ? ",\"hidden\":false,\"cells\":["
                                                   : ",\"hidden\":true,\"cells\":[";
    bool first = true;
    for (auto const& cell : sheet.cells) {
        if (shows_nothing(workbook, cell) && !(style.formulas && cell.formula != 0)) {
            continue;
        }
        out += first ? "" : ",";
        first = false;
        append_cell(out, workbook, sheet, cell, style);
    }
    out += "],\"merges\":[";
    for (auto const& merge : sheet.merges) {
        out += &merge == sheet.merges.data() ? "\"" : ",\"";
        out += to_a1(merge);
        out += '"';
    }
    out += ']';
    append_sheet_looks(out, sheet);
    out += '}';
}

void append_json_line(std::string& out,
                      std::string_view file,
                      Result<Workbook> const& workbook,
                      DumpStyle const& style)
{
    out += "{\"file\":";
    append_json(out, file);
    if (!workbook) {
        out += ",\"error\":{\"code\":";
        append_json(out, code(workbook.problem().say));
        out += ",\"text\":";
        append_json(out, words(workbook.problem(), style.language));
        out += "}}\n";
        return;
    }
    out += ",\"sheets\":[";
    for (auto const& sheet : workbook->sheets) {
        out += &sheet == workbook->sheets.data() ? "" : ",";
        append_sheet(out, *workbook, sheet, style);
    }
    out += ']';
    append_looks(out, *workbook, style.language);
    out += "}\n";
}

bool starts_formula(std::string_view text)
{
    return !text.empty() && std::string_view("=+-@\t\r").find(text[0]) != std::string_view::npos;
}

// A text that a spreadsheet program would take for a formula gets an apostrophe in front, and
// control codes become blanks: what comes from a file stays data wherever the CSV is opened.
std::string harmless_text(std::string_view text)
{
    std::string out = starts_formula(text) ? "'" : "";
    for (std::size_t at = 0; at < text.size(); ++at) {
        auto const byte = static_cast<unsigned char>(text[at]);
        bool const second_set =
            byte == 0xc2 && at + 1 < text.size() && static_cast<unsigned char>(text[at + 1]) < 0xa0;
        bool const control = (byte < 0x20 && byte != '\n' && byte != '\t') || byte == 0x7f;
        out += second_set || control ? ' ' : text[at];
        at += second_set ? 1U : 0U;
    }
    return out;
}

void append_csv_field(std::string& out, std::string_view text)
{
    if (text.find_first_of(",\"\r\n") == std::string_view::npos) {
        out += text;
        return;
    }
    out += '"';
    for (char const character : text) {
        out += character;
        if (character == '"') {
            out += '"';
        }
    }
    out += '"';
}

void append_csv_line(std::string& out, std::vector<std::string> const& fields)
{
    for (auto const& field : fields) {
        append_csv_field(out, field);
        out += &field == &fields.back() ? "\n" : ",";
    }
}

// file, sheet, cell, type, value: one line a cell, so that a spreadsheet program can filter it.
void append_csv(std::string& out,
                std::string_view file,
                Result<Workbook> const& workbook,
                DumpStyle const& style)
{
    if (!workbook) {
        append_csv_line(out,
                        {harmless_text(file),
                         "",
                         "",
                         std::string(code(workbook.problem().say)),
                         words(workbook.problem(), style.language)});
        return;
    }
    for (auto const& sheet : workbook->sheets) {
        for (auto const& cell : sheet.cells) {
            bool const nothing = shows_nothing(*workbook, cell);
            if (nothing && !(style.formulas && cell.formula != 0)) {
                continue;
            }
            std::string value;
            if (!nothing) {
                append_value(value, *workbook, cell);
            }
            std::string const type = nothing ? "" : value.substr(1, 1);
            auto text = nothing ? std::string() : value.substr(4);
            if (cell.has_text()) {
                text = harmless_text(workbook->text(cell));
            } else if (text.starts_with('"')) {
                text = text.substr(1, text.size() - 2);
            }
            std::vector<std::string> fields{
                harmless_text(file), harmless_text(sheet.name), to_a1(cell.where()), type, text};
            if (style.formulas) {
                fields.push_back(harmless_text(formula_text(sheet, cell)));
            }
            append_csv_line(out, fields);
        }
    }
}

} // namespace

void append_dump(std::string& out,
                 std::string_view file,
                 Result<Workbook> const& workbook,
                 DumpStyle const& style)
{
    style.csv ? append_csv(out, file, workbook, style)
              : append_json_line(out, file, workbook, style);
}

} // namespace gopbieu
