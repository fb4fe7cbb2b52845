#pragma once

// From the ledger's files and the totals to what bao-cao.html tells.

#include "publish/page/page_figures.hpp"
#include "publish/page/page_standings.hpp"
#include "total/part.hpp"
#include "total/placement.hpp"
#include "total/restate.hpp"

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <tuple>
#include <unordered_map>
#include <utility>
#include <vector>

namespace gopbieu {

/// What the page is made of beside the files.
struct PageSource {
    Campaign const& campaign;
    OrgTree const& tree; ///< on the campaign's day
    std::size_t root = 0;
    FormSet const& forms;
    Totals const& totals;
    Language language = Language::vietnamese;
    /// When a file of the disk was saved, where the ledger does not know (nanoseconds since 1970).
    std::function<std::int64_t(std::string const& file)> saved = {};
};

/// How much of the page may be single figures of submissions, and how much may be notes. What is
/// left out beyond is told; `explain` and ket-qua.json have it all.
struct PageLimits {
    std::size_t leaves = 12'000'000; ///< bytes
    std::size_t notes = 20'000;
};

/// Takes one file after the other, by name, with its figures; keeps what the page tells of it.
class PageGatherer {
public:
    /// What the source refers to must outlive the gatherer.
    explicit PageGatherer(PageSource source, PageLimits limits = {});

    void add(FileRecord const& file);
    /// The totals of the last period, on the tree of this one.
    void add_before(Restated const& before);
    void add_output(PageOutput output);
    void add_return(PageReturn folder);
    /// `of_totals`: what was said of totals and coverage.
    CampaignPage finish(std::vector<Finding> const& of_totals,
                        FirstBatches const& first,
                        PageReceipt const& receipt);

private:
    void add_findings(FileRecord const& file);
    void add_finding(Finding const& finding,
                     Submission const* of,
                     bool replaced,
                     std::optional<std::size_t> unit);
    void count_line(Finding const& finding, std::size_t form, std::string const& unit);
    void add_leaf(FileRecord const& file, JudgedSubmission const& one);
    [[nodiscard]] std::size_t place_of(std::size_t unit);
    [[nodiscard]] FormTotal const* shown_total(std::size_t form, std::size_t unit) const;
    void add_totals();
    void add_standings(FirstBatches const& first);
    void sum_up();
    void pick_lines();
    void note_unit(std::size_t unit);
    std::size_t file_number(std::string const& name, std::string const& on_disk);
    std::size_t sheet_number(std::string const& name);
    [[nodiscard]] std::optional<std::size_t> form_number(std::string_view id) const;

    PageSource m_source;
    PageLimits m_limits;
    PartReader m_parts;
    std::optional<FormerUnits> m_former; ///< made for the first unit that has ended
    PageStandings m_standings;
    std::vector<PageFigureWriter> m_writers;                   ///< by form of the page
    std::unordered_map<std::string_view, std::size_t> m_files; ///< by their names on the page
    std::unordered_map<std::string, std::size_t> m_sheets;
    std::map<std::tuple<std::size_t, std::string, std::string>, TroubledLine> m_lines;
    std::map<std::tuple<std::size_t, std::string, std::string>, std::string> m_line_units;
    std::string m_on_disk; ///< the file that is being added
    std::size_t m_notes = 0;
    bool m_any_list = false;
    CampaignPage m_page;
};

} // namespace gopbieu
