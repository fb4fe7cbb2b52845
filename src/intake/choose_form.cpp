#include "intake/choose_form.hpp"

#include "base/catalogue/intake.hpp"
#include "intake/form_candidates.hpp"

#include <algorithm>

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

class FormChooser {
public:
    FormChooser(Grid const& grid,
                TextKeys& keys,
                std::optional<Marker> const& marker,
                Remarks& remarks)
        : m_grid(grid), m_keys(keys), m_index(keys.index()), m_marker(marker), m_remarks(remarks),
          m_finder(grid, keys, marker)
    {
    }

    SheetForms choose()
    {
        find_all(false);
        if (m_candidates.empty() && m_grid.sheet().cells.size() < 20'000) {
            find_all(true); // perhaps typed without accents
        }
        while (!m_candidates.empty()) {
            decide();
        }
        if (!any_list()) {
            m_finder.remember();
        }
        std::ranges::sort(m_found.tables, {}, [](FormTable const& one) { return one.table.top(); });
        return std::move(m_found);
    }

private:
    // Every list has other rows, so that no sheet is like another.
    [[nodiscard]] bool any_list() const
    {
        return std::ranges::any_of(m_found.tables, [this](FormTable const& one) {
            return m_index.forms()[one.form].row_kind == RowKind::list;
        });
    }

    void find_all(bool plainly)
    {
        for (auto const form : m_finder.look(plainly)) {
            add_candidate(form);
        }
    }

    void add_candidate(std::size_t form)
    {
        if (auto candidate = m_finder.make(form)) {
            m_candidates.push_back(std::move(*candidate));
        }
        std::ranges::stable_sort(m_candidates,
                                 [](FormCandidate const& one, FormCandidate const& other) {
                                     return one.score > other.score;
                                 });
    }

    // The best of the candidates that are left, against those that want the same place.
    void decide()
    {
        auto best = std::move(m_candidates.front());
        m_candidates.erase(m_candidates.begin());
        m_finder.take_out(best.blocks);
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
    std::vector<FormCandidate> equals_of(FormCandidate const& best)
    {
        std::vector<FormCandidate> equals;
        std::vector<FormCandidate> others;
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

    [[nodiscard]] bool share_place(FormCandidate const& one, FormCandidate const& other) const
    {
        return std::ranges::any_of(one.blocks, [&](std::size_t block) {
            return std::ranges::find(other.blocks, block) != other.blocks.end();
        });
    }

    // Whether it may be read at all.
    [[nodiscard]] bool enough(FormCandidate const& candidate) const
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
    void perhaps(FormCandidate const& candidate)
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
    void settle(std::vector<FormCandidate>& equals)
    {
        auto most = 0;
        for (auto const& one : equals) {
            most = std::max(most, one.named());
        }
        std::vector<FormCandidate> left;
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
                                 [](FormCandidate const& one) { return any_figures(one.table); })) {
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
        std::ranges::for_each(left, [this](FormCandidate const& one) { leave_open(one); });
    }

    void leave_open(FormCandidate const& candidate)
    {
        m_found.question = true;
        m_found.open.push_back(candidate.form);
    }

    void take(FormCandidate candidate)
    {
        auto const& form = m_index.forms()[candidate.form];
        if (candidate.second) {
            auto const first = CellRef{candidate.table.top(), m_finder.left_of(candidate)};
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
                m_finder.take_second(candidate);
            }
        }
        tell(candidate, false);
        say_wrong_name(candidate);
        bool const figures = any_figures(candidate.table) || any_beside(candidate.table, m_grid);
        m_found.tables.push_back({candidate.form, std::move(candidate.table), figures});
    }

    // Content wins over a title, a number or a mark that says something else.
    void say_wrong_name(FormCandidate const& taken)
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

    void tell(FormCandidate const& candidate, bool against)
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
    FormCandidates m_finder;
    std::vector<FormCandidate> m_candidates; ///< the best first
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
