#include "total/compare.hpp"

#include <algorithm>

namespace gopbieu {

namespace {

int decimals_of(Exact const& number)
{
    auto const text = number.text();
    auto const point = text.find('.');
    return point == std::string::npos ? 0 : static_cast<int>(text.size() - point - 1);
}

bool same_mean(std::optional<Exact> const& filed, std::optional<Exact> const& joined)
{
    if (!filed || !joined) {
        return filed == joined;
    }
    auto const written = Exact::from_double(filed->to_double()).value_or(*filed);
    auto const rounded = joined->rounded(decimals_of(written));
    return rounded && *rounded == written;
}

bool same(FormTotal const& filed, FormTotal const& joined, CellAt cell)
{
    switch (filed.shape().measure(cell).way) {
    case Way::mean:
        return same_mean(filed.number(cell), joined.number(cell));
    case Way::sum:
    case Way::max:
    case Way::min:
    case Way::join:
        return filed.value(cell) == joined.value(cell);
    case Way::none:
    case Way::ratio:
    case Way::latest:
    case Way::formula:
        break;
    }
    return true;
}

} // namespace

std::vector<CellAt> differing_cells(FormTotal const& filed, FormTotal const& joined)
{
    auto cells = filed.cells();
    auto const others = joined.cells();
    cells.insert(cells.end(), others.begin(), others.end());
    std::ranges::sort(cells);
    cells.erase(std::unique(cells.begin(), cells.end()), cells.end());
    std::erase_if(cells, [&](CellAt cell) { return same(filed, joined, cell); });
    return cells;
}

} // namespace gopbieu
