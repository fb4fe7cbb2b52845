#include "intake/choose_form.hpp"

#include "base/catalogue/intake.hpp"
#include "intake/table_blocks.hpp"
#include "intake/table_cells.hpp"

#include <algorithm>
#include <set>

namespace gopbieu {

namespace {

// Content that differs by less than this leaves the decision to title, number and mark.
constexpr int clear_lead = 4;

std::string edition_name(FormDefinition const& form)
{
    return form.id + "@" + form.edition;
}

std::string form_name(FormDefinition const& form)
{
    auto const name = form.number.empty() ? form.title : form.number + " – " + form.title;
    return name + " (" + edition_name(form) + ")";
}

/// How well a table is the form's.
struct Fitness {
    int columns = 0, columns_missing = 0;
    int rows = 0, rows_missing = 0; ///< of fixed forms
    int known = 0, unknown = 0;     ///< lines with figures whose names the form knows or not

    [[nodiscard]] int score(RowKind kind) const
    {
        auto const of_rows = kind == RowKind::fixed ? 4 * rows - rows_missing : 4 * known;
        return 4 * columns - 6 * columns_missing + of_rows - 3 * unknown;
    }
};

struct Candidate {
    std::size_t form = 0;
    std::vector<std::size_t> blocks;
    Table table;
    std::optional<CellRef> second; ///< another table of the same form
    Fitness fitness;
    int score = 0;
    bool title = false, number = false, marked = false;

    [[nodiscard]] int named() const
    {
        return (title ? 1 : 0) + (number ? 1 : 0) + (marked ? 2 : 0);
    }
};

class FormChooser {
public:
    FormChooser(Grid const& grid,
                TextKeys& keys,
                std::optional<Marker> const& marker,
                Remarks& remarks)
        : m_grid(grid), m_keys(keys), m_index(keys.index()), m_marker(marker), m_remarks(remarks)
    {
    }

    SheetForms choose()
    {
        find(false);
        if (m_candidates.empty() && m_grid.sheet().cells.size() < 20'000) {
            find(true); // perhaps typed without accents
        }
        while (!m_candidates.empty()) {
            decide();
        }
        std::ranges::sort(m_found.tables, {}, [](FormTable const& one) { return one.table.top(); });
        return std::move(m_found);
    }

private:
    void find(bool plainly)
    {
        m_blocks = find_blocks(m_grid, m_keys, survey(m_grid, m_keys, plainly));
        std::set<std::size_t> forms;
        for (auto const& block : m_blocks) {
            for (auto const& claim : block.claims) {
                forms.insert(claim.form);
            }
        }
        for (auto const form : forms) {
            add_candidate(form);
        }
    }

    void add_candidate(std::size_t form)
    {
        if (auto candidate = make_candidate(form)) {
            m_candidates.push_back(std::move(*candidate));
        }
        std::ranges::stable_sort(m_candidates, [](Candidate const& one, Candidate const& other) {
            return one.score > other.score;
        });
    }

    // A form's claim on a block that is still free counts when no other form fits there much
    // better.
    [[nodiscard]] TableBlock::Claim const* claim_of(std::size_t form, std::size_t number) const
    {
        auto const& block = m_blocks[number];
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
    std::optional<Candidate> make_candidate(std::size_t form)
    {
        Candidate candidate;
        candidate.form = form;
        std::vector<HeaderCopy> copies;
        std::set<std::string> seen;
        std::size_t beside = 0;
        for (std::size_t at = 0; at < m_blocks.size(); ++at) {
            auto const* const claim = claim_of(form, at);
            if (claim == nullptr) {
                continue;
            }
            bool const first = candidate.blocks.empty();
            bool const same_rows = !first && m_blocks[candidate.blocks.back()].header.last >=
                                                 m_blocks[at].header.first;
            beside = same_rows ? beside + 1 : 0;
            auto names = names_below(m_blocks[at], form);
            if (!first && (beside >= m_index.forms()[form].panels || recurs(names, seen))) {
                if (!candidate.second && any_figures(make_table(form, {claim->copy}))) {
                    candidate.second =
                        CellRef{m_blocks[at].header.first, m_blocks[at].columns.first};
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
        judge(candidate);
        return candidate;
    }

    [[nodiscard]] Table make_table(std::size_t form, std::vector<HeaderCopy> copies) const
    {
        TableArea area;
        for (auto const& block : m_blocks) {
            area.starts.push_back(block.header.first);
        }
        return table_under(m_grid, m_keys, form, std::move(copies), area);
    }

    // Forms have labels that stand in several of their sections; those come again in one table.
    [[nodiscard]] bool names_one_row(LabelId label, std::size_t form) const
    {
        return std::ranges::count_if(m_index.uses(label), [&](LabelUse const& use) {
                   return use.form == form && use.role == LabelRole::row;
               }) == 1;
    }

    // What the rows under a header are called, as far as it tells them apart.
    [[nodiscard]] std::set<std::string> names_below(TableBlock const& block, std::size_t form) const
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

    static bool recurs(std::set<std::string> const& names, std::set<std::string> const& seen)
    {
        auto const again = static_cast<std::size_t>(std::ranges::count_if(
            names, [&](std::string const& name) { return seen.contains(name); }));
        return again >= 2 && again * 2 > names.size();
    }

    static bool any_figures(Table const& table)
    {
        return std::ranges::any_of(table.lines, &Line::figures);
    }

    // Numbers beside the names of rows, under a column that was not recognised.
    [[nodiscard]] bool any_beside(Table const& table) const
    {
        return std::ranges::any_of(table.lines, [&](Line const& line) {
            auto const& panel = table.panels[line.panel];
            auto const cells = cells_of_row(m_grid.sheet(), line.sheet_row);
            return std::ranges::any_of(cells, [&](Cell const& cell) {
                return holds_number(cell) && panel.across.first <= cell.column &&
                       cell.column <= panel.across.last && !panel.at(cell.column);
            });
        });
    }

    void judge(Candidate& candidate)
    {
        auto const& form = m_index.forms()[candidate.form];
        auto& fitness = candidate.fitness;
        auto const& table = candidate.table;
        fitness.columns = static_cast<int>(table.found());
        fitness.columns_missing = static_cast<int>(table.missing(form).size());
        for (std::size_t row = 0; row < form.rows.size(); ++row) {
            bool const there = table.rows[row].has_value();
            fitness.rows += there ? 1 : 0;
            fitness.rows_missing +=
                !there && !form.rows[row].optional && !form.rows[row].heading ? 1 : 0;
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
        candidate.marked =
            m_marker && m_marker->form == form.id && m_marker->edition == form.edition;
    }

    [[nodiscard]] std::vector<std::string> texts_above(Table const& table) const
    {
        std::vector<std::string> keys;
        for (auto const& cell : m_grid.sheet().cells) {
            if (cell.row >= table.top() || keys.size() > 200) {
                break;
            }
            if (cell.kind == CellKind::text) {
                keys.push_back(" " + m_keys.of(cell).key + " ");
            }
        }
        return keys;
    }

    static bool stands_in(std::vector<std::string> const& keys, std::string const& label)
    {
        auto const key = " " + label + " ";
        return !label.empty() && std::ranges::any_of(keys, [&](std::string const& text) {
            return text.find(key) != std::string::npos;
        });
    }

    // The best of the candidates that are left, against those that want the same place.
    void decide()
    {
        auto best = std::move(m_candidates.front());
        m_candidates.erase(m_candidates.begin());
        m_gone.insert(best.blocks.begin(), best.blocks.end());
        auto equals = equals_of(best);
        if (!enough(best)) {
            perhaps(best);
            return;
        }
        equals.insert(equals.begin(), std::move(best));
        settle(equals);
    }

    // Those that fit about as well as the best one. Others that wanted its place may still have one
    // further down.
    std::vector<Candidate> equals_of(Candidate const& best)
    {
        std::vector<Candidate> equals;
        std::vector<Candidate> others;
        std::vector<std::size_t> again;
        for (auto& one : m_candidates) {
            if (!share_place(best, one)) {
                others.push_back(std::move(one));
                continue;
            }
            if (one.blocks.size() > 1) {
                again.push_back(one.form);
            }
            if (one.score + clear_lead > best.score) {
                equals.push_back(std::move(one));
            } else {
                tell(one, true);
            }
        }
        m_candidates = std::move(others);
        for (auto const form : again) {
            add_candidate(form);
        }
        return equals;
    }

    [[nodiscard]] bool share_place(Candidate const& one, Candidate const& other) const
    {
        return std::ranges::any_of(one.blocks, [&](std::size_t block) {
            return std::ranges::find(other.blocks, block) != other.blocks.end();
        });
    }

    // Whether it may be read at all.
    [[nodiscard]] bool enough(Candidate const& candidate) const
    {
        auto const& form = m_index.forms()[candidate.form];
        auto const& fitness = candidate.fitness;
        bool const columns = fitness.columns_missing * 3 <= fitness.columns;
        if (form.row_kind != RowKind::fixed) {
            return columns;
        }
        return columns && fitness.rows * 3 >= fitness.rows_missing && fitness.rows > 0;
    }

    // A part of a form is worth a question when it names itself or most of it is there.
    void perhaps(Candidate const& candidate)
    {
        auto const& form = m_index.forms()[candidate.form];
        tell(candidate, true);
        bool const likely =
            candidate.named() != 0 || candidate.fitness.columns > candidate.fitness.columns_missing;
        if (!likely || !any_figures(candidate.table)) {
            return;
        }
        std::string missing;
        for (auto const& label : candidate.table.missing(form)) {
            missing += (missing.empty() ? "'" : ", '") + label + "'";
        }
        leave_open(candidate);
        m_remarks.fault(say::perhaps_a_form,
                        {},
                        {{"form", form_name(form)},
                         {"found", std::to_string(candidate.fitness.columns)},
                         {"all", std::to_string(form.columns.size())},
                         {"columns", missing.empty() ? "–" : missing}});
    }

    // Among equals those that are named more; if that leaves several, a person decides.
    void settle(std::vector<Candidate>& equals)
    {
        auto most = 0;
        for (auto const& one : equals) {
            most = std::max(most, one.named());
        }
        std::vector<Candidate> left;
        for (auto& one : equals) {
            if (one.named() == most) {
                left.push_back(std::move(one));
            } else {
                tell(one, true);
            }
        }
        if (left.size() == 1) {
            take(std::move(left.front()));
            return;
        }
        std::string names;
        for (auto const& one : left) {
            tell(one, false);
            names += (names.empty() ? "" : "; ") + form_name(m_index.forms()[one.form]);
        }
        if (std::ranges::none_of(left,
                                 [](Candidate const& one) { return any_figures(one.table); })) {
            return; // a blank page of whichever form
        }
        auto const* const answer = m_remarks.ask(
            say::which_form, to_a1(CellRef{left.front().table.top(), 0}), {{"candidates", names}});
        for (auto& one : left) {
            if (answer != nullptr && (answer->value == m_index.forms()[one.form].id ||
                                      answer->value == edition_name(m_index.forms()[one.form]))) {
                take(std::move(one));
                return;
            }
        }
        if (answer != nullptr) {
            m_remarks.unusable();
        }
        std::ranges::for_each(left, [this](Candidate const& one) { leave_open(one); });
    }

    void leave_open(Candidate const& candidate)
    {
        m_found.question = true;
        m_found.open.push_back(candidate.form);
    }

    void take(Candidate candidate)
    {
        auto const& form = m_index.forms()[candidate.form];
        if (candidate.second) {
            auto const first =
                CellRef{candidate.table.top(), m_blocks[candidate.blocks.front()].columns.first};
            auto const* const answer = m_remarks.ask(say::two_tables,
                                                     {},
                                                     {{"form", form_name(form)},
                                                      {"found", to_a1(first)},
                                                      {"other", to_a1(*candidate.second)}});
            auto const chosen = answer != nullptr ? parse_a1(answer->value) : std::nullopt;
            if (answer != nullptr && chosen != first && chosen != candidate.second) {
                m_remarks.unusable();
            }
            if (chosen != first && chosen != candidate.second) {
                tell(candidate, false);
                leave_open(candidate);
                return;
            }
            if (chosen != first) {
                take_second(candidate);
            }
        }
        tell(candidate, false);
        say_wrong_name(candidate);
        bool const figures = any_figures(candidate.table) || any_beside(candidate.table);
        m_found.tables.push_back({candidate.form, std::move(candidate.table), figures});
    }

    void take_second(Candidate& candidate)
    {
        for (std::size_t at = 0; at < m_blocks.size(); ++at) {
            CellRef const place{m_blocks[at].header.first, m_blocks[at].columns.first};
            auto const* const claim = claim_of(candidate.form, at);
            if (place == candidate.second && claim != nullptr) {
                candidate.table = make_table(candidate.form, {claim->copy});
                judge(candidate);
            }
        }
    }

    // Content wins over a title, a number or a mark that says something else.
    void say_wrong_name(Candidate const& taken)
    {
        auto const forms = m_index.forms();
        auto const& form = forms[taken.form];
        if (!taken.title && !taken.number) {
            for (auto const& cell : m_grid.sheet().cells) {
                if (cell.row >= taken.table.top()) {
                    break;
                }
                auto const label = cell.kind == CellKind::text ? m_keys.of(cell).label : no_label;
                if (label != no_label && names_another(label, form)) {
                    m_remarks.note(
                        say::title_of_another,
                        cell.where(),
                        {{"found", std::string(m_keys.readable(cell))}, {"form", form_name(form)}});
                }
            }
        }
        if (m_marker && !m_marker->form.empty() && m_marker->form != form.id) {
            m_remarks.note(say::marker_of_another,
                           std::string(),
                           {{"found", m_marker->form}, {"form", form_name(form)}});
        }
    }

    [[nodiscard]] bool names_another(LabelId label, FormDefinition const& form) const
    {
        return std::ranges::any_of(m_index.uses(label), [&](LabelUse const& use) {
            return (use.role == LabelRole::title || use.role == LabelRole::number) &&
                   m_index.forms()[use.form].id != form.id;
        });
    }

    void tell(Candidate const& candidate, bool against)
    {
        auto const& form = m_index.forms()[candidate.form];
        auto const& fitness = candidate.fitness;
        auto const add = [&](Say say, Args args) {
            m_found.evidence.push_back({Evidence::About::form,
                                        m_grid.sheet().name,
                                        edition_name(form),
                                        against,
                                        say,
                                        std::move(args)});
        };
        add(say::evidence_columns,
            {{"found", std::to_string(fitness.columns)},
             {"all", std::to_string(form.columns.size())},
             {"missing", std::to_string(fitness.columns_missing)}});
        if (form.row_kind == RowKind::fixed) {
            add(say::evidence_rows,
                {{"found", std::to_string(fitness.rows)},
                 {"all", std::to_string(form.rows.size())},
                 {"unknown", std::to_string(fitness.unknown)}});
        } else {
            add(say::evidence_lines,
                {{"known", std::to_string(fitness.known)},
                 {"unknown", std::to_string(fitness.unknown)}});
        }
        if (candidate.title) {
            add(say::evidence_title, {{"title", form.title}});
        }
        if (candidate.number) {
            add(say::evidence_number, {{"number", form.number}});
        }
        if (candidate.marked) {
            add(say::evidence_marker, {});
        }
    }

    Grid const& m_grid;
    TextKeys& m_keys;
    FormIndex const& m_index;
    std::optional<Marker> const& m_marker;
    Remarks& m_remarks;
    std::vector<TableBlock> m_blocks;
    std::set<std::size_t> m_gone;        ///< blocks whose form is decided
    std::vector<Candidate> m_candidates; ///< the best first
    SheetForms m_found;
};

} // namespace

SheetForms choose_forms(Grid const& grid,
                        TextKeys& keys,
                        std::optional<Marker> const& marker,
                        Remarks& remarks)
{
    return FormChooser(grid, keys, marker, remarks).choose();
}

} // namespace gopbieu
