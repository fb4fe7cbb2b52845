#include "total/as_submission.hpp"

namespace gopbieu {

Submission as_submission(FormTotal const& total, std::string const& unit)
{
    Submission result;
    result.form = total.form().id;
    result.edition = total.form().edition;
    result.unit = unit;
    for (auto const& row : total.rows()) {
        result.rows.push_back(row.id);
        for (std::uint32_t column = 0; column < total.shape().columns(); ++column) {
            if (auto const number = total.number({row.row, column})) {
                Fact fact;
                fact.row = row.id;
                fact.column = total.form().columns[column].id;
                fact.value = *number;
                if (auto const weight = total.weight({row.row, column})) {
                    auto const* const amount = total.amount({row.row, column});
                    result.means.push_back({fact.row, fact.column, amount->sum, *weight});
                }
                result.facts.push_back(std::move(fact));
            }
        }
    }
    return result;
}

} // namespace gopbieu
