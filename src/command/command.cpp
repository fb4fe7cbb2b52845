#include "command/command.hpp"

#include "command/commands.hpp"

#include <ostream>

namespace gopbieu {

std::vector<CommandEntry> const& command_table()
{
    static std::vector<CommandEntry> const table{
        {"run", Say::command_run, "gopbieu run [DIR]", make_command_run},
        {"check", Say::command_check, "gopbieu check FILE…", make_command_check},
        {"init", Say::command_init, "gopbieu init DIR", make_command_init},
        {"status", Say::command_status, "gopbieu status [DIR]", make_command_status},
        {"accept",
         Say::command_accept,
         "gopbieu accept FILE|KEY --by NAME --reason TEXT",
         make_command_accept},
        {"reject",
         Say::command_reject,
         "gopbieu reject FILE|KEY --by NAME --reason TEXT",
         make_command_reject},
        {"answer",
         Say::command_answer,
         "gopbieu answer KEY VALUE --by NAME --reason TEXT",
         make_command_answer},
        {"dump", Say::command_dump, "gopbieu dump FILE…", make_command_dump},
        {"form list", Say::command_form_list, "gopbieu form list", make_command_form_list},
        {"form show", Say::command_form_show, "gopbieu form show FORM", make_command_form_show},
        {"form check",
         Say::command_form_check,
         "gopbieu form check [FORM…]",
         make_command_form_check},
        {"form draft",
         Say::command_form_draft,
         "gopbieu form draft TEMPLATE.xlsx",
         make_command_form_draft},
    };
    return table;
}

void tell(Surroundings const& surroundings, std::string_view who, Problem const& problem)
{
    surroundings.err << who << ": " << code(problem.say) << ": "
                     << words(problem, surroundings.language) << '\n';
}

} // namespace gopbieu
