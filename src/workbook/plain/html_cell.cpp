#include "workbook/plain/html_cell.hpp"

#include "workbook/plain/plain_value.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>

namespace gopbieu {

namespace {

constexpr std::string_view no_break_space = "\xc2\xa0";

bool blank(char character)
{
    return character == ' ' || character == '\n' || character == '\t' || character == '\r' ||
           character == '\f';
}

// Without blanks of either kind around it.
std::string_view bare(std::string_view text)
{
    while (text.starts_with(no_break_space) || (!text.empty() && blank(text.front()))) {
        text.remove_prefix(blank(text.front()) ? 1 : no_break_space.size());
    }
    while (text.ends_with(no_break_space) || (!text.empty() && blank(text.back()))) {
        text.remove_suffix(blank(text.back()) ? 1 : no_break_space.size());
    }
    return text;
}

// LibreOffice: sdnum="1033;0;#,##0" is the language, that of the format, and the format.
std::string code_of_sdnum(std::string_view sdnum)
{
    auto const first = sdnum.find(';');
    auto const second =
        first == std::string_view::npos ? std::string_view::npos : sdnum.find(';', first + 1);
    return second == std::string_view::npos ? std::string() : std::string(sdnum.substr(second + 1));
}

} // namespace

void HtmlText::append(std::string_view raw)
{
    m_chunk.clear();
    append_html_text(m_chunk, raw);
    for (char const character : m_chunk) {
        if (blank(character)) {
            m_blank_pending = !m_text.empty() && !m_text.ends_with('\n');
            continue;
        }
        if (m_block_pending) {
            m_text += m_text.ends_with('\n') ? "" : "\n";
        } else if (m_blank_pending) {
            m_text += ' ';
        }
        m_block_pending = false;
        m_blank_pending = false;
        m_text += character;
    }
}

void HtmlText::line_break()
{
    m_block_pending = false;
    m_blank_pending = false;
    m_text += m_text.empty() ? "" : "\n";
}

HtmlCell::HtmlCell(HtmlScanner const& tag, HtmlFormats const& formats)
    : m_code(formats.code(tag.attribute("style"), tag.attribute("class"))),
      m_num(tag.attribute("x:num")), m_str(tag.attribute("x:str")), m_bool(tag.attribute("x:bool")),
      m_err(tag.attribute("x:err")), m_fmla(tag.attribute("x:fmla"))
{
    if (auto const value = tag.attribute("sdval")) {
        m_num = value;
    }
    if (auto const format = tag.attribute("sdnum"); format && !code_of_sdnum(*format).empty()) {
        m_code = code_of_sdnum(*format);
    }
}

Trouble HtmlCell::place(GridBuilder& grid) const
{
    auto const before = grid.sheet().cells.size();
    if (auto trouble = place_value(grid)) {
        return trouble;
    }
    if (!m_fmla || m_fmla->empty()) {
        return {};
    }
    std::string_view const formula = *m_fmla;
    auto const number = grid.add_formula(formula.substr(formula.starts_with('=') ? 1 : 0));
    if (!number) {
        return number.problem();
    }
    if (grid.sheet().cells.size() == before) {
        if (auto trouble = grid.place(where, {})) {
            return trouble;
        }
    }
    grid.sheet().cells.back().formula = *number;
    return {};
}

std::optional<double> HtmlCell::exact_number() const
{
    if (!m_num) {
        return std::nullopt;
    }
    // Without a value the text is the number.
    auto const digits = m_num->empty() ? bare(text.text()) : std::string_view(*m_num);
    double value = 0;
    auto const done = std::from_chars(digits.data(), digits.data() + digits.size(), value);
    bool const whole = done.ec == std::errc() && done.ptr == digits.data() + digits.size();
    return whole && std::isfinite(value) ? std::optional(value) : std::nullopt;
}

Trouble HtmlCell::place_value(GridBuilder& grid) const
{
    auto const shown = number_format(m_code);
    auto const style = grid.style_of(m_code);
    auto const plain = bare(text.text());
    if (m_bool) {
        bool const yes = lower_case(m_bool->empty() ? plain : *m_bool) == "true";
        return grid.place_number(where, yes ? 1 : 0, style, CellKind::boolean);
    }
    if (m_err) {
        return grid.place_text(where, m_err->empty() ? plain : *m_err, style, CellKind::error);
    }
    if (auto const number = exact_number()) {
        return grid.place_number(
            where, *number, style, shown.is_date() ? CellKind::date : CellKind::number);
    }
    if (m_str && !m_str->empty()) {
        return grid.place_text(where, *m_str, style);
    }
    if (plain.empty()) {
        return {};
    }
    auto const value = m_str || shown.shown == Shown::text
                           ? std::nullopt
                           : plain_value(plain, LoneComma::thousand);
    if (!value) {
        auto const& all = text.text();
        return grid.place_text(where, all.substr(0, all.find_last_not_of('\n') + 1), style);
    }
    auto const own_format = shown.code == "General" && !value->format.empty();
    auto const kind =
        value->kind == CellKind::number && shown.is_date() ? CellKind::date : value->kind;
    return grid.place_number(
        where, value->number, own_format ? grid.style_of(value->format) : style, kind);
}

} // namespace gopbieu
