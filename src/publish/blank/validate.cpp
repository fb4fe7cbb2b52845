#include "publish/blank/validate.hpp"

#include "base/catalogue/writing.hpp"
#include "base/shown.hpp"
#include "text/utf8.hpp"

#include <algorithm>
#include <map>

namespace gopbieu {

namespace {

// Excel's limits, in letters.
constexpr std::size_t longest_title = 32, longest_message = 255;

std::string cut(std::string_view text, std::size_t letters)
{
    std::string out;
    std::size_t count = 0;
    for (auto rest = text; !rest.empty();) {
        auto const length = std::max<std::size_t>(first_character(rest).length, 1);
        if (++count == letters && rest.size() > length) {
            return out + "…";
        }
        out += rest.substr(0, length);
        rest.remove_prefix(length);
    }
    return out;
}

/// Fills in what a cell takes, and what is said about it.
class Validator {
public:
    Validator(BlankSheet const& sheet, ChoiceLists& lists, Language language)
        : m_sheet(sheet), m_lists(lists), m_language(language)
    {
    }

    void run()
    {
        // Cells that take the same share one validation.
        std::map<std::string, std::pair<Validation, std::vector<CellRef>>> kinds;
        std::vector<std::string> order;
        for (auto const& row : m_sheet.rows()) {
            for (std::size_t column = 0; column < m_sheet.form().columns.size(); ++column) {
                if (!m_sheet.input(row, column)) {
                    continue;
                }
                auto rule = validation(row, column);
                auto const key = rule.input_title + '\n' + rule.type + '\n' + rule.op + '\n' +
                                 rule.formula1 + '\n' + rule.formula2 + '\n' + rule.error_text;
                auto const [place, fresh] =
                    kinds.try_emplace(key, std::move(rule), std::vector<CellRef>());
                if (fresh) {
                    order.push_back(key);
                }
                place->second.second.push_back(*m_sheet.cell(row, column));
            }
        }
        for (auto const& key : order) {
            auto& [rule, cells] = kinds.at(key);
            rule.ranges = ranges_of(std::move(cells));
            m_sheet.looks().validations.push_back(std::move(rule));
        }
    }

private:
    [[nodiscard]] std::string say(Say what, Args const& args = {}) const
    {
        return words(what, args, m_language);
    }

    Validation validation(BlankRow const& row, std::size_t column) const
    {
        auto const& form = m_sheet.form();
        auto const& measure = m_sheet.measure(row, column);
        Validation rule;
        rule.allow_blank = rule.show_input = rule.show_error = true;
        rule.error_style = "stop";
        rule.input_title = cut(form.columns[column].label(), longest_title);
        rule.error_title = cut(say(say::blank_error_title), longest_title);
        switch (measure.type) {
        case ValueType::key:
            return key_rule(std::move(rule));
        case ValueType::choice:
            return list_rule(std::move(rule), measure.choices);
        case ValueType::count:
            return number_rule(std::move(rule), measure, "whole", say::blank_count);
        case ValueType::percent:
            return number_rule(std::move(rule), measure, "decimal", percent_text(row, column));
        case ValueType::number:
            return number_rule(std::move(rule), measure, "decimal", say::blank_number);
        case ValueType::date:
            rule.type = "date";
            rule.op = "greaterThan";
            rule.formula1 = "1";
            return worded(std::move(rule), say(say::blank_date));
        case ValueType::text:
        case ValueType::ordinal:
            break;
        }
        rule.type = "none";
        rule.show_error = false;
        rule.input_text = say(say::blank_text);
        return rule;
    }

    [[nodiscard]] Say percent_text(BlankRow const& row, std::size_t column) const
    {
        return m_sheet.shows_percents(*m_sheet.cell(row, column)) ? say::blank_percent_sign
                                                                  : say::blank_percent;
    }

    Validation worded(Validation rule, std::string const& text) const
    {
        rule.input_text = cut(text, longest_message);
        rule.error_text = cut(say(say::blank_error, {{"expected", text}}), longest_message);
        return rule;
    }

    Validation list_rule(Validation rule, std::vector<std::string> const& list) const
    {
        rule.type = "list";
        rule.formula1 = m_lists.name_of(list);
        return worded(std::move(rule), say(say::blank_choice));
    }

    Validation key_rule(Validation rule) const
    {
        auto const& form = m_sheet.form();
        if (form.row_kind != RowKind::keyed) {
            rule.type = "none";
            rule.show_error = false;
            rule.input_text = say(say::blank_key);
            return rule;
        }
        std::vector<std::string> labels;
        for (auto const& row : form.rows) {
            labels.push_back(row.label);
        }
        return list_rule(std::move(rule), labels);
    }

    // Bounds that the schema calls plausible are asked about; what cannot be is refused.
    Validation
    number_rule(Validation rule, Measure const& measure, std::string type, Say words_for) const
    {
        rule.type = std::move(type);
        auto const least = measure.least ? *measure.least : Exact(0);
        bool const may_be_negative = measure.type == ValueType::number && !measure.least;
        auto const text = say(words_for, {{"unit", measure.unit}});
        if (measure.most || measure.least) {
            rule.error_style = "warning";
            rule.op = measure.most ? "between" : "greaterThanOrEqual";
            rule.formula1 = least.text();
            rule.formula2 = measure.most ? measure.most->text() : "";
            auto const bounds =
                measure.most ? say(say::blank_between,
                                   {{"least", shown(least, m_language)},
                                    {"most", shown(*measure.most, m_language)}})
                             : say(say::blank_at_least, {{"least", shown(least, m_language)}});
            return worded(std::move(rule), text + " " + bounds);
        }
        rule.op = may_be_negative ? "between" : "greaterThanOrEqual";
        rule.formula1 = may_be_negative ? "-1000000000000" : "0";
        rule.formula2 = may_be_negative ? "1000000000000" : "";
        return worded(std::move(rule), text);
    }

    BlankSheet const& m_sheet;
    ChoiceLists& m_lists;
    Language m_language;
};

} // namespace

void validate_inputs(BlankSheet const& sheet, ChoiceLists& lists, Language language)
{
    Validator(sheet, lists, language).run();
}

} // namespace gopbieu
