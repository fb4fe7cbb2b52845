#include "command/complete.hpp"

#include "base/catalogue/program.hpp"
#include "command/forms_folder.hpp"
#include "form/load.hpp"

#include <algorithm>
#include <optional>

namespace gopbieu {

namespace {

// The command that the words begin with, and how many of them are its name.
struct Chosen {
    CommandEntry const* entry = nullptr;
    std::size_t words = 0;
};

Chosen chosen(std::vector<std::string> const& words)
{
    for (std::size_t const count : {2U, 1U}) {
        if (words.size() <= count) {
            continue;
        }
        auto const name = count == 2 ? words[0] + " " + words[1] : words[0];
        auto const entry =
            std::ranges::find(command_table(), std::string_view(name), &CommandEntry::name);
        if (entry != command_table().end()) {
            return {&*entry, count};
        }
    }
    return {};
}

// "dump", or the second word where the first one is there: each once.
std::vector<Completion> commands_after(std::string const& before, Language language)
{
    std::vector<Completion> found;
    for (auto const& entry : command_table()) {
        if (!entry.name.starts_with(before)) {
            continue;
        }
        auto const rest = entry.name.substr(before.size());
        auto const space = rest.find(' ');
        std::string const word(rest.substr(0, space));
        if (found.empty() || found.back().word != word) {
            found.push_back({word,
                             space == std::string_view::npos
                                 ? words(entry.summary, {}, language)
                                 : words(say::help_commands_of_two, {}, language)});
        }
    }
    return found;
}

std::vector<Completion> options_of(CommandEntry const& entry, Language language)
{
    po::options_description options;
    po::positional_options_description positions;
    auto const command = entry.make();
    command->describe(options, positions, language);
    std::vector<Completion> found{{"--help", words(say::option_help, {}, language)},
                                  {"--lang", words(say::option_lang, {}, language)}};
    for (auto const& option : options.options()) {
        if (!option->long_name().starts_with('_')) {
            found.push_back({"--" + option->long_name(), option->description()});
        }
    }
    return found;
}

// An option that the word before names wants its value here; only the language's are known.
std::optional<std::vector<Completion>> values_of_option(std::string const& before)
{
    if (before == "--lang") {
        return std::vector<Completion>{{"vi", "tiếng Việt"}, {"en", "English"}};
    }
    return before == "--forms" ? std::optional(std::vector<Completion>()) : std::nullopt;
}

std::vector<Completion> candidates(std::vector<std::string> const& typed, Language language)
{
    auto const& now = typed.back();
    if (typed.size() > 1) {
        if (auto values = values_of_option(typed[typed.size() - 2])) {
            return *std::move(values);
        }
    }
    auto const [entry, name] = chosen(typed);
    if (entry != nullptr && now.starts_with('-')) {
        return options_of(*entry, language);
    }
    if (entry != nullptr) {
        bool const takes_form = entry->name == "form show" || entry->name == "form check";
        std::vector<Completion> forms;
        for (auto const& id :
             takes_form ? form_ids(forms_folder("")) : std::vector<std::string>()) {
            forms.push_back({id, {}});
        }
        return forms;
    }
    if (typed.size() == 1) {
        auto found = commands_after({}, language);
        if (now.starts_with('-')) {
            found = {{"--help", words(say::option_help, {}, language)},
                     {"--version", words(say::help_version, {}, language)},
                     {"--lang", words(say::option_lang, {}, language)}};
        }
        return found;
    }
    return typed.size() == 2 ? commands_after(typed[0] + " ", language) : std::vector<Completion>();
}

} // namespace

std::vector<Completion> complete(std::vector<std::string> const& words, Language language)
{
    auto typed = words;
    if (typed.empty()) {
        typed.emplace_back();
    }
    auto found = candidates(typed, language);
    std::erase_if(found,
                  [&](Completion const& one) { return !one.word.starts_with(typed.back()); });
    return found;
}

} // namespace gopbieu
