#include "base/catalogue/program.hpp"
#include "command/commands.hpp"
#include "command/forms_folder.hpp"
#include "command/run_and_tell.hpp"

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
            "json", po::bool_switch(&m_telling.json), text(say::option_json).c_str())(
            "quiet", po::bool_switch(&m_telling.quiet), text(say::option_quiet).c_str())(
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
        return run_and_tell(m_options, m_telling, surroundings);
    }

private:
    std::string m_folder = ".", m_forms;
    Telling m_telling;
    RunOptions m_options;
};

} // namespace

std::unique_ptr<Command> make_command_run()
{
    return std::make_unique<CommandRun>();
}

} // namespace gopbieu
