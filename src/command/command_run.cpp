#include "base/catalogue/program.hpp"
#include "command/commands.hpp"
#include "command/forms_folder.hpp"
#include "command/run_campaign.hpp"

#include <filesystem>
#include <ostream>

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
        auto const desk = set_up(m_options);
        print(surroundings, desk.findings);
        if (!desk) {
            return Exit::usage;
        }
        auto const result = run_campaign(*desk.value, m_options);
        for (auto const& file : result.files) {
            print(surroundings, all_findings(file));
        }
        print(surroundings, result.findings);
        if (result.trouble) {
            tell(surroundings, "gopbieu run", *result.trouble);
            return Exit::failed;
        }
        surroundings.out << receipt(*desk.value, result, surroundings.language);
        return result.clean() ? Exit::clean : Exit::findings;
    }

private:
    static void print(Surroundings const& surroundings, std::vector<Finding> const& findings)
    {
        for (auto const& finding : findings) {
            surroundings.err << line(finding, surroundings.language) << '\n';
        }
    }

    std::string m_folder = ".", m_forms;
    RunOptions m_options;
};

} // namespace

std::unique_ptr<Command> make_command_run()
{
    return std::make_unique<CommandRun>();
}

} // namespace gopbieu
