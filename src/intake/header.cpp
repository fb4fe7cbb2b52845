#include "intake/header.hpp"

#include "intake/header_band.hpp"

#include <algorithm>
#include <set>

namespace gopbieu {

namespace {

constexpr std::uint32_t highest_header = 12; ///< rows; forms print up to five

/// How well a column of the sheet is a column of the form; the higher the better.
enum class Fit : std::uint8_t {
    none,
    part_near,  ///< the own label and some of the groups, some of them only nearly
    part_exact, ///< the own label and some of the groups
    full_near,
    full_exact ///< the own label and all groups, as printed
};

struct Fitting {
    std::size_t band_column = 0;
    std::size_t column = 0; ///< of the schema
    Fit fit = Fit::none;
    CellRef leaf;
};

using Path = std::vector<HeaderBand::Part>;

class CopyFinder {
public:
    CopyFinder(Grid const& grid, TextKeys& keys, std::size_t form, Span rows, std::size_t hits)
        : m_grid(grid), m_index(keys.index()), m_number(form), m_labels(keys.index().labels(form)),
          m_form(keys.index().forms()[form]), m_hit_rows(rows), m_read_rows(rows), m_hits(hits),
          m_band(grid, keys, form, with_spare(rows))
    {
    }

    // The copies of the header that stand side by side in the band.
    std::vector<HeaderCopy> find()
    {
        choose_window(m_hit_rows);
        if (m_hits * 4 >= m_form.columns.size() && fewer_than_all()) {
            m_read_rows = m_band.rows();
            m_band.look_for_near_labels(m_band.rows());
            choose_window(m_band.rows());
        }
        if (!enough(m_fittings)) {
            return {};
        }
        return split();
    }

    // The rows of the band, and those whose texts made a difference, or could have.
    [[nodiscard]] BandRead read() const { return {m_band.rows(), m_read_rows}; }

private:
    // Above and below stand labels that are not written as printed.
    static Span with_spare(Span rows)
    {
        constexpr std::uint32_t spare = 2;
        return {rows.first - std::min(rows.first, spare), rows.last + spare};
    }

    // The fewest rows that make most columns fit. Rows at the edge in which nothing begins add
    // nothing to the window without them.
    void choose_window(Span rows)
    {
        std::size_t best = 0;
        auto const all = m_band.possible_columns() * static_cast<std::size_t>(Fit::full_exact);
        for (std::uint32_t height = 0; height < highest_header && best < all; ++height) {
            for (auto top = rows.first; top + height <= rows.last; ++top) {
                if (!m_band.begins_in(top) || !m_band.begins_in(top + height)) {
                    continue;
                }
                auto fittings = fit_all({top, top + height});
                auto const score = score_of(fittings);
                if (score > best) {
                    best = score;
                    m_window = {top, top + height};
                    m_fittings = std::move(fittings);
                }
            }
        }
    }

    // Each column of the form counts once, so that copies side by side do not outweigh rows.
    [[nodiscard]] std::size_t score_of(std::vector<Fitting> const& fittings) const
    {
        std::vector<Fit> best(m_form.columns.size());
        for (auto const& one : fittings) {
            best[one.column] = std::max(best[one.column], one.fit);
        }
        std::size_t score = 0;
        for (auto const fit : best) {
            score += static_cast<std::size_t>(fit);
        }
        return score;
    }

    // For each column of the band what it fits best; all of them where several are equally good.
    [[nodiscard]] std::vector<Fitting> fit_all(Span rows) const
    {
        std::vector<Fitting> all;
        for (std::size_t at = 0; at < m_band.columns().size(); ++at) {
            auto const path = m_band.path(at, rows);
            if (path.empty()) {
                continue;
            }
            auto best = fit_column(at, path);
            if ((best.empty() || best.front().fit < Fit::full_near) &&
                std::ranges::any_of(path, &HeaderBand::Part::spread) &&
                !std::ranges::all_of(path, &HeaderBand::Part::spread)) {
                Path own = path;
                std::erase_if(own, [](HeaderBand::Part const& part) { return part.spread; });
                if (auto other = fit_column(at, own);
                    !other.empty() && (best.empty() || other.front().fit > best.front().fit)) {
                    best = std::move(other);
                }
            }
            all.insert(all.end(), best.begin(), best.end());
        }
        return all;
    }

    [[nodiscard]] std::vector<Fitting> fit_column(std::size_t at, Path const& path) const
    {
        std::vector<Fitting> best;
        if (path.back().spread || path.back().label == no_label) {
            return best; // the column beside the one that has the label, or a text that is none
        }
        for (auto const& use : m_index.uses(path.back().label)) {
            if (use.form != m_number || use.role != LabelRole::column) {
                continue;
            }
            std::size_t const column = use.index;
            auto const fit = fit_of(path, column);
            if (fit == Fit::none || (!best.empty() && fit < best.front().fit)) {
                continue;
            }
            if (!best.empty() && fit > best.front().fit) {
                best.clear();
            }
            best.push_back({at, column, fit, path.back().owner});
        }
        return best;
    }

    // Of a path that ends in a label of the column.
    [[nodiscard]] Fit fit_of(Path const& path, std::size_t column) const
    {
        auto const& groups = m_labels.groups[column];
        std::size_t group = 0;
        bool near = path.back().near;
        for (std::size_t part = 0; part + 1 < path.size(); ++part) {
            if (path[part].label == no_label) {
                return Fit::none; // stands under a group that is none of the form's
            }
            while (group < groups.size() && !has(groups[group], path[part].label)) {
                ++group;
            }
            if (group == groups.size()) {
                return Fit::none; // stands under a group that is not the column's
            }
            ++group;
            near = near || path[part].near;
        }
        bool const full = path.size() == groups.size() + 1;
        if (full) {
            return near ? Fit::full_near : Fit::full_exact;
        }
        return near ? Fit::part_near : Fit::part_exact;
    }

    [[nodiscard]] std::set<std::size_t> columns_of(std::vector<Fitting> const& fittings) const
    {
        std::set<std::size_t> columns;
        for (auto const& one : fittings) {
            columns.insert(one.column);
        }
        return columns;
    }

    [[nodiscard]] bool enough(std::vector<Fitting> const& fittings) const
    {
        return columns_of(fittings).size() * 2 > m_form.columns.size();
    }

    [[nodiscard]] bool fewer_than_all() const
    {
        return columns_of(m_fittings).size() < m_form.columns.size() ||
               std::ranges::any_of(m_fittings,
                                   [](Fitting const& one) { return one.fit < Fit::full_near; });
    }

    // A new copy begins where a column that fits in full comes again. One column twice is no copy.
    [[nodiscard]] std::vector<HeaderCopy> split()
    {
        std::vector<std::vector<Fitting>> copies(1);
        std::set<std::size_t> seen;
        for (auto const& one : m_fittings) {
            if (one.fit >= Fit::full_near && !seen.insert(one.column).second &&
                !copies.back().empty() && same_place_twice(copies.back(), one)) {
                copies.emplace_back();
                seen = {one.column};
            }
            copies.back().push_back(one);
        }
        std::vector<HeaderCopy> found;
        if (copies.size() == 1 ||
            !std::ranges::all_of(copies, [&](auto const& copy) { return whole(copy); })) {
            found.push_back(settle(m_fittings));
            return found;
        }
        for (auto const& copy : copies) {
            found.push_back(settle(copy));
        }
        return found;
    }

    [[nodiscard]] bool whole(std::vector<Fitting> const& fittings) const
    {
        return enough(fittings) && columns_of(fittings).contains(m_form.key_column);
    }

    // Whether the column was seen under another cell: a label merged over two columns is one.
    static bool same_place_twice(std::vector<Fitting> const& copy, Fitting const& one)
    {
        return std::ranges::any_of(copy, [&](Fitting const& other) {
            return other.column == one.column && other.leaf != one.leaf;
        });
    }

    // One column of the form for each of the sheet: the surest first, and each only once.
    [[nodiscard]] HeaderCopy settle(std::vector<Fitting> const& fittings)
    {
        HeaderCopy copy;
        copy.panel.columns.resize(m_form.columns.size());
        copy.panel.header = {m_window.last, m_window.first};
        std::set<std::size_t> taken; // columns of the band
        for (auto const fit : {Fit::full_exact, Fit::full_near, Fit::part_exact, Fit::part_near}) {
            for (std::size_t column = 0; column < m_form.columns.size(); ++column) {
                if (!copy.panel.columns[column]) {
                    settle_column(copy, fittings, column, fit, taken);
                }
            }
        }
        return copy;
    }

    void settle_column(HeaderCopy& copy,
                       std::vector<Fitting> const& fittings,
                       std::size_t column,
                       Fit fit,
                       std::set<std::size_t>& taken)
    {
        std::vector<Fitting> places;
        for (auto const& one : fittings) {
            bool const free = !taken.contains(one.band_column);
            bool const another = std::ranges::any_of(fittings, [&](Fitting const& other) {
                return other.band_column == one.band_column && other.column != column;
            });
            if (one.column == column && one.fit == fit && free && !another) {
                places.push_back(one);
            }
        }
        if (places.empty()) {
            return;
        }
        std::vector<CellRef> leaves;
        for (auto const& one : places) {
            if (std::ranges::find(leaves, one.leaf) == leaves.end()) {
                leaves.push_back(one.leaf);
            }
        }
        if (leaves.size() > 1) {
            if (fit >= Fit::part_exact && fit != Fit::full_near) {
                copy.ambiguous.emplace_back(column, std::move(leaves));
            }
            return;
        }
        place(copy, places, taken);
    }

    void place(HeaderCopy& copy, std::vector<Fitting> const& places, std::set<std::size_t>& taken)
    {
        auto const first = m_band.columns()[places.front().band_column];
        auto const last = m_band.columns()[places.back().band_column];
        copy.panel.columns[places.front().column] = Span{first, last};
        for (auto const& one : places) {
            taken.insert(one.band_column);
        }
        for (auto const& part : m_band.path(places.front().band_column, m_window)) {
            auto const area = m_grid.area(part.owner);
            copy.panel.header.first = std::min(copy.panel.header.first, area.first.row);
            copy.panel.header.last = std::max(copy.panel.header.last, area.last.row);
            bool const told = std::ranges::find(copy.repairs, part.owner, &LabelRepair::cell) !=
                              copy.repairs.end();
            if (part.near && !told) {
                copy.repairs.push_back({part.owner, part.label, m_band.likeness(part.owner)});
            }
        }
    }

    Grid const& m_grid;
    FormIndex const& m_index;
    std::size_t m_number; ///< of the form
    FormLabels const& m_labels;
    FormDefinition const& m_form;
    Span m_hit_rows, m_read_rows;
    std::size_t m_hits;
    HeaderBand m_band;
    Span m_window;
    std::vector<Fitting> m_fittings; ///< within the window
};

struct Band {
    Span rows;
    std::size_t hits = 0;
};

// The first rows of neighbouring hits from a row on, at most as many as a header has.
std::optional<Band>
first_band(Grid const& grid, std::vector<LabelHit> const& hits, std::uint32_t from)
{
    std::optional<Band> band;
    for (auto const& hit : hits) {
        if (hit.where.row < from) {
            continue;
        }
        auto const area = grid.area(hit.where);
        auto const last = std::min(area.last.row, area.first.row + highest_header);
        if (!band) {
            band = Band{{hit.where.row, last}, 0};
        } else if (hit.where.row > band->rows.last + 1 ||
                   hit.where.row - band->rows.first >= highest_header) {
            break;
        }
        band->rows.last = std::max(band->rows.last, last);
        ++band->hits;
    }
    return band;
}

} // namespace

std::vector<HeaderCopy> find_headers(Grid const& grid,
                                     TextKeys& keys,
                                     std::size_t form,
                                     std::vector<LabelHit> const& hits,
                                     std::vector<BandRead>* read)
{
    constexpr std::size_t most_bands = 200; // headers of page breaks; more is no form
    std::vector<HeaderCopy> copies;
    std::uint32_t from = 0;
    for (std::size_t count = 0; count < most_bands; ++count) {
        auto const band = first_band(grid, hits, from);
        if (!band) {
            break;
        }
        CopyFinder finder(grid, keys, form, band->rows, band->hits);
        auto found = finder.find();
        if (read != nullptr) {
            read->push_back(finder.read());
        }
        from = band->rows.last + 1;
        if (!found.empty()) {
            from = found.front().panel.header.last + 1;
            std::ranges::move(found, std::back_inserter(copies));
        }
    }
    return copies;
}

} // namespace gopbieu
