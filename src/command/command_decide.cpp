#include "base/catalogue/program.hpp"
#include "base/catalogue/writing.hpp"
#include "base/write_file.hpp"
#include "command/commands.hpp"
#include "command/decide.hpp"

#include <array>
#include <chrono>
#include <ostream>

namespace gopbieu {

namespace {

// The only clock in the program: when a person decided, for the record.
std::string now()
{
    using namespace std::chrono;
    auto const time = floor<seconds>(system_clock::now());
    auto const day = floor<days>(time);
    year_month_day const date(day);
    hh_mm_ss const clock(time - day);
    auto const two = [](auto number) {
        auto const value = static_cast<unsigned>(number);
        return (value < 10 ? "0" : "") + std::to_string(value);
    };
    return std::to_string(static_cast<int>(date.year())) + "-" +
           two(static_cast<unsigned>(date.month())) + "-" + two(static_cast<unsigned>(date.day())) +
           "T" + two(clock.hours().count()) + ":" + two(clock.minutes().count()) + ":" +
           two(clock.seconds().count()) + "Z";
}

/// `gopbieu accept | reject | answer`: a person's decision, kept with name and reason.
class CommandDecide : public Command {
public:
    explicit CommandDecide(DecisionKind kind) { m_request.kind = kind; }

    void describe(po::options_description& options,
                  po::positional_options_description& positions,
                  Language language) override
    {
        auto const text = [&](Say say) { return words(say, {}, language); };
        options.add_options()("_what", po::value(&m_request.what));
        positions.add("_what", 1);
        if (m_request.kind == DecisionKind::answer) {
            options.add_options()("_value", po::value(&m_request.value));
            positions.add("_value", 1);
        } else {
            options.add_options()("form",
                                  po::value(&m_request.form)->value_name("FORM"),
                                  text(say::option_decide_form).c_str());
        }
        options.add_options()(
            "by", po::value(&m_request.name)->value_name("NAME"), text(say::option_by).c_str())(
            "reason",
            po::value(&m_request.reason)->value_name("TEXT"),
            text(say::option_reason).c_str())(
            "dir", po::value(&m_folder)->value_name("DIR"), text(say::option_dir).c_str());
    }

    Trouble setup(po::variables_map const& values) override
    {
        auto const missing = [&](std::string const& name) {
            return values.count(name) == 0 || values[name].as<std::string>().empty();
        };
        if (missing("_what") || (m_request.kind == DecisionKind::answer && missing("_value"))) {
            return Problem{say::usage_decide_what};
        }
        if (missing("by") || missing("reason")) {
            return Problem{say::usage_decide_who};
        }
        return {};
    }

    Exit run(Surroundings const& surroundings) override
    {
        auto const folder = std::filesystem::path(m_folder) / ".gopbieu";
        auto const problem = [&](Problem const& what) {
            return fail(surroundings, "gopbieu", what);
        };
        if (auto const there = Ledger::open_to_read(folder); !there) {
            return problem(there.problem());
        }
        auto const lock = FolderLock::take(folder);
        if (!lock) {
            return problem(lock.problem());
        }
        auto ledger = Ledger::open(folder);
        if (!ledger) {
            return problem(ledger.problem());
        }
        auto const decided = decide(*ledger, m_request, now());
        if (!decided) {
            return problem(decided.problem());
        }
        static constexpr std::array said{
            say::decided_accept, say::decided_reject, say::decided_answer};
        surroundings.out << words(said.at(static_cast<std::size_t>(m_request.kind)),
                                  {{"file", decided->file},
                                   {"code", subject(decided->decision, surroundings.language)},
                                   {"value", m_request.value},
                                   {"name", m_request.name}},
                                  surroundings.language)
                         << '\n';
        if (decided->about) {
            surroundings.out << "  " << line(*decided->about, surroundings.language) << '\n';
        }
        return Exit::clean;
    }

private:
    static std::string subject(Decision const& decision, Language language)
    {
        if (!decision.code.empty()) {
            return decision.code;
        }
        return decision.form.empty()
                   ? words(say::decided_whole, {}, language)
                   : words(say::decided_form, {{"form", decision.form}}, language);
    }

    std::string m_folder = ".";
    DecisionRequest m_request;
};

} // namespace

std::unique_ptr<Command> make_command_accept()
{
    return std::make_unique<CommandDecide>(DecisionKind::accept);
}
std::unique_ptr<Command> make_command_reject()
{
    return std::make_unique<CommandDecide>(DecisionKind::reject);
}
std::unique_ptr<Command> make_command_answer()
{
    return std::make_unique<CommandDecide>(DecisionKind::answer);
}

} // namespace gopbieu
