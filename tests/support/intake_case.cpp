#include "support/intake_case.hpp"

#include "base/catalogue/intake.hpp"
#include "base/day.hpp"
#include "org/register.hpp"

#include <stdexcept>

namespace gopbieu {

Recognition IntakeCase::read(Workbook const& workbook) const
{
    auto loaded = parse_register(units, "don-vi.csv");
    if (!loaded) {
        throw std::logic_error("the case's register has faults");
    }
    auto const tree = day.empty() ? *loaded.value : loaded.value->on(*Day::parse(day));
    UnitNames const names(tree);
    FormIndex const index(forms);
    return recognise(workbook, {index, names, answers, period}, {file, "abc"});
}

Recognition IntakeCase::read(std::string const& lines) const
{
    return read(grid_from_text(lines));
}

Strings codes_of(Recognition const& found)
{
    Strings codes;
    for (auto const& one : found.findings) {
        if (one.say != say::unit_by_file_name) {
            codes.push_back(one.place.cell + " " + std::string(code(one.say)));
        }
    }
    return codes;
}

Strings facts_of(Recognition const& found)
{
    Strings facts;
    for (auto const& submission : found.submissions) {
        for (auto const& fact : submission.facts) {
            auto const* const number = fact.number();
            facts.push_back(
                fact.row + "." + fact.column + "=" +
                (number != nullptr ? number->text() : *std::get_if<std::string>(&fact.value)));
        }
    }
    return facts;
}

} // namespace gopbieu
