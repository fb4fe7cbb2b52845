#pragma once

// What only a person can confirm before a table of a sheet is read as it stands.

#include "intake/sheet_work.hpp"

#include <list>
#include <set>

namespace gopbieu {

/// A table that is about to be read.
struct TableInDoubt {
    SheetWork& work;
    FormDefinition const& form;
    Table& table; ///< columns that a person placed are added
};

/// Whether each column stands at one place, and none is missing or that is confirmed.
bool columns_clear(TableInDoubt const& doubt);
/// Whether it is no workbook of ours on the tree of another day, which repeats figures that went up
/// already.
bool is_ordinary(TableInDoubt const& doubt, Known const& known);
/// Whether the year that the heading or our own mark says is that of the campaign.
bool period_clear(TableInDoubt const& doubt, TextKeys& keys, std::string const& period);
/// Whether no sheet of unreadable texts may be the same table.
bool no_copy_lost(TableInDoubt const& doubt,
                  Workbook const& workbook,
                  std::list<SheetWork> const& sheets);

/// The years that are printed above a table, but those that the form is called by always ("giai
/// đoạn 2010–2021"): they say nothing of the file's period.
std::set<int>
period_years(SheetWork const& work, TextKeys& keys, FormDefinition const& form, Table const& table);

} // namespace gopbieu
