#include "publish/reconciliation.hpp"

#include "base/catalogue/writing.hpp"
#include "form/excel.hpp"
#include "publish/publish.hpp"
#include "publish/reconciled_sources.hpp"
#include "publish/write_workbook.hpp"

#include <algorithm>

namespace gopbieu {

namespace {

Exact counted(std::size_t count)
{
    return Exact(static_cast<std::int64_t>(count));
}

std::string to_sheet(PlainSheet const& sheet, CellRef where)
{
    ExcelCell cell;
    cell.sheet = sheet.name();
    cell.cell = where;
    return "internal:" + to_text(cell);
}

/// One workbook in the making.
class Writing {
public:
    Writing(ReconciliationSource const& source, std::size_t unit, std::vector<ReconciledForm> forms)
        : m_source(source), m_unit(unit), m_forms(std::move(forms))
    {
    }

    Workbook const& workbook(std::vector<Finding> const& findings)
    {
        m_overview = &m_book.sheet(in_vietnamese(say::recon_overview));
        for (auto& form : m_forms) {
            place_on_sheet(form, m_book.sheet(tab_of(form)));
        }
        auto& sources = m_book.sheet(in_vietnamese(say::recon_sources));
        auto& found = m_book.sheet(in_vietnamese(say::recon_findings));
        write_overview(sources, found, findings.size());
        for (auto& form : m_forms) {
            write_form_titles(form);
            write_form_sheet(form, m_forms, m_source.forms, m_source.tree);
        }
        write_sources(sources, m_forms, m_source, unit_and_period());
        write_findings(found, findings);
        return m_book.finish();
    }

    /// Where the first sheet tells how much was found.
    [[nodiscard]] CellRef findings_count() const { return m_findings_count; }

private:
    [[nodiscard]] Unit const& unit(std::size_t index) const { return m_source.tree.unit(index); }
    [[nodiscard]] FormTotals const& totals(ReconciledForm const& form) const
    {
        return m_source.totals.forms[form.form];
    }

    [[nodiscard]] std::string tab_of(ReconciledForm const& form) const
    {
        auto const& one = form.definition();
        auto name = one.number.empty() ? one.id : one.number;
        bool const current = m_source.forms.find(one.id) == &one;
        return current ? name : name + " " + one.edition;
    }

    static std::string coverage_words(Coverage const& coverage)
    {
        return in_vietnamese(coverage.complete() ? say::recon_complete : say::recon_incomplete,
                             {{"filed", std::to_string(coverage.filed)},
                              {"expected", std::to_string(coverage.expected)},
                              {"missing", std::to_string(coverage.expected - coverage.filed)}});
    }

    void write_form_titles(ReconciledForm const& form)
    {
        auto& sheet = *form.sheet;
        sheet.text({0, 0}, form.definition().title, PlainLook::title);
        sheet.text({1, 0}, unit_and_period(), PlainLook::usual);
        sheet.text({2, 0}, coverage_words(form.total->coverage), PlainLook::usual);
        sheet.text({3, 0}, in_vietnamese(say::recon_form_remark), PlainLook::remark);
    }

    [[nodiscard]] std::string unit_and_period() const
    {
        return in_vietnamese(say::recon_unit_and_period,
                             {{"unit", unit(m_unit).name}, {"period", m_source.campaign.period}});
    }

    void write_overview(PlainSheet& sources, PlainSheet& found, std::size_t findings)
    {
        auto& sheet = *m_overview;
        sheet.text({0, 0}, in_vietnamese(say::recon_title), PlainLook::title);
        sheet.text({1, 0}, unit_and_period(), PlainLook::usual);
        sheet.text({2, 0}, m_source.campaign.name, PlainLook::usual);
        sheet.text({3, 0}, in_vietnamese(say::recon_overview_remark), PlainLook::remark);
        std::uint32_t row = 5;
        row = write_forms(row);
        sheet.link({row, 0}, sources.name(), to_sheet(sources, {0, 0}));
        m_findings_count = {row + 1, 0};
        sheet.link(m_findings_count,
                   in_vietnamese(say::recon_findings_count, {{"count", std::to_string(findings)}}),
                   to_sheet(found, {0, 0}));
        row = write_units(row + 3);
        write_missing(row + 1);
        sheet.width(0, 0, 38);
        sheet.width(1, 1, 44);
        sheet.width(2, 2 + 2 * static_cast<std::uint32_t>(m_forms.size()), 13);
    }

    // Which forms there are, and how complete each is.
    std::uint32_t write_forms(std::uint32_t row)
    {
        auto& sheet = *m_overview;
        write_header(sheet,
                     row++,
                     {say::recon_form,
                      say::recon_form_title,
                      say::recon_filed,
                      say::recon_expected,
                      say::recon_nil});
        for (auto const& form : m_forms) {
            auto const& coverage = form.total->coverage;
            sheet.link({row, 0}, form.sheet->name(), to_sheet(*form.sheet, {0, 0}));
            sheet.text({row, 1}, form.definition().title);
            sheet.number({row, 2}, counted(coverage.filed));
            sheet.number({row, 3}, counted(coverage.expected));
            sheet.number({row, 4}, counted(coverage.nil));
            ++row;
        }
        return row + 1;
    }

    // How many have filed at each unit directly below, and at the unit itself where it must file.
    std::uint32_t write_units(std::uint32_t row)
    {
        auto units = m_source.tree.children(m_unit);
        bool const itself = std::ranges::any_of(
            m_forms, [&](ReconciledForm const& form) { return totals(form).expected[m_unit]; });
        if (itself || units.empty()) {
            units.insert(units.begin(), m_unit);
        }
        auto& sheet = *m_overview;
        write_units_header(row);
        auto const first = row + 1;
        for (auto const one : units) {
            write_unit(++row, one);
        }
        ++row;
        sheet.text({row, 0}, in_vietnamese(say::recon_kind_total), PlainLook::total_text);
        sheet.text({row, 1}, "", PlainLook::total_text);
        for (std::size_t index = 0; index < m_forms.size(); ++index) {
            auto const& coverage = m_forms[index].total->coverage;
            auto const at = 2 + 2 * static_cast<std::uint32_t>(index);
            auto const sum = [&](std::uint32_t column) {
                return "SUM(" + to_a1(CellRange{{first, column}, {row - 1, column}}) + ")";
            };
            sheet.formula({row, at}, sum(at), counted(coverage.filed), PlainLook::total);
            sheet.formula({row, at + 1}, sum(at + 1), counted(coverage.expected), PlainLook::total);
        }
        return row + 1;
    }

    void write_units_header(std::uint32_t row)
    {
        auto& sheet = *m_overview;
        sheet.text({row, 0}, in_vietnamese(say::recon_unit), PlainLook::header);
        sheet.text({row, 1}, in_vietnamese(say::recon_state), PlainLook::header);
        for (std::size_t index = 0; index < m_forms.size(); ++index) {
            auto const at = 2 + 2 * static_cast<std::uint32_t>(index);
            auto const args = Args{{"form", m_forms[index].sheet->name()}};
            sheet.text({row, at}, in_vietnamese(say::recon_form_filed, args), PlainLook::header);
            sheet.text(
                {row, at + 1}, in_vietnamese(say::recon_form_expected, args), PlainLook::header);
        }
    }

    void write_unit(std::uint32_t row, std::size_t one)
    {
        auto& sheet = *m_overview;
        bool const own_book = one != m_unit && m_source.published(one);
        if (own_book) {
            auto const file = reconciliation_name(m_source.campaign, unit(one));
            sheet.link({row, 0}, unit(one).name, relative_link(file));
        } else {
            sheet.text({row, 0}, unit(one).name);
        }
        bool all = true;
        for (std::size_t index = 0; index < m_forms.size(); ++index) {
            auto const coverage = coverage_of(m_forms[index], one);
            all = all && coverage.complete();
            auto const at = 2 + 2 * static_cast<std::uint32_t>(index);
            sheet.number({row, at}, counted(coverage.filed));
            sheet.number({row, at + 1}, counted(coverage.expected));
        }
        sheet.text({row, 1},
                   in_vietnamese(all ? say::recon_state_complete : say::recon_state_missing),
                   all ? PlainLook::centred : PlainLook::bad);
    }

    // Of the unit itself only its own filing.
    [[nodiscard]] Coverage coverage_of(ReconciledForm const& form, std::size_t one) const
    {
        auto const& all = totals(form);
        auto const* const kept = all.totals[one].get();
        if (one != m_unit && kept != nullptr) {
            return kept->coverage;
        }
        Coverage coverage;
        coverage.expected = all.expected[one] ? 1 : 0;
        coverage.filed = all.expected[one] && all.filed(one) ? 1 : 0;
        return coverage;
    }

    void write_missing(std::uint32_t row)
    {
        auto& sheet = *m_overview;
        std::map<std::size_t, std::string> missing;
        for (auto const& form : m_forms) {
            for (auto const one : missing_units(totals(form), m_source.tree, m_unit)) {
                auto& names = missing[one];
                names += (names.empty() ? "" : "; ") + form.sheet->name();
            }
        }
        if (missing.empty()) {
            return;
        }
        sheet.text({row, 0}, in_vietnamese(say::recon_missing_unit), PlainLook::header);
        sheet.text({row, 1}, in_vietnamese(say::recon_missing_forms), PlainLook::header);
        for (auto const& [one, forms] : missing) {
            ++row;
            auto const parent = unit(one).parent;
            bool const direct = !parent || *parent == m_unit;
            sheet.text({row, 0},
                       direct ? unit(one).name : unit(one).name + " – " + unit(*parent).name);
            sheet.text({row, 1}, forms);
        }
    }

    void write_findings(PlainSheet& sheet, std::vector<Finding> const& findings)
    {
        sheet.text({0, 0}, in_vietnamese(say::recon_findings_title), PlainLook::title);
        sheet.text({1, 0}, unit_and_period(), PlainLook::usual);
        sheet.text({2, 0}, in_vietnamese(say::recon_findings_remark), PlainLook::remark);
        write_header(sheet,
                     4,
                     {say::recon_severity,
                      say::recon_code,
                      say::recon_source_file,
                      say::recon_source_sheet,
                      say::recon_cell,
                      say::recon_words});
        std::uint32_t row = 5;
        for (auto const& one : findings) {
            auto const& place = one.place;
            sheet.text({row, 0},
                       words(one.severity, Language::vietnamese),
                       one.severity == Severity::error ? PlainLook::bad : PlainLook::centred);
            sheet.text({row, 1}, code(one.say), PlainLook::centred);
            bool const on_disk = !place.file.empty() && m_source.on_disk(place.file) == place.file;
            sheet.link({row, 2},
                       place.file,
                       on_disk ? relative_link(place.file, place.sheet, place.cell) : "");
            sheet.text({row, 3}, place.sheet);
            sheet.text({row, 4}, place.cell, PlainLook::centred);
            sheet.text({row, 5}, sentence(one, Language::vietnamese));
            ++row;
        }
        sheet.width(0, 0, 13);
        sheet.width(1, 1, 8);
        sheet.width(2, 2, 36);
        sheet.width(3, 3, 18);
        sheet.width(4, 4, 8);
        sheet.width(5, 5, 90);
        sheet.freeze({5, 0}, 4);
    }

    ReconciliationSource const& m_source;
    std::size_t m_unit;
    std::vector<ReconciledForm> m_forms;
    PlainBook m_book;
    PlainSheet* m_overview = nullptr;
    CellRef m_findings_count;
};

} // namespace

Reconciler::Reconciler(ReconciliationSource source)
    : m_source(std::move(source)), m_parts(m_source.forms, m_source.tree)
{
}

std::vector<ReconciledForm> Reconciler::gather(std::size_t unit)
{
    std::scoped_lock const lock(m_gathering);
    return gather_forms(m_source, m_parts, unit);
}

Trouble Reconciler::publish(std::size_t unit,
                            std::vector<Finding> const& findings,
                            std::filesystem::path const& file)
{
    Writing writing(m_source, unit, gather(unit));
    auto const& workbook = writing.workbook(findings);
    WorkbookFrame frame;
    frame.created = moment_of(m_source.campaign.as_of);
    frame.title = in_vietnamese(say::recon_title) + " – " + m_source.tree.unit(unit).name;
    std::vector<SheetDraft> drafts;
    drafts.push_back(draft_of(workbook));
    return write_workbook(drafts, frame, file, m_skeletons);
}

std::vector<Difference> Reconciler::unlike(std::size_t unit, Workbook const& written)
{
    Writing writing(m_source, unit, gather(unit));
    auto const& expected = writing.workbook({});
    auto draft = draft_of(expected);
    auto const told =
        written.sheets.empty() ? nullptr : written.sheets.front().find(writing.findings_count());
    auto& overview = draft.front();
    overview.declared.push_back({writing.findings_count(), writing.findings_count()});
    overview.changes[writing.findings_count()] = {
        told != nullptr && told->has_text() ? std::string(written.text(*told)) : std::string()};
    draft.pages.back().open = true;
    return differences(std::span(&draft, 1), written);
}

std::string reconciliation_name(Campaign const& campaign, Unit const& unit)
{
    auto name = published_name(campaign, unit);
    constexpr std::string_view extension = ".xlsx";
    name.resize(name.size() - extension.size());
    return name + "_doi-chieu.xlsx";
}

} // namespace gopbieu
