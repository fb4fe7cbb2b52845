#include "workbook/xlsx/xlsb_formula.hpp"

#include "base/json.hpp"
#include "text/utf8.hpp"
#include "workbook/function_names.hpp"
#include "workbook/xlsx/xlsb_records.hpp"

#include <array>
#include <cmath>

namespace gopbieu {

namespace {

// Excel's own limit, and a guard: what is written out stays in proportion to what was read.
constexpr std::size_t longest_tokens = 16'384;
constexpr std::size_t longest_text = 32'768;
constexpr std::size_t longest_name = 255 * 3;

// A token, ready to be written.
struct Piece {
    enum class Kind : std::uint8_t {
        operand,
        binary,
        prefix,
        suffix,
        call,      ///< text: the function; its arguments come before it
        named_call ///< a function of the user: its name is the first argument
    };
    Kind kind = Kind::operand;
    std::string text;
    unsigned arguments = 0;
};

bool plain_letter(char letter)
{
    auto const byte = static_cast<unsigned char>(letter);
    return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') || byte == '_' ||
           byte >= 0x80;
}

bool plain_name(std::string_view name)
{
    for (char const letter : name) {
        if (!plain_letter(letter) && letter != '.' && !(letter >= '0' && letter <= '9')) {
            return false;
        }
    }
    // "A1" and "R1C1" would be taken for cells; the safe side quotes all short names with digits.
    bool const like_a_cell = name.find_first_of("0123456789") != std::string_view::npos;
    return !name.empty() && plain_letter(name[0]) && !like_a_cell && name != "R" && name != "C" &&
           name != "r" && name != "c" && name != "RC" && name != "rc";
}

void append_doubled(std::string& out, std::string_view text, char quote)
{
    for (char const letter : text) {
        out += letter;
        if (letter == quote) {
            out += letter;
        }
    }
}

// Steps through the tokens of a formula, first to last.
class TokenReader {
public:
    TokenReader(std::string_view tokens, CellRef cell, XlsbNames const& names)
        : m_fields(tokens), m_cell(cell), m_names(names)
    {
    }

    /// All pieces, or nothing when one of them cannot be written.
    std::optional<std::vector<Piece>> read();

private:
    bool take_token(std::uint8_t token);
    bool take_operator(std::uint8_t token);
    bool take_constant(std::uint8_t token);
    bool take_classed(std::uint8_t token);
    bool take_attribute();
    bool take_text();
    bool take_function(bool says_arguments);
    bool take_name(std::uint32_t number);
    bool take_sheet(std::string& prefix);
    std::string take_cell(bool distances);
    std::string take_area(bool distances);
    [[nodiscard]] std::string
    cell_text(std::uint32_t row, std::uint16_t column, bool distances) const;

    bool add(Piece piece)
    {
        m_length += piece.text.size();
        m_pieces.push_back(std::move(piece));
        return m_length <= longest_text;
    }
    bool operand(std::string text) { return add({Piece::Kind::operand, std::move(text)}); }

    BrtFields m_fields;
    CellRef m_cell;
    XlsbNames const& m_names;
    std::vector<Piece> m_pieces;
    std::size_t m_length = 0;
};

std::optional<std::vector<Piece>> TokenReader::read()
{
    while (!m_fields.rest().empty()) {
        if (!take_token(m_fields.take<std::uint8_t>()) || m_fields.broken()) {
            return std::nullopt;
        }
    }
    return std::move(m_pieces);
}

bool TokenReader::take_token(std::uint8_t token)
{
    constexpr std::uint8_t first_operator = 0x03;
    constexpr std::uint8_t last_operator = 0x15;
    if (token >= first_operator && token <= last_operator) {
        return take_operator(token);
    }
    if (token < 0x20) {
        return take_constant(token);
    }
    // Operands come in three classes (reference, value, array), which do not show in the text.
    return token < 0x80 && take_classed(static_cast<std::uint8_t>((token & 0x1fU) | 0x20U));
}

bool TokenReader::take_operator(std::uint8_t token)
{
    static constexpr std::array<std::string_view, 19> signs{"+",
                                                            "-",
                                                            "*",
                                                            "/",
                                                            "^",
                                                            "&",
                                                            "<",
                                                            "<=",
                                                            "=",
                                                            ">=",
                                                            ">",
                                                            "<>",
                                                            " ",
                                                            ",",
                                                            ":",
                                                            "+",
                                                            "-",
                                                            "%",
                                                            "("};
    std::string sign(signs.at(token - 0x03U));
    switch (token) {
    case 0x12:
    case 0x13:
        return add({Piece::Kind::prefix, std::move(sign)});
    case 0x14:
        return add({Piece::Kind::suffix, std::move(sign)});
    case 0x15: // brackets: a function without a name
        return add({Piece::Kind::call, "", 1});
    default:
        return add({Piece::Kind::binary, std::move(sign)});
    }
}

bool TokenReader::take_constant(std::uint8_t token)
{
    switch (token) {
    case 0x16: // an argument that was left out
        return operand("");
    case 0x17:
        return take_text();
    case 0x19:
        return take_attribute();
    case 0x1c:
        return operand(std::string(error_text(m_fields.take<std::uint8_t>())));
    case 0x1d:
        return operand(m_fields.take<std::uint8_t>() != 0 ? "TRUE" : "FALSE");
    case 0x1e:
        return operand(std::to_string(m_fields.take<std::uint16_t>()));
    case 0x1f: {
        std::string text;
        auto const number = m_fields.take_double();
        append_number(text, number);
        for (char& letter : text) {
            letter = letter == 'e' ? 'E' : letter;
        }
        return std::isfinite(number) && operand(std::move(text));
    }
    default:
        return false;
    }
}

bool TokenReader::take_text()
{
    auto const characters = m_fields.take<std::uint16_t>();
    auto const text = utf16_to_utf8(m_fields.take_bytes(std::size_t{characters} * 2), false);
    if (!text) {
        return false;
    }
    std::string quoted = "\"";
    append_doubled(quoted, to_nfc(*text), '"');
    return operand(quoted + "\"");
}

// Hints to the calculation (jumps, volatility) and blanks do not show; the sum of one range does.
bool TokenReader::take_attribute()
{
    constexpr unsigned choose = 0x04;
    constexpr unsigned sum = 0x10;
    auto const kind = m_fields.take<std::uint8_t>();
    auto const value = m_fields.take<std::uint16_t>();
    if ((kind & choose) != 0) {
        m_fields.take_bytes((std::size_t{value} + 1) * 2);
    }
    return (kind & sum) == 0 || add({Piece::Kind::call, "SUM", 1});
}

bool TokenReader::take_classed(std::uint8_t token)
{
    std::string prefix;
    switch (token) {
    case 0x21:
    case 0x22:
        return take_function(token == 0x22);
    case 0x23:
        return take_name(m_fields.take<std::uint32_t>());
    case 0x24:
    case 0x2c:
        return operand(take_cell(token == 0x2c));
    case 0x25:
    case 0x2d:
        return operand(take_area(token == 0x2d));
    case 0x26: // what follows is written out anyway; here stands what it came to
    case 0x27:
    case 0x28:
        m_fields.take_bytes(4 + 2);
        return true;
    case 0x29:
        m_fields.take_bytes(2);
        return true;
    case 0x2a:
        m_fields.take_bytes(4 + 2);
        return operand("#REF!");
    case 0x2b:
        m_fields.take_bytes(8 + 4);
        return operand("#REF!");
    case 0x39: // a name by its sheet; in this workbook the sheet goes without saying
        return take_sheet(prefix) && take_name(m_fields.take<std::uint32_t>());
    case 0x3a:
        return take_sheet(prefix) && operand(prefix + take_cell(false));
    case 0x3b:
        return take_sheet(prefix) && operand(prefix + take_area(false));
    case 0x3c:
    case 0x3d:
        if (!take_sheet(prefix)) {
            return false;
        }
        m_fields.take_bytes(token == 0x3c ? 4 + 2 : 8 + 4);
        return operand(prefix + "#REF!");
    default:
        return false;
    }
}

bool TokenReader::take_function(bool says_arguments)
{
    constexpr unsigned of_the_user = 255;
    unsigned const said = says_arguments ? m_fields.take<std::uint8_t>() & 0x7fU : 0;
    auto const number = m_fields.take<std::uint16_t>();
    if (says_arguments && number == of_the_user) {
        return said != 0 && add({Piece::Kind::named_call, "", said});
    }
    auto const* const function = function_by_number(number);
    if (function == nullptr || (!says_arguments && function->arguments == KnownFunction::any)) {
        return false;
    }
    return add({Piece::Kind::call,
                std::string(function->name),
                says_arguments ? said : function->arguments});
}

// Names are counted from one.
bool TokenReader::take_name(std::uint32_t number)
{
    if (number == 0 || number > m_names.defined_names.size()) {
        return false;
    }
    auto const& name = m_names.defined_names[number - 1];
    return !name.empty() && name.size() <= longest_name && operand(name);
}

bool TokenReader::take_sheet(std::string& prefix)
{
    auto const number = m_fields.take<std::uint16_t>();
    if (number >= m_names.sheet_prefixes.size() || !m_names.sheet_prefixes[number]) {
        return false;
    }
    prefix = *m_names.sheet_prefixes[number];
    return prefix.size() <= 2 * longest_name;
}

std::string TokenReader::cell_text(std::uint32_t row, std::uint16_t column, bool distances) const
{
    bool const row_moves = (column & 0x8000U) != 0;
    bool const column_moves = (column & 0x4000U) != 0;
    // Distances wrap around the edges of the sheet, as the powers of two invite them to.
    auto const at_row = (row + (distances && row_moves ? m_cell.row : 0)) & (max_rows - 1);
    auto const at_column =
        ((column & 0x3fffU) + (distances && column_moves ? m_cell.column : 0)) & (max_columns - 1);
    return (column_moves ? "" : "$") + column_letters(at_column) + (row_moves ? "" : "$") +
           std::to_string(at_row + 1);
}

std::string TokenReader::take_cell(bool distances)
{
    auto const row = m_fields.take<std::uint32_t>();
    auto const column = m_fields.take<std::uint16_t>();
    return cell_text(row, column, distances);
}

std::string TokenReader::take_area(bool distances)
{
    auto const first_row = m_fields.take<std::uint32_t>();
    auto const last_row = m_fields.take<std::uint32_t>();
    auto const first_column = m_fields.take<std::uint16_t>();
    auto const last_column = m_fields.take<std::uint16_t>();
    if (!distances && first_row == 0 && last_row == max_rows - 1) {
        return ((first_column & 0x4000U) != 0 ? "" : "$") + column_letters(first_column & 0x3fffU) +
               ((last_column & 0x4000U) != 0 ? ":" : ":$") + column_letters(last_column & 0x3fffU);
    }
    if (!distances && (first_column & 0x3fffU) == 0 && (last_column & 0x3fffU) == max_columns - 1) {
        return ((first_column & 0x8000U) != 0 ? "" : "$") +
               std::to_string((first_row & (max_rows - 1)) + 1) +
               ((last_column & 0x8000U) != 0 ? ":" : ":$") +
               std::to_string((last_row & (max_rows - 1)) + 1);
    }
    return cell_text(first_row, first_column, distances) + ":" +
           cell_text(last_row, last_column, distances);
}

// The tokens stand in the order of calculation, operator last. Read from the last one back, they
// give the text from its right end to its left, and every character is touched once.
std::optional<std::string> write_backwards(std::vector<Piece> const& pieces)
{
    struct Step {
        bool expression = true;
        std::string_view text;
    };
    std::vector<Step> steps{Step{}};
    std::vector<std::string_view> written;
    std::size_t length = 0;
    std::size_t wanted = 1; // expressions among the steps
    auto at = pieces.size();
    auto const want = [&] {
        steps.push_back({true, {}});
        ++wanted;
    };
    auto const put = [&](std::string_view text) { steps.push_back({false, text}); };
    while (!steps.empty()) {
        auto const step = steps.back();
        steps.pop_back();
        if (!step.expression) {
            written.push_back(step.text);
            length += step.text.size();
            continue;
        }
        if (wanted > at || length > longest_text) {
            return std::nullopt;
        }
        --wanted;
        auto const& piece = pieces[--at];
        // What is pushed last is written first, that is furthest to the right.
        switch (piece.kind) {
        case Piece::Kind::operand:
            put(piece.text);
            break;
        case Piece::Kind::binary:
            want();
            put(piece.text);
            want();
            break;
        case Piece::Kind::prefix:
            put(piece.text);
            want();
            break;
        case Piece::Kind::suffix:
            want();
            put(piece.text);
            break;
        case Piece::Kind::call:
        case Piece::Kind::named_call: {
            bool const named = piece.kind == Piece::Kind::named_call;
            if (named) {
                want();
            } else {
                put(piece.text);
            }
            put("(");
            for (unsigned argument = named ? 1 : 0; argument < piece.arguments; ++argument) {
                want();
                put(argument + 1 < piece.arguments ? "," : ")");
            }
            if (piece.arguments == (named ? 1U : 0U)) {
                put(")");
            }
            break;
        }
        }
    }
    if (at != 0 || length > longest_text) {
        return std::nullopt;
    }
    std::string text;
    text.reserve(length);
    for (auto part = written.rbegin(); part != written.rend(); ++part) {
        text += *part;
    }
    return text;
}

} // namespace

std::string sheet_prefix(std::string_view first, std::string_view last)
{
    std::string both(first);
    if (first != last) {
        both += ":";
        both += last;
    }
    if (plain_name(first) && plain_name(last)) {
        return both + "!";
    }
    std::string quoted = "'";
    append_doubled(quoted, both, '\'');
    return quoted + "'!";
}

std::optional<std::string>
write_formula(std::string_view tokens, CellRef cell, XlsbNames const& names)
{
    if (tokens.empty() || tokens.size() > longest_tokens) {
        return std::nullopt;
    }
    auto const pieces = TokenReader(tokens, cell, names).read();
    return pieces ? write_backwards(*pieces) : std::nullopt;
}

} // namespace gopbieu
