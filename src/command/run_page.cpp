#include "command/run_page.hpp"

#include "base/write_file.hpp"
#include "command/counted.hpp"
#include "command/take_in.hpp"
#include "publish/page/page_html.hpp"
#include "publish/reconciliation.hpp"

#include <algorithm>

namespace gopbieu {

namespace {

// What counted in the last period, put into the tree of this one: units that were merged, moved or
// renamed are compared with what became of them. Nothing where there is none to compare with.
std::optional<Restated> last_totals(Desk const& desk)
{
    if (!desk.previous) {
        return {};
    }
    auto ledger = Ledger::open_to_read(desk.previous->folder / ".gopbieu");
    if (!ledger) {
        return {}; // it never ran, as its findings of setting up tell
    }
    auto const then = desk.tree.on(desk.previous->as_of);
    auto const root = then.find(desk.previous->unit).value_or(desk.root);
    Adder adder(desk.forms, then, desk.previous->filed_by);
    each_counted(*ledger, [&](JudgedSubmission const& one, std::uint64_t arrival) {
        adder.add(one.submission, arrival);
    });
    auto const as_filed = adder.finish(root);
    Restater restater(desk.forms, then, as_filed, root, desk.campaign.as_of);
    each_counted(*ledger, [&](JudgedSubmission const& one, std::uint64_t arrival) {
        restater.add(one.submission, arrival);
    });
    return restater.finish();
}

PageReceipt receipt_of(Receipt const& receipt)
{
    PageReceipt page;
    page.seen = receipt.seen;
    page.sheets = receipt.sheets;
    page.states = receipt.states;
    page.cells = receipt.cells;
    return page;
}

bool among(std::vector<std::string> const& files, std::string const& file)
{
    return std::ranges::find(files, file) != files.end();
}

std::int64_t saved(std::filesystem::path const& file)
{
    auto const stamp = stamp_of(file);
    return stamp ? stamp->changed : 0;
}

} // namespace

std::string page_name()
{
    return "ket-qua/bao-cao.html";
}

RunPage::RunPage(Desk const& desk, RunResult const& result, Language language)
    : m_desk(desk), m_result(result),
      m_gatherer({desk.campaign,
                  desk.tree,
                  desk.root,
                  desk.forms,
                  result.totals,
                  language,
                  [&desk](std::string const& file) { return saved(desk.campaign.folder / file); }})
{
}

Trouble RunPage::write(Ledger& ledger)
{
    if (auto const before = last_totals(m_desk)) {
        m_gatherer.add_before(*before);
    }
    add_outputs();
    add_returns();
    auto const page =
        m_gatherer.finish(m_result.findings, ledger.first_batches(), receipt_of(m_result.receipt));
    if (auto trouble = ledger.trouble()) {
        return trouble;
    }
    StreamedFile file(m_desk.campaign.folder / page_name());
    write_page_html(page, [&](std::string_view piece) { file.write(piece); });
    return file.keep();
}

void RunPage::add_outputs()
{
    auto const& campaign = m_desk.campaign;
    for (auto const unit : published_units(m_desk, m_result.totals)) {
        PageOutput output;
        output.unit = unit;
        output.official = published_name(campaign, m_desk.tree.unit(unit));
        if (!among(m_result.published, output.official)) {
            output.official.clear(); // it was not proved, and not kept
        }
        output.reconciliation = reconciliation_name(campaign, m_desk.tree.unit(unit));
        m_gatherer.add_output(std::move(output));
    }
}

void RunPage::add_returns()
{
    for (auto const& one : m_result.returns.folders) {
        auto const unit = m_desk.tree.find(one.unit);
        if (unit && !one.files.empty()) {
            auto const& file = one.files.front(); // "tra-lai/<unit>/…"
            m_gatherer.add_return({*unit, file.substr(0, file.find('/', file.find('/') + 1))});
        }
    }
}

} // namespace gopbieu
