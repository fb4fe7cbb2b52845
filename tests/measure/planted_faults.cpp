// Plants faults in clean forms and prints how many were seen and how often the likely repair is the
// true one: planted_faults FORMS [ROUNDS [SEED]]. docs/recognition.md has the figures.

#include "form/load.hpp"
#include "support/plant.hpp"

#include <cstdlib>
#include <iomanip>
#include <iostream>

using namespace gopbieu;

namespace {

// Every fault is told, nothing is said of clean files, and of the faults that one slip undoes the
// true repair comes first for four of five, among three for nineteen of twenty.
bool good(test::PlantResult const& result)
{
    std::size_t missed = 0;
    std::size_t repairable = 0;
    std::size_t first = 0;
    std::size_t among_three = 0;
    for (auto const& score : result.faults) {
        missed += score.planted - score.detected;
        repairable += score.repairable;
        first += score.first;
        among_three += score.among_three;
    }
    std::cout << "missed " << missed << ", repairable " << repairable << ", first " << first
              << ", among three " << among_three << '\n';
    return result.clean != 0 && missed == 0 && result.false_alarms == 0 &&
           first * 100 >= repairable * 80 && among_three * 100 >= repairable * 95;
}

} // namespace

int main(int count, char** arguments)
{
    if (count < 2) {
        std::cerr << "planted_faults FORMS [ROUNDS [SEED]]\n";
        return 2;
    }
    std::filesystem::path const folder = arguments[1];
    auto const rounds = count > 2 ? std::strtoul(arguments[2], nullptr, 10) : 100;
    auto const seed = count > 3 ? std::strtoul(arguments[3], nullptr, 10) : 1;
    auto const forms = load_forms(folder, form_ids(folder));
    if (!forms) {
        return 2;
    }
    auto const result =
        test::plant_everywhere(*forms.value, rounds, static_cast<std::uint32_t>(seed));
    std::cout << "forms " << forms.value->forms.size() << ", clean files " << result.clean
              << ", not filled cleanly " << result.unfilled << ", false alarms "
              << result.false_alarms << '\n';
    for (std::size_t at = 0; at < test::fault_kinds; ++at) {
        auto const& score = result.faults.at(at);
        std::cout << std::left << std::setw(22) << test::fault_name(static_cast<test::Fault>(at))
                  << std::right << " planted " << std::setw(6) << score.planted << "  detected "
                  << std::setw(6) << score.detected << "  repairable " << std::setw(6)
                  << score.repairable << "  first " << std::setw(6) << score.first
                  << "  among three " << std::setw(6) << score.among_three << '\n';
    }
    return good(result) ? 0 : 1;
}
