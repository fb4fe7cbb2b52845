#pragma once

#include "publish/draft.hpp"

#include <span>
#include <string>
#include <vector>

namespace gopbieu {

/// Something in which a written workbook is not what it should be.
struct Difference {
    Say what;          ///< a text that names the kind: "phông chữ"
    std::string place; ///< "Biểu 1!C9"
    std::string found, expected;
};

/// "Biểu 1!C9 (phông chữ): 'Arial 10', mẫu là 'Arial 12'"
std::string words(Difference const& difference, Language language);
std::string words(std::vector<Difference> const& differences, Language language);

/// Compares a written workbook with the templates of its drafts. None when it is true to them: all
/// looks and all cells are as there, but for the changes of the drafts, which must lie where the
/// drafts declare, and the rows that their tables needed. What to expect is worked out anew from
/// the templates; nothing is taken from the drafts' own sheets but what is theirs to say.
/// Stops after `most`.
std::vector<Difference>
differences(std::span<SheetDraft const> drafts, Workbook const& written, std::size_t most = 50);

} // namespace gopbieu
