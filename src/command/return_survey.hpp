#pragma once

// Who gets what back: a look at every file of the ledger, one after the other, that keeps names
// only.

#include "ledger/ledger.hpp"
#include "ledger/settle.hpp"
#include "org/unit.hpp"

#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace gopbieu {

/// A document that goes back: a file, or a workbook in an archive or mail.
struct FaultyDocument {
    std::string file;     ///< of the inbox
    std::string document; ///< the same, or with the member behind it

    auto operator<=>(FaultyDocument const&) const = default;
};

class ReturnSurvey {
public:
    ReturnSurvey(OrgTree const& tree, Decisions const& decisions)
        : m_tree(tree), m_decisions(decisions)
    {
    }

    void look_at(FileRecord const& record);

    /// What goes back to a unit, in the order of names.
    [[nodiscard]] std::vector<FaultyDocument> const& of(std::size_t unit) const;
    [[nodiscard]] std::vector<FaultyDocument> const& unknown() const { return m_unknown; }
    /// Names of files that are the same, byte by byte, as this one.
    [[nodiscard]] std::vector<std::string> copies_of(std::string const& file) const;

private:
    void find_targets(FileRecord const& record);
    [[nodiscard]] std::optional<std::size_t> whose(std::set<std::string> const& units) const;

    OrgTree const& m_tree;
    Decisions const& m_decisions;
    std::map<std::size_t, std::vector<FaultyDocument>> m_by_unit;
    std::vector<FaultyDocument> m_unknown;
    std::map<std::string, std::vector<std::string>> m_copies;
};

/// Whether a submission goes back.
bool is_faulty(JudgedSubmission const& one);

/// Findings but for those that a person let pass.
std::vector<Finding>
open_findings(std::vector<Finding> const& findings, Whose const& whose, Decisions const& decisions);

} // namespace gopbieu
