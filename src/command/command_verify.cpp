#include "base/catalogue/program.hpp"
#include "base/catalogue/proving.hpp"
#include "command/commands.hpp"
#include "command/json_object.hpp"
#include "command/open_desk.hpp"
#include "command/progress.hpp"
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
            "threads", po::value(&m_threads)->value_name("N"), text(say::option_threads).c_str())(
            "forms", po::value(&m_forms)->value_name("DIR"), text(say::option_forms).c_str());
        positions.add("_folder", 1);
    }

    Trouble setup(po::variables_map const& /*values*/) override { return {}; }

    Exit run(Surroundings const& surroundings) override
    {
        auto options = looking_at(m_folder, m_forms, surroundings.language);
        options.threads = m_threads;
        auto const desk = open_desk(surroundings, options);
        if (!desk) {
            return Exit::usage;
        }
        auto ledger = look_into_ledger(*desk);
        if (!ledger) {
            return fail(surroundings, "gopbieu verify", ledger.problem());
        }
        ProgressOfParts lines(surroundings);
        options.progress = lines.part(say::progress_verify);
        options.publishing = lines.part(say::progress_verify_published);
        auto const verified = verify(*desk, options, *ledger);
        lines.end();
        if (!verified) {
            return fail(surroundings, "gopbieu verify", verified.problem());
        }
        m_json ? print_json(surroundings, *verified) : print(surroundings, *desk, *verified);
        return verified->good() ? Exit::clean : Exit::findings;
    }

private:
    static void print(Surroundings const& surroundings, Desk const& desk, Verified const& verified)
    {
        print_findings(surroundings, verified.findings);
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
    unsigned m_threads = 0;
    bool m_json = false;
};

} // namespace

std::unique_ptr<Command> make_command_verify()
{
    return std::make_unique<CommandVerify>();
}

} // namespace gopbieu
