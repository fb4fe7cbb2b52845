#pragma once

#include "publish/draft.hpp"

#include <string>
#include <vector>

namespace gopbieu {

/// Lists that cells choose from. They stand on a hidden sheet of the workbook, under names: so they
/// may be long, and may hold commas.
class ChoiceLists {
public:
    /// The name of a list; equal lists have one.
    std::string name_of(std::vector<std::string> const& list);

    [[nodiscard]] bool empty() const { return m_lists.empty(); }
    /// The sheet that holds them, with their names. `workbook` must outlive the draft.
    SheetDraft draft(Workbook& workbook) const;

private:
    std::vector<std::vector<std::string>> m_lists;
};

} // namespace gopbieu
