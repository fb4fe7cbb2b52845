#pragma once

#include "check/check.hpp"
#include "command/last_period.hpp"
#include "command/run_campaign.hpp"

#include <string_view>
#include <vector>

namespace gopbieu {

/// Holds a unit's form against its other forms and those of the last period.
class OtherForms {
public:
    /// Desk and checker must outlive it.
    OtherForms(Desk const& desk, Checker const& checker, bool dry)
        : m_desk(desk), m_checker(checker), m_before(desk, dry)
    {
    }

    /// `counting`: the unit's submissions that count.
    std::vector<Finding> check(Submission const& submission,
                               std::vector<Submission const*> const& counting);

    /// What it is held against.
    CheckContext against(Submission const& submission,
                         std::vector<Submission const*> const& counting);

private:
    [[nodiscard]] bool looks_back(std::string_view form) const;

    Desk const& m_desk;
    Checker const& m_checker;
    LastPeriod m_before;
};

} // namespace gopbieu
