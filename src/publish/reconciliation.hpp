#pragma once

// The reconciliation workbook ("đối chiếu") of a unit: what its totals were made of. A sheet a form
// with the units below as rows and the totals as live formulas, where each figure came from, how
// complete it is and what was found.

#include "base/result.hpp"
#include "org/campaign.hpp"
#include "publish/difference.hpp"
#include "publish/skeleton.hpp"
#include "total/part.hpp"

#include <filesystem>
#include <functional>
#include <mutex>
#include <string>
#include <vector>

namespace gopbieu {

/// What all reconciliation workbooks of a run have in common.
struct ReconciliationSource {
    Campaign const& campaign;
    OrgTree const& tree;
    FormSet const& forms;
    Totals const& totals;
    /// The submissions of a unit that count, with their figures.
    std::function<std::vector<Submission>(std::size_t unit)> submissions;
    /// Whether a unit has such a workbook of its own.
    std::function<bool(std::size_t unit)> published;
    /// The file of the disk that a submission's file is or lies in (a member of an archive).
    std::function<std::string(std::string const& file)> on_disk;
};

struct ReconciledForm;

class Reconciler {
public:
    /// What the source refers to must outlive the reconciler.
    explicit Reconciler(ReconciliationSource source);

    /// Writes the workbook of a unit. May be called by several threads where what the source asks
    /// may be. `findings` are those to be listed in it, in their order.
    Trouble publish(std::size_t unit,
                    std::vector<Finding> const& findings,
                    std::filesystem::path const& file);

    /// In what a written workbook is not the one that would be written now: figures, formulas,
    /// sources, looks. What was found is not compared; figures alone answer for totals.
    [[nodiscard]] std::vector<Difference> unlike(std::size_t unit, Workbook const& written);

private:
    [[nodiscard]] std::vector<ReconciledForm> gather(std::size_t unit);

    ReconciliationSource m_source;
    PartReader m_parts;
    std::mutex m_gathering; ///< while parts are read
    Skeletons m_skeletons;
};

/// "ket-qua/dang-bo-co-so/C01_dang-bo-xa-muong-so_2023_doi-chieu.xlsx", relative to the campaign.
std::string reconciliation_name(Campaign const& campaign, Unit const& unit);

} // namespace gopbieu
