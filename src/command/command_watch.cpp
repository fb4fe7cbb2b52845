#include "base/catalogue/program.hpp"
#include "base/file.hpp"
#include "base/stop_signal.hpp"
#include "command/commands.hpp"
#include "command/forms_folder.hpp"
#include "command/inbox_watch.hpp"
#include "command/run_and_tell.hpp"

#include <array>
#include <cmath>
#include <ctime>
#include <ostream>
#include <tuple>

namespace gopbieu {

namespace {

using Clock = std::chrono::steady_clock;

/// `gopbieu watch`: run whenever the inbox has changed and is quiet again.
class CommandWatch : public Command {
public:
    void describe(po::options_description& options,
                  po::positional_options_description& positions,
                  Language language) override
    {
        auto const text = [&](Say say) { return words(say, {}, language); };
        options.add_options()("_folder",
                              po::value(&m_folder))("every",
                                                    po::value(&m_every)->value_name("SECONDS"),
                                                    text(say::option_watch_every).c_str())(
            "calm",
            po::value(&m_calm)->value_name("SECONDS"),
            text(say::option_watch_calm).c_str())("patience",
                                                  po::value(&m_patience)->value_name("SECONDS"),
                                                  text(say::option_watch_patience).c_str())(
            "quiet", po::bool_switch(&m_telling.quiet), text(say::option_quiet).c_str())(
            "forms", po::value(&m_forms)->value_name("DIR"), text(say::option_forms).c_str())(
            "threads",
            po::value(&m_options.threads)->value_name("N"),
            text(say::option_threads).c_str());
        positions.add("_folder", 1);
    }

    Trouble setup(po::variables_map const& /*values*/) override
    {
        for (auto const& [name, value, least] : {std::tuple{"--every", m_every, 0.01},
                                                 {"--calm", m_calm, 0.0},
                                                 {"--patience", m_patience, 0.0}}) {
            // Also NaN is refused here.
            if (!(value >= least && value <= longest)) {
                return Problem{say::usage_watch_seconds,
                               {{"option", name}, {"most", std::to_string(longest)}}};
            }
        }
        m_options.folder = m_folder;
        m_telling.news = true;
        return {};
    }

    Exit run(Surroundings const& surroundings) override
    {
        m_options.forms = forms_folder(m_forms);
        m_options.language = surroundings.language;
        StopSignal const stop;
        InboxWatch watch(duration(m_calm), duration(m_patience));
        auto last = Exit::clean;
        for (bool first = true; !stop.asked(); first = false) {
            watch.look(view_of(m_options.folder), Clock::now());
            if (auto const now = Clock::now(); watch.ready(now)) {
                last = run_once(watch, now, surroundings);
                // A folder that is none, or a faulty campaign: there is nothing to watch yet.
                if (first && last == Exit::usage) {
                    return last;
                }
                say_that(surroundings, say::watch_waits);
            }
            stop.sleep(std::chrono::milliseconds(std::lround(m_every * 1000)));
        }
        say_that(surroundings, say::watch_ended);
        return last;
    }

private:
    static constexpr int longest = 86'400;

    static Clock::duration duration(double seconds)
    {
        return std::chrono::duration_cast<Clock::duration>(std::chrono::duration<double>(seconds));
    }

    Exit run_once(InboxWatch& watch, Clock::time_point now, Surroundings const& surroundings)
    {
        m_options.later = watch.growing(now);
        say_that(surroundings,
                 m_options.later.empty() ? say::watch_runs : say::watch_runs_without,
                 {{"count", std::to_string(m_options.later.size())}});
        auto const exit = run_and_tell(m_options, m_telling, surroundings);
        surroundings.out.flush();
        watch.ran(m_options.later, view_of(m_options.folder), Clock::now());
        if (exit == Exit::failed) {
            watch.failed(Clock::now());
        }
        return exit;
    }

    // With the time of day, for the clerk who looks after lunch; nothing of it goes into a file.
    void say_that(Surroundings const& surroundings, Say say, Args const& args = {}) const
    {
        if (m_telling.quiet) {
            return;
        }
        auto const now = std::time(nullptr);
        std::tm local{};
        localtime_r(&now, &local);
        std::array<char, 16> text{};
        auto const length = std::strftime(text.data(), text.size(), "%H:%M:%S", &local);
        surroundings.out << std::string_view(text.data(), length) << "  "
                         << words(say, args, surroundings.language) << '\n';
        surroundings.out.flush();
    }

    std::string m_folder = ".", m_forms;
    double m_every = 2, m_calm = 5, m_patience = 60;
    Telling m_telling;
    RunOptions m_options;
};

} // namespace

std::unique_ptr<Command> make_command_watch()
{
    return std::make_unique<CommandWatch>();
}

} // namespace gopbieu
