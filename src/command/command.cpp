#include "command/command.hpp"

#include "base/catalogue/drafts.hpp"
#include "base/catalogue/program.hpp"
#include "base/catalogue/proving.hpp"
#include "base/catalogue/writing.hpp"
#include "command/commands.hpp"

#include <ostream>

namespace gopbieu {

std::vector<CommandEntry> const& command_table()
{
    static std::vector<CommandEntry> const table{
        {"run", say::command_run, "gopbieu run [DIR]", make_command_run},
        {"check", say::command_check, "gopbieu check FILE…", make_command_check},
        {"init", say::command_init, "gopbieu init DIR", make_command_init},
        {"status", say::command_status, "gopbieu status [DIR]", make_command_status},
        {"blank", say::command_blank, "gopbieu blank [DIR]", make_command_blank},
        {"accept",
         say::command_accept,
         "gopbieu accept FILE|KEY --by NAME --reason TEXT",
         make_command_accept},
        {"reject",
         say::command_reject,
         "gopbieu reject FILE|KEY --by NAME --reason TEXT",
         make_command_reject},
        {"answer",
         say::command_answer,
         "gopbieu answer KEY VALUE --by NAME --reason TEXT",
         make_command_answer},
        {"explain",
         say::command_explain,
         "gopbieu explain UNIT/FORM/ROW/COLUMN | FILE CELL",
         make_command_explain},
        {"verify", say::command_verify, "gopbieu verify [DIR]", make_command_verify},
        {"watch", say::command_watch, "gopbieu watch [DIR]", make_command_watch},
        {"dump", say::command_dump, "gopbieu dump FILE…", make_command_dump},
        {"form list", say::command_form_list, "gopbieu form list", make_command_form_list},
        {"form show", say::command_form_show, "gopbieu form show FORM", make_command_form_show},
        {"form check",
         say::command_form_check,
         "gopbieu form check [FORM…]",
         make_command_form_check},
        {"form draft",
         say::command_form_draft,
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

Exit fail(Surroundings const& surroundings, std::string_view who, Problem const& problem)
{
    tell(surroundings, who, problem);
    bool const usage = code(problem.say).starts_with('U') || problem.say == say::ledger_none;
    return usage ? Exit::usage : Exit::failed;
}

void print_findings(Surroundings const& surroundings, std::vector<Finding> const& findings)
{
    for (auto const& finding : findings) {
        surroundings.err << line(finding, surroundings.language) << '\n';
    }
}

} // namespace gopbieu
