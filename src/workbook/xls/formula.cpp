#include "base/json.hpp"
#include "workbook/container/little_endian.hpp"
#include "workbook/xls/decompiler.hpp"

#include <array>
#include <cmath>

namespace gopbieu {

namespace {

constexpr std::size_t longest_text = 16'384; ///< twice of what Excel allows
std::uint8_t base_token(std::uint8_t token)
{
    if (token < 0x40) {
        return token;
    }
    return static_cast<std::uint8_t>((token & 0x1fU) | 0x20U);
}

std::string quoted_text(std::string_view text)
{
    std::string out = "\"";
    for (char const character : text) {
        out += character;
        if (character == '"') {
            out += '"';
        }
    }
    return out + '"';
}

std::string number_text(double value)
{
    std::string out;
    append_number(out, value);
    return out;
}

} // namespace

std::optional<std::string> Decompiler::run()
{
    while (!m_reader.at_end()) {
        if (!step() || m_reader.failed() || m_constants.failed()) {
            return std::nullopt;
        }
        if (!m_stack.empty() && m_stack.back().text.size() > longest_text) {
            return std::nullopt;
        }
    }
    return m_stack.size() == 1 ? std::optional(std::move(m_stack[0].text)) : std::nullopt;
}

bool Decompiler::step()
{
    // From t_add to t_range.
    static constexpr std::array<Operator, 15> operators{{{"+", adding},
                                                         {"-", adding},
                                                         {"*", multiplying},
                                                         {"/", multiplying},
                                                         {"^", raising},
                                                         {"&", joining},
                                                         {"<", comparing},
                                                         {"<=", comparing},
                                                         {"=", comparing},
                                                         {">=", comparing},
                                                         {">", comparing},
                                                         {"<>", comparing},
                                                         {" ", referring},
                                                         {",", referring},
                                                         {":", referring}}};

    auto const token = base_token(m_reader.u8());
    if (token >= t_add && token <= t_range) {
        return binary(operators[static_cast<std::size_t>(token - t_add)]);
    }
    return token < t_array ? value(token) : reference(token);
}

bool Decompiler::value(std::uint8_t token)
{
    switch (token) {
    case t_plus:
        return sign_before('+');
    case t_minus:
        return sign_before('-');
    case t_percent:
        if (m_stack.empty()) {
            return false;
        }
        m_stack.back().text += '%';
        return true;
    case t_paren:
        if (m_stack.empty()) {
            return false;
        }
        m_stack.back() = {"(" + m_stack.back().text + ")", whole};
        return true;
    case t_missing:
        return push({});
    case t_string:
        return string();
    case t_attribute:
        return attribute();
    case t_error: {
        auto const error = error_name(m_reader.u8());
        return !error.empty() && push(std::string(error));
    }
    case t_bool:
        return push(m_reader.u8() != 0 ? "TRUE" : "FALSE");
    case t_int:
        return push(std::to_string(m_reader.u16()));
    case t_number: {
        auto const number = m_reader.f64();
        return std::isfinite(number) && push(number_text(number));
    }
    default:
        return false;
    }
}

bool Decompiler::reference(std::uint8_t token)
{
    auto const push_area = [&](std::optional<std::string> text) {
        return text && push(std::move(*text));
    };
    switch (token) {
    case t_array:
        return array();
    case t_function:
        return function();
    case t_function_var:
        return function_var();
    case t_name:
        return name();
    case t_name_x:
        return name_x();
    case t_ref:
    case t_ref_n:
        return push_area(area(token == t_ref_n, true));
    case t_area:
    case t_area_n:
        return push_area(area(token == t_area_n, false));
    case t_mem_area: // only a hint, with ranges among the constants: the expression follows
        m_reader.skip(6);
        m_constants.skip(m_constants.u16() * (m_wide ? 8U : 6U));
        return true;
    case t_mem_err:
    case t_mem_no_mem:
        m_reader.skip(6);
        return true;
    case t_mem_func:
        m_reader.skip(2);
        return true;
    case t_ref_err:
        m_reader.skip(m_wide ? 4 : 3);
        return push("#REF!");
    case t_area_err:
        m_reader.skip(m_wide ? 8 : 6);
        return push("#REF!");
    case t_ref_3d:
    case t_ref_err_3d:
        return reference_3d(false, token == t_ref_err_3d);
    case t_area_3d:
    case t_area_err_3d:
        return reference_3d(true, token == t_area_err_3d);
    default:
        return false;
    }
}

bool Decompiler::binary(Operator const& sign)
{
    if (m_stack.size() < 2) {
        return false;
    }
    auto right = std::move(m_stack.back());
    m_stack.pop_back();
    auto& left = m_stack.back();
    if (left.strength < sign.strength) {
        left.text = "(" + left.text + ")";
    }
    left.text += sign.text;
    // Operators of the same strength are worked from the left.
    left.text += right.strength <= sign.strength ? "(" + right.text + ")" : right.text;
    left.strength = sign.strength;
    return true;
}

bool Decompiler::sign_before(char sign)
{
    if (m_stack.empty()) {
        return false;
    }
    auto& operand = m_stack.back();
    operand.text = operand.strength < signing ? "(" + operand.text + ")" : operand.text;
    operand.text.insert(operand.text.begin(), sign);
    operand.strength = signing;
    return true;
}

// Attributes steer Excel's own evaluation; only the short form of SUM is part of the text.
bool Decompiler::attribute()
{
    auto const flags = m_reader.u8();
    auto const data = m_reader.u16();
    if ((flags & 0x04U) != 0) { // CHOOSE: a table of jumps
        m_reader.skip((data + 1U) * 2U);
        return true;
    }
    return (flags & 0x10U) == 0 || call(4, 1);
}

bool Decompiler::string()
{
    auto const text = m_names.text.with_u8(m_reader, 0);
    return text && push(quoted_text(*text));
}

std::optional<std::string> Decompiler::array_value()
{
    switch (m_constants.u8()) {
    case 0:
        m_constants.skip(8);
        return std::string();
    case 1: {
        auto const number = m_constants.f64();
        return std::isfinite(number) ? std::optional(number_text(number)) : std::nullopt;
    }
    case 2: {
        auto const text =
            m_wide ? m_names.text.with_u16(m_constants, 0) : m_names.text.with_u8(m_constants, 0);
        return text ? std::optional(quoted_text(*text)) : std::nullopt;
    }
    case 4: {
        bool const yes = m_constants.u8() != 0;
        m_constants.skip(7);
        return std::string(yes ? "TRUE" : "FALSE");
    }
    case 16: {
        auto const error = error_name(m_constants.u8());
        m_constants.skip(7);
        return error.empty() ? std::nullopt : std::optional(std::string(error));
    }
    default:
        return std::nullopt;
    }
}

bool Decompiler::array()
{
    m_reader.skip(7);
    auto const columns = m_constants.u8() + (m_wide ? 1U : 0U);
    auto const width = columns == 0 ? 256U : columns;
    auto const height = m_constants.u16() + (m_wide ? 1U : 0U);
    std::string text = "{";
    for (unsigned row = 0; row < height; ++row) {
        text += row == 0 ? "" : ";";
        for (unsigned column = 0; column < width; ++column) {
            auto const item = array_value();
            if (!item || m_constants.failed() || text.size() > longest_text) {
                return false;
            }
            text += column == 0 ? "" : ",";
            text += *item;
        }
    }
    return push(text + "}");
}

bool Decompiler::call(std::uint16_t number, std::size_t count)
{
    constexpr std::uint16_t by_name = 255; // the first argument is the function's name
    if (m_stack.size() < count || (number == by_name && count == 0)) {
        return false;
    }
    auto argument = m_stack.end() - static_cast<std::ptrdiff_t>(count);
    auto const first = argument;
    std::string text;
    if (number == by_name) {
        text = argument->text;
        ++argument;
    } else if (auto const* function = formula_function(number)) {
        text = function->name;
    } else {
        return false;
    }
    text += '(';
    for (auto at = argument; at != m_stack.end(); ++at) {
        text += at == argument ? "" : ",";
        // A union must not look like two arguments.
        bool const is_union = at->strength == referring && at->text.find(',') != std::string::npos;
        text += is_union ? "(" + at->text + ")" : at->text;
        if (text.size() > longest_text) {
            return false;
        }
    }
    text += ')';
    m_stack.erase(first, m_stack.end());
    return push(std::move(text));
}

bool Decompiler::function()
{
    auto const number =
        m_names.text.version >= 4 ? m_reader.u16() : static_cast<std::uint16_t>(m_reader.u8());
    auto const* known = formula_function(number);
    return known != nullptr && known->arguments >= 0 &&
           call(number, static_cast<std::size_t>(known->arguments));
}

bool Decompiler::function_var()
{
    auto const count = m_reader.u8() & 0x7fU;
    auto const number =
        m_names.text.version >= 4 ? m_reader.u16() : static_cast<std::uint16_t>(m_reader.u8());
    return call(number, count);
}

std::optional<CellRef> shared_formula_at(std::string_view tokens)
{
    if (tokens.size() < 5 || tokens[0] != t_exp) {
        return std::nullopt;
    }
    return CellRef{u16_at(tokens, 1), u16_at(tokens, 3)};
}

std::optional<std::string>
decompile(FormulaTokens const& formula, FormulaNames const& names, CellRef base)
{
    // Before BIFF5 several tokens have other sizes; such files are too rare to be worth it.
    if (names.text.version < 5 || formula.tokens.empty()) {
        return std::nullopt;
    }
    return Decompiler(formula, names, base).run();
}

} // namespace gopbieu
