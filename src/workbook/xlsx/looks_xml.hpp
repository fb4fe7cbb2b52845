#pragma once

// What all readers of looks share: walking the children of an element, clean texts, numbers that
// are in their bounds.

#include "workbook/cell_ref.hpp"
#include "workbook/container/xml.hpp"
#include "workbook/looks.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace gopbieu {

/// A part is UTF-8 from end to end; checked once, so that every text cut from it is.
Trouble check_utf8(std::string_view xml, std::string_view part);

/// Steps onto the root element. False when there is none.
bool open_root(XmlScanner& xml);

/// Passes over what is unread inside elements deeper than `depth`. False when the document breaks.
bool leave_to(XmlScanner& xml, std::size_t depth);

template <typename Visit>
void visit_first_choice(XmlScanner& xml, Visit const& visit);

/// Calls visit() at each child of the element whose start tag was just read, and ends behind its
/// end tag. What visit() leaves unread of a child is passed over. Of markup alternatives the
/// first choice counts, as in the programs that know all extensions.
/// False when the document breaks.
template <typename Visit>
bool for_each_child(XmlScanner& xml, Visit const& visit)
{
    auto const inside = xml.depth();
    for (auto token = xml.next_tag(); token == XmlScanner::Token::open; token = xml.next_tag()) {
        if (xml.name() == "AlternateContent") {
            visit_first_choice(xml, visit);
        } else {
            visit();
        }
        if (!leave_to(xml, inside)) {
            return false;
        }
    }
    return xml.depth() < inside;
}

template <typename Visit>
void visit_first_choice(XmlScanner& xml, Visit const& visit)
{
    auto const inside = xml.depth();
    bool chosen = false;
    for (auto token = xml.next_tag(); token == XmlScanner::Token::open; token = xml.next_tag()) {
        if (xml.name() == "Choice" && !chosen) {
            chosen = true;
            for_each_child(xml, visit);
        }
        if (!leave_to(xml, inside)) {
            return;
        }
    }
}

/// Undoes line ends and Excel's `_x000D_` escapes, and brings the text into NFC.
std::string tidy_text(std::string const& text);

/// An attribute as a tidy text; empty when missing.
std::string tidy_attribute(XmlScanner const& xml, std::string_view name);

/// All text of the element just opened, tidied.
std::string tidy_inner_text(XmlScanner& xml);

/// A whole number from 0 up.
std::optional<std::uint32_t> whole_attribute(XmlScanner const& xml, std::string_view name);

/// A number inside bounds; the bound it exceeds, or `otherwise` when there is none.
double bounded_attribute(
    XmlScanner const& xml, std::string_view name, double otherwise, double least, double most);
int bounded_whole(XmlScanner const& xml, std::string_view name, int otherwise, int least, int most);

/// Under which names an element keeps the hash of a password.
struct PasswordAttributes {
    std::string_view weak, algorithm, hash, salt, spins;
};
PasswordHash read_password(XmlScanner const& xml, PasswordAttributes const& names);

/// The ranges of an sqref attribute, parted by blanks. What is no range is left out.
std::vector<CellRange> parse_sqref(std::string_view text);

} // namespace gopbieu
