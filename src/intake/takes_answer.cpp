#include "intake/takes_answer.hpp"

#include "base/catalogue/intake.hpp"

#include <algorithm>
#include <array>

namespace gopbieu {

bool takes_answer(Say say)
{
    // What is put to a person by Remarks::ask() and is no question by its severity alone.
    static constexpr std::array others{say::blank_counts,
                                       say::closed_filled,
                                       say::column_split,
                                       say::column_unknown,
                                       say::hidden_rows_in_doubt,
                                       say::merged_figures,
                                       say::other_period,
                                       say::perhaps_a_form,
                                       say::row_twice,
                                       say::row_unclear,
                                       say::row_unknown,
                                       say::row_without_key,
                                       say::two_tables,
                                       say::unit_contradiction,
                                       say::unit_ended,
                                       say::which_form};
    return asks(say) || std::ranges::find(others, say) != others.end();
}

} // namespace gopbieu
