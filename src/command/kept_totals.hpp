#pragma once

#include "command/run_campaign.hpp"

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

namespace gopbieu {

/// Adds up with as little reading as there are changes: what came together at a unit is kept in the
/// ledger, and only where a submission came, went or changed its state are the submissions asked
/// for again. What comes out is the same as if all had been added up anew.
class KeptTotals {
public:
    /// Desk and ledger must outlive it. `basis` names everything that totals depend on beside the
    /// submissions.
    KeptTotals(Desk const& desk, Ledger& ledger, std::string basis);

    /// Takes in what the ledger keeps of totals. False where nothing of it can be used: then all
    /// submissions that count have to be added.
    bool recall();
    void add(JudgedSubmission const& one, std::uint64_t arrival);
    /// All totals up the tree.
    Totals finish();
    /// Whether anything changed at or below a unit since the totals were last kept.
    [[nodiscard]] bool changed_below(std::size_t unit) const { return m_changed[unit]; }
    /// What was added up is good for the next run as well. Inside a step of the ledger, with
    /// everything that was made of it.
    void keep();
    /// Whether it could be written down.
    [[nodiscard]] Trouble const& trouble() const { return m_trouble; }

private:
    [[nodiscard]] bool kept(std::size_t unit) const;
    void begin_anew();
    bool find_changes(std::set<std::string> const& stale);
    bool add_changes();
    void write_down();

    Desk const& m_desk;
    Ledger& m_ledger;
    std::string m_basis;
    std::optional<Adder> m_adder;
    std::vector<bool> m_changed; ///< by unit
    std::map<std::size_t, std::vector<std::size_t>> m_homes;
    std::set<std::size_t> m_stale_homes;
    bool m_all_anew = false;
    Trouble m_trouble;
};

} // namespace gopbieu
