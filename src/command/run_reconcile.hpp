#pragma once

#include "command/run_campaign.hpp"
#include "publish/reconciliation.hpp"

#include <functional>
#include <map>
#include <mutex>
#include <string>
#include <vector>

namespace gopbieu {

/// Whether a unit gets workbooks: its level publishes, and it has any figures.
bool is_published(Desk const& desk, Totals const& totals, std::size_t unit);

/// The reconciliation workbooks of one run, made unit by unit. Several threads may publish; one at
/// a time asks the ledger.
class RunReconciliation {
public:
    /// The submissions of a unit that count, with their figures.
    using Counting = std::function<std::vector<Submission>(std::string const& unit)>;

    /// All but what was found of the totals must outlive it.
    RunReconciliation(Desk const& desk,
                      Totals const& totals,
                      std::vector<Finding> of_totals,
                      Ledger& ledger,
                      Counting counting);

    /// Of which units the ledger is to be asked for what was said; of all, without this.
    void ask_only_of(std::vector<bool> const& spoken_of) { m_spoken_of = &spoken_of; }

    /// Writes the workbook of a unit to where reconciliation_name() says.
    Trouble publish(std::size_t unit);
    /// In what a written workbook of the unit is another (Reconciler::unlike).
    [[nodiscard]] std::vector<Difference> unlike(std::size_t unit, Workbook const& written);
    /// What is to be listed in the workbook of a unit: all that was said of it and of those below
    /// it that have no workbook of their own.
    [[nodiscard]] std::vector<Finding> findings_of(std::size_t unit) const;
    /// The part of these that the totals gave cause for, which may change although no submission
    /// below the unit has.
    [[nodiscard]] std::vector<Finding> findings_of_totals(std::size_t unit) const;

private:
    [[nodiscard]] std::vector<std::size_t> units_told_of(std::size_t unit) const;
    [[nodiscard]] std::string on_disk(std::string const& file);

    Desk const& m_desk;
    Totals const& m_totals;
    Ledger& m_ledger;
    Counting m_counting;
    std::vector<bool> const* m_spoken_of = nullptr; ///< by unit
    std::vector<Finding> m_of_totals;
    std::vector<std::vector<Finding const*>> m_of_unit;
    std::mutex mutable m_asking;                       ///< while the ledger is asked
    std::mutex m_looking;                              ///< while the disk is
    std::map<std::string, bool, std::less<>> m_packed; ///< whether a path is that of an archive
    Reconciler m_reconciler;
};

} // namespace gopbieu
