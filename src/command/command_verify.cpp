#include "base/catalogue/program.hpp"
#include "base/catalogue/proving.hpp"
#include "base/catalogue/writing.hpp"
#include "command/commands.hpp"
#include "command/forms_folder.hpp"
#include "command/json_object.hpp"
#include "command/verify.hpp"

#include <ostream>

namespace gopbieu {

namespace {

/// `gopbieu verify`: the results proved from the originals.
class CommandVerify : public Command {
public:
    void describe(po::options_description& options,
                  po::positional_options_description& positions,
                  Language language) override
    {
        auto const text = [&](Say say) { return words(say, {}, language); };
        options.add_options()("_folder", po::value(&m_folder))(
            "json", po::bool_switch(&m_json), text(say::option_json).c_str())(
            "threads",
            po::value(&m_options.threads)->value_name("N"),
            text(say::option_threads).c_str())(
            "forms", po::value(&m_forms)->value_name("DIR"), text(say::option_forms).c_str());
        positions.add("_folder", 1);
    }

    Trouble setup(po::variables_map const& /*values*/) override { return {}; }

    Exit run(Surroundings const& surroundings) override
    {
        m_options.folder = m_folder;
        m_options.forms = forms_folder(m_forms);
        m_options.language = surroundings.language;
        auto const desk = set_up(m_options);
        print(surroundings, desk.findings);
        if (!desk) {
            return Exit::usage;
        }
        auto ledger = Ledger::open_to_read(desk.value->campaign.folder / ".gopbieu");
        if (!ledger) {
            tell(surroundings, "gopbieu verify", ledger.problem());
            return ledger.problem().say == say::ledger_none ? Exit::usage : Exit::failed;
        }
        auto const verified = verify(*desk.value, m_options, *ledger);
        if (!verified) {
            tell(surroundings, "gopbieu verify", verified.problem());
            return Exit::failed;
        }
        m_json ? print_json(surroundings, *verified) : print(surroundings, *desk.value, *verified);
        return verified->good() ? Exit::clean : Exit::findings;
    }

private:
    static void print(Surroundings const& surroundings, std::vector<Finding> const& findings)
    {
        for (auto const& finding : findings) {
            surroundings.err << line(finding, surroundings.language) << '\n';
        }
    }

    static void print(Surroundings const& surroundings, Desk const& desk, Verified const& verified)
    {
        print(surroundings, verified.findings);
        auto const say = [&](Say what, Args const& args) {
            surroundings.out << words(what, args, surroundings.language) << '\n';
        };
        say(say::verify_title, {{"name", desk.campaign.name}});
        say(say::verify_originals,
            {{"files", std::to_string(verified.files)},
             {"submissions", std::to_string(verified.submissions)},
             {"figures", std::to_string(verified.figures)}});
        say(say::verify_published,
            {{"good", std::to_string(verified.agreeing)},
             {"all", std::to_string(verified.published)}});
        if (verified.good()) {
            say(say::verify_good, {});
        } else {
            say(say::verify_bad, {{"count", std::to_string(verified.findings.size())}});
        }
    }

    static void print_json(Surroundings const& surroundings, Verified const& verified)
    {
        std::string out;
        {
            JsonObject object(out);
            object.number("files", static_cast<double>(verified.files));
            object.number("submissions", static_cast<double>(verified.submissions));
            object.number("figures", static_cast<double>(verified.figures));
            object.number("published", static_cast<double>(verified.published));
            object.number("agreeing", static_cast<double>(verified.agreeing));
            append_array(object.member("findings"), verified.findings, [&](Finding const& one) {
                JsonObject finding(out);
                finding.text("code", code(one.say));
                finding.text("file", one.place.file);
                finding.text("sheet", one.place.sheet);
                finding.text("text", sentence(one, surroundings.language));
            });
        }
        surroundings.out << out << '\n';
    }

    std::string m_folder = ".", m_forms;
    RunOptions m_options;
    bool m_json = false;
};

} // namespace

std::unique_ptr<Command> make_command_verify()
{
    return std::make_unique<CommandVerify>();
}

} // namespace gopbieu
