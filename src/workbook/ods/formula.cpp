#include "workbook/ods/formula.hpp"

#include <algorithm>
#include <array>

namespace gopbieu {

namespace {

// The end of a quoted run that starts here; doubled quotes stay inside.
std::size_t quoted_length(std::string_view text)
{
    std::size_t at = 1;
    while (at < text.size() &&
           (text[at] != text[0] || (at + 1 < text.size() && text[at + 1] == text[0]))) {
        at += text[at] == text[0] ? 2U : 1U;
    }
    return std::min(at + 1, text.size());
}

// Where a run ends that stops at one of the marks, quoted names left out.
std::size_t until(std::string_view text, std::string_view marks)
{
    std::size_t at = 0;
    while (at < text.size() && marks.find(text[at]) == std::string_view::npos) {
        at += text[at] == '\'' ? quoted_length(text.substr(at)) : 1;
    }
    return std::min(at, text.size());
}

/// One end of a reference: "$Sheet1.$A$1" is sheet "Sheet1" and place "$A$1".
struct End {
    std::string_view sheet, place;
};

End end_of(std::string_view text)
{
    // "'file:///a.ods'#$Sheet1.A1": the document stays in front of the sheet.
    auto const dot = [&] {
        std::size_t at = until(text, ".#");
        if (at < text.size() && text[at] == '#' && text.starts_with('\'')) {
            at += 1 + until(text.substr(at + 1), ".");
        }
        return at;
    }();
    if (dot >= text.size() || text[dot] != '.') {
        return {{}, text};
    }
    auto sheet = text.substr(0, dot);
    sheet.remove_prefix(sheet.starts_with('$') ? 1 : 0);
    return {sheet, text.substr(dot + 1)};
}

std::string_view skip_prefix(std::string_view formula)
{
    // "of:=", "oooc:=", "msoxl:=": letters, a colon, an equals sign.
    auto const equals = formula.find('=');
    if (equals == std::string_view::npos) {
        return formula;
    }
    auto const head = formula.substr(0, equals);
    bool const prefix =
        head.empty() || (head.ends_with(':') && std::ranges::all_of(head, [](char character) {
                             return character == ':' || (character >= 'a' && character <= 'z');
                         }));
    formula.remove_prefix(prefix ? equals + 1 : 0);
    // "==" asks LibreOffice to work out the formula again; it is no part of it.
    formula.remove_prefix(prefix && formula.starts_with('=') ? 1 : 0);
    return formula;
}

std::size_t vendor_prefix(std::string_view text)
{
    static constexpr std::array<std::string_view, 3> vendors{
        "COM.MICROSOFT.", "ORG.OPENOFFICE.", "ORG.LIBREOFFICE."};
    for (auto const vendor : vendors) {
        if (text.starts_with(vendor)) {
            return vendor.size();
        }
    }
    return 0;
}

bool name_character(char character)
{
    return (character >= 'a' && character <= 'z') || (character >= 'A' && character <= 'Z') ||
           (character >= '0' && character <= '9') || character == '_' || character == '.' ||
           static_cast<unsigned char>(character) >= 0x80;
}

char separator(char character, bool in_array)
{
    switch (character) {
    case ';':
        return ',';
    case '|':
        return in_array ? ';' : '|';
    case '~':
        return ',';
    case '!':
        return ' ';
    default:
        return character;
    }
}

} // namespace

std::string excel_reference(std::string_view reference)
{
    auto const colon = until(reference, ":");
    auto const first = end_of(reference.substr(0, colon));
    if (colon >= reference.size()) {
        return first.sheet.empty() ? std::string(first.place)
                                   : std::string(first.sheet) + '!' + std::string(first.place);
    }
    auto const second = end_of(reference.substr(colon + 1));
    std::string out(first.sheet);
    if (!second.sheet.empty() && second.sheet != first.sheet) {
        out += ':';
        out += second.sheet;
    }
    out += out.empty() ? "" : "!";
    out += first.place;
    out += ':';
    out += second.place;
    return out;
}

std::string excel_formula(std::string_view open_formula)
{
    if (open_formula.starts_with("msoxl:")) {
        return std::string(skip_prefix(open_formula));
    }
    auto rest = skip_prefix(open_formula);
    std::string out;
    bool in_array = false;
    while (!rest.empty()) {
        std::size_t length = 1;
        if (rest[0] == '"' || rest[0] == '\'') {
            length = quoted_length(rest);
            out += rest.substr(0, length);
        } else if (rest[0] == '[') {
            auto const close = 1 + until(rest.substr(1), "]");
            out += excel_reference(rest.substr(1, close - 1));
            length = std::min(close + 1, rest.size());
        } else if (name_character(rest[0])) {
            rest.remove_prefix(vendor_prefix(rest));
            length = 0;
            while (length < rest.size() && name_character(rest[length])) {
                ++length;
            }
            out += rest.substr(0, length);
        } else if (rest.starts_with("#") && rest.find('!') < 8) {
            length = rest.find('!') + 1; // an error value such as #REF!
            out += rest.substr(0, length);
        } else {
            in_array = rest[0] == '{' || (in_array && rest[0] != '}');
            out += separator(rest[0], in_array);
        }
        rest.remove_prefix(length);
    }
    return out;
}

} // namespace gopbieu
