// What a cell means: its formula, and its value by its type.

#include "base/catalogue/files.hpp"
#include "text/utf8.hpp"
#include "workbook/xlsx/sheet_bytes.hpp"
#include "workbook/xlsx/sheet_data.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>

namespace gopbieu {

using namespace sheet_bytes; // NOLINT(google-build-using-namespace): the few words of this reader

std::optional<double> sheet_bytes::parse_number(std::string_view text)
{
    text = trimmed(text);
    if (text.starts_with('+')) {
        text.remove_prefix(1);
    }
    double value = 0;
    auto const done = std::from_chars(text.data(), text.data() + text.size(), value);
    // Below the smallest double there is nothing left but zero; above the largest it is no number.
    auto const exponent = text.find_first_of("eE");
    if (done.ec == std::errc::result_out_of_range && done.ptr == text.data() + text.size() &&
        exponent != std::string_view::npos && text.substr(exponent + 1).starts_with('-')) {
        return 0.0;
    }
    bool const whole = done.ec == std::errc() && done.ptr == text.data() + text.size();
    return whole && std::isfinite(value) ? std::optional(value) : std::nullopt;
}

bool SheetData::read_formula(Draft& draft)
{
    // `<f>A1+B1</f>` and nothing else.
    auto const rest = between(m_at, m_finish);
    auto const stop = rest.starts_with("<f>") ? rest.find('<', 3) : std::string_view::npos;
    if (stop != std::string_view::npos && rest.substr(stop).starts_with("</f>")) {
        m_value.clear();
        append_unescaped(m_value, rest.substr(3, stop - 3));
        m_at += stop + 4;
        return add_formula(draft, m_value, "", std::nullopt);
    }
    XmlScanner inner(rest, m_options.limits);
    if (inner.next() != XmlScanner::Token::open) {
        return refuse(inner.problem(m_part_name));
    }
    auto const kind = inner.attribute("t").value_or("");
    std::optional<std::uint32_t> group;
    if (kind == "shared" && inner.attribute("si")) {
        group = static_cast<std::uint32_t>(
            std::clamp(inner.attribute_number("si").value_or(0), 0.0, 4e9));
    }
    auto const array =
        kind == "array" ? parse_a1_range(inner.attribute("ref").value_or("")) : std::nullopt;
    auto const text = inner.inner_text();
    if (inner.depth() != 0) {
        return refuse(inner.problem(m_part_name));
    }
    m_at = inner.position();
    if (!add_formula(draft, text, kind, group)) {
        return false;
    }
    if (array && draft.cell.formula != 0) {
        auto& formula = m_sheet.formulas[draft.cell.formula - 1];
        formula.array_rows = array->last.row - array->first.row + 1;
        formula.array_columns = array->last.column - array->first.column + 1;
    }
    return true;
}

// `group`: the number of the shared formula that this one starts or follows.
bool SheetData::add_formula(Draft& draft,
                            std::string_view text,
                            std::string_view kind,
                            std::optional<std::uint32_t> group)
{
    if (text.size() > m_options.limits.string) {
        return refuse({say::limit_string,
                       {{"part", std::string(m_part_name)},
                        {"limit", std::to_string(m_options.limits.string)}}});
    }
    std::string scratch;
    auto const clean = clean_text(text, scratch);
    if (!clean) {
        return bad_value(draft.cell.where(), "?", "UTF-8");
    }
    if (clean->empty() && !group && kind != "dataTable") {
        return true; // `<f/>`: nothing to calculate
    }
    Formula formula;
    formula.text = m_workbook.texts.keep(*clean);
    formula.array = kind == "array";
    if (group && !clean->empty()) {
        m_shared.try_emplace(*group, Shared{formula.text, draft.cell.where()});
    } else if (group) {
        m_followers.push_back({m_sheet.formulas.size(), *group, draft.cell.where()});
    }
    m_sheet.formulas.push_back(formula);
    draft.cell.formula = static_cast<std::uint32_t>(m_sheet.formulas.size());
    return true;
}

bool SheetData::set_number(Draft& draft)
{
    auto const value = parse_number(draft.value);
    if (!value) {
        return bad_value(draft.cell.where(), draft.value, "1234.5");
    }
    auto& cell = draft.cell;
    cell.kind = CellKind::number;
    cell.number = *value;
    shift_date(cell);
    return true;
}

// A number whose style shows a date becomes one.
void SheetData::shift_date(Cell& cell) const
{
    if (shows_date(cell.style)) {
        cell.kind = CellKind::date;
        bool const only_time = m_date_styles[cell.style] == 2 && cell.number < 1;
        cell.number += m_workbook.date_1904 && !only_time ? days_1904 : 0;
    }
}

bool SheetData::set_shared(Draft& draft)
{
    std::uint32_t index = 0;
    auto const raw = trimmed(draft.value);
    auto const done = std::from_chars(raw.data(), raw.data() + raw.size(), index);
    if (done.ec != std::errc() || done.ptr != raw.data() + raw.size() || index >= m_shared_texts) {
        return bad_value(draft.cell.where(), raw, "0–" + std::to_string(m_shared_texts));
    }
    draft.cell.kind = CellKind::text;
    draft.cell.text_ = index;
    return true;
}

bool SheetData::set_date(Draft& draft)
{
    auto const serial = iso_to_serial(trimmed(draft.value));
    if (!serial) {
        return bad_value(draft.cell.where(), draft.value, "2023-12-31");
    }
    draft.cell.kind = CellKind::date;
    draft.cell.number = *serial;
    return true;
}

bool SheetData::set_text(Draft& draft, CellKind kind)
{
    bool const from_inline =
        draft.has_inline && (draft.type == Type::inline_text || !draft.has_value);
    std::string_view const text = from_inline ? std::string_view(m_inline) : draft.value;
    if (text.size() > m_options.limits.string) {
        return refuse({say::limit_string,
                       {{"part", std::string(m_part_name)},
                        {"limit", std::to_string(m_options.limits.string)}}});
    }
    bool const decoded = from_inline || draft.value_decoded;
    auto const added = decoded ? m_gate.add_plain(text) : m_gate.add_raw(text, false);
    if (!added) {
        return bad_value(draft.cell.where(), "?", "UTF-8");
    }
    draft.cell.kind = kind;
    draft.cell.text_ = *added;
    return true;
}

bool SheetData::finish_cell(Draft& draft)
{
    auto& cell = draft.cell;
    if (m_styles == 0) {
        cell.style = 0; // a workbook without a styles part may still number styles
    } else if (cell.style >= m_styles) {
        return bad_value(
            cell.where(), std::to_string(cell.style), "s < " + std::to_string(m_styles));
    }
    bool const has_number = draft.has_value && !trimmed(draft.value).empty();
    bool fine = true;
    switch (draft.type) {
    case Type::shared:
        fine = !has_number || set_shared(draft);
        break;
    case Type::number:
        fine =
            has_number ? set_number(draft) : !draft.has_inline || set_text(draft, CellKind::text);
        break;
    case Type::text:
    case Type::inline_text:
        fine = !(draft.has_value || draft.has_inline) || set_text(draft, CellKind::text);
        break;
    case Type::error:
        fine = !has_number || set_text(draft, CellKind::error);
        break;
    case Type::date:
        fine = !has_number || set_date(draft);
        break;
    case Type::boolean: {
        auto const raw = trimmed(draft.value);
        bool const yes = raw == "1" || raw == "true" || raw == "TRUE";
        if (has_number && !yes && raw != "0" && raw != "false" && raw != "FALSE") {
            return bad_value(cell.where(), raw, "0, 1");
        }
        cell.kind = has_number ? CellKind::boolean : CellKind::empty;
        cell.number = yes ? 1 : 0;
        break;
    }
    case Type::unknown:
        return bad_value(cell.where(), "t", "n, s, str, inlineStr, b, e, d");
    }
    if (!fine) {
        return false;
    }
    if (cell.kind == CellKind::empty && cell.formula == 0 && m_options.depth == Depth::values) {
        return true;
    }
    return keep(cell);
}

// A master may stand behind its followers, so they are joined when all are known.
void SheetData::resolve_shared_formulas()
{
    for (auto const& follower : m_followers) {
        auto const master = m_shared.find(follower.group);
        if (master == m_shared.end()) {
            continue;
        }
        auto& formula = m_sheet.formulas[follower.formula];
        formula.text = master->second.text;
        formula.row_shift = static_cast<std::int32_t>(follower.where.row) -
                            static_cast<std::int32_t>(master->second.origin.row);
        formula.column_shift = static_cast<std::int32_t>(follower.where.column) -
                               static_cast<std::int32_t>(master->second.origin.column);
    }
}

} // namespace gopbieu
