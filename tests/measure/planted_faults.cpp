// Plants faults in clean forms and prints how many were seen and how often the likely repair is the
// true one: planted_faults FORMS [ROUNDS [SEED]]. docs/recognition.md has the figures.

#include "form/load.hpp"
#include "support/plant.hpp"

#include <cstdlib>
#include <iomanip>
#include <iostream>

using namespace gopbieu;

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
    return 0;
}
