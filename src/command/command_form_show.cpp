#include "base/catalogue/program.hpp"
#include "command/commands.hpp"
#include "command/form_library.hpp"
#include "command/form_text.hpp"
#include "command/forms_folder.hpp"

#include <ostream>

namespace gopbieu {

namespace {

/// `gopbieu form show`: what is printed on a form and what its figures mean, in words.
class CommandFormShow : public Command {
public:
    void describe(po::options_description& options,
                  po::positional_options_description& positions,
                  Language language) override
    {
        auto const text = [&](Say say) { return words(say, {}, language); };
        options.add_options()("_form", po::value(&m_name))(
            "forms", po::value(&m_forms)->value_name("DIR"), text(say::option_forms).c_str())(
            "json", po::bool_switch(&m_json), text(say::option_json).c_str())(
            "markdown", po::bool_switch(&m_markdown), text(say::option_markdown).c_str());
        positions.add("_form", 1);
    }

    Trouble setup(po::variables_map const& /*values*/) override
    {
        return m_name.empty()
                   ? Trouble(Problem{say::usage_missing_form, {{"command", "form show"}}})
                   : std::nullopt;
    }

    Exit run(Surroundings const& surroundings) override
    {
        auto const folder = forms_folder(m_forms);
        auto const language = surroundings.language;
        if (auto const asked = asked_forms(folder, {m_name}, language); !asked) {
            tell(surroundings, "gopbieu form show", asked.problem());
            return Exit::usage;
        }
        auto const form = load_form(folder, m_name);
        print_findings(surroundings, form.findings);
        if (!form) {
            return Exit::usage;
        }
        // Other forms are called by their printed names where they can be read.
        FormSet others;
        for (auto const& id : form_ids(folder)) {
            if (auto other = load_form(folder, id)) {
                others.forms.push_back(std::move(*other.value));
            }
        }
        FormsInSight const sight{*form.value, &others};
        surroundings.out << (m_json ? form_json(sight, language)
                                    : form_text(sight, language, m_markdown));
        return Exit::clean;
    }

private:
    std::string m_name, m_forms;
    bool m_json = false, m_markdown = false;
};

} // namespace

std::unique_ptr<Command> make_command_form_show()
{
    return std::make_unique<CommandFormShow>();
}

} // namespace gopbieu
