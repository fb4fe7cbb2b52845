#pragma once

// Where each form of each unit stands, for a page of ten thousand units: a few bytes each.

#include "publish/page/page_model.hpp"

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace gopbieu {

/// By unit and form, the batch in which the first submission came; nothing where there was only
/// one.
using FirstBatches = std::map<std::pair<std::string, std::string>, std::int64_t>;

class PageStandings {
public:
    /// Tree and forms must outlive it.
    PageStandings(OrgTree const& tree, std::vector<FormDefinition const*> const& forms);

    /// `number` knows a document among the files of the page by its name.
    void add(FileRecord const& file,
             std::function<std::size_t(std::string const& document)> const& number);

    /// What is expected below (and of) the root of the page, in the order of the register, then of
    /// the forms. Units that need not file are listed when they filed all the same. `saved` tells
    /// when a file of the page was saved, where the ledger does not know.
    [[nodiscard]] std::vector<PageStanding>
    all(CampaignPage const& page,
        FirstBatches const& first,
        std::function<std::int64_t(std::size_t file)> const& saved) const;

private:
    /// The submission that speaks for a unit and form.
    struct Speaker {
        std::int64_t arrived = 0; ///< when its file was saved, in nanoseconds since 1970
        std::int64_t batch = 0;   ///< the run in which it came
        std::uint32_t file = 0;   ///< among those of the page
        StandingKind kind = StandingKind::missing; ///< nothing has come yet
        bool remarked = false;                     ///< errors, explanations or questions
    };

    OrgTree const& m_tree;
    std::vector<FormDefinition const*> m_forms;
    std::vector<Speaker> m_speakers; ///< by unit, then form
};

} // namespace gopbieu
