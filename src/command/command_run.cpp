#include "base/catalogue/campaign.hpp"
#include "base/catalogue/program.hpp"
#include "base/catalogue/writing.hpp"
#include "base/file.hpp"
#include "command/commands.hpp"
#include "command/forms_folder.hpp"
#include "command/progress.hpp"
#include "command/run_campaign.hpp"

#include <algorithm>
#include <filesystem>
#include <optional>
#include <ostream>
#include <system_error>

namespace gopbieu {

namespace {

/// `gopbieu run`: take in what lies in nop/, check, add up, publish.
class CommandRun : public Command {
public:
    void describe(po::options_description& options,
                  po::positional_options_description& positions,
                  Language language) override
    {
        auto const text = [&](Say say) { return words(say, {}, language); };
        options.add_options()("_folder", po::value(&m_folder))(
            "dry-run", po::bool_switch(&m_options.dry), text(say::option_dry_run).c_str())(
            "json", po::bool_switch(&m_json), text(say::option_json).c_str())(
            "quiet", po::bool_switch(&m_quiet), text(say::option_quiet).c_str())(
            "forms", po::value(&m_forms)->value_name("DIR"), text(say::option_forms).c_str())(
            "threads",
            po::value(&m_options.threads)->value_name("N"),
            text(say::option_threads).c_str());
        positions.add("_folder", 1);
    }

    Trouble setup(po::variables_map const& /*values*/) override
    {
        m_options.folder = m_folder;
        return {};
    }

    Exit run(Surroundings const& surroundings) override
    {
        m_options.forms = forms_folder(m_forms);
        m_options.language = surroundings.language;
        auto desk = set_up(m_options);
        if (auto const missing = missing_inbox(m_options.folder / "nop"); desk && missing) {
            desk.findings.push_back(*missing);
            desk.value.reset();
        }
        print_findings(surroundings, desk.findings);
        if (!desk) {
            return no_room(desk.findings) ? Exit::failed : Exit::usage;
        }
        auto const result = work(*desk.value, surroundings);
        if (!m_quiet) {
            for (auto const& file : result.files) {
                print_findings(surroundings, all_findings(file));
            }
            print_findings(surroundings, result.findings);
        }
        if (result.trouble) {
            tell(surroundings, "gopbieu run", *result.trouble);
            return Exit::failed;
        }
        report(*desk.value, result, surroundings);
        return result.clean() ? Exit::clean : Exit::findings;
    }

private:
    // Without an inbox nobody would have filed, which is hardly meant.
    static std::optional<Finding> missing_inbox(std::filesystem::path const& folder)
    {
        std::error_code error;
        std::filesystem::directory_iterator const any(folder, error);
        if (!error) {
            return {};
        }
        return finding(say::campaign_no_inbox,
                       {"dot.yaml"},
                       {{"folder", path_text(folder)}, {"reason", error.message()}});
    }

    // Templates are drawn as a trial, and the disk may not take even that.
    static bool no_room(std::vector<Finding> const& findings)
    {
        return std::ranges::any_of(
            findings, [](Finding const& one) { return one.say == say::file_unwritable; });
    }

    RunResult work(Desk const& desk, Surroundings const& surroundings)
    {
        Progress progress(surroundings, say::progress_run);
        if (!m_quiet) {
            m_options.progress = [&](std::size_t done, std::size_t of) { progress.show(done, of); };
        }
        auto result = run_campaign(desk, m_options);
        progress.end();
        return result;
    }

    void report(Desk const& desk, RunResult const& result, Surroundings const& surroundings) const
    {
        auto const language = surroundings.language;
        if (m_json) {
            surroundings.out << result_json(desk, result, language);
        } else if (!m_quiet) {
            surroundings.out << (m_options.dry ? dry_receipt(desk, result, language)
                                               : receipt(desk, result, language));
        }
    }

    std::string m_folder = ".", m_forms;
    bool m_json = false, m_quiet = false;
    RunOptions m_options;
};

} // namespace

std::unique_ptr<Command> make_command_run()
{
    return std::make_unique<CommandRun>();
}

} // namespace gopbieu
