#pragma once

#include "publish/draft.hpp"

#include <map>
#include <string>
#include <utility>
#include <vector>

namespace gopbieu {

/// All that makes a cell look as it does.
struct CellDress {
    std::string format; ///< code of the number format
    Font font;
    Fill fill;
    Border border;
    Alignment alignment;
    bool locked = true, formula_hidden = false, quote_prefix = false;

    bool operator==(CellDress const&) const = default;
};

CellDress dress_of(Workbook const& workbook, std::uint32_t style);

/// The styles that one draft uses, and what each is called in the file that is drawn.
class DraftStyles {
public:
    /// Adds what they look like to `dresses`, style 0 first.
    DraftStyles(SheetDraft const& draft, std::vector<CellDress>& dresses);

    /// The numbers that the dresses have in the file. To be told before any is asked.
    void tell_numbers(std::vector<std::uint32_t> const& of_dresses);

    [[nodiscard]] std::uint32_t number(std::uint32_t style) const { return m_numbers[style]; }
    /// The same with another colour behind the cell.
    [[nodiscard]] std::uint32_t painted(std::uint32_t style, std::uint32_t color) const
    {
        return m_painted.at({style, color});
    }

private:
    void use(std::uint32_t style);
    void use_all(Page const& page);
    void paint_all(Page const& page, Workbook const& workbook, std::vector<CellDress>& dresses);

    // By style: whether it is used, then the number of its dress, in the end that in the file.
    std::vector<std::uint32_t> m_numbers;
    std::map<std::pair<std::uint32_t, std::uint32_t>, std::uint32_t> m_painted;
};

} // namespace gopbieu
