#pragma once

// The workbook that a unit gets to fill in: a sheet a form, from the official templates, with the
// unit's name, limits, drop-downs, red cells and live totals. See docs/commands/blank.md.

#include "intake/submission.hpp"
#include "org/campaign.hpp"
#include "publish/blank/press.hpp"
#include "publish/draft.hpp"
#include "publish/publish.hpp"

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

namespace gopbieu {

struct BlankWishes {
    std::uint32_t list_rows = 15; ///< rows of a form whose rows the units write themselves
    Language language = Language::vietnamese; ///< of what the cells say
};

/// Blank workbooks of one campaign. Made once, then asked by several threads.
class BlankBook {
public:
    /// Templates that cannot be read again are a Problem. `scratch` names a file that may be
    /// written in the meantime.
    static Result<BlankBook> make(Campaign const& campaign,
                                  std::vector<Template> const& templates,
                                  BlankWishes const& wishes,
                                  std::filesystem::path const& scratch);

    /// The bytes of a unit's workbook.
    [[nodiscard]] std::string for_unit(OrgTree const& tree, std::size_t unit) const;
    /// The same with last period's figures as pale comments, its rows chosen as they were.
    [[nodiscard]] Result<std::string> for_unit(OrgTree const& tree,
                                               std::size_t unit,
                                               std::vector<Submission const*> const& previous,
                                               std::filesystem::path const& scratch) const;

private:
    struct State;
    explicit BlankBook(std::shared_ptr<State const> state) : m_state(std::move(state)) {}

    std::shared_ptr<State const> m_state;
};

/// "bieu-trong/chi-bo/C01_chi-bo-ban-a_2023.xlsx", relative to the campaign.
std::string blank_name(Campaign const& campaign, Unit const& unit);

} // namespace gopbieu
