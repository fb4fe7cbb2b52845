#include "workbook/xls/formula.hpp"

#include "base/json.hpp"
#include "workbook/container/little_endian.hpp"

#include <algorithm>
#include <array>
#include <cmath>

namespace gopbieu {

namespace {

constexpr std::size_t longest_text = 16'384; ///< twice of what Excel allows
constexpr int rows_biff8 = 65'536;
constexpr int rows_biff5 = 16'384;
constexpr int columns_biff = 256;

// Numbers of tokens; those that make a value also come in two further classes, 0x20 and 0x40
// higher.
enum Token : std::uint8_t {
    t_exp = 0x01,
    t_add = 0x03,
    t_range = 0x11,
    t_plus = 0x12,
    t_minus = 0x13,
    t_percent = 0x14,
    t_paren = 0x15,
    t_missing = 0x16,
    t_string = 0x17,
    t_attribute = 0x19,
    t_error = 0x1c,
    t_bool = 0x1d,
    t_int = 0x1e,
    t_number = 0x1f,
    t_array = 0x20,
    t_function = 0x21,
    t_function_var = 0x22,
    t_name = 0x23,
    t_ref = 0x24,
    t_area = 0x25,
    t_mem_area = 0x26,
    t_mem_err = 0x27,
    t_mem_no_mem = 0x28,
    t_mem_func = 0x29,
    t_ref_err = 0x2a,
    t_area_err = 0x2b,
    t_ref_n = 0x2c,
    t_area_n = 0x2d,
    t_name_x = 0x39,
    t_ref_3d = 0x3a,
    t_area_3d = 0x3b,
    t_ref_err_3d = 0x3c,
    t_area_err_3d = 0x3d
};

/// How tightly an operator binds; a weaker operand gets parentheses.
enum Strength : int {
    comparing = 1,
    joining,
    adding,
    multiplying,
    raising,
    signing,
    referring,
    whole
};

struct Operator {
    std::string_view text;
    int strength;
};
// From t_add to t_range.
constexpr std::array<Operator, 15> operators{{{"+", adding},
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

struct Operand {
    std::string text;
    int strength = whole;
};

struct Place {
    int row = 0, column = 0;
    bool row_relative = false, column_relative = false;
};

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

/// One formula: a stack of finished operands.
class Decompiler {
public:
    Decompiler(FormulaTokens const& formula, FormulaNames const& names, CellRef base)
        : m_reader(formula.tokens), m_constants(formula.constants), m_names(names), m_base(base),
          m_wide(names.text.version >= 8)
    {
    }

    std::optional<std::string> run()
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

private:
    bool step();
    bool value(std::uint8_t token);
    bool reference(std::uint8_t token);
    bool binary(Operator const& sign);
    bool sign_before(char sign);
    bool attribute();
    bool string();
    bool array();
    bool call(std::uint16_t number, std::size_t count);
    bool function();
    bool function_var();
    bool name();
    bool name_x();
    bool reference_3d(bool area, bool lost);

    bool push(std::string text, int strength = whole)
    {
        m_stack.push_back({std::move(text), strength});
        return true;
    }
    Place place(bool offsets);
    std::optional<std::string> area(bool offsets, bool single);
    std::optional<std::string> place_text(Place const& place) const;
    std::optional<std::string> area_text(Place first, Place last) const;
    std::optional<std::string> link_prefix(std::size_t link) const;
    std::optional<std::string> array_value();
    [[nodiscard]] int rows() const { return m_wide ? rows_biff8 : rows_biff5; }

    BiffReader m_reader;
    BiffReader m_constants;
    FormulaNames const& m_names;
    CellRef m_base;
    bool m_wide;
    std::vector<Operand> m_stack;
};

bool Decompiler::step()
{
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

bool Decompiler::name()
{
    std::size_t const number = m_reader.u16();
    m_reader.skip(m_wide ? 2 : 12);
    return number >= 1 && number <= m_names.names.size() && !m_names.names[number - 1].empty() &&
           push(m_names.names[number - 1]);
}

bool Decompiler::name_x()
{
    if (!m_wide) {
        return false;
    }
    std::size_t const link = m_reader.u16();
    std::size_t const number = m_reader.u16();
    m_reader.skip(2);
    if (link >= m_names.links.size() || m_names.links[link].book >= m_names.books.size() ||
        number == 0) {
        return false;
    }
    auto const& book = m_names.books[m_names.links[link].book];
    bool const own = book.kind == FormulaNames::Book::Kind::itself;
    auto const& names = own ? m_names.names : book.names;
    if (number > names.size() || names[number - 1].empty()) {
        return false;
    }
    if (book.kind == FormulaNames::Book::Kind::other) {
        return push(quoted_sheet(book.name) + "!" + names[number - 1]);
    }
    return push(names[number - 1]);
}

// A reference's place. In BIFF8 the two flags stand above the column, before above the row.
Place Decompiler::place(bool offsets)
{
    Place found;
    auto const row = m_reader.u16();
    unsigned const column = m_wide ? m_reader.u16() : m_reader.u8();
    unsigned const flags = m_wide ? column : row;
    found.row_relative = (flags & 0x8000U) != 0;
    found.column_relative = (flags & 0x4000U) != 0;
    found.row = m_wide ? row : row & 0x3fffU;
    found.column = static_cast<int>(column & 0xffU);
    if (!offsets) {
        return found;
    }
    // Offsets wrap around at the edges of the sheet.
    if (found.row_relative) {
        found.row = (found.row + static_cast<int>(m_base.row)) % rows();
    }
    if (found.column_relative) {
        found.column = (found.column + static_cast<int>(m_base.column)) % columns_biff;
    }
    return found;
}

std::optional<std::string> Decompiler::place_text(Place const& place) const
{
    return (place.column_relative ? "" : "$") +
           column_letters(static_cast<std::uint32_t>(place.column)) +
           (place.row_relative ? "" : "$") + std::to_string(place.row + 1);
}

// Whole rows and columns are areas up to the last column or row of the old sheet size.
std::optional<std::string> Decompiler::area_text(Place first, Place last) const
{
    if (first.row == 0 && last.row == rows() - 1) {
        return (first.column_relative ? "" : "$") +
               column_letters(static_cast<std::uint32_t>(first.column)) + ":" +
               (last.column_relative ? "" : "$") +
               column_letters(static_cast<std::uint32_t>(last.column));
    }
    if (first.column == 0 && last.column == columns_biff - 1) {
        return (first.row_relative ? "" : "$") + std::to_string(first.row + 1) + ":" +
               (last.row_relative ? "" : "$") + std::to_string(last.row + 1);
    }
    return *place_text(first) + ":" + *place_text(last);
}

std::optional<std::string> Decompiler::area(bool offsets, bool single)
{
    if (single) {
        return place_text(place(offsets));
    }
    // Both rows stand before both columns: bring them together.
    auto const row_1 = m_reader.bytes(2);
    auto const row_2 = m_reader.bytes(2);
    std::size_t const width = m_wide ? 2 : 1;
    auto const column_1 = m_reader.bytes(width);
    auto const column_2 = m_reader.bytes(width);
    if (m_reader.failed()) {
        return std::nullopt;
    }
    auto const put_together = [&](std::string_view row, std::string_view column) {
        std::string const bytes = std::string(row) + std::string(column);
        auto const rest = m_reader;
        m_reader = BiffReader(std::string_view(bytes));
        auto const found = place(offsets);
        m_reader = rest;
        return found;
    };
    return area_text(put_together(row_1, column_1), put_together(row_2, column_2));
}

std::optional<std::string> Decompiler::link_prefix(std::size_t link) const
{
    if (link >= m_names.links.size() || m_names.links[link].book >= m_names.books.size()) {
        return std::nullopt;
    }
    auto const& entry = m_names.links[link];
    auto const& book = m_names.books[entry.book];
    bool const own = book.kind == FormulaNames::Book::Kind::itself;
    auto const& sheets = own ? m_names.sheets : book.sheets;
    if (entry.first < 0 || entry.last < 0) {
        return std::string("#REF!"); // the sheet was deleted
    }
    auto const first = static_cast<std::size_t>(entry.first);
    auto const last = static_cast<std::size_t>(entry.last);
    if (first >= sheets.size() || last >= sheets.size()) {
        return std::nullopt;
    }
    std::string const file = own ? "" : "[" + book.name + "]";
    return quoted_sheet(file +
                        (first == last ? sheets[first] : sheets[first] + ":" + sheets[last])) +
           "!";
}

bool Decompiler::reference_3d(bool is_area, bool lost)
{
    std::optional<std::string> prefix;
    if (m_wide) {
        prefix = link_prefix(m_reader.u16());
    } else {
        // Negative: this workbook, whose sheets follow by number.
        auto const link = static_cast<std::int16_t>(m_reader.u16());
        m_reader.skip(8);
        std::size_t const first = m_reader.u16();
        std::size_t const last = m_reader.u16();
        if (link < 0 && first == 0xffff) {
            prefix = "#REF!";
        } else if (link < 0 && first < m_names.sheets.size() && last < m_names.sheets.size()) {
            auto const& sheets = m_names.sheets;
            prefix =
                quoted_sheet(first == last ? sheets[first] : sheets[first] + ":" + sheets[last]) +
                "!";
        }
    }
    if (!prefix) {
        return false;
    }
    if (lost) {
        m_reader.skip(is_area ? (m_wide ? 8 : 6) : (m_wide ? 4 : 3));
        return push(*prefix == "#REF!" ? *prefix : *prefix + "#REF!");
    }
    auto const where = area(false, !is_area);
    return where && push(*prefix == "#REF!" ? *prefix : *prefix + *where);
}

constexpr std::array functions{
#define GOPBIEU_FUNCTION(number, name, arguments) FormulaFunction{number, arguments, name},
#include "workbook/xls/formula_functions.def"
#undef GOPBIEU_FUNCTION
};

} // namespace

FormulaFunction const* formula_function(std::uint16_t number)
{
    auto const* const found =
        std::lower_bound(functions.begin(),
                         functions.end(),
                         number,
                         [](FormulaFunction const& function, std::uint16_t wanted) {
                             return function.number < wanted;
                         });
    return found != functions.end() && found->number == number ? found : nullptr;
}

std::string_view error_name(std::uint8_t code)
{
    switch (code) {
    case 0x00:
        return "#NULL!";
    case 0x07:
        return "#DIV/0!";
    case 0x0f:
        return "#VALUE!";
    case 0x17:
        return "#REF!";
    case 0x1d:
        return "#NAME?";
    case 0x24:
        return "#NUM!";
    case 0x2a:
        return "#N/A";
    case 0x2b:
        return "#GETTING_DATA";
    default:
        return {};
    }
}

std::string quoted_sheet(std::string_view name)
{
    auto const plain = [](char character) {
        auto const byte = static_cast<unsigned char>(character);
        return (byte >= '0' && byte <= '9') || (byte >= 'A' && byte <= 'Z') ||
               (byte >= 'a' && byte <= 'z') || byte == '_' || byte == '.' ||
               (byte >= 0x80 && byte != 0xc2 && byte != 0xe2);
    };
    bool const starts_plain =
        !name.empty() && !(name[0] >= '0' && name[0] <= '9') && name[0] != '.';
    if (starts_plain && std::ranges::all_of(name, plain) && !parse_a1(name)) {
        return std::string(name);
    }
    std::string out = "'";
    for (char const character : name) {
        out += character;
        if (character == '\'') {
            out += '\'';
        }
    }
    return out + "'";
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
