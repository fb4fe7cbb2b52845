#include "intake/met_headers.hpp"

#include "intake/header_band.hpp"
#include "intake/text_keys.hpp"

#include <algorithm>

namespace gopbieu {

namespace {

std::vector<CellRange> merges_in(Grid const& grid, Span rows)
{
    std::vector<CellRange> merges;
    for (auto const& merge : grid.sheet().merges) {
        if (merge.first.row <= rows.last && rows.first <= merge.last.row) {
            merges.push_back(merge);
        }
    }
    std::ranges::sort(merges);
    return merges;
}

// Calls `visit` with each text of some rows, until it returns false.
template <typename Visit>
bool for_each_text(Grid const& grid, Span rows, Visit const& visit)
{
    for (auto row = rows.first; row <= rows.last; ++row) {
        for (auto const& cell : grid.row(row)) {
            if (cell.has_text() && !visit(cell)) {
                return false;
            }
        }
    }
    return true;
}

} // namespace

MetHeaders::MetHeaders(Grid const& grid,
                       TextKeys& keys,
                       std::vector<HeaderHits> const& hits,
                       std::vector<BandRead> const& read,
                       std::vector<FoundHeader> const& found)
    : m_read(read), m_found(found)
{
    for (auto const& one : hits) {
        m_hits.push_back({one.form, *one.hits});
    }
    for (auto const& band : read) {
        m_columns.push_back(columns_with_texts(grid, band.all));
        m_merges.push_back(merges_in(grid, band.all));
        // What shows in its rows would stand above them.
        m_usable =
            m_usable && std::ranges::none_of(m_merges.back(), [&](CellRange const& merge) {
                return merge.first.row < band.texts.first && merge.last.row >= band.texts.first;
            });
        auto& texts = m_texts.emplace_back();
        for_each_text(grid, band.texts, [&](Cell const& cell) {
            texts.push_back({cell.where(), &keys.known(cell)});
            m_usable = m_usable && texts.back().text->text == grid.workbook().text(cell);
            return true;
        });
    }
}

bool MetHeaders::fit(Grid const& grid, TextKeys& keys, std::vector<HeaderHits> const& hits) const
{
    bool const same_labels =
        std::ranges::equal(m_hits, hits, [](Hits const& one, HeaderHits const& other) {
            return one.form == other.form && one.hits == *other.hits;
        });
    if (!same_labels || !same_texts(grid, keys)) {
        return false;
    }
    for (std::size_t band = 0; band < m_read.size(); ++band) {
        auto const rows = m_read[band].all;
        if (merges_in(grid, rows) != m_merges[band] ||
            columns_with_texts(grid, rows) != m_columns[band]) {
            return false;
        }
    }
    return true;
}

bool MetHeaders::same_texts(Grid const& grid, TextKeys& keys) const
{
    for (std::size_t band = 0; band < m_read.size(); ++band) {
        auto text = m_texts[band].begin();
        auto const end = m_texts[band].end();
        bool const same = for_each_text(grid, m_read[band].texts, [&](Cell const& cell) {
            if (text == end || text->where != cell.where() || !keys.is(cell, *text->text)) {
                return false;
            }
            ++text;
            return true;
        });
        if (!same || text != end) {
            return false;
        }
    }
    return true;
}

MetHeaders const*
HeaderMemo::find(Grid const& grid, TextKeys& keys, std::vector<HeaderHits> const& hits) const
{
    auto const found = std::ranges::find_if(
        m_kept, [&](auto const& headers) { return headers->fit(grid, keys, hits); });
    return found == m_kept.end() ? nullptr : found->get();
}

void HeaderMemo::keep(std::unique_ptr<MetHeaders const> headers)
{
    if (m_kept.size() < most) {
        m_kept.push_back(std::move(headers));
        return;
    }
    m_kept[m_next] = std::move(headers);
    m_next = (m_next + 1) % most;
}

} // namespace gopbieu
