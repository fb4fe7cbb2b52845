#include "base/catalogue/program.hpp"
#include "base/catalogue/schemas.hpp"
#include "base/file.hpp"
#include "command/append.hpp"
#include "command/commands.hpp"
#include "command/form_library.hpp"
#include "command/forms_folder.hpp"
#include "form/try_rules.hpp"
#include "publish/publish.hpp"

#include <algorithm>
#include <ostream>

namespace gopbieu {

namespace {

// The template: there, drawable, with all columns (load_templates) and all rows of the schema.
std::vector<Finding>
check_template(FormDefinition const& form, std::filesystem::path const& folder, Language language)
{
    FormSet alone;
    alone.forms.push_back(form);
    auto const templates = load_templates(alone, language);
    auto findings = templates.findings;
    if (!templates) {
        return findings;
    }
    auto const& table = templates.value->front().table;
    auto const shown = path_text(form.template_file.lexically_relative(folder));
    if (form.row_kind == RowKind::fixed) {
        for (std::size_t row = 0; row < form.rows.size(); ++row) {
            bool const there = row < table.rows.size() && table.rows[row].has_value();
            if (!there && !form.rows[row].optional) {
                findings.push_back(
                    finding(say::template_without_row, {shown}, {{"found", form.rows[row].label}}));
            }
        }
    }
    return findings;
}

/// `gopbieu form check`: schema, template, samples, rules that never or always fire.
class CommandFormCheck : public Command {
public:
    void describe(po::options_description& options,
                  po::positional_options_description& positions,
                  Language language) override
    {
        options.add_options()("_form",
                              po::value(&m_names))("forms",
                                                   po::value(&m_forms)->value_name("DIR"),
                                                   words(say::option_forms, {}, language).c_str());
        positions.add("_form", -1);
    }

    Trouble setup(po::variables_map const& /*values*/) override { return {}; }

    Exit run(Surroundings const& surroundings) override
    {
        auto const folder = forms_folder(m_forms);
        auto const names = asked_forms(folder, m_names, surroundings.language);
        if (!names) {
            tell(surroundings, "gopbieu form check", names.problem());
            return Exit::usage;
        }
        auto const asked = load_forms(folder, *names);
        print_findings(surroundings, asked.findings);
        if (!asked) {
            return Exit::usage;
        }
        bool clean = asked.findings.empty();
        auto const all = with_others(*asked.value, folder);
        for (auto const& form : asked.value->forms) {
            auto const findings = check(form, all, folder, surroundings.language);
            print_findings(surroundings, findings);
            print_result(surroundings, form, findings.size());
            clean = clean && findings.empty();
        }
        return clean ? Exit::clean : Exit::findings;
    }

private:
    // Rules that speak of other forms are tried with these, asked for or not.
    static FormSet with_others(FormSet set, std::filesystem::path const& folder)
    {
        for (auto const& id : form_ids(folder)) {
            if (set.find(id) == nullptr) {
                if (auto other = load_form(folder, id)) {
                    set.forms.push_back(std::move(*other.value));
                }
            }
        }
        return set;
    }

    static std::vector<Finding> check(FormDefinition const& form,
                                      FormSet const& set,
                                      std::filesystem::path const& folder,
                                      Language language)
    {
        auto const shown =
            path_text(form.template_file.parent_path().lexically_relative(folder) / "form.yaml");
        auto findings = check_template(form, folder, language);
        append(findings, try_rules({form, &set}, shown));
        return findings;
    }

    static void
    print_result(Surroundings const& surroundings, FormDefinition const& form, std::size_t found)
    {
        std::size_t samples = 0;
        for (auto const& rule : form.rules) {
            samples += rule.passes.size() + rule.fails.size();
        }
        surroundings.out << words(found == 0 ? say::form_good : say::form_bad,
                                  {{"form", form.id},
                                   {"edition", form.edition},
                                   {"rules", std::to_string(form.rules.size())},
                                   {"samples", std::to_string(samples)},
                                   {"found", std::to_string(found)}},
                                  surroundings.language)
                         << '\n';
    }

    std::vector<std::string> m_names;
    std::string m_forms;
};

} // namespace

std::unique_ptr<Command> make_command_form_check()
{
    return std::make_unique<CommandFormCheck>();
}

} // namespace gopbieu
