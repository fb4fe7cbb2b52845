// Adder::finish(): from what the units filed to all totals up the tree.

#include "base/catalogue/totals.hpp"
#include "base/shown.hpp"
#include "total/compare.hpp"
#include "total/derive.hpp"
#include "total/total.hpp"
#include "total/transfers.hpp"

#include <algorithm>

namespace gopbieu {

namespace {

std::string row_label(FormTotal const& total, CellAt cell)
{
    for (auto const& row : total.rows()) {
        if (row.row == cell.row) {
            return row.label;
        }
    }
    return cell.row < total.shape().known_rows() ? total.form().rows[cell.row].label
                                                 : std::string();
}

std::string figure_words(std::optional<FigureValue> const& value)
{
    if (!value) {
        return "–";
    }
    auto const* const number = std::get_if<Exact>(&*value);
    return number != nullptr ? shown(*number) : std::get<std::string>(*value);
}

void sort_parts(FormTotal& total)
{
    std::ranges::sort(total.parts);
    total.parts.erase(std::unique(total.parts.begin(), total.parts.end()), total.parts.end());
}

} // namespace

/// Goes up the tree once all submissions are in.
class Adder::Finish {
public:
    Finish(Adder& adder, std::size_t root)
        : m_adder(adder), m_tree(adder.m_joining.tree()), m_root(root), m_units(m_tree.below(root))
    {
    }

    Totals totals()
    {
        Totals totals;
        Notes notes;
        for (auto const& [home, own] : m_adder.m_notes) {
            notes.add(own);
        }
        totals.findings = notes.findings();
        for (std::size_t form = 0; form < m_adder.m_of_form.size(); ++form) {
            totals.forms.push_back(form_totals(form));
        }
        for (auto const unit : m_units) {
            derive_all(totals, unit);
        }
        for (auto const& form : totals.forms) {
            auto const unbalanced = check_transfers(form, m_tree, m_root);
            m_findings.insert(m_findings.end(), unbalanced.begin(), unbalanced.end());
        }
        totals.findings.insert(totals.findings.end(), m_findings.begin(), m_findings.end());
        return totals;
    }

private:
    FormTotals form_totals(std::size_t form)
    {
        auto& of_form = m_adder.m_of_form[form];
        FormTotals result;
        result.form = &m_adder.m_joining.forms().forms[form];
        auto const count = m_tree.units().size();
        result.totals.resize(count);
        result.joined.resize(count);
        result.expected.resize(count, false);
        of_form.too_large.assign(count, {});
        of_form.agrees.assign(count, false);
        m_coverage.assign(count, {});
        // Parents come before children in m_units, so that backwards every part is ready.
        for (auto unit = m_units.rbegin(); unit != m_units.rend(); ++unit) {
            finish_unit(form, *unit, result);
        }
        result.counted = counted(of_form);
        report_outside(form, of_form);
        result.filings = std::move(of_form.filings);
        result.placed = std::move(of_form.placed);
        std::ranges::sort(result.placed);
        return result;
    }

    void finish_unit(std::size_t form, std::size_t unit, FormTotals& result)
    {
        auto& of_form = m_adder.m_of_form[form];
        auto own = std::move(of_form.own[unit]);
        auto joined = std::move(m_adder.m_joining.slot(form, unit));
        count_coverage(of_form, unit, result);
        bool const inner = !m_tree.children(unit).empty();
        if (joined == nullptr && inner) {
            joined = m_adder.m_joining.new_total(form);
        }
        if (joined != nullptr) {
            sort_parts(*joined);
            joined->coverage = m_coverage[unit];
            report_too_large(of_form, unit, *joined);
        }
        if (own != nullptr) {
            own->coverage = m_coverage[unit];
            if (joined != nullptr && !joined->parts.empty()) {
                of_form.agrees[unit] = compare(unit, *own, *joined);
            }
        }
        bool const files_own = own != nullptr;
        auto total = files_own ? std::move(own) : std::move(joined);
        if (total == nullptr) {
            return;
        }
        auto const parent = m_tree.unit(unit).parent;
        if (unit != m_root && parent && (files_own || !total->empty())) {
            m_adder.m_joining.add_part(m_adder.m_joining.joined(form, *parent), *total, unit);
        }
        if (m_adder.wanted(unit)) {
            result.totals[unit] = std::move(total);
            result.joined[unit] = files_own ? std::move(joined) : nullptr;
        }
    }

    void count_coverage(OfForm const& of_form, std::size_t unit, FormTotals& result)
    {
        auto const& filed_by = m_adder.m_filed_by;
        auto& coverage = m_coverage[unit];
        auto const filing = of_form.filings[unit];
        bool const filed = is_filed(filing);
        bool const must = std::ranges::find(filed_by, m_tree.unit(unit).level) != filed_by.end();
        // Nobody must file an edition that is only read beside the current one.
        if (must && (filed || is_current(*result.form))) {
            result.expected[unit] = true;
            ++coverage.expected;
            coverage.filed += filed ? 1U : 0U;
            coverage.nil += filing == Filing::nil ? 1U : 0U;
        }
        for (auto const child : m_tree.children(unit)) {
            coverage.filed += m_coverage[child].filed;
            coverage.expected += m_coverage[child].expected;
            coverage.nil += m_coverage[child].nil;
        }
    }

    [[nodiscard]] bool is_current(FormDefinition const& form) const
    {
        return m_adder.m_joining.forms().find(form.id) == &form;
    }

    // A unit that consolidates by itself may have its units' forms in as well.
    bool compare(std::size_t unit, FormTotal const& own, FormTotal const& joined)
    {
        constexpr std::size_t most = 5;
        auto const cells = differing_cells(own, joined);
        bool const list = own.list().size() != joined.list().size();
        if (cells.empty() && !list) {
            return true;
        }
        if (list) {
            report_difference(unit,
                              own,
                              joined,
                              "",
                              "",
                              std::to_string(own.list().size()),
                              std::to_string(joined.list().size()),
                              say::filed_and_summed_rows);
        }
        for (std::size_t at = 0; at < std::min(most, cells.size()); ++at) {
            auto const cell = cells[at];
            report_difference(unit,
                              own,
                              joined,
                              row_label(own.amount(cell) != nullptr ? own : joined, cell),
                              own.form().columns[cell.column].label(),
                              figure_words(own.value(cell)),
                              figure_words(joined.value(cell)),
                              say::filed_and_summed);
        }
        if (cells.size() > most) {
            report_difference(unit,
                              own,
                              joined,
                              "",
                              "",
                              std::to_string(cells.size() - most),
                              "",
                              say::filed_and_summed_more);
        }
        return false;
    }

    void report_difference(std::size_t unit,
                           FormTotal const& own,
                           FormTotal const& joined,
                           std::string row,
                           std::string column,
                           std::string found,
                           std::string other,
                           Say say)
    {
        m_findings.push_back(finding(say,
                                     {own.source_file},
                                     {{"unit", m_tree.unit(unit).name},
                                      {about_unit, m_tree.unit(unit).code},
                                      {"form", own.form().id},
                                      {"row", std::move(row)},
                                      {"column", std::move(column)},
                                      {"found", std::move(found)},
                                      {"other", std::move(other)},
                                      {"filed", std::to_string(joined.coverage.filed)},
                                      {"expected", std::to_string(joined.coverage.expected)}}));
    }

    // Told where it comes up first; above it is the same again.
    void report_too_large(OfForm& of_form, std::size_t unit, FormTotal const& total)
    {
        auto const cells = total.too_large();
        for (auto const cell : cells) {
            bool const told = std::ranges::any_of(m_tree.children(unit), [&](std::size_t child) {
                auto const& below = of_form.too_large[child];
                return std::ranges::find(below, cell) != below.end();
            });
            if (!told) {
                m_findings.push_back(finding(say::total_too_large,
                                             {},
                                             {{"unit", m_tree.unit(unit).name},
                                              {about_unit, m_tree.unit(unit).code},
                                              {"form", total.form().id},
                                              {"column", total.form().columns[cell.column].label()},
                                              {"row", row_label(total, cell)}}));
            }
        }
        of_form.too_large[unit] = cells;
    }

    // From the root down: a unit's own form counts, unless its units make the same together.
    std::vector<bool> counted(OfForm const& of_form)
    {
        std::vector<bool> result(m_tree.units().size(), false);
        std::vector<bool> reached(m_tree.units().size(), false);
        std::vector<std::size_t> open{m_root};
        while (!open.empty()) {
            auto const unit = open.back();
            open.pop_back();
            if (is_filed(of_form.filings[unit]) && !of_form.agrees[unit]) {
                result[unit] = true;
                continue;
            }
            reached[unit] = true;
            auto const& children = m_tree.children(unit);
            open.insert(open.end(), children.begin(), children.end());
        }
        for (auto const& [ended, place] : of_form.placed) {
            result[ended] = reached[place];
        }
        return result;
    }

    void report_outside(std::size_t form, OfForm const& of_form)
    {
        std::vector<bool> inside(m_tree.units().size(), false);
        for (auto const unit : m_units) {
            inside[unit] = true;
        }
        auto const report = [&](std::size_t unit) {
            m_findings.push_back(finding(say::total_outside,
                                         {of_form.files[unit]},
                                         {{"unit", m_tree.unit(unit).name},
                                          {about_unit, m_tree.unit(unit).code},
                                          {"form", m_adder.m_joining.forms().forms[form].id},
                                          {"other", m_tree.unit(m_root).name}}));
        };
        for (std::size_t unit = 0; unit < inside.size(); ++unit) {
            if (is_filed(of_form.filings[unit]) && !inside[unit] && m_tree.unit(unit).living) {
                report(unit);
            }
        }
        for (auto const& [ended, place] : of_form.placed) {
            if (!inside[place]) {
                report(ended);
            }
        }
    }

    static void derive_all(Totals& totals, std::size_t unit)
    {
        std::vector<FormTotal*> all;
        std::vector<FormTotal*> joined;
        for (auto& form : totals.forms) {
            all.push_back(form.totals[unit].get());
            joined.push_back(form.joined[unit] != nullptr ? form.joined[unit].get()
                                                          : form.totals[unit].get());
        }
        derive(all);
        if (joined != all) {
            derive(joined);
        }
    }

    Adder& m_adder;
    OrgTree const& m_tree;
    std::size_t m_root;
    std::vector<std::size_t> m_units;
    std::vector<Coverage> m_coverage; ///< of the form in work, by unit
    std::vector<Finding> m_findings;
};

Totals Adder::finish(std::size_t root)
{
    return Finish(*this, root).totals();
}

} // namespace gopbieu
