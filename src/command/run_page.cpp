#include "command/run_page.hpp"

#include "base/write_file.hpp"
#include "command/counted.hpp"
#include "command/take_in.hpp"
#include "publish/page/gather_page.hpp"
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

} // namespace

std::string page_name()
{
    return "ket-qua/bao-cao.html";
}

Trouble publish_page(Desk const& desk, RunResult const& result, Ledger& ledger, Language language)
{
    auto const& campaign = desk.campaign;
    auto const saved = [&](std::string const& file) {
        auto const stamp = stamp_of(campaign.folder / file);
        return stamp ? stamp->changed : 0;
    };
    PageGatherer gatherer(
        {campaign, desk.tree, desk.root, desk.forms, result.totals, language, saved});
    ledger.each_file(Detail::with_figures, [&](FileRecord const& file) { gatherer.add(file); });
    if (auto const before = last_totals(desk)) {
        gatherer.add_before(*before);
    }
    for (auto const unit : published_units(desk, result.totals)) {
        PageOutput output;
        output.unit = unit;
        output.official = published_name(campaign, desk.tree.unit(unit));
        if (!among(result.published, output.official)) {
            output.official.clear(); // it was not proved, and not kept
        }
        output.reconciliation = reconciliation_name(campaign, desk.tree.unit(unit));
        gatherer.add_output(std::move(output));
    }
    for (auto const& one : result.returns.folders) {
        auto const unit = desk.tree.find(one.unit);
        if (unit && !one.files.empty()) {
            auto const& file = one.files.front(); // "tra-lai/<unit>/…"
            gatherer.add_return({*unit, file.substr(0, file.find('/', file.find('/') + 1))});
        }
    }
    auto const page =
        gatherer.finish(result.findings, ledger.first_batches(), receipt_of(result.receipt));
    if (auto trouble = ledger.trouble()) {
        return trouble;
    }
    StreamedFile file(campaign.folder / page_name());
    write_page_html(page, [&](std::string_view piece) { file.write(piece); });
    return file.keep();
}

} // namespace gopbieu
