#include "base/catalogue/program.hpp"
#include "command/commands.hpp"
#include "command/form_library.hpp"
#include "command/form_text.hpp"
#include "command/forms_folder.hpp"
#include "command/json_object.hpp"

#include <algorithm>
#include <ostream>

namespace gopbieu {

namespace {

std::string json_of(FormDefinition const& form)
{
    std::string out;
    {
        JsonObject object(out);
        object.text("form", form.id);
        object.text("edition", form.edition);
        object.text_unless_empty("number", form.number);
        object.text("title", form.title);
        object.text("rows_kind", row_kind_word(form.row_kind));
        append_number(object.member("columns"),
                      static_cast<unsigned long long>(form.columns.size()));
        append_number(object.member("rows"), static_cast<unsigned long long>(form.rows.size()));
        append_number(object.member("rules"), static_cast<unsigned long long>(form.rules.size()));
        object.flag_if("inferred", form.inferred);
    }
    return out + '\n';
}

std::string text_of(FormDefinition const& form)
{
    auto const title = (form.number.empty() ? "" : form.number + ": ") + form.title;
    return form.id + " | " + form.edition + " | " + std::string(row_kind_word(form.row_kind)) +
           " | " + std::to_string(form.columns.size()) + " | " + std::to_string(form.rows.size()) +
           " | " + std::to_string(form.rules.size()) + " | " + title + '\n';
}

// A row of the table in docs/forms/README.md, with a link to the form's page.
std::string markdown_of(std::string const& name, FormDefinition const& form)
{
    auto const title = (form.number.empty() ? "" : form.number + ": ") + form.title;
    return "| [" + name + "](" + name + ".md) | " + form.edition + " | " +
           std::string(row_kind_word(form.row_kind)) + " | " + std::to_string(form.columns.size()) +
           " | " + std::to_string(form.rows.size()) + " | " + std::to_string(form.rules.size()) +
           " | " + title + " |\n";
}

/// `gopbieu form list`: the forms of the library, a line each.
class CommandFormList : public Command {
public:
    void describe(po::options_description& options,
                  po::positional_options_description& /*positions*/,
                  Language language) override
    {
        auto const text = [&](Say say) { return words(say, {}, language); };
        options.add_options()(
            "forms", po::value(&m_forms)->value_name("DIR"), text(say::option_forms).c_str())(
            "json", po::bool_switch(&m_json), text(say::option_json).c_str())(
            "markdown", po::bool_switch(&m_markdown), text(say::option_markdown).c_str());
    }

    Trouble setup(po::variables_map const& /*values*/) override { return {}; }

    Exit run(Surroundings const& surroundings) override
    {
        auto const folder = forms_folder(m_forms);
        bool faulty = false;
        auto const head = words(say::form_list_head, {}, surroundings.language);
        if (m_markdown) {
            surroundings.out << "| " << head << " |\n|---|---|---|---|---|---|---|\n";
        } else if (!m_json) {
            surroundings.out << head << '\n';
        }
        // A form that is faulty hides no other.
        for (auto const& id : form_ids(folder)) {
            auto names = edition_folders(folder, id);
            std::ranges::for_each(names, [&](std::string& name) { name.insert(0, id + "@"); });
            names.insert(names.begin(), id);
            for (auto const& name : names) {
                auto const form = load_form(folder, name);
                print_findings(surroundings, form.findings);
                faulty = faulty || !form;
                if (form) {
                    surroundings.out << (m_json       ? json_of(*form.value)
                                         : m_markdown ? markdown_of(name, *form.value)
                                                      : text_of(*form.value));
                }
            }
        }
        return faulty ? Exit::usage : Exit::clean;
    }

private:
    std::string m_forms;
    bool m_json = false, m_markdown = false;
};

} // namespace

std::unique_ptr<Command> make_command_form_list()
{
    return std::make_unique<CommandFormList>();
}

} // namespace gopbieu
