#include "command/run_campaign.hpp"

#include "base/catalogue/totals.hpp"
#include "base/sha256.hpp"
#include "base/write_file.hpp"
#include "command/append.hpp"
#include "command/counted.hpp"
#include "command/glance.hpp"
#include "command/inbox.hpp"
#include "command/kept_totals.hpp"
#include "command/other_forms.hpp"
#include "command/run_memory.hpp"
#include "command/run_page.hpp"
#include "command/run_publish.hpp"
#include "command/run_restate.hpp"
#include "command/run_return.hpp"
#include "command/withdraw.hpp"
#include "total/check_below.hpp"

#include <algorithm>
#include <cstdint>
#include <map>
#include <optional>
#include <utility>

namespace gopbieu {

namespace {

// One run, from the inbox to the published workbooks.
class Run {
public:
    Run(Desk const& desk, RunOptions const& options, Ledger& ledger)
        : m_desk(desk), m_options(options), m_ledger(ledger), m_basis(basis_of(desk, options)),
          m_units(desk.tree), m_index(desk.forms.forms), m_checker(desk.forms),
          m_decisions(ledger.decisions()), m_others(desk, m_checker, options.dry),
          m_kept(desk, ledger, m_basis), m_survey(desk.tree, m_decisions)
    {
        m_made_of = sha256(m_basis + "\n" + state_of_last_period() + "\n" +
                           std::to_string(static_cast<int>(options.language)));
        name_campaign();
    }

    RunResult work()
    {
        m_result.trouble = take_in_all();
        if (!m_result.trouble && recall()) {
            m_result.trouble = remember_glance();
            return std::move(m_result);
        }
        for (auto const step : {&Run::read_back,
                                &Run::add_up_all,
                                &Run::find_missing,
                                &Run::publish_all,
                                &Run::write_letters,
                                &Run::withdraw,
                                &Run::write_page,
                                &Run::finish}) {
            if (!m_result.trouble) {
                m_result.trouble = (this->*step)();
            }
        }
        return std::move(m_result);
    }

private:
    void name_campaign()
    {
        auto const& campaign = m_desk.campaign;
        m_result.campaign = campaign.name;
        m_result.restated_on = campaign.restate ? campaign.restate->spoken() : std::string();
        m_result.remarks = m_desk.remarks;
    }

    Trouble take_in_all()
    {
        bool const all_anew = m_ledger.note("basis") != m_basis;
        auto const answers = answers_of(m_decisions);
        TakeInContext const context{
            {m_index, m_units, answers, m_desk.campaign.period}, m_checker, m_decisions};
        Inbox inbox(m_ledger, m_desk.campaign.folder, m_options.threads);
        inbox.leave_for_later(m_options.later);
        auto looked = inbox.look(context, all_anew, m_options.progress);
        if (!looked) {
            return looked.problem();
        }
        m_result.receipt.seen = looked->seen;
        m_result.receipt.read = looked->read;
        m_result.receipt.removed = looked->removed.size();
        m_result.first_read = looked->first_read;
        m_result.removed = std::move(looked->removed);
        auto const before = state_of_last_period();
        bool const other_before = m_ledger.note("before") != before;
        auto const others = [&](Submission const& one,
                                std::vector<Submission const*> const& counting) {
            return m_others.check(one, counting);
        };
        if (auto trouble = inbox.settle(all_anew || other_before, m_decisions, others)) {
            return trouble;
        }
        return !all_anew && !other_before ? Trouble() : m_ledger.step([&] {
            m_ledger.set_note("basis", m_basis);
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

    // Where nothing has changed and all that was written still lies there, the last run came to
    // what this one would come to.
    bool recall()
    {
        for (auto& one : m_ledger.publications()) {
            m_before.emplace(one.file, one);
        }
        auto const last =
            m_options.dry || m_ledger.any_stale() ? std::nullopt : m_ledger.result(m_made_of);
        bool const intact = last && std::ranges::all_of(m_before, [&](auto const& one) {
                                return lies_there(m_desk, one.second);
                            });
        RunResult then;
        if (!intact || !unpack_result(*last, then) || then.receipt.seen != m_result.receipt.seen) {
            return false;
        }
        then.receipt.read = m_result.receipt.read;
        then.receipt.removed = m_result.receipt.removed;
        then.first_read = m_result.first_read;
        then.removed = std::move(m_result.removed);
        then.page = page_name();
        then.nothing_changed = true;
        m_result = std::move(then);
        name_campaign();
        return true;
    }

    // A file that was saved a moment before the last run could not be told at a glance then.
    Trouble remember_glance()
    {
        auto const glance = glance_of(m_desk, m_result, m_ledger);
        auto const stored = m_ledger.glance();
        bool const same = stored ? stored->glance == glance : glance.empty();
        return same ? m_ledger.trouble() : m_ledger.step([&] { m_ledger.set_glance(glance); });
    }

    // From here on only the ledger speaks: what it does not hold does not count. Every file is read
    // back once for all that is made of it.
    Trouble read_back()
    {
        bool const all_anew = !m_kept.recall();
        bool const figures = all_anew || !m_options.dry;
        if (!m_options.dry) {
            m_page.emplace(m_desk, m_result, m_options.language);
        }
        m_result.standings = StandingKinds(m_desk.tree, form_names(m_desk));
        m_spoken_of.assign(m_desk.tree.units().size(), false);
        std::uint64_t counting = 0;
        m_ledger.each_file(figures ? Detail::with_figures : Detail::outline,
                           [&](FileRecord const& record) {
                               m_result.receipt.add(record);
                               m_result.standings.add(record);
                               m_survey.look_at(record);
                               note_spoken_of(record);
                               if (all_anew) {
                                   counting = add_up(record, counting);
                               }
                               if (m_page) {
                                   m_page->add(record);
                               }
                           });
        auto trouble = m_ledger.trouble();
        return trouble ? trouble : m_result.receipt.fault();
    }

    // Most units file without anything to be said of it.
    void note_spoken_of(FileRecord const& record)
    {
        for (auto const& one : record.submissions) {
            bool const silent =
                record.findings.empty() && one.findings.empty() && one.settled.empty();
            if (auto const unit = m_desk.tree.find(one.submission.unit); unit && !silent) {
                m_spoken_of[*unit] = true;
            }
        }
    }

    // `counting`: how many submissions count in the files before.
    std::uint64_t add_up(FileRecord const& record, std::uint64_t counting)
    {
        for (auto const& one : record.submissions) {
            if (record.state != FileState::duplicate && one.state == SubmissionState::accepted) {
                m_kept.add(one, arrival_of(one, counting++));
            }
        }
        return counting;
    }

    Trouble add_up_all()
    {
        m_result.totals = m_kept.finish();
        if (m_kept.trouble()) {
            return m_kept.trouble();
        }
        append(m_result.findings, m_result.totals.findings);
        append(m_result.findings,
               check_below(
                   m_result.totals, m_desk.tree, m_desk.root, m_checker, m_desk.campaign.period));
        for (auto const* const form : m_desk.forms.current()) {
            if (auto const* const total = m_result.totals.find(form->id, m_desk.root)) {
                m_result.coverage.push_back(
                    {form->id, total->coverage.filed, total->coverage.expected});
            }
        }
        if (m_desk.campaign.restate) {
            m_result.restated = restate(m_desk, m_result.totals, [this](VisitCounted const& visit) {
                each_counted(m_ledger, visit);
            });
            append(m_result.findings, m_result.restated->totals.findings);
        }
        return m_ledger.trouble();
    }

    Trouble find_missing()
    {
        for (auto const index : m_desk.tree.below(m_desk.root)) {
            auto const& unit = m_desk.tree.unit(index);
            for (auto const* const form : m_desk.forms.current()) {
                auto const& totals = *m_result.totals.find(form->id);
                if (must_file(unit) && totals.filings[index] == Filing::none) {
                    m_result.findings.push_back(finding(
                        say::not_filed,
                        {},
                        {{"unit", unit.name}, {about_unit, unit.code}, {"form", form->id}}));
                }
            }
        }
        return {};
    }

    [[nodiscard]] bool must_file(Unit const& unit) const
    {
        auto const& levels = m_desk.campaign.filed_by;
        return std::ranges::find(levels, unit.level) != levels.end();
    }

    Trouble publish_all()
    {
        return publish_workbooks({m_desk,
                                  m_options,
                                  m_ledger,
                                  m_index,
                                  m_units,
                                  m_kept,
                                  m_before,
                                  m_made_of,
                                  m_spoken_of},
                                 m_result,
                                 m_written);
    }

    Trouble write_letters()
    {
        auto returns = give_back(
            m_desk, m_options, m_ledger, m_before, {m_decisions, m_survey, m_result.standings});
        if (!returns) {
            return returns.problem();
        }
        m_result.returns = std::move(*returns);
        append(m_result.findings, m_result.returns.findings);
        auto trouble = write_covers(
            m_desk, m_options, m_result.totals, m_result.published, m_before, m_result.returns);
        auto& written = m_result.returns.written;
        m_written.insert(m_written.end(), written.begin(), written.end());
        written.clear();
        return trouble;
    }

    Trouble withdraw()
    {
        m_result.page = page_name();
        for (auto const& name : {m_result.page, std::string(result_json_name)}) {
            m_written.push_back({name, {}, {}, {}}); // to be written yet
        }
        Withdrawn withdrawn;
        auto trouble = m_ledger.step([&] {
            withdrawn = withdraw_stale(
                m_ledger, m_desk.campaign.folder, m_written, m_result.returns.kept, m_options.dry);
        });
        m_result.withdrawn = std::move(withdrawn.files);
        append(m_result.findings, withdrawn.kept);
        return trouble;
    }

    Trouble write_page()
    {
        auto trouble = m_page ? m_page->write(m_ledger) : Trouble();
        m_page.reset();
        return trouble;
    }

    // The results last: whoever sees them finds everything that they name.
    Trouble finish()
    {
        if (m_options.dry) {
            return {};
        }
        auto const place = m_desk.campaign.folder / result_json_name;
        StreamedFile file(place);
        write_result_json(
            m_desk, m_result, m_ledger, m_options.language, [&](auto piece) { file.write(piece); });
        auto trouble = m_ledger.trouble();
        trouble = trouble ? trouble : file.keep();
        return trouble ? trouble : m_ledger.step([&] {
            for (auto const& name : {m_result.page, std::string(result_json_name)}) {
                auto const stamp = stamp_of(m_desk.campaign.folder / name).value_or(FileStamp());
                m_ledger.set_publication({name, {}, {}, stamp});
            }
            auto const glance = glance_of(m_desk, m_result, m_ledger);
            m_ledger.set_result(m_made_of, pack_result(m_result), glance);
            m_kept.keep();
        });
    }

    Desk const& m_desk;
    RunOptions const& m_options;
    Ledger& m_ledger;
    std::string m_basis, m_made_of;
    UnitNames m_units;
    FormIndex m_index;
    Checker m_checker;
    Decisions m_decisions;
    OtherForms m_others;
    KeptTotals m_kept;
    std::optional<RunPage> m_page; ///< while it is written; none of a trial
    ReturnSurvey m_survey;
    std::vector<bool> m_spoken_of;               ///< by unit
    std::map<std::string, Publication> m_before; ///< by file, as earlier runs left it
    std::vector<Publication> m_written;
    RunResult m_result;
};

} // namespace

bool RunResult::clean() const
{
    auto const good = receipt.of(FileState::accepted) + receipt.of(FileState::duplicate);
    bool const all_in = std::ranges::all_of(
        findings, [](Finding const& one) { return one.severity == Severity::note; });
    return good == receipt.seen && all_in;
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
    auto const shared = std::make_shared<Ledger>(std::move(*ledger));
    result = Run(desk, options, *shared).work();
    result.ledger = shared;
    return result;
}

} // namespace gopbieu
