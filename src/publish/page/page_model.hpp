#pragma once

// What bao-cao.html tells, before there is any markup.

#include "base/finding.hpp"
#include "ledger/records.hpp"
#include "ledger/standing.hpp"
#include "org/campaign.hpp"
#include "total/totals.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <optional>
#include <string>
#include <vector>

namespace gopbieu {

/// A document of the inbox that the page names.
struct PageFile {
    std::string name;
    std::size_t archive = 0; ///< length of the name of the archive that it lies in; 0: in none
};

/// Where one form of one unit stands.
struct PageStanding {
    std::uint32_t unit = 0; ///< in the register
    std::uint32_t form = 0; ///< among the page's forms
    /// Among the page's files: the one that counts, or that keeps it from counting.
    std::optional<std::uint32_t> file;
    StandingKind kind = StandingKind::missing;
    bool expected = false; ///< its level must file
    /// Days after the deadline, begun ones too; 0: in time. Nothing where there is no deadline or
    /// nothing came.
    std::optional<std::int64_t> days_late;
    bool clean_at_once = false; ///< counts as it first came, and nobody had to ask
};

/// Something said, in the order of ket-qua.json.
struct PageFinding {
    Severity severity = Severity::note;
    bool question = false;
    bool replaced = false; ///< of a submission that a later one took the place of
    Say say{};
    std::optional<std::size_t> unit; ///< in the register
    std::optional<std::size_t> form; ///< among the page's forms
    std::optional<std::size_t> file; ///< among the page's files
    std::string sheet, cell, text;
};

/// A place on a form of which much had to be said: a row, and a column or rule.
struct TroubledLine {
    std::size_t form = 0;
    std::string row, column;
    std::size_t findings = 0, errors = 0, units = 0;
};

/// So many of so many.
struct PageShare {
    std::size_t part = 0, whole = 0;

    bool operator==(PageShare const&) const = default;
};

/// The counts that the page begins with.
struct PageSummary {
    std::size_t units = 0;                                  ///< that must file
    std::size_t complete = 0;                               ///< nothing of them is missing
    std::size_t good = 0;                                   ///< all of it counts
    std::size_t must_correct = 0, waiting = 0, missing = 0; ///< with at least one such form
    std::array<std::size_t, standing_kinds> forms{};        ///< forms that must be filed, by kind
    PageShare in_time, clean_at_once;                       ///< of those that were filed
    /// Files that stand below no unit: not readable, of no form, or nobody knows whose.
    std::size_t files_apart = 0;
};

/// What became of every file and number cell, as the receipt has it.
struct PageReceipt {
    std::size_t seen = 0, sheets = 0;
    std::array<std::size_t, file_states> states{};
    CellCount cells;
};

/// The workbooks of one unit, relative to the campaign; empty: not published.
struct PageOutput {
    std::size_t unit = 0;
    std::string official, reconciliation;
};

/// Where that lies which goes back to a unit, relative to the campaign.
struct PageReturn {
    std::size_t unit = 0;
    std::string folder;
};

/// The figures of one form as JSON, made while they pass by (page_figures.hpp).
struct PageFigures {
    std::string totals, before, rows, layouts;
    std::vector<std::string> leaves; ///< in pieces: megabytes are not moved as they grow
};

struct CampaignPage {
    Campaign const* campaign = nullptr;
    OrgTree const* tree = nullptr;
    Totals const* totals = nullptr;
    std::size_t root = 0;
    Language language = Language::vietnamese;
    std::vector<FormDefinition const*> forms; ///< current editions, in the campaign's order
    std::vector<std::size_t> units;  ///< the root and all below it, then ended ones that filed
    std::deque<PageFile> files;      ///< names stay where they are
    std::vector<std::string> sheets; ///< names, by the numbers that figures use
    std::vector<PageStanding> standings;
    std::vector<PageFinding> findings;
    std::size_t notes_left_out = 0; ///< of findings: too many for a page
    std::vector<TroubledLine> lines;
    std::vector<PageOutput> outputs;
    std::vector<PageReturn> returns;
    std::vector<PageFigures> figures; ///< by form
    bool leaves_left_out = false;     ///< single figures of submissions: too many for a page
    bool with_before = false;         ///< there is a last period to compare with
    PageSummary summary;
    PageReceipt receipt;
};

} // namespace gopbieu
