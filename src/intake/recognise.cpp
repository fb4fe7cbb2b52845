#include "intake/recognise.hpp"

#include "intake/read_rows.hpp"
#include "intake/table.hpp"

namespace gopbieu {

namespace {

std::string cell_list(std::vector<CellRef> const& cells)
{
    std::string text;
    for (auto const cell : cells) {
        text += (text.empty() ? "" : ", ") + to_a1(cell);
    }
    return text;
}

std::string form_list(FormSet const& forms)
{
    std::string text;
    for (auto const& form : forms.forms) {
        text += (text.empty() ? "" : "; ") + form.title;
    }
    return text;
}

class Recogniser {
public:
    Recogniser(Workbook const& workbook, UnitNames const& units, Source const& source)
        : m_workbook(workbook), m_units(units), m_source(source)
    {
    }

    Recognition recognise(FormSet const& forms)
    {
        for (auto const& form : forms.forms) {
            look_for(form);
        }
        if (!m_found.ours) {
            report(finding(Say::no_form, {m_source.file}, {{"expected", form_list(forms)}}));
        }
        return std::move(m_found);
    }

private:
    struct Candidate {
        Sheet const* sheet;
        Table table;
    };

    void report(Finding finding) { m_found.findings.push_back(std::move(finding)); }
    void ask(Finding finding)
    {
        m_found.question = true;
        report(std::move(finding));
    }

    void look_for(FormDefinition const& form)
    {
        std::vector<Candidate> candidates;
        for (auto const& sheet : m_workbook.sheets) {
            auto table = find_table(Grid(m_workbook, sheet), form);
            if (!table) {
                continue;
            }
            if (sheet.visibility == Visibility::visible) {
                candidates.push_back({&sheet, std::move(*table)});
            } else {
                report(finding(Say::hidden_form, {m_source.file, sheet.name}, {{"form", form.id}}));
            }
        }
        if (candidates.empty()) {
            return;
        }
        m_found.ours = true;
        if (candidates.size() > 1) {
            ask(finding(Say::two_sheets,
                        {m_source.file},
                        {{"found", candidates[0].sheet->name},
                         {"other", candidates[1].sheet->name},
                         {"form", form.title}}));
            return;
        }
        take(form, candidates.front());
    }

    void take(FormDefinition const& form, Candidate const& candidate)
    {
        Grid const grid(m_workbook, *candidate.sheet);
        Place const place{m_source.file, candidate.sheet->name};
        auto const& table = candidate.table;
        if (!columns_clear(form, table, place)) {
            return;
        }
        auto answer = find_unit(grid, table.top(), m_source.file, m_units);
        for (auto& one : answer.findings) {
            answer.unit ? report(std::move(one)) : ask(std::move(one));
        }
        if (!answer.unit) {
            return;
        }
        Submission submission;
        submission.form = form.id;
        submission.edition = form.edition;
        submission.unit = m_units.tree().unit(*answer.unit).code;
        submission.source = m_source;
        submission.sheet = candidate.sheet->name;
        read_rows(grid, table, form, submission, m_found.findings);
        m_found.submissions.push_back(std::move(submission));
    }

    bool columns_clear(FormDefinition const& form, Table const& table, Place const& place)
    {
        for (auto const& [column, places] : table.ambiguous) {
            ask(finding(Say::column_twice,
                        place,
                        {{"column", form.columns[column].label()}, {"cells", cell_list(places)}}));
        }
        std::string missing;
        for (auto const& label : table.missing(form)) {
            missing += (missing.empty() ? "'" : ", '") + label + "'";
        }
        if (!missing.empty()) {
            ask(finding(Say::columns_missing, place, {{"columns", missing}}));
        }
        return table.ambiguous.empty() && missing.empty();
    }

    Workbook const& m_workbook;
    UnitNames const& m_units;
    Source const& m_source;
    Recognition m_found;
};

} // namespace

Recognition recognise(Workbook const& workbook,
                      FormSet const& forms,
                      UnitNames const& units,
                      Source const& source)
{
    return Recogniser(workbook, units, source).recognise(forms);
}

} // namespace gopbieu
