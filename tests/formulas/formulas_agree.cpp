// Has LibreOffice work out the formulas of hundreds of random rules over random figures, and
// compares with the engine: a red cell in a blank form must mean what the check will say.

#include "base/file.hpp"
#include "form/excel.hpp"
#include "formulas/random_rule.hpp"
#include "support/libreoffice.hpp"
#include "support/scratch.hpp"
#include "workbook/read.hpp"

#include <xlsxwriter.h>

#include <cmath>
#include <cstdlib>
#include <iostream>

using namespace gopbieu;
using namespace gopbieu::test;

namespace {

constexpr std::size_t rules = 400;
constexpr std::size_t figures_a_rule = 3;

// The names as columns of a keyed form, or as rows of a fixed one.
FormDefinition form_of_names(bool as_rows)
{
    FormDefinition form;
    form.id = "ngau-nhien";
    form.row_kind = as_rows ? RowKind::fixed : RowKind::keyed;
    form.columns.resize(as_rows ? 1 : random_names);
    form.rows.resize(as_rows ? random_names : 0);
    form.columns[0].id = "v";
    for (std::size_t name = 0; name < random_names; ++name) {
        Measure measure;
        measure.type = random_type(name);
        auto const id = "c" + std::to_string(name);
        if (as_rows) {
            form.rows[name].id = id;
            form.rows[name].measure = measure;
        } else {
            form.columns[name].id = id;
            form.columns[name].measure = measure;
        }
    }
    return form;
}

class RandomFiguresOf : public Figures {
public:
    RandomFiguresOf(ResolvedRule const& rule, BlankPolicy policy, RandomFigures const& figures)
        : m_rule(rule), m_policy(policy), m_figures(figures)
    {
    }

    [[nodiscard]] Evaluated name(Expression const& name) const override
    {
        return of(m_rule.names.at(name.slot).at(0));
    }
    void range(Expression const& range, std::vector<Evaluated>& into) const override
    {
        for (auto const& target : m_rule.names.at(range.slot)) {
            into.push_back(of(target));
        }
    }

private:
    [[nodiscard]] Evaluated of(Target const& target) const
    {
        auto const name = target.row ? *target.row : *target.column;
        if (auto const& figure = m_figures.at(name)) {
            return {Evaluated::State::value, *figure};
        }
        bool const zero = m_policy == BlankPolicy::zero || (m_policy == BlankPolicy::by_type &&
                                                            random_type(name) == ValueType::count);
        return {zero ? Evaluated::State::value : Evaluated::State::blank, {}, zero};
    }

    ResolvedRule const& m_rule;
    BlankPolicy m_policy;
    RandomFigures const& m_figures;
};

bool any_filled(ResolvedRule const& rule, RandomFigures const& figures)
{
    for (auto const& name : rule.names) {
        for (auto const& target : name) {
            if (figures.at(target.row ? *target.row : *target.column)) {
                return true;
            }
        }
    }
    return false;
}

// What the engine says: whether the formula must be TRUE.
bool must_be_red(ResolvedRule const& rule, RandomFigures const& values)
{
    RandomFiguresOf const figures(rule, rule.rule->blank, values);
    if (rule.when) {
        auto const when = evaluate(*rule.when, figures);
        if (when.state != Evaluated::State::value || when.value.sign() == 0) {
            return false;
        }
    }
    auto const verdict = judge(rule.claim, rule.rule->tolerance, figures);
    return verdict.state == Verdict::State::broken ||
           (verdict.state == Verdict::State::blank && rule.rule->blank == BlankPolicy::error &&
            any_filled(rule, values));
}

std::optional<Exact>
must_be(Expression const& expression, FormDefinition const& form, RandomFigures const& values)
{
    Rule rule;
    rule.claim.left = expression;
    auto const resolved = resolve(rule, {form});
    auto const result =
        evaluate(resolved.claim.left, RandomFiguresOf(resolved, rule.blank, values));
    return result.state == Evaluated::State::value ? std::optional(result.value) : std::nullopt;
}

// One set of figures with the formulas of one rule beside it.
struct Case {
    Rule rule;
    bool as_rows = false;
    RandomFigures figures;
    std::string broken, value;
    bool red = false;
    std::optional<Exact> number;
};

// Case k stands in row k of the first sheet, or in column k of the second.
CellRef place(Case const& one, std::size_t index, std::size_t name)
{
    auto const line = static_cast<std::uint32_t>(index);
    auto const at = static_cast<std::uint32_t>(name);
    return one.as_rows ? CellRef{at, line} : CellRef{line, at};
}

Case make_case(Rule const& rule, bool as_rows, std::size_t index, RandomFigures const& figures)
{
    Case one;
    one.rule = rule;
    one.as_rows = as_rows;
    one.figures = figures;
    auto const form = form_of_names(as_rows);
    auto const cell_of = [&](Target const& target) -> std::optional<ExcelCell> {
        ExcelCell cell;
        cell.cell = place(one, index, as_rows ? *target.row : *target.column);
        return cell;
    };
    Spot spot;
    if (as_rows) {
        spot.column = 0;
    }
    auto const resolved = resolve(rule, {form});
    if (auto formula = excel_broken(resolved, spot, form, cell_of)) {
        one.broken = *formula;
        one.red = must_be_red(resolved, figures);
    }
    if (auto formula = excel_value(rule.claim.left, spot, {form}, cell_of)) {
        one.value = *formula;
        one.number = must_be(rule.claim.left, form, figures);
    }
    return one;
}

void write_case(lxw_worksheet* sheet, Case const& one, std::size_t index)
{
    for (std::size_t name = 0; name < random_names; ++name) {
        auto const cell = place(one, index, name);
        if (auto const& figure = one.figures.at(name)) {
            worksheet_write_number(
                sheet, cell.row, static_cast<lxw_col_t>(cell.column), figure->to_double(), nullptr);
        }
    }
    auto const formula = [&](std::string const& text, std::size_t name) {
        auto const cell = place(one, index, name);
        if (!text.empty()) {
            worksheet_write_formula(sheet,
                                    cell.row,
                                    static_cast<lxw_col_t>(cell.column),
                                    ("=" + text).c_str(),
                                    nullptr);
        }
    };
    formula(one.broken, random_names + 1);
    formula(one.value, random_names + 2);
}

bool agrees(Workbook const& workbook, Case const& one, std::size_t index)
{
    auto const& sheet = workbook.sheets.at(one.as_rows ? 1 : 0);
    auto const* const broken = sheet.find(place(one, index, random_names + 1));
    auto const* const value = sheet.find(place(one, index, random_names + 2));
    bool good = true;
    if (!one.broken.empty()) {
        bool const red =
            broken != nullptr && broken->kind == CellKind::boolean && broken->number != 0;
        if (red != one.red) {
            std::cout << one.rule.id << "\n  =" << one.broken << " is "
                      << (red ? "TRUE" : "not TRUE") << '\n';
            good = false;
        }
    }
    if (!one.value.empty()) {
        bool const number = value != nullptr && value->kind == CellKind::number;
        auto const expected = one.number ? one.number->to_double() : 0;
        if (number != one.number.has_value() ||
            (number && std::fabs(value->number - expected) > 1e-9 * (1 + std::fabs(expected)))) {
            std::cout << one.rule.id << "\n  =" << one.value << " is "
                      << (number ? std::to_string(value->number) : "no number") << ", not "
                      << (one.number ? one.number->text() : "empty") << '\n';
            good = false;
        }
    }
    return good;
}

std::vector<Case> make_cases(std::uint32_t seed)
{
    RandomRules random(seed);
    std::vector<Case> cases;
    for (std::size_t rule = 0; rule < rules; ++rule) {
        auto const one = random.rule();
        for (std::size_t figures = 0; figures < figures_a_rule; ++figures) {
            cases.push_back(make_case(one, rule % 2 == 1, cases.size(), random.figures()));
        }
    }
    return cases;
}

} // namespace

// One argument: another seed.
int main(int count, char const* const* arguments)
{
    if (!test::office_is_here()) {
        std::cout << "SKIPPED: no soffice here, formulas are not worked out by LibreOffice\n";
        return 0;
    }
    Scratch const scratch;
    auto const seed = count > 1 ? std::strtoul(arguments[1], nullptr, 10) : 20260801UL;
    auto const cases = make_cases(static_cast<std::uint32_t>(seed));
    auto* const workbook = workbook_new(path_text(scratch / "rules.xlsx").c_str());
    auto* const across = workbook_add_worksheet(workbook, "ngang");
    auto* const down = workbook_add_worksheet(workbook, "doc");
    for (std::size_t index = 0; index < cases.size(); ++index) {
        write_case(cases[index].as_rows ? down : across, cases[index], index);
    }
    if (workbook_close(workbook) != LXW_NO_ERROR || !test::recalculate(scratch, "rules.xlsx")) {
        std::cout << "FAILED: LibreOffice did not work the rules out\n";
        return 1;
    }
    auto const read = read_workbook(scratch.path() / "out" / "rules.xlsx", {});
    if (!read) {
        std::cout << "FAILED: " << words(read.problem(), Language::english) << '\n';
        return 1;
    }
    std::size_t formulas = 0;
    std::size_t red = 0;
    std::size_t wrong = 0;
    for (std::size_t index = 0; index < cases.size(); ++index) {
        auto const& one = cases[index];
        formulas += (one.broken.empty() ? 0U : 1U) + (one.value.empty() ? 0U : 1U);
        red += one.red ? 1U : 0U;
        wrong += agrees(*read, one, index) ? 0U : 1U;
    }
    std::cout << cases.size() << " cases, " << formulas << " formulas, " << red << " broken, "
              << wrong << " disagree\n";
    bool const meaningful = formulas > cases.size() && red * 5 > cases.size();
    return wrong == 0 && meaningful ? 0 : 1;
}
