#pragma once

#include "command/run_campaign.hpp"
#include "publish/page/gather_page.hpp"

#include <string>

namespace gopbieu {

/// "ket-qua/bao-cao.html", relative to the campaign.
std::string page_name();

/// The page that tells it all.
class RunPage {
public:
    /// All of these must outlive it; the totals of the result are asked for when it is written.
    RunPage(Desk const& desk, RunResult const& result, Language language);

    /// Takes one file of the ledger after the other, by name, with its figures.
    void add(FileRecord const& file) { m_gatherer.add(file); }
    /// To be called when all workbooks are published: the page names them.
    Trouble write(Ledger& ledger);

private:
    void add_outputs();
    void add_returns();

    Desk const& m_desk;
    RunResult const& m_result;
    PageGatherer m_gatherer;
};

} // namespace gopbieu
