#pragma once

#include "check/repair.hpp"
#include "form/form.hpp"
#include "intake/submission.hpp"

#include <array>
#include <cstdint>
#include <optional>
#include <random>
#include <string_view>
#include <vector>

namespace gopbieu::test {

/// The faults that are planted, each as a person makes it.
enum class Fault : std::uint8_t {
    digits_swapped,
    digit_dropped,
    digit_doubled,
    thousands,
    columns_exchanged,
    row_shifted,
    last_period,
    negative,
    not_whole,
    required_blank,
    own_total_wrong
};
inline constexpr std::size_t fault_kinds = 11;
std::string_view fault_name(Fault fault);

struct Planted {
    Submission submission;
    /// The figures as they were, where one typing slip undoes the fault; empty: there is none.
    std::vector<Fact> truth;
};

/// A clean submission with one fault; nothing when the form has no place for it. Slips are planted
/// only where an equation sees them: a figure that no rule speaks of can be wrong unseen.
std::optional<Planted> plant(Fault fault,
                             Submission const& clean,
                             FormDefinition const& form,
                             Submission const* previous,
                             std::mt19937& random);

/// How the planting went for one kind of fault.
struct FaultScore {
    std::size_t planted = 0, detected = 0;
    std::size_t repairable = 0, first = 0, among_three = 0;
};

struct PlantResult {
    std::array<FaultScore, fault_kinds> faults;
    std::size_t clean = 0, false_alarms = 0, unfilled = 0;
};

/// Fills every form `rounds` times cleanly and plants each fault in each.
PlantResult plant_everywhere(FormSet const& forms, std::size_t rounds, std::uint32_t seed);

} // namespace gopbieu::test
