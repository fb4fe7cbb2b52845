#pragma once

#include "workbook/workbook.hpp"
#include "workbook/xlsx/looks_theme.hpp"
#include "workbook/xlsx/package.hpp"

#include <map>

namespace gopbieu {

/// Counts what is copied out of a part more often than it stands in it (one address for many links,
/// one list of ranges for many rules), so that a small part cannot fill the memory.
class CopyBudget {
public:
    explicit CopyBudget(Limits const& limits) : m_left(limits.string * 16) {}
    /// False when the budget is spent.
    bool spend(std::uint64_t bytes)
    {
        m_spent = m_spent || bytes > m_left;
        m_left -= m_spent ? 0 : bytes;
        return !m_spent;
    }
    [[nodiscard]] Trouble trouble(std::string_view part, Limits const& limits) const;

private:
    std::uint64_t m_left;
    bool m_spent = false;
};

/// What the reading of one sheet's looks needs to know besides the sheet part itself.
struct SheetContext {
    Package const& package;
    Limits const& limits;
    std::string part;                    ///< path of the sheet part
    std::vector<PartRelation> relations; ///< of the sheet part
    std::string sheet;                   ///< its name, for messages
    ColorTables const& colors;
    /// Who wrote threaded comments: person id → name.
    std::map<std::string, std::string, std::less<>> const& persons;
};

/// Puts something that cannot be drawn again on the list, with its sheet and, where it has one, its
/// place.
void list_not_redrawn(Looks& looks, Say what, SheetContext const& context, std::string place = {});

/// Fills `into` from one more pass over the sheet part, its cells left alone; drawings, comments
/// and pictures come along. Overlays that stand in the sheet itself, and what cannot be drawn
/// again, go into `looks`, whose styles must have been read.
Trouble read_sheet_looks(std::string_view sheet_xml,
                         SheetContext const& context,
                         Looks& looks,
                         SheetLooks& into);

} // namespace gopbieu
