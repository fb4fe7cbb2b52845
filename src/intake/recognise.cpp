#include "intake/recognise.hpp"

#include "base/catalogue/intake.hpp"
#include "form/points_sheet.hpp"
#include "intake/changed_figures.hpp"
#include "intake/choose_sheets.hpp"
#include "intake/find_unit.hpp"
#include "intake/mean_parts.hpp"
#include "intake/people.hpp"
#include "intake/read_table.hpp"
#include "intake/rows_outside.hpp"
#include "intake/table_doubts.hpp"

#include <algorithm>
#include <list>

namespace gopbieu {

namespace {

std::string form_list(FormIndex const& index)
{
    std::string text;
    for (auto const& form : index.forms()) {
        text += (text.empty() ? "" : "; ") + form.title;
    }
    return text;
}

class Recogniser {
public:
    Recogniser(Workbook const& workbook, Known const& known, Source const& source)
        : m_workbook(workbook), m_known(known), m_source(source), m_keys(workbook, known.forms)
    {
    }

    Recognition recognise()
    {
        for (std::size_t number = 0; number < m_workbook.sheets.size(); ++number) {
            auto const& sheet = m_workbook.sheets[number];
            if (is_points_sheet(m_workbook, sheet)) {
                m_found.findings.push_back(
                    finding(say::points_sheet_passed_over, {m_source.file, sheet.name}));
                continue;
            }
            look_at(m_sheets.emplace_back(m_workbook, number, m_known, m_source));
        }
        auto choice = choose_sheets(m_sheets, m_keys, m_known, m_source);
        std::ranges::move(choice.findings, std::back_inserter(m_found.findings));
        m_found.question = m_found.question || choice.question;
        for (auto& work : m_sheets) {
            std::ranges::sort(work.read); // from the top, not by the names of forms
            for (auto const table : work.read) {
                take(work, work.forms.tables[table]);
            }
        }
        finish();
        return std::move(m_found);
    }

private:
    void look_at(SheetWork& work)
    {
        work.forms = choose_forms(work.grid, m_keys, work.marker, work.remarks);
        m_found.ours = m_found.ours || !work.forms.tables.empty() || work.forms.question;
        m_found.question = m_found.question || work.forms.question;
        if (work.sheet.visibility == Visibility::visible) {
            return;
        }
        for (auto const& table : work.forms.tables) {
            auto const& form = m_known.forms.forms()[table.form];
            work.remarks.note(say::hidden_form, std::string(), {{"form", form.title}});
        }
    }

    void take(SheetWork& work, FormTable& found)
    {
        auto const& form = m_known.forms.forms()[found.form];
        work.remarks.about({}, form.id);
        TableInDoubt const doubt{work, form, found.table};
        if (!columns_clear(doubt) || !is_ordinary(doubt, m_known) ||
            !period_clear(doubt, m_keys, m_known.period) ||
            !no_copy_lost(doubt, m_workbook, m_sheets)) {
            m_found.question = true;
            return;
        }
        // Without a register (files are only to be checked) nobody asks whose they are.
        auto const& tree = m_known.units.tree();
        bool const asked = !tree.units().empty();
        auto const unit =
            asked ? find_unit(
                        {work.grid, m_keys, form, found.table.top(), work.marker, m_source.file},
                        m_known.units,
                        work.remarks,
                        m_found.evidence)
                  : std::nullopt;
        if (asked && !unit) {
            m_found.question = true;
            return;
        }
        Submission submission;
        submission.form = form.id;
        submission.edition = form.edition;
        submission.unit = unit ? tree.unit(*unit).code : std::string();
        submission.source = m_source;
        submission.sheet = work.sheet.name;
        work.remarks.about(submission.unit, form.id);
        say_edition(work, form);
        read_table({work.grid, m_keys, form, found.table, work.uses, work.remarks}, submission);
        work.uses.count_new(submission.cells);
        if (work.marker && !work.marker->content.empty()) {
            if (say_changed(*work.marker, form, submission, work.remarks)) {
                submission.means = means_of(work.marker->means, submission);
            }
        }
        m_found.submissions.push_back(std::move(submission));
        m_counts.push_back({&work, &found, m_found.submissions.size() - 1});
    }

    void say_edition(SheetWork& work, FormDefinition const& form)
    {
        auto const forms = m_known.forms.forms();
        auto const current = std::ranges::find(forms, form.id, &FormDefinition::id);
        if (&*current != &form) {
            work.remarks.note(say::other_edition,
                              std::string(),
                              {{"found", form.edition}, {"expected", current->edition}});
        }
    }

    // What is left when all tables have been read: numbers outside them, sheets without a form.
    void finish()
    {
        for (auto& work : m_sheets) {
            count_left_over(work);
            std::ranges::move(work.forms.evidence, std::back_inserter(m_found.evidence));
            std::ranges::move(work.remarks.findings(), std::back_inserter(m_found.findings));
        }
        // A form on a hidden sheet alone is none that was handed in.
        bool const something = !m_found.submissions.empty() || any_error(m_found.findings);
        if (!m_found.ours || !something) {
            m_found.findings.push_back(
                finding(say::no_form, {m_source.file}, {{"expected", form_list(m_known.forms)}}));
        }
    }

    void count_left_over(SheetWork& work)
    {
        auto const left = work.uses.left_over();
        auto const taken = std::ranges::find(m_counts, &work, &Count::work);
        if (taken != m_counts.end()) {
            if (!left.empty()) {
                for (auto const& one : m_counts) {
                    if (one.work == &work) {
                        ask_about_rows_outside(
                            work, *one.table, m_keys, m_found.submissions[one.submission], left);
                    }
                }
                work.remarks.note(say::numbers_beside, std::string(), listed(left));
            }
            auto& cells = m_found.submissions[taken->submission].cells;
            work.uses.count_new(cells);
            cells.seen = work.uses.all();
            return;
        }
        m_found.unread_numbers += static_cast<std::uint32_t>(left.size());
        say_people(work);
        if (m_found.ours && !left.empty() && work.forms.tables.empty() && !work.remarks.asked()) {
            work.remarks.note(
                say::sheet_not_a_form, std::string(), {{"count", std::to_string(left.size())}});
        }
    }

    static Args listed(std::vector<Cell const*> const& cells)
    {
        std::vector<CellRef> places;
        for (auto const* const cell : cells) {
            places.push_back(cell->where());
        }
        return {{"count", std::to_string(cells.size())}, {"cells", cell_list(places)}};
    }

    // A list of people where a form was expected.
    void say_people(SheetWork& work)
    {
        if (m_found.ours) {
            return;
        }
        for (auto const& cell : work.sheet.cells) {
            if (cell.row > 30) {
                return;
            }
            if (cell.kind == CellKind::text && names_people(m_keys.of(cell).key)) {
                work.remarks.note(say::people_listed,
                                  cell.where(),
                                  {{"found", std::string(m_keys.readable(cell))}});
                return;
            }
        }
    }

    /// A table that was read, and what came of it.
    struct Count {
        SheetWork* work;
        FormTable const* table;
        std::size_t submission;
    };

    Workbook const& m_workbook;
    Known const& m_known;
    Source const& m_source;
    TextKeys m_keys;
    std::list<SheetWork> m_sheets;
    std::vector<Count> m_counts;
    Recognition m_found;
};

} // namespace

Recognition recognise(Workbook const& workbook, Known const& known, Source const& source)
{
    return Recogniser(workbook, known, source).recognise();
}

} // namespace gopbieu
