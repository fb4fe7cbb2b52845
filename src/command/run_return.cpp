#include "command/run_return.hpp"

#include "base/catalogue/letters.hpp"
#include "base/parallel.hpp"
#include "command/return_folder.hpp"
#include "command/take_in.hpp"
#include "publish/back/return_names.hpp"
#include "publish/mail/address.hpp"

#include <algorithm>
#include <map>

namespace gopbieu {

namespace {

/// A folder that is to be made, before anything of it is looked up.
struct FolderJob {
    std::string folder;
    std::optional<std::size_t> unit;
    std::vector<FaultyDocument> documents;
    std::vector<std::string> missing; ///< titles of forms
};

/// What came of one job.
struct FolderOutcome {
    FolderPlan plan;
    std::string fingerprint;
    std::vector<std::string> files;
    bool fresh = false;
    std::vector<Finding> findings;
    Trouble trouble;
};

class Returning {
public:
    Returning(Desk const& desk,
              RunOptions const& options,
              Ledger& ledger,
              Publications const& before,
              SurveyedFiles const& files)
        : m_desk(desk), m_options(options), m_ledger(ledger), m_before(before),
          m_files(files), m_context{
                              desk, options, ledger, files.decisions, files.survey, m_at_ledger}
    {
    }

    Result<RunReturns> work()
    {
        find_jobs();
        std::vector<FolderOutcome> ahead(m_jobs.size());
        in_order(
            m_jobs.size(),
            m_options.threads,
            [&](std::size_t index) { ahead[index] = do_job(m_jobs[index]); },
            [&](std::size_t index) {
                take(std::move(ahead[index]));
                ahead[index] = {};
            });
        if (auto trouble = m_trouble ? m_trouble : m_ledger.trouble()) {
            return *trouble;
        }
        return std::move(m_returns);
    }

private:
    void find_jobs()
    {
        ReturnFolders const folders(m_desk.tree);
        auto missing = missing_forms();
        for (std::size_t unit = 0; unit < m_desk.tree.units().size(); ++unit) {
            auto const& documents = m_files.survey.of(unit);
            if (!documents.empty() || !missing[unit].empty()) {
                m_jobs.push_back({folders.of(unit), unit, documents, std::move(missing[unit])});
            }
        }
        NamesApart apart;
        for (auto const& one : m_files.survey.unknown()) {
            // "a-xlsx": a folder that ends like a file is taken for one.
            auto name = name_for_windows(base_name(one.document));
            std::ranges::replace(name, '.', '-');
            name = apart.take(name);
            m_jobs.push_back({std::string(unknown_root) + "/" + name, {}, {one}, {}});
        }
    }

    [[nodiscard]] std::vector<std::vector<std::string>> missing_forms() const
    {
        auto const& levels = m_desk.campaign.filed_by;
        std::vector<std::vector<std::string>> missing(m_desk.tree.units().size());
        for (auto const index : m_desk.tree.below(m_desk.root)) {
            auto const& unit = m_desk.tree.unit(index);
            if (std::ranges::find(levels, unit.level) == levels.end()) {
                continue;
            }
            auto const forms = m_desk.forms.current();
            for (std::size_t form = 0; form < forms.size(); ++form) {
                if (!m_files.standings.of(index, form)) {
                    missing[index].push_back(forms[form]->title);
                }
            }
        }
        return missing;
    }

    // On any thread.
    FolderOutcome do_job(FolderJob const& job)
    {
        FolderOutcome outcome;
        auto& plan = outcome.plan;
        plan.folder = job.folder;
        plan.unit = job.unit;
        plan.missing = job.missing;
        plan.kind = !job.unit               ? ReturnKind::unknown
                    : job.documents.empty() ? ReturnKind::missing
                                            : ReturnKind::faulty;
        if (job.unit) {
            find_addressee(m_desk.tree.unit(*job.unit), outcome);
        }
        NamesApart apart;
        for (auto const& place : job.documents) {
            if (auto document = plan_document(m_context, place)) {
                document->copy = document->remark_of_none.empty()
                                     ? apart.take(copy_stem(place.document), ".xlsx")
                                     : std::string();
                plan.documents.push_back(std::move(*document));
            }
        }
        outcome.fingerprint = fingerprint_of(m_context, plan);
        outcome.files = plan.files();
        if (m_options.dry || is_there(outcome)) {
            return outcome;
        }
        outcome.trouble = announce(outcome);
        if (outcome.trouble) {
            return outcome;
        }
        auto written = write_folder(m_context, plan);
        outcome.fresh = true;
        outcome.files = std::move(written.files);
        outcome.trouble = written.trouble;
        std::ranges::move(written.findings, std::back_inserter(outcome.findings));
        return outcome;
    }

    // A run that is cut off while it writes leaves nothing behind that nobody knows of.
    Trouble announce(FolderOutcome const& outcome)
    {
        std::scoped_lock const lock(m_at_ledger);
        return m_ledger.step([&] {
            for (auto const& file : outcome.files) {
                m_ledger.set_publication({file, {}, {}, {}});
            }
        });
    }

    static void find_addressee(Unit const& unit, FolderOutcome& outcome)
    {
        outcome.plan.to = addresses_in(unit.email);
        bool const something = unit.email.find_first_not_of(" \t\r\n,;") != std::string::npos;
        if (outcome.plan.to.empty() && something) {
            outcome.findings.push_back(
                finding(say::address_unusable, {}, {{"found", unit.email}, {"unit", unit.name}}));
        }
    }

    // Nothing that the folder is made of has changed, and nobody has taken a file away. What a
    // person has changed in it meanwhile stays.
    [[nodiscard]] bool is_there(FolderOutcome const& outcome) const
    {
        return std::ranges::all_of(outcome.files, [&](std::string const& file) {
            auto const before = m_before.find(file);
            return before != m_before.end() && before->second.made_of == outcome.fingerprint &&
                   stamp_of(m_desk.campaign.folder / file).has_value();
        });
    }

    // In order, one at a time.
    void take(FolderOutcome&& outcome)
    {
        m_trouble = m_trouble ? m_trouble : outcome.trouble;
        auto const& plan = outcome.plan;
        Returned folder;
        folder.kind = plan.kind;
        folder.unit = plan.unit ? m_desk.tree.unit(*plan.unit).code : std::string();
        folder.files = outcome.files;
        for (auto const& file : outcome.files) {
            if (outcome.fresh) {
                m_returns.written.push_back({file, folder.unit, outcome.fingerprint, {}});
            } else {
                m_returns.kept.push_back(file);
            }
        }
        m_returns.without_address += plan.unit && plan.to.empty() ? 1U : 0U;
        m_returns.folders.push_back(std::move(folder));
        std::ranges::move(outcome.findings, std::back_inserter(m_returns.findings));
    }

    Desk const& m_desk;
    RunOptions const& m_options;
    Ledger& m_ledger;
    Publications const& m_before;
    SurveyedFiles const& m_files;
    std::mutex m_at_ledger;
    ReturnContext m_context;
    std::vector<FolderJob> m_jobs;
    RunReturns m_returns;
    Trouble m_trouble;
};

} // namespace

std::size_t RunReturns::count(ReturnKind kind) const
{
    return static_cast<std::size_t>(std::ranges::count(folders, kind, &Returned::kind));
}

Result<RunReturns> give_back(Desk const& desk,
                             RunOptions const& options,
                             Ledger& ledger,
                             Publications const& before,
                             SurveyedFiles const& files)
{
    return Returning(desk, options, ledger, before, files).work();
}

} // namespace gopbieu
