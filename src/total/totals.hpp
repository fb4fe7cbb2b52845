#pragma once

#include "base/finding.hpp"
#include "org/unit.hpp"
#include "total/form_total.hpp"

#include <cstdint>
#include <memory>
#include <string_view>
#include <utility>
#include <vector>

namespace gopbieu {

/// Whether a unit has filed a form.
enum class Filing : std::uint8_t {
    none,
    nil, ///< it has nothing to report ("Không phát sinh"), which is not the same as nothing filed
    figures,
    other_edition ///< filed, but in an edition that is not added up with this one
};

/// Whether the unit's form is in, be it to say that there is nothing.
inline bool is_filed(Filing filing)
{
    return filing == Filing::nil || filing == Filing::figures;
}

/// All totals of one form, by unit.
struct FormTotals {
    FormDefinition const* form = nullptr;
    /// What counts: the unit's own form where it filed one, else what was joined. Null: not kept.
    std::vector<std::unique_ptr<FormTotal>> totals;
    /// Of units that filed by themselves and have units below: what these make together.
    std::vector<std::unique_ptr<FormTotal>> joined;
    std::vector<Filing> filings;
    std::vector<bool> expected; ///< must file
    /// Whose own submission is in the root's total and in no other's. Together they are that total.
    std::vector<bool> counted;
    /// Units that have ended, and the unit that their submission counts for.
    std::vector<std::pair<std::size_t, std::size_t>> placed;

    /// Whether the unit's own submission is added up, if nothing above it is filed.
    [[nodiscard]] bool filed(std::size_t unit) const { return is_filed(filings[unit]); }
};

struct Totals {
    std::vector<FormTotals> forms; ///< in the campaign's order
    std::vector<Finding> findings;

    /// The current edition of a form; null when it is not in the campaign.
    [[nodiscard]] FormTotals const* find(std::string_view form) const;
    /// Null when the unit has no total of the form that was kept.
    [[nodiscard]] FormTotal const* find(std::string_view form, std::size_t unit) const;
    [[nodiscard]] FormTotal const* joined(std::string_view form, std::size_t unit) const;
};

/// The units at or below `unit` that must file the form and have not.
std::vector<std::size_t>
missing_units(FormTotals const& totals, OrgTree const& tree, std::size_t unit);

} // namespace gopbieu
