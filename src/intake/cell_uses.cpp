#include "intake/cell_uses.hpp"

#include <algorithm>
#include <array>

namespace gopbieu {

void CellUses::mark(Cell const& cell, CellUse use)
{
    auto const at = index(cell);
    if (m_uses[at] != CellUse::asked && m_counted[at] == 0) {
        m_uses[at] = use;
    }
}

// A text is a figure where it was taken for one; as a label it is just a text.
bool CellUses::is_figure(std::size_t at) const
{
    auto const use = m_uses[at];
    return use == CellUse::used || use == CellUse::checked || use == CellUse::asked ||
           holds_number(m_sheet.cells[at]);
}

std::uint32_t CellUses::all() const
{
    std::uint32_t count = 0;
    for (std::size_t at = 0; at < m_uses.size(); ++at) {
        count += is_figure(at) ? 1U : 0U;
    }
    return count;
}

void CellUses::count_new(CellCount& count)
{
    std::array<std::uint32_t, static_cast<std::size_t>(CellUse::asked) + 1> by_use{};
    for (std::size_t at = 0; at < m_uses.size(); ++at) {
        if (m_uses[at] != CellUse::none && m_counted[at] == 0 && is_figure(at)) {
            m_counted[at] = 1;
            ++by_use[static_cast<std::size_t>(m_uses[at])];
        }
    }
    auto const of = [&](CellUse use) { return by_use[static_cast<std::size_t>(use)]; };
    count.used += of(CellUse::used);
    count.labels += of(CellUse::label);
    count.checked += of(CellUse::checked);
    count.outside += of(CellUse::outside);
    count.people += of(CellUse::people);
    count.left_out += of(CellUse::left_out);
    count.asked += of(CellUse::asked);
}

std::vector<Cell const*> CellUses::left_over()
{
    std::vector<Cell const*> left;
    for (std::size_t at = 0; at < m_uses.size(); ++at) {
        if (m_uses[at] == CellUse::none && holds_number(m_sheet.cells[at])) {
            m_uses[at] = CellUse::outside;
            left.push_back(&m_sheet.cells[at]);
        }
    }
    return left;
}

bool holds_number(Cell const& cell)
{
    return cell.kind == CellKind::number || cell.kind == CellKind::date ||
           cell.kind == CellKind::boolean;
}

std::string cell_list(std::vector<CellRef> const& cells, std::size_t most)
{
    std::string text;
    for (std::size_t index = 0; index < std::min(cells.size(), most); ++index) {
        text += (text.empty() ? "" : ", ") + to_a1(cells[index]);
    }
    return cells.size() > most ? text + " …" : text;
}

std::string name_list(std::vector<std::string> const& names, std::size_t most)
{
    std::vector<std::string> shown;
    for (auto const& name : names) {
        if (std::ranges::find(shown, name) != shown.end()) {
            continue;
        }
        if (shown.size() == most) {
            shown.emplace_back("…");
            break;
        }
        shown.push_back(name);
    }
    std::string text;
    for (auto const& name : shown) {
        text += (text.empty() ? "" : "; ") + name;
    }
    return text;
}

} // namespace gopbieu
