#include "base/catalogue/program.hpp"
#include "command/commands.hpp"
#include "command/json_object.hpp"
#include "command/open_desk.hpp"
#include "ledger/standing.hpp"

#include <algorithm>
#include <ostream>

namespace gopbieu {

namespace {

/// `gopbieu status`: who has filed, is late, must correct, is missing. Reads the ledger only.
class CommandStatus : public Command {
public:
    void describe(po::options_description& options,
                  po::positional_options_description& positions,
                  Language language) override
    {
        auto const text = [&](Say say) { return words(say, {}, language); };
        options.add_options()("_folder", po::value(&m_folder))(
            "all", po::bool_switch(&m_all), text(say::option_all).c_str())(
            "json", po::bool_switch(&m_json), text(say::option_json).c_str())(
            "forms", po::value(&m_forms)->value_name("DIR"), text(say::option_forms).c_str());
        positions.add("_folder", 1);
    }

    Trouble setup(po::variables_map const& /*values*/) override { return {}; }

    Exit run(Surroundings const& surroundings) override
    {
        auto const desk =
            open_desk(surroundings, looking_at(m_folder, m_forms, surroundings.language));
        if (!desk) {
            return Exit::usage;
        }
        auto ledger = look_into_ledger(*desk);
        if (!ledger) {
            return fail(surroundings, "gopbieu status", ledger.problem());
        }
        std::vector<FileRecord> files;
        ledger->each_file(Detail::without_figures,
                          [&](FileRecord&& file) { files.push_back(std::move(file)); });
        if (auto const trouble = ledger->trouble()) {
            tell(surroundings, "gopbieu status", *trouble);
            return Exit::failed;
        }
        gather(*desk, files);
        m_json ? print_json(surroundings) : print(surroundings);
        bool const clean = std::ranges::all_of(
            m_standings, [](Standing const& one) { return one.kind == StandingKind::in; });
        return clean ? Exit::clean : Exit::findings;
    }

private:
    void gather(Desk const& desk, std::vector<FileRecord> const& files)
    {
        m_desk = &desk;
        m_files = &files;
        std::vector<std::string> forms;
        for (auto const& form : desk.forms.forms) {
            if (std::ranges::find(forms, form.id) == forms.end()) {
                forms.push_back(form.id);
            }
        }
        m_standings = standings(desk.tree, desk.root, forms, desk.campaign.filed_by, files);
    }

    [[nodiscard]] bool late(Standing const& standing) const
    {
        auto const& deadline = m_desk->campaign.deadline;
        constexpr std::int64_t nanoseconds = 1'000'000'000;
        return deadline && standing.arrived > deadline->seconds() * nanoseconds;
    }

    void print(Surroundings const& surroundings) const
    {
        auto const say = [&](Say what, Args const& args) {
            surroundings.out << words(what, args, surroundings.language) << '\n';
        };
        say(say::status_title, {{"name", m_desk->campaign.name}});
        for (auto const* const form : m_desk->forms.current()) {
            auto const of_form = [&](Standing const& one) { return one.form == form->id; };
            auto const in = std::ranges::count_if(m_standings, [&](Standing const& one) {
                return of_form(one) && one.kind == StandingKind::in;
            });
            auto const all = std::ranges::count_if(m_standings, of_form);
            say(say::receipt_coverage,
                {{"form", form->id},
                 {"filed", std::to_string(in)},
                 {"expected", std::to_string(all)}});
        }
        list(surroundings, StandingKind::must_correct, say::status_must_correct);
        list(surroundings, StandingKind::waiting, say::status_waiting);
        list(surroundings, StandingKind::missing, say::status_missing);
        list_files(surroundings);
        list_late(surroundings);
        if (m_all) {
            list(surroundings, StandingKind::in, say::status_in);
        }
    }

    void list(Surroundings const& surroundings, StandingKind kind, Say title) const
    {
        auto const count = std::ranges::count(m_standings, kind, &Standing::kind);
        if (count == 0) {
            return;
        }
        surroundings.out << '\n'
                         << words(title, {{"count", std::to_string(count)}}, surroundings.language)
                         << '\n';
        for (auto const& one : m_standings) {
            if (one.kind == kind) {
                surroundings.out << unit_line(one) << '\n';
                list_findings(surroundings, one);
            }
        }
    }

    void list_late(Surroundings const& surroundings) const
    {
        auto const is_late = [&](Standing const& one) {
            return one.kind != StandingKind::missing && late(one);
        };
        auto const count = std::ranges::count_if(m_standings, is_late);
        if (count == 0) {
            return;
        }
        surroundings.out << '\n'
                         << words(say::status_late,
                                  {{"count", std::to_string(count)}},
                                  surroundings.language)
                         << '\n';
        for (auto const& one : m_standings) {
            if (is_late(one)) {
                surroundings.out << unit_line(one) << '\n';
            }
        }
    }

    [[nodiscard]] std::string unit_line(Standing const& one) const
    {
        auto const& unit = m_desk->tree.unit(one.unit);
        return "  " + unit.code + "  " + unit.name + "  " + one.form +
               (one.file.empty() ? "" : "  " + one.file);
    }

    // What keeps a form from counting, each with the key by which a person decides on it.
    void list_findings(Surroundings const& surroundings, Standing const& standing) const
    {
        for (auto const* const one : submissions_of(standing)) {
            auto const& sha256 = one->submission.source.sha256;
            for (auto const* const findings : {&one->findings, &one->settled}) {
                print(surroundings, *findings, sha256);
            }
        }
    }

    // The submission that keeps a form from counting; none of one that counts or is missing.
    [[nodiscard]] std::vector<JudgedSubmission const*>
    submissions_of(Standing const& standing) const
    {
        std::vector<JudgedSubmission const*> found;
        if (standing.kind == StandingKind::in || standing.kind == StandingKind::missing) {
            return found;
        }
        for (auto const& file : *m_files) {
            for (auto const& one : file.submissions) {
                if (one.submission.source.file == standing.file &&
                    one.submission.form == standing.form) {
                    found.push_back(&one);
                }
            }
        }
        return found;
    }

    static void print(Surroundings const& surroundings,
                      std::vector<Finding> const& findings,
                      std::string_view sha256)
    {
        for (auto const& finding : findings) {
            if (finding.severity != Severity::note) {
                surroundings.out << "    #" << finding_key(finding, sha256) << ' '
                                 << line(finding, surroundings.language) << '\n';
            }
        }
    }

    // Whose they are, or whether they hold a form at all, is open: they stand below no unit.
    [[nodiscard]] static bool apart(FileRecord const& file)
    {
        return file.state != FileState::duplicate &&
               std::ranges::any_of(file.findings, [](Finding const& one) {
                   return one.severity != Severity::note;
               });
    }

    void list_files(Surroundings const& surroundings) const
    {
        auto const count = std::ranges::count_if(*m_files, apart);
        if (count == 0) {
            return;
        }
        surroundings.out << '\n'
                         << words(say::status_files,
                                  {{"count", std::to_string(count)}},
                                  surroundings.language)
                         << '\n';
        for (auto const& file : *m_files) {
            if (apart(file)) {
                surroundings.out << "  " << file.source.file << '\n';
                print(surroundings, file.findings, file.source.sha256);
            }
        }
    }

    void print_json(Surroundings const& surroundings) const
    {
        std::string out;
        {
            JsonObject all(out);
            all.text("campaign", m_desk->campaign.name);
            append_array(all.member("units"), m_standings, [&](Standing const& one) {
                auto const& unit = m_desk->tree.unit(one.unit);
                JsonObject object(out);
                object.text("unit", unit.code);
                object.text("name", unit.name);
                object.text("form", one.form);
                object.text("state", standing_name(one.kind));
                object.flag("late", one.kind != StandingKind::missing && late(one));
                object.text("file", one.file);
                object.number("errors", static_cast<double>(one.errors));
                object.number("explanations", static_cast<double>(one.explanations));
                object.number("questions", static_cast<double>(one.questions));
                append_array(object.member("findings"), of_standing(one), [&](auto const& pair) {
                    append(out, *pair.first, pair.second, surroundings.language);
                });
            });
            std::vector<FileRecord const*> files;
            for (auto const& file : *m_files) {
                if (apart(file)) {
                    files.push_back(&file);
                }
            }
            append_array(all.member("files"), files, [&](FileRecord const* file) {
                JsonObject object(out);
                object.text("file", file->source.file);
                object.text("state", state_name(file->state));
                append_array(object.member("findings"),
                             to_decide(file->findings, file->source.sha256),
                             [&](auto const& pair) {
                                 append(out, *pair.first, pair.second, surroundings.language);
                             });
            });
        }
        surroundings.out << out << '\n';
    }

    using Keyed = std::vector<std::pair<Finding const*, std::string>>;

    // What a person may decide on, with its keys.
    static Keyed to_decide(std::vector<Finding> const& findings, std::string_view sha256)
    {
        Keyed found;
        for (auto const& one : findings) {
            if (one.severity != Severity::note) {
                found.emplace_back(&one, finding_key(one, sha256));
            }
        }
        return found;
    }

    [[nodiscard]] Keyed of_standing(Standing const& standing) const
    {
        Keyed found;
        for (auto const* const one : submissions_of(standing)) {
            for (auto const* const findings : {&one->findings, &one->settled}) {
                auto const keyed = to_decide(*findings, one->submission.source.sha256);
                found.insert(found.end(), keyed.begin(), keyed.end());
            }
        }
        return found;
    }

    static void
    append(std::string& out, Finding const& finding, std::string const& key, Language language)
    {
        JsonObject object(out);
        object.text("key", key);
        object.text("code", code(finding.say));
        object.flag("question", asks(finding.say));
        object.text("text", line(finding, language));
    }

    std::string m_folder = ".", m_forms;
    bool m_all = false, m_json = false;
    Desk const* m_desk = nullptr;
    std::vector<FileRecord> const* m_files = nullptr;
    std::vector<Standing> m_standings;
};

} // namespace

std::unique_ptr<Command> make_command_status()
{
    return std::make_unique<CommandStatus>();
}

} // namespace gopbieu
