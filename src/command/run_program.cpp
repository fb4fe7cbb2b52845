#include "command/run_program.hpp"

#include "base/catalogue/program.hpp"
#include "base/file.hpp"
#include "base/version.hpp"
#include "command/alone.hpp"
#include "command/complete.hpp"
#include "command/forms_folder.hpp"
#include "form/load.hpp"

#include <boost/program_options/parsers.hpp>

#include <algorithm>
#include <filesystem>
#include <ostream>

namespace gopbieu {

namespace {

// The language must be known before anything can be said, so it is looked for by hand first.
Language asked_language(std::vector<std::string> const& arguments)
{
    for (std::size_t at = 0; at < arguments.size(); ++at) {
        bool const apart =
            arguments[at] == "--lang" && at + 1 < arguments.size() && arguments[at + 1] == "en";
        if (apart || arguments[at] == "--lang=en") {
            return Language::english;
        }
    }
    return Language::vietnamese;
}

std::vector<std::string_view> command_names()
{
    std::vector<std::string_view> names;
    for (auto const& entry : command_table()) {
        names.push_back(entry.name);
    }
    return names;
}

std::string hint(std::string_view near, Language language)
{
    return near.empty() ? std::string()
                        : words(say::hint_did_you_mean, {{"name", std::string(near)}}, language);
}

// The second words of commands that begin with this one: "form list", "form show" …
std::vector<std::string_view> second_words(std::string const& first)
{
    std::vector<std::string_view> words;
    for (auto const name : command_names()) {
        if (name.starts_with(first + " ")) {
            words.push_back(name.substr(first.size() + 1));
        }
    }
    return words;
}

// All commands, or those that begin with a word.
void print_help(Surroundings const& surroundings, std::string const& first = {})
{
    auto const line = [&](Say say, Args const& args = {}) {
        surroundings.out << words(say, args, surroundings.language) << '\n';
    };
    line(say::help_intro);
    surroundings.out << '\n';
    line(say::help_commands);
    for (auto const& entry : command_table()) {
        if (!first.empty() && !entry.name.starts_with(first + " ")) {
            continue;
        }
        surroundings.out << "  " << entry.name
                         << std::string(12 - std::min<std::size_t>(11, entry.name.size()), ' ')
                         << words(entry.summary, {}, surroundings.language) << '\n';
    }
    surroundings.out << '\n';
    line(say::help_more);
    line(say::help_exit_codes);
}

po::options_description
all_options(Command& command, po::positional_options_description& positions, Language language)
{
    po::options_description options(words(say::help_options, {}, language));
    auto const text = [&](Say say) { return words(say, {}, language); };
    options.add_options()("help", text(say::option_help).c_str())(
        "lang", po::value<std::string>()->value_name("vi|en"), text(say::option_lang).c_str());
    command.describe(options, positions, language);
    return options;
}

// Positional names start with '_' and are kept off the help page.
void print_command_help(Surroundings const& surroundings,
                        CommandEntry const& entry,
                        po::options_description const& all)
{
    po::options_description shown(all);
    surroundings.out << words(entry.summary, {}, surroundings.language) << "\n\n"
                     << words(say::help_usage,
                              {{"usage", std::string(entry.usage)}},
                              surroundings.language)
                     << "\n\n"
                     << words(say::help_options, {}, surroundings.language) << ":\n";
    for (auto const& option : all.options()) {
        if (option->long_name().starts_with('_')) {
            continue;
        }
        auto const name = option->format_name() + " " + option->format_parameter();
        surroundings.out << "  " << name
                         << std::string(28 - std::min<std::size_t>(27, name.size()), ' ')
                         << option->description() << '\n';
    }
    surroundings.out << '\n' << words(say::help_exit_codes, {}, surroundings.language) << '\n';
}

Problem unknown_option(CommandEntry const& entry,
                       po::options_description const& options,
                       std::string const& found,
                       Language language)
{
    std::vector<std::string> names;
    for (auto const& option : options.options()) {
        if (!option->long_name().starts_with('_')) {
            names.push_back("--" + option->long_name());
        }
    }
    return {say::usage_unknown_option,
            {{"command", std::string(entry.name)},
             {"found", found},
             {"hint", hint(nearest(found, {names.begin(), names.end()}), language)}}};
}

Exit run_command(CommandEntry const& entry,
                 std::vector<std::string> const& arguments,
                 Surroundings const& surroundings)
{
    auto const command = entry.make();
    po::positional_options_description positions;
    auto const options = all_options(*command, positions, surroundings.language);
    po::variables_map values;
    namespace style = po::command_line_style;
    auto const refuse = [&](Problem const& problem) {
        tell(surroundings, "gopbieu", problem);
        return Exit::usage;
    };
    try {
        auto const no_guessing =
            static_cast<int>(style::unix_style) & ~static_cast<int>(style::allow_guessing);
        po::store(po::command_line_parser(arguments)
                      .options(options)
                      .positional(positions)
                      .style(no_guessing)
                      .run(),
                  values);
        po::notify(values);
    } catch (po::unknown_option const& error) {
        return refuse(
            unknown_option(entry, options, error.get_option_name(), surroundings.language));
    } catch (po::error const& error) {
        return refuse({say::usage_bad_option,
                       {{"command", std::string(entry.name)}, {"reason", error.what()}}});
    }
    if (values.count("help") != 0) {
        print_command_help(surroundings, entry, options);
        return Exit::clean;
    }
    if (values.count("lang") != 0 && values["lang"].as<std::string>() != "vi" &&
        values["lang"].as<std::string>() != "en") {
        return refuse({say::usage_bad_option,
                       {{"command", std::string(entry.name)}, {"reason", "--lang vi|en"}}});
    }
    if (auto const trouble = command->setup(values)) {
        return refuse(*trouble);
    }
    return command->run(surroundings);
}

// For the completion files of shells: "word<tab>meaning" a line.
void print_completions(std::vector<std::string> const& typed, Surroundings const& surroundings)
{
    for (auto const& one : complete(typed, surroundings.language)) {
        surroundings.out << one.word << '\t' << one.meaning << '\n';
    }
}

// What a person who is asked "which one have you got?" reads out.
void print_version(Surroundings const& surroundings)
{
    auto const forms = forms_folder("");
    surroundings.out << "gopbieu " << version() << '\n'
                     << words(say::version_forms,
                              {{"folder", path_text(forms)},
                               {"count", std::to_string(form_ids(forms).size())}},
                              surroundings.language)
                     << '\n'
                     << words(say::version_libraries,
                              {{"libraries", std::string(libraries())}},
                              surroundings.language)
                     << '\n';
}

CommandEntry const& command_named(std::string_view name)
{
    return *std::ranges::find(command_table(), name, &CommandEntry::name);
}

// The main job needs no word where it is plain what is meant.
Exit without_a_command(Alone meant,
                       std::vector<std::string> arguments,
                       Surroundings const& surroundings)
{
    if (meant == Alone::make_here) {
        arguments.emplace_back(".");
        return run_command(command_named("init"), arguments, surroundings);
    }
    auto const exit = run_command(command_named("run"), arguments, surroundings);
    // Who gave options knows the way.
    if ((exit == Exit::clean || exit == Exit::findings) && arguments.empty()) {
        say_where_to_look(".", surroundings);
    }
    return exit;
}

// "gopbieu form" alone, and "gopbieu form --help".
Exit one_word_of_two(std::string const& word,
                     std::vector<std::string> const& rest,
                     Surroundings const& surroundings)
{
    if (std::ranges::find(rest, "--help") != rest.end()) {
        print_help(surroundings, word);
        return Exit::clean;
    }
    std::string expected;
    for (auto const second : second_words(word)) {
        expected += (expected.empty() ? "" : ", ") + std::string(second);
    }
    tell(surroundings,
         "gopbieu",
         {say::usage_missing_word, {{"found", word}, {"expected", expected}}});
    return Exit::usage;
}

} // namespace

Exit run_program(std::vector<std::string> const& arguments,
                 std::ostream& out,
                 std::ostream& err,
                 std::function<std::optional<std::string>()> ask)
{
    Surroundings const surroundings{out, err, asked_language(arguments), std::move(ask)};
    // The command is the first word that is no option: "gopbieu --lang en dump a.xlsx" is fine too.
    auto word = arguments.begin();
    while (word != arguments.end() && word->starts_with("--lang")) {
        word += *word == "--lang" && std::next(word) != arguments.end() ? 2 : 1;
    }
    bool const alone = word == arguments.end();
    if (!alone && *word == "--version") {
        print_version(surroundings);
        return Exit::clean;
    }
    if (!alone && *word == "--complete") {
        print_completions({std::next(word), arguments.end()}, surroundings);
        return Exit::clean;
    }
    bool const help = !alone && (*word == "--help" || *word == "help");
    if (alone || (!help && word->starts_with("--") && is_campaign("."))) {
        if (auto const meant = what_alone_means(".", surroundings); meant != Alone::help) {
            return without_a_command(meant, arguments, surroundings);
        }
    }
    if (alone || help) {
        print_help(surroundings);
        if (alone) {
            out << words(say::alone_no_campaign, {}, surroundings.language) << '\n';
        }
        return Exit::clean;
    }
    auto name = *word;
    auto next = std::next(word);
    if (auto const seconds = second_words(*word); !seconds.empty()) {
        if (next == arguments.end() || next->starts_with("-")) {
            return one_word_of_two(
                *word, std::vector<std::string>(next, arguments.end()), surroundings);
        }
        name += " " + *next++;
    }
    auto const& table = command_table();
    auto const entry = std::ranges::find(table, std::string_view(name), &CommandEntry::name);
    if (entry == table.end()) {
        tell(surroundings,
             "gopbieu",
             {say::usage_unknown_command,
              {{"found", name},
               {"hint", hint(nearest(name, command_names()), surroundings.language)}}});
        return Exit::usage;
    }
    std::vector<std::string> rest(arguments.begin(), word);
    rest.insert(rest.end(), next, arguments.end());
    return run_command(*entry, rest, surroundings);
}

} // namespace gopbieu
