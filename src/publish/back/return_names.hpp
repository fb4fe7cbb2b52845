#pragma once

// Names of what is written below tra-lai/: fit for Windows and every mail program, whatever units
// and files are called.

#include "org/unit.hpp"

#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace gopbieu {

/// What no system lets differ only by capitals gets a number.
class NamesApart {
public:
    /// The name itself, or with "-2", "-3" … before `end` where it is taken.
    std::string take(std::string const& stem, std::string_view end = {});

private:
    std::set<std::string> m_taken; ///< in small letters
};

/// A folder for each unit of a register: the same whoever has to correct anything.
class ReturnFolders {
public:
    explicit ReturnFolders(OrgTree const& tree);

    /// "tra-lai/C01_chi-bo-ban-na-cuong", relative to the campaign.
    [[nodiscard]] std::string const& of(std::size_t unit) const { return m_names[unit]; }

private:
    std::vector<std::string> m_names;
};

/// Where everything goes that has to be given back.
inline constexpr std::string_view return_root = "tra-lai";
/// For files of which nobody knows whose they are; no code of a unit begins so.
inline constexpr std::string_view unknown_root = "tra-lai/_chua-ro-don-vi";

/// A part of a path without what Windows refuses: reserved letters and names, blanks and dots at
/// the end, more than about a hundred bytes. In Unicode NFC.
std::string name_for_windows(std::string_view name);

/// What a document is called without its folders: "a.xlsx" of "nop/goi.zip/a.xlsx".
std::string_view base_name(std::string_view document);

/// The stem of the return copy of a document: "03-na-cuong_diem-can-xem". A copy that comes back
/// keeps its name.
std::string copy_stem(std::string_view document);

} // namespace gopbieu
