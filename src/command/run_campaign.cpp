#include "command/run_campaign.hpp"

#include "base/catalogue/campaign.hpp"
#include "base/catalogue/totals.hpp"
#include "base/file.hpp"
#include "base/sha256.hpp"
#include "base/version.hpp"
#include "base/write_file.hpp"
#include "command/counted.hpp"
#include "command/inbox.hpp"
#include "command/other_forms.hpp"
#include "command/run_page.hpp"
#include "command/run_reconcile.hpp"
#include "command/run_restate.hpp"
#include "command/withdraw.hpp"
#include "form/load.hpp"
#include "form/yaml.hpp"
#include "org/register.hpp"

#include <algorithm>
#include <set>

namespace gopbieu {

namespace {

void append(std::vector<Finding>& to, std::vector<Finding> const& more)
{
    to.insert(to.end(), more.begin(), more.end());
}

// Forms that are not there at all are told by name, before their schemas are opened.
std::vector<Finding> missing_forms(Campaign const& campaign, std::filesystem::path const& folder)
{
    std::vector<Finding> findings;
    auto const known = form_ids(folder);
    for (auto const& written : campaign.forms) {
        auto const id = form_choice(written).id;
        if (std::ranges::find(known, id) == known.end()) {
            findings.push_back(finding(say::campaign_unknown_form,
                                       {"dot.yaml"},
                                       {{"found", id},
                                        {"hint", nearest_hint(id, known)},
                                        {"folder", path_text(folder.filename())}}));
        }
    }
    return findings;
}

// One run, from the inbox to the published workbooks.
class Run {
public:
    Run(Desk const& desk, RunOptions const& options, Ledger& ledger)
        : m_desk(desk), m_options(options), m_ledger(ledger), m_units(desk.tree),
          m_index(desk.forms.forms), m_checker(desk.forms), m_others(desk, m_checker, options.dry)
    {
    }

    RunResult work()
    {
        m_result.trouble = take_in_all();
        if (!m_result.trouble) {
            m_result.trouble = add_up_all();
        }
        if (!m_result.trouble) {
            find_missing();
            m_result.trouble = publish_all();
        }
        if (!m_result.trouble) {
            m_result.trouble = withdraw();
        }
        if (!m_result.trouble) {
            m_result.page = page_name();
            m_result.trouble = m_options.dry
                                   ? Trouble()
                                   : publish_page(m_desk, m_result, m_ledger, m_options.language);
        }
        return std::move(m_result);
    }

private:
    Trouble take_in_all()
    {
        auto const basis = basis_of(m_desk, m_options);
        bool const all_anew = m_ledger.note("basis") != basis;
        Decisions const decisions(m_ledger.decisions());
        auto const answers = answers_of(decisions);
        TakeInContext const context{
            {m_index, m_units, answers, m_desk.campaign.period}, m_checker, decisions};
        Inbox inbox(m_ledger, m_desk.campaign.folder, m_options.threads);
        inbox.leave_for_later(m_options.later);
        auto const looked = inbox.look(context, all_anew, m_options.progress);
        if (!looked) {
            return looked.problem();
        }
        m_result.receipt.seen = looked->seen;
        m_result.receipt.read = looked->read.size();
        m_result.receipt.removed = looked->removed.size();
        m_result.read = looked->read;
        m_result.removed = looked->removed;
        auto units = looked->touched;
        auto const before = state_of_last_period();
        if (all_anew || m_ledger.note("before") != before) {
            auto const filing = m_ledger.units_filing();
            units.insert(filing.begin(), filing.end());
        }
        auto const others = [&](Submission const& one,
                                std::vector<Submission const*> const& counting) {
            return m_others.check(one, counting);
        };
        if (auto trouble = inbox.settle(units, decisions, others)) {
            return trouble;
        }
        return m_ledger.step([&] {
            m_ledger.set_note("basis", basis);
            m_ledger.set_note("before", before);
        });
    }

    // Figures are held against those of the last period; when its ledger changes, all are again.
    [[nodiscard]] std::string state_of_last_period() const
    {
        auto const stamp = m_desk.previous
                               ? stamp_of(m_desk.previous->folder / ".gopbieu" / "so.sqlite")
                               : std::nullopt;
        return stamp ? std::to_string(stamp->size) + " " + std::to_string(stamp->changed)
                     : std::string();
    }

    // From here on only the ledger speaks: what it does not hold does not count.
    Trouble add_up_all()
    {
        auto const& campaign = m_desk.campaign;
        Adder adder(m_desk.forms, m_desk.tree, campaign.filed_by);
        std::uint64_t place = 0; // in the order of names
        m_ledger.each_file(Detail::with_figures, [&](FileRecord&& record) {
            m_result.receipt.add(record);
            bool const counts = record.state != FileState::duplicate;
            for (auto& one : record.submissions) {
                if (counts && one.state == SubmissionState::accepted) {
                    adder.add(one.submission, arrival_of(one, place++));
                    m_filed.emplace(one.submission.unit, one.submission.form);
                }
                one.submission.facts.clear();
            }
            m_result.files.push_back(std::move(record));
        });
        m_result.totals = adder.finish(m_desk.root);
        append(m_result.findings, m_result.totals.findings);
        if (campaign.restate) {
            m_result.restated = restate(m_desk, m_result.totals, m_ledger);
            append(m_result.findings, m_result.restated->totals.findings);
        }
        auto trouble = m_ledger.trouble();
        return trouble ? trouble : m_result.receipt.fault();
    }

    void find_missing()
    {
        auto const& levels = m_desk.campaign.filed_by;
        for (auto const index : m_desk.tree.below(m_desk.root)) {
            auto const& unit = m_desk.tree.unit(index);
            if (std::ranges::find(levels, unit.level) == levels.end()) {
                continue;
            }
            for (auto const* const form : m_desk.forms.current()) {
                if (!m_filed.contains({unit.code, form->id})) {
                    m_result.findings.push_back(finding(
                        say::not_filed,
                        {},
                        {{"unit", unit.name}, {about_unit, unit.code}, {"form", form->id}}));
                }
            }
        }
    }

    Trouble publish_all()
    {
        auto const& campaign = m_desk.campaign;
        auto const layout = layout_on(m_desk.tree, m_desk, m_index, m_units, m_options.language);
        RunReconciliation reconciliation(m_desk, m_result, m_ledger);
        for (auto const index : published_units(m_desk, m_result.totals)) {
            auto const& unit = m_desk.tree.unit(index);
            auto const name = published_name(campaign, unit);
            if (auto trouble = write(layout, index, name)) {
                if (!proof_failed(*trouble)) {
                    return trouble;
                }
                // One workbook that was not proved keeps none of the others back.
                m_result.findings.push_back(finding(trouble->say, {name}, trouble->args));
            } else {
                m_result.published.push_back(name);
            }
            if (auto trouble = m_options.dry ? Trouble() : reconciliation.publish(index)) {
                return trouble;
            }
            m_result.reconciled.push_back(reconciliation_name(campaign, unit));
        }
        return m_result.restated ? publish_restated(m_desk,
                                                    *m_result.restated,
                                                    m_index,
                                                    m_options.dry,
                                                    m_result.published_restated)
                                 : Trouble();
    }

    Trouble withdraw()
    {
        std::vector<std::string> written;
        for (auto const* const files :
             {&m_result.published, &m_result.reconciled, &m_result.published_restated}) {
            written.insert(written.end(), files->begin(), files->end());
        }
        auto withdrawn = withdraw_stale(m_ledger, m_desk.campaign.folder, written, m_options.dry);
        if (!withdrawn) {
            return withdrawn.problem();
        }
        m_result.withdrawn = std::move(withdrawn->files);
        append(m_result.findings, withdrawn->kept);
        return {};
    }

    Trouble write(Layout const& layout, std::size_t unit, std::string const& name) const
    {
        return m_options.dry
                   ? Trouble()
                   : publish(m_result.totals, layout, unit, layout.campaign.folder / name);
    }

    Desk const& m_desk;
    RunOptions const& m_options;
    Ledger& m_ledger;
    UnitNames m_units;
    FormIndex m_index;
    Checker m_checker;
    OtherForms m_others;
    std::set<std::pair<std::string, std::string>> m_filed; ///< unit, form
    RunResult m_result;
};

} // namespace

std::string basis_of(Desk const& desk, RunOptions const& options)
{
    auto const& campaign = desk.campaign.folder;
    std::vector<std::filesystem::path> files{
        campaign / "dot.yaml", campaign / "don-vi.csv", campaign / "don-vi.xlsx"};
    for (auto const& form : desk.forms.forms) {
        files.push_back(form.template_file);
        files.push_back(form.template_file.parent_path() / "form.yaml");
    }
    if (auto const codes = files_below(options.forms / "_codes")) {
        files.insert(files.end(), codes->begin(), codes->end());
    }
    std::string all(version());
    for (auto const& file : files) {
        auto const bytes = read_file(file, UINT32_MAX);
        all += "\n" + path_text(file.filename()) + " " + (bytes ? sha256(*bytes) : "-");
    }
    return sha256(all);
}

Layout layout_on(OrgTree const& tree,
                 Desk const& desk,
                 FormIndex const& forms,
                 UnitNames const& units,
                 Language language)
{
    static Answers const none;
    return {
        desk.campaign, tree, desk.templates, {forms, units, none, desk.campaign.period}, language};
}

std::vector<std::size_t> published_units(Desk const& desk, Totals const& totals)
{
    std::vector<std::size_t> units;
    for (auto const index : desk.tree.below(desk.root)) {
        if (is_published(desk, totals, index)) {
            units.push_back(index);
        }
    }
    return units;
}

bool RunResult::clean() const
{
    auto const good = receipt.of(FileState::accepted) + receipt.of(FileState::duplicate);
    bool const all_in = std::ranges::all_of(
        findings, [](Finding const& one) { return one.severity == Severity::note; });
    return good == files.size() && all_in;
}

Loaded<Desk> set_up(RunOptions const& options)
{
    auto campaign = read_campaign(options.folder);
    Loaded<Desk> loaded{{}, campaign.findings};
    if (!campaign) {
        return loaded;
    }
    auto& findings = loaded.findings;
    auto tree = find_register(options.folder);
    append(findings, tree.findings);
    if (tree) {
        tree.value = tree.value->on(campaign.value->as_of);
        append(findings, check_campaign(*campaign.value, *tree.value));
    }
    auto previous = read_previous(*campaign.value);
    append(findings, previous.findings);
    auto const missing = missing_forms(*campaign.value, options.forms);
    append(findings, missing);
    auto forms =
        missing.empty() ? load_forms(options.forms, campaign.value->forms) : Loaded<FormSet>();
    append(findings, forms.findings);
    if (any_error(findings)) {
        return loaded;
    }
    loaded.value.emplace();
    auto& desk = *loaded.value;
    desk.campaign = std::move(*campaign.value);
    desk.previous = std::move(previous.value);
    desk.tree = std::move(*tree.value);
    desk.forms = std::move(*forms.value);
    desk.root = desk.tree.find(desk.campaign.unit).value_or(0);
    auto templates = load_templates(desk.forms, options.language);
    append(findings, templates.findings);
    if (!templates) {
        loaded.value.reset();
        return loaded;
    }
    desk.templates = std::move(*templates.value);
    return loaded;
}

RunResult run_campaign(Desk const& desk, RunOptions const& options)
{
    RunResult result;
    auto const own_folder = desk.campaign.folder / ".gopbieu";
    auto const lock =
        options.dry ? FolderLock::take_if_there(own_folder) : FolderLock::take(own_folder);
    if (!lock) {
        result.trouble = lock.problem();
        return result;
    }
    auto ledger = options.dry ? Ledger::open_trial(own_folder) : Ledger::open(own_folder);
    if (!ledger) {
        result.trouble = ledger.problem();
        return result;
    }
    if (!options.dry) {
        for (auto const* const name : {"ket-qua", "tra-lai"}) {
            remove_unfinished(desk.campaign.folder / name);
        }
    }
    result = Run(desk, options, *ledger).work();
    if (!result.trouble && !options.dry) {
        auto const json = result_json(desk, result, options.language);
        result.trouble = write_file(desk.campaign.folder / "ket-qua" / "ket-qua.json", json);
    }
    return result;
}

} // namespace gopbieu
