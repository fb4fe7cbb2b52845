#pragma once

#include "command/run_campaign.hpp"
#include "org/origins.hpp"
#include "total/part.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace gopbieu {

/// The forms of the last period, for units as they are now: those of a unit that was renamed are
/// its own, those of units that were merged are added up, and of a unit that was divided nothing
/// can be compared.
class LastPeriod {
public:
    /// A campaign without a last period, or whose last period never ran, has no forms of it.
    explicit LastPeriod(Desk const& desk, bool dry);

    /// The submissions that the unit's of this period are held against.
    std::vector<Submission> const& of(std::string_view unit);
    /// Whether the unit was there, but its figures of the two periods cannot be compared.
    [[nodiscard]] bool divided(std::string_view unit) const;

private:
    Desk const& m_desk;
    std::optional<Ledger> m_ledger;
    std::optional<OrgTree> m_then;
    std::optional<Origins> m_origins;
    std::string m_unit;
    std::vector<Submission> m_submissions;
};

} // namespace gopbieu
