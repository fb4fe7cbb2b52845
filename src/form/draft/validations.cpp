#include "form/draft/validations.hpp"

#include "base/catalogue/drafts.hpp"
#include "text/number_text.hpp"
#include "text/utf8.hpp"

#include <algorithm>

namespace gopbieu::draft {

namespace {

constexpr std::size_t most_choices = 60;

Validation const* validation_at(SheetView const& view, CellRef where)
{
    if (!view.sheet().looks) {
        return nullptr;
    }
    for (auto const& validation : view.sheet().looks->validations) {
        if (std::ranges::any_of(validation.ranges,
                                [&](CellRange const& range) { return range.contains(where); })) {
            return &validation;
        }
    }
    return nullptr;
}

// "Tốt,Khá,Đạt" written into the validation itself.
std::vector<std::string> written_choices(std::string_view list)
{
    std::vector<std::string> choices;
    for (std::size_t from = 0; from <= list.size();) {
        auto const end = std::min(list.find_first_of(",;", from), list.size());
        auto choice = one_line(list.substr(from, end - from));
        if (!choice.empty() && std::ranges::find(choices, choice) == choices.end()) {
            choices.push_back(std::move(choice));
        }
        from = end + 1;
    }
    return choices;
}

// "$H$1:$H$4", "Danhmuc!$A$1:$A$9", or a name that stands for one.
std::vector<std::string> choices_in_cells(SheetView const& view, std::string formula)
{
    for (auto const& name : view.workbook().names) {
        if (name.name == formula) {
            formula = name.refers_to;
            break;
        }
    }
    auto const* sheet = &view.sheet();
    if (auto const mark = formula.rfind('!'); mark != std::string::npos) {
        auto name = formula.substr(0, mark);
        std::erase(name, '\'');
        auto const found = std::ranges::find(view.workbook().sheets, name, &Sheet::name);
        if (found == view.workbook().sheets.end()) {
            return {};
        }
        sheet = &*found;
        formula.erase(0, mark + 1);
    }
    std::vector<std::string> choices;
    auto const range = parse_a1_range(formula);
    for (auto const& cell : sheet->cells) {
        if (range && range->contains(cell.where()) && cell.kind == CellKind::text &&
            choices.size() < most_choices) {
            auto choice = one_line(view.workbook().text(cell));
            if (!choice.empty() && std::ranges::find(choices, choice) == choices.end()) {
                choices.push_back(std::move(choice));
            }
        }
    }
    return choices;
}

bool take_choices(SheetView const& view, Validation const& validation, SketchColumn& column)
{
    auto const& formula = validation.formula1;
    bool const written = formula.size() >= 2 && formula.front() == '"' && formula.back() == '"';
    auto choices = written ? written_choices(formula.substr(1, formula.size() - 2))
                           : choices_in_cells(view, formula);
    if (choices.empty() || choices.size() > most_choices) {
        return false;
    }
    column.measure.type = ValueType::choice;
    column.measure.way = Way::none;
    column.measure.choices = std::move(choices);
    column.way_known = true;
    column.remarks.push_back({say::draft_choices_by_validation, {}});
    return true;
}

// A bound is taken where it is a plain number; a formula is none.
std::string plain_number(std::string_view text)
{
    bool const number = !text.empty() && text.size() <= 12 &&
                        text.find_first_not_of("0123456789.") == std::string_view::npos &&
                        text.front() != '.' && text.back() != '.' &&
                        std::ranges::count(text, '.') <= 1;
    return number ? std::string(text) : "";
}

void take_bounds(Validation const& validation, SketchMeasure& measure)
{
    auto const low = plain_number(validation.formula1);
    auto const high = plain_number(validation.formula2);
    if (validation.op == "between" || validation.op.empty()) {
        measure.least = low;
        measure.most = high;
    } else if (validation.op == "greaterThanOrEqual") {
        measure.least = low;
    } else if (validation.op == "lessThanOrEqual") {
        measure.most = low;
    }
    bool const says_nothing = measure.type == ValueType::count;
    if (says_nothing && measure.least == "0") {
        measure.least.clear();
    }
}

} // namespace

bool apply_validation(SheetView const& view, CellRef where, SketchColumn& column)
{
    auto const* const validation = validation_at(view, where);
    if (validation == nullptr) {
        return false;
    }
    if (validation->type == "list") {
        return take_choices(view, *validation, column);
    }
    auto const type = validation->type == "whole"  ? ValueType::count
                      : validation->type == "date" ? ValueType::date
                                                   : ValueType::number;
    if (type == ValueType::number) {
        return false; // whether a percent or a number, its words tell
    }
    column.measure.type = type;
    column.measure.way = type == ValueType::count ? Way::sum : Way::none;
    column.remarks.push_back({say::draft_type_by_validation, {{"kind", validation->type}}});
    if (type == ValueType::count) {
        take_bounds(*validation, column.measure);
    }
    return true;
}

} // namespace gopbieu::draft
