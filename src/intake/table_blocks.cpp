#include "intake/table_blocks.hpp"

#include <algorithm>
#include <set>

namespace gopbieu {

namespace {

bool overlap(Span one, Span other)
{
    return one.first <= other.last && other.first <= one.last;
}

Span columns_of(Panel const& panel)
{
    Span span{max_columns, 0};
    for (auto const& column : panel.columns) {
        if (column) {
            span.first = std::min(span.first, column->first);
            span.last = std::max(span.last, column->last);
        }
    }
    return span;
}

// Different rows of the form that are named below the header.
std::size_t rows_below(TableBlock const& block, std::vector<LabelHit> const& hits)
{
    std::set<LabelId> labels;
    for (auto const& hit : hits) {
        bool const below = hit.where.row > block.header.last && hit.where.row < block.end_row &&
                           hit.where.column + 3 >= block.columns.first &&
                           hit.where.column <= block.columns.last;
        if (below) {
            labels.insert(hit.label);
        }
    }
    return labels.size();
}

void add(std::vector<TableBlock>& blocks, std::size_t form, HeaderCopy copy)
{
    auto const columns = columns_of(copy.panel);
    auto const same = std::ranges::find_if(blocks, [&](TableBlock const& block) {
        return overlap(block.header, copy.panel.header) && overlap(block.columns, columns);
    });
    if (same == blocks.end()) {
        TableBlock block;
        block.header = copy.panel.header;
        block.columns = columns;
        block.claims.push_back({form, std::move(copy), 0, 0});
        blocks.push_back(std::move(block));
        return;
    }
    same->header.first = std::min(same->header.first, copy.panel.header.first);
    same->header.last = std::max(same->header.last, copy.panel.header.last);
    same->columns.first = std::min(same->columns.first, columns.first);
    same->columns.last = std::max(same->columns.last, columns.last);
    same->claims.push_back({form, std::move(copy), 0, 0});
}

// Of each form that the texts promise, as it was on an earlier sheet or looked for anew.
std::vector<FoundHeader> headers_of(Grid const& grid,
                                    TextKeys& keys,
                                    std::vector<FormTraces> const& traces,
                                    HeaderMemo* met,
                                    std::vector<BandRead>& read)
{
    auto const& index = keys.index();
    std::vector<HeaderHits> hits;
    for (std::size_t form = 0; form < traces.size(); ++form) {
        if (traces[form].promising(index.forms()[form], index.labels(form))) {
            hits.push_back({form, &traces[form].header});
        }
    }
    if (hits.empty()) {
        return {};
    }
    if (auto const* const before = met != nullptr ? met->find(grid, keys, hits) : nullptr) {
        read = before->read();
        return before->found();
    }
    std::vector<FoundHeader> found;
    for (auto const& one : hits) {
        for (auto& copy : find_headers(grid, keys, one.form, *one.hits, &read)) {
            found.push_back({one.form, std::move(copy)});
        }
    }
    constexpr std::size_t most_bands = 24;
    if (met != nullptr && !found.empty() && read.size() <= most_bands) {
        auto headers = std::make_unique<MetHeaders const>(grid, keys, hits, read, found);
        if (headers->usable()) {
            met->keep(std::move(headers));
        }
    }
    return found;
}

} // namespace

std::vector<TableBlock> find_blocks(Grid const& grid,
                                    TextKeys& keys,
                                    std::vector<FormTraces> const& traces,
                                    HeaderMemo* met,
                                    std::vector<BandRead>& read)
{
    std::vector<TableBlock> blocks;
    for (auto& header : headers_of(grid, keys, traces, met, read)) {
        add(blocks, header.form, std::move(header.copy));
    }
    std::ranges::sort(blocks, [](TableBlock const& one, TableBlock const& other) {
        return std::pair(one.header, one.columns) < std::pair(other.header, other.columns);
    });
    for (auto& block : blocks) {
        for (auto const& other : blocks) {
            if (other.header.first > block.header.last) {
                block.end_row = std::min(block.end_row, other.header.first);
            }
        }
        for (auto& claim : block.claims) {
            claim.rows = rows_below(block, traces[claim.form].body);
            // A name of a row says more than a column that many forms have.
            claim.score = claim.copy.panel.found() + 3 * claim.rows;
        }
    }
    return blocks;
}

} // namespace gopbieu
