#include "intake/lost_copy.hpp"

#include "intake/cell_uses.hpp"
#include "text/syllable.hpp"

#include <algorithm>
#include <set>
#include <string_view>

namespace gopbieu {

namespace {

constexpr std::size_t fewest =
    4; ///< numbers; fewer stand anywhere by chance, and words to judge by
constexpr std::size_t most = 20'000;  ///< numbers; no form has more
constexpr std::size_t enough = 2'000; ///< words to judge a sheet's texts by

std::vector<CellRef> numbers_from(Sheet const& sheet, std::uint32_t row)
{
    std::vector<CellRef> found;
    for (auto const& cell : sheet.cells) {
        if (cell.row >= row && holds_number(cell) && found.size() < most) {
            found.push_back(cell.where());
        }
    }
    return found;
}

// Four of five numbers of the one stand at the same places of the other, once it is moved as a
// whole. One of its first few numbers is the first of the other, or the other way round.
bool same_places(std::vector<CellRef> const& one, std::vector<CellRef> const& other)
{
    std::set<CellRef> const places(other.begin(), other.end());
    constexpr std::size_t tries = 4;
    for (std::size_t a = 0; a < std::min(tries, one.size()); ++a) {
        for (std::size_t b = 0; b < std::min(tries, other.size()); ++b) {
            auto const met = std::ranges::count_if(one, [&](CellRef at) {
                // Unsigned: what would lie before the first row wraps round and is not found.
                return places.contains({at.row - one[a].row + other[b].row,
                                        at.column - one[a].column + other[b].column});
            });
            if (static_cast<std::size_t>(met) * 5 >= one.size() * 4) {
                return true;
            }
        }
    }
    return false;
}

bool is_ascii_letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

// Words of two letters and more.
template <typename Visit>
void for_each_word(std::string_view text, Visit const& visit)
{
    auto const in_word = [](char c) {
        return is_ascii_letter(c) || static_cast<signed char>(c) < 0;
    };
    for (auto at = text.begin(); at != text.end();) {
        auto const begin = std::find_if(at, text.end(), in_word);
        at = std::find_if_not(begin, text.end(), in_word);
        if (at - begin >= 2) {
            visit(std::string_view(begin, at));
        }
    }
}

bool unreadable(Workbook const& workbook, Sheet const& sheet)
{
    std::size_t words = 0;
    std::size_t syllables = 0;
    for (auto const& cell : sheet.cells) {
        if (cell.kind != CellKind::text || words > enough) {
            continue;
        }
        for_each_word(workbook.text(cell), [&](std::string_view word) {
            ++words;
            syllables += is_syllable(word) ? 1U : 0U;
        });
    }
    return words >= fewest && syllables * 2 < words;
}

// Half of its texts stand on the sheet that was taken too.
bool same_texts(Workbook const& workbook, Sheet const& taken, Sheet const& other)
{
    std::set<std::string_view> known;
    for (auto const& cell : taken.cells) {
        if (cell.kind == CellKind::text) {
            known.insert(workbook.text(cell));
        }
    }
    std::size_t all = 0;
    std::size_t met = 0;
    for (auto const& cell : other.cells) {
        if (cell.kind == CellKind::text) {
            ++all;
            met += known.contains(workbook.text(cell)) ? 1U : 0U;
        }
    }
    return all >= fewest && met * 2 >= all;
}

} // namespace

bool lost_copy(Workbook const& workbook,
               Sheet const& taken,
               std::uint32_t table_top,
               Sheet const& other)
{
    auto const numbers = numbers_from(taken, table_top);
    auto const all = numbers_from(other, 0);
    // A few must be all there are, and not moved.
    bool const same =
        numbers.size() >= fewest ? same_places(numbers, all) : !numbers.empty() && numbers == all;
    return same && (unreadable(workbook, other) || same_texts(workbook, taken, other));
}

} // namespace gopbieu
