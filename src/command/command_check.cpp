#include "base/catalogue/program.hpp"
#include "base/file.hpp"
#include "base/parallel.hpp"
#include "base/terminal.hpp"
#include "command/commands.hpp"
#include "command/forms_folder.hpp"
#include "command/json_object.hpp"
#include "command/progress.hpp"
#include "command/take_in.hpp"
#include "form/load.hpp"
#include "form/yaml.hpp"

#include <algorithm>
#include <array>
#include <ostream>

namespace gopbieu {

namespace {

/// `gopbieu check`: files against the forms of the library, without a campaign.
class CommandCheck : public Command {
public:
    void describe(po::options_description& options,
                  po::positional_options_description& positions,
                  Language language) override
    {
        auto const text = [&](Say say) { return words(say, {}, language); };
        options.add_options()("_files", po::value(&m_files))(
            "form", po::value(&m_wanted)->value_name("FORM"), text(say::option_check_form).c_str())(
            "json", po::bool_switch(&m_json), text(say::option_json).c_str())(
            "why", po::bool_switch(&m_why), text(say::option_why).c_str())(
            "forms", po::value(&m_forms)->value_name("DIR"), text(say::option_forms).c_str())(
            "threads", po::value(&m_threads)->value_name("N"), text(say::option_threads).c_str());
        positions.add("_files", -1);
    }

    Trouble setup(po::variables_map const& /*values*/) override
    {
        return m_files.empty() ? Trouble(Problem{say::usage_missing_files}) : Trouble();
    }

    Exit run(Surroundings const& surroundings) override
    {
        auto const folder = forms_folder(m_forms);
        auto const forms = load_forms(folder, wanted_forms(folder));
        for (auto const& one : forms.findings) {
            surroundings.err << line(one, surroundings.language) << '\n';
        }
        if (!forms) {
            return Exit::usage;
        }
        OrgTree const no_register;
        UnitNames const units(no_register);
        FormIndex const index(forms.value->forms);
        Answers const no_answers;
        Decisions const no_decisions;
        Checker const checker(*forms.value);
        TakeInContext const context{{index, units, no_answers, {}}, checker, no_decisions};

        auto const files = all_files();
        std::vector<TakenFile> records(files.size());
        Progress progress(surroundings, say::progress_check);
        in_order(
            files.size(),
            m_threads,
            [&](std::size_t at) { records[at] = judged(files[at], context); },
            [&](std::size_t at) {
                progress.show(at + 1, files.size());
                worst(records[at].record);
            });
        progress.end();
        if (m_json) {
            print_json(surroundings, records);
        } else {
            print(surroundings, records);
        }
        return m_clean ? Exit::clean : Exit::findings;
    }

private:
    [[nodiscard]] std::vector<std::string> wanted_forms(std::filesystem::path const& folder) const
    {
        return m_wanted.empty() ? form_ids(folder) : m_wanted;
    }

    [[nodiscard]] std::vector<std::filesystem::path> all_files() const
    {
        std::vector<std::filesystem::path> files;
        for (auto const& name : m_files) {
            std::error_code ignored;
            auto const below = std::filesystem::is_directory(name, ignored)
                                   ? files_below(name)
                                   : Result<std::vector<std::filesystem::path>>(
                                         std::vector<std::filesystem::path>{name});
            if (below) {
                files.insert(files.end(), below->begin(), below->end());
            }
        }
        return files;
    }

    // What the forms of one file say of each other is checked as well.
    static TakenFile judged(std::filesystem::path const& file, TakeInContext const& context)
    {
        auto taken = take_in(file, path_text(file), context);
        taken.original.reset(); // nothing is kept here
        auto& record = taken.record;
        CheckContext all;
        for (auto const& one : record.submissions) {
            all.others.push_back(&one.submission);
        }
        for (auto& one : record.submissions) {
            one.settled = context.checker.check_against_others(one.submission, all);
        }
        return taken;
    }

    void worst(FileRecord const& record)
    {
        auto const findings = all_findings(record);
        m_clean = m_clean && !record.submissions.empty() &&
                  std::ranges::all_of(
                      findings, [](Finding const& one) { return one.severity == Severity::note; });
    }

    void print(Surroundings const& surroundings, std::vector<TakenFile> const& records) const
    {
        bool const coloured = shows_colours(surroundings.out);
        for (auto const& taken : records) {
            auto const& record = taken.record;
            surroundings.out << (coloured ? "\033[1m" : "") << record.source.file
                             << (coloured ? "\033[0m" : "") << '\n';
            for (auto const& one : record.submissions) {
                surroundings.out << "  "
                                 << words(
                                        say::check_recognised,
                                        {{"form", one.submission.form},
                                         {"edition", one.submission.edition},
                                         {"sheet", one.submission.sheet},
                                         {"rows", std::to_string(one.submission.rows.size())},
                                         {"figures", std::to_string(one.submission.facts.size())}},
                                        surroundings.language)
                                 << '\n';
            }
            if (m_why) {
                for (auto const& reason : taken.evidence) {
                    surroundings.out << "    " << line(reason, surroundings.language) << '\n';
                }
            }
            auto const findings = all_findings(record);
            for (auto const& one : findings) {
                print_finding(surroundings, record, one, coloured);
            }
            if (findings.empty()) {
                surroundings.out << "  " << words(say::check_clean, {}, surroundings.language)
                                 << '\n';
            }
        }
    }

    // The file stands above already; a member of an archive still is named.
    static void print_finding(Surroundings const& surroundings,
                              FileRecord const& record,
                              Finding finding,
                              bool coloured)
    {
        if (finding.place.file == record.source.file) {
            finding.place.file.clear();
        }
        static constexpr std::array colours{"\033[31m", "\033[33m", "\033[36m", ""};
        auto where = words(finding.place);
        if (where.starts_with(": ")) {
            where.erase(0, 2);
        }
        surroundings.out << "  "
                         << (coloured ? colours.at(static_cast<std::size_t>(finding.severity)) : "")
                         << words(finding.severity, surroundings.language) << ' '
                         << code(finding.say) << (coloured ? "\033[0m" : "") << ' ' << where
                         << (where.empty() ? "" : ": ") << sentence(finding, surroundings.language)
                         << '\n';
    }

    void print_json(Surroundings const& surroundings, std::vector<TakenFile> const& records) const
    {
        for (auto const& taken : records) {
            auto const& record = taken.record;
            std::string out;
            {
                JsonObject object(out);
                object.text("file", record.source.file);
                object.text("sha256", record.source.sha256);
                append_array(object.member("forms"), record.submissions, [&](auto const& one) {
                    JsonObject form(out);
                    form.text("form", one.submission.form);
                    form.text("edition", one.submission.edition);
                    form.text("sheet", one.submission.sheet);
                    form.text("state", state_name(one.state));
                    form.member("figures");
                    append_facts(out, one.submission);
                });
                append_array(
                    object.member("findings"), all_findings(record), [&](Finding const& one) {
                        append_finding(out, one, record, surroundings.language);
                    });
                if (m_why) {
                    append_array(object.member("why"), taken.evidence, [&](Evidence const& one) {
                        append_json(out, line(one, surroundings.language));
                    });
                }
            }
            surroundings.out << out << '\n';
        }
    }

    static void append_facts(std::string& out, Submission const& submission)
    {
        append_array(out, submission.facts, [&](Fact const& fact) {
            JsonObject object(out);
            object.text("row", fact.row);
            object.text("column", fact.column);
            object.text("cell", to_a1(fact.cell));
            auto const* const number = fact.number();
            object.text("value",
                        number != nullptr ? number->text() : std::get<std::string>(fact.value));
        });
    }

    static void append_finding(std::string& out,
                               Finding const& finding,
                               FileRecord const& record,
                               Language language)
    {
        static constexpr std::array severities{"error", "explain", "note", "text"};
        JsonObject object(out);
        object.text("code", code(finding.say));
        object.text("severity", severities.at(static_cast<std::size_t>(finding.severity)));
        object.flag("question", asks(finding.say));
        object.text("key", finding_key(finding, record.source.sha256));
        object.text("file", finding.place.file);
        object.text("sheet", finding.place.sheet);
        object.text("cell", finding.place.cell);
        append_printed_place(object, finding.args);
        object.text("text", sentence(finding, language));
    }

    // Messages that name row and column in their sentence have them as "row" and "column".
    static void append_printed_place(JsonObject& object, Args const& args)
    {
        auto const value = [&](std::string_view name) {
            auto const arg = std::ranges::find(args, name, &Arg::name);
            return arg == args.end() ? nullptr : &arg->value;
        };
        bool const in_sentence = value("row") != nullptr && value("column") != nullptr;
        if (auto const* const row = value(in_sentence ? "row" : "row_name")) {
            object.text("row_name", *row);
        }
        if (auto const* const column = value(in_sentence ? "column" : "column_name")) {
            object.text("column_name", *column);
        }
    }

    std::vector<std::string> m_files, m_wanted;
    std::string m_forms;
    bool m_json = false, m_why = false, m_clean = true;
    unsigned m_threads = 0;
};

} // namespace

std::unique_ptr<Command> make_command_check()
{
    return std::make_unique<CommandCheck>();
}

} // namespace gopbieu
