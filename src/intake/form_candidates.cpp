#include "intake/form_candidates.hpp"

#include "intake/lines.hpp"
#include "intake/table_cells.hpp"

#include <algorithm>

namespace gopbieu {

namespace {

bool recurs(std::set<std::string> const& names, std::set<std::string> const& seen)
{
    auto const again = static_cast<std::size_t>(
        std::ranges::count_if(names, [&](std::string const& name) { return seen.contains(name); }));
    return again >= 2 && again * 2 > names.size();
}

// Whether a label stands in a key as words of their own.
bool has_words(std::string_view key, std::string_view label)
{
    for (auto at = key.find(label); at != std::string_view::npos; at = key.find(label, at + 1)) {
        auto const end = at + label.size();
        if ((at == 0 || key[at - 1] == ' ') && (end == key.size() || key[end] == ' ')) {
            return true;
        }
    }
    return false;
}

bool stands_in(std::vector<std::string_view> const& keys, std::string const& label)
{
    return !label.empty() &&
           std::ranges::any_of(keys, [&](std::string_view text) { return has_words(text, label); });
}

} // namespace

std::set<std::size_t> FormCandidates::look(bool plainly)
{
    auto* const layouts = m_keys.layouts();
    m_layout = plainly || layouts == nullptr ? nullptr : layouts->find(m_grid, m_keys);
    if (m_layout == nullptr) {
        m_read.clear();
        auto* const met = plainly || layouts == nullptr ? nullptr : &layouts->headers();
        m_blocks = find_blocks(m_grid, m_keys, survey(m_grid, m_keys, plainly), met, m_read);
        m_rememberable = !plainly && layouts != nullptr;
    }
    std::set<std::size_t> forms;
    for (auto const& block : blocks()) {
        for (auto const& claim : block.claims) {
            forms.insert(claim.form);
        }
    }
    return forms;
}

void FormCandidates::take_second(FormCandidate& candidate) const
{
    for (std::size_t at = 0; at < blocks().size(); ++at) {
        CellRef const place{blocks()[at].header.first, blocks()[at].columns.first};
        auto const* const claim = claim_of(candidate.form, at);
        if (place == candidate.second && claim != nullptr) {
            candidate.table = make_table(candidate.form, {claim->copy});
            judge(candidate);
        }
    }
}

// A form's claim on a block that is still free counts when no other form fits there much
// better.
TableBlock::Claim const* FormCandidates::claim_of(std::size_t form, std::size_t number) const
{
    auto const& block = blocks()[number];
    if (m_gone.contains(number)) {
        return nullptr;
    }
    TableBlock::Claim const* own = nullptr;
    std::size_t best = 0;
    for (auto const& claim : block.claims) {
        best = std::max(best, claim.score);
        own = claim.form == form ? &claim : own;
    }
    return own != nullptr && own->score * 10 >= best * 7 ? own : nullptr;
}

// The blocks of one table: side by side as often as the form is printed so, then those below
// that go on with other rows. A block that has the same rows again is another table.
std::optional<FormCandidate> FormCandidates::make(std::size_t form)
{
    if (auto const* const made = m_layout != nullptr ? m_layout->made(form, m_gone) : nullptr) {
        if (auto before = as_before(*made)) {
            return before;
        }
    }
    FormCandidate candidate;
    candidate.form = form;
    std::vector<HeaderCopy> copies;
    std::set<std::string> seen;
    std::size_t beside = 0;
    for (std::size_t at = 0; at < blocks().size(); ++at) {
        auto const* const claim = claim_of(form, at);
        if (claim == nullptr) {
            continue;
        }
        bool const first = candidate.blocks.empty();
        bool const same_rows =
            !first && blocks()[candidate.blocks.back()].header.last >= blocks()[at].header.first;
        beside = same_rows ? beside + 1 : 0;
        auto names = names_below(blocks()[at], form);
        if (!first && (beside >= m_index.forms()[form].panels || recurs(names, seen))) {
            m_rememberable = false; // it hangs on figures what is said of the other table
            if (!candidate.second && any_figures(make_table(form, {claim->copy}))) {
                candidate.second = CellRef{blocks()[at].header.first, blocks()[at].columns.first};
            }
            continue;
        }
        seen.merge(names);
        candidate.blocks.push_back(at);
        copies.push_back(claim->copy);
    }
    if (copies.empty()) {
        return {};
    }
    candidate.table = make_table(form, std::move(copies));
    if (m_rememberable) {
        m_made.push_back({form, m_gone, candidate.blocks, candidate.table, {}});
    }
    judge(candidate);
    return candidate;
}

// Nothing where a line that must have figures or must have none is different.
std::optional<FormCandidate> FormCandidates::as_before(MadeTable const& made) const
{
    FormCandidate candidate;
    candidate.form = made.form;
    candidate.blocks = made.blocks;
    candidate.table = made.table;
    find_figures(m_grid, m_index.forms()[made.form], candidate.table);
    bool const same = std::ranges::all_of(made.watched, [&](std::size_t line) {
        return candidate.table.lines[line].figures == made.table.lines[line].figures;
    });
    if (!same) {
        return {};
    }
    judge(candidate);
    return candidate;
}

void FormCandidates::remember()
{
    constexpr std::size_t most_cells = 4'000;
    constexpr std::uint32_t most_rows = 2'000;
    if (m_layout != nullptr || !m_rememberable || m_made.empty() ||
        m_grid.sheet().cells.size() > most_cells || m_grid.row_count() > most_rows) {
        return;
    }
    auto layout = std::make_unique<Layout const>(
        m_grid, m_keys, std::move(m_blocks), std::move(m_made), m_read);
    if (layout->usable()) {
        m_keys.layouts()->keep(m_grid, std::move(layout));
    }
}

Table FormCandidates::make_table(std::size_t form, std::vector<HeaderCopy> copies) const
{
    TableArea area;
    for (auto const& block : blocks()) {
        area.starts.push_back(block.header.first);
    }
    return table_under(m_grid, m_keys, form, std::move(copies), area);
}

// Forms have labels that stand in several of their sections; those come again in one table.
bool FormCandidates::names_one_row(LabelId label, std::size_t form) const
{
    return std::ranges::count_if(m_index.uses(label), [&](LabelUse const& use) {
               return use.form == form && use.role == LabelRole::row;
           }) == 1;
}

// What the rows under a header are called, as far as it tells them apart.
std::set<std::string> FormCandidates::names_below(TableBlock const& block, std::size_t form) const
{
    std::set<std::string> names;
    auto const& cells = m_grid.sheet().cells;
    auto cell =
        std::ranges::lower_bound(cells, CellRef{block.header.last + 1, 0}, {}, &Cell::where);
    for (; cell != cells.end() && cell->row < block.end_row; ++cell) {
        if (cell->kind != CellKind::text || cell->column + 3U < block.columns.first ||
            cell->column > block.columns.last) {
            continue;
        }
        auto const& key = m_keys.of(*cell);
        if (key.label != no_label && names_one_row(key.label, form)) {
            names.insert(key.key);
        }
    }
    return names;
}

void FormCandidates::judge(FormCandidate& candidate) const
{
    auto const& form = m_index.forms()[candidate.form];
    auto& fitness = candidate.fitness;
    auto const& table = candidate.table;
    fitness.columns = static_cast<int>(table.found());
    fitness.columns_missing = static_cast<int>(table.missing(form).size());
    for (std::size_t row = 0; row < form.rows.size(); ++row) {
        fitness.rows += table.rows[row] ? 1 : 0;
        fitness.rows_missing += table.lacks(form, row) ? 1 : 0;
    }
    for (auto const& line : table.lines) {
        bool const known = line.kind != LineKind::unknown;
        fitness.known += line.figures && known ? 1 : 0;
        fitness.unknown += line.figures && !known ? 1 : 0;
    }
    candidate.score = fitness.score(form.row_kind);
    auto const texts = texts_above(table);
    auto const& labels = m_index.labels(candidate.form);
    candidate.number = stands_in(texts, labels.number);
    candidate.title = std::ranges::any_of(
        labels.titles, [&](std::string const& title) { return stands_in(texts, title); });
    candidate.marked = m_marker && m_marker->form == form.id && m_marker->edition == form.edition;
}

std::vector<std::string_view> FormCandidates::texts_above(Table const& table) const
{
    std::vector<std::string_view> keys;
    for (auto const& cell : m_grid.sheet().cells) {
        if (cell.row >= table.top() || keys.size() > 200) {
            break;
        }
        if (cell.kind == CellKind::text) {
            keys.push_back(m_keys.of(cell).key);
        }
    }
    return keys;
}

void FormCandidates::take_out(std::vector<std::size_t> const& blocks)
{
    m_gone.insert(blocks.begin(), blocks.end());
}

bool any_figures(Table const& table)
{
    return std::ranges::any_of(table.lines, &Line::figures);
}

// Numbers beside the names of rows, under a column that was not recognised.
bool any_beside(Table const& table, Grid const& grid)
{
    return std::ranges::any_of(table.lines, [&](Line const& line) {
        auto const& panel = table.panels[line.panel];
        auto const cells = grid.row(line.sheet_row);
        return std::ranges::any_of(cells, [&](Cell const& cell) {
            return holds_number(cell) && panel.across.first <= cell.column &&
                   cell.column <= panel.across.last && !panel.at(cell.column);
        });
    });
}

} // namespace gopbieu
