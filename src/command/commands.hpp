#pragma once

#include "command/command.hpp"

#include <memory>

namespace gopbieu {

// One line a command, in the order of the table in command.cpp. See docs/how-to-add-a-command.md.
std::unique_ptr<Command> make_command_run();
std::unique_ptr<Command> make_command_check();
std::unique_ptr<Command> make_command_init();
std::unique_ptr<Command> make_command_status();
std::unique_ptr<Command> make_command_blank();
std::unique_ptr<Command> make_command_accept();
std::unique_ptr<Command> make_command_reject();
std::unique_ptr<Command> make_command_answer();
std::unique_ptr<Command> make_command_explain();
std::unique_ptr<Command> make_command_verify();
std::unique_ptr<Command> make_command_watch();
std::unique_ptr<Command> make_command_dump();
std::unique_ptr<Command> make_command_form_list();
std::unique_ptr<Command> make_command_form_show();
std::unique_ptr<Command> make_command_form_check();
std::unique_ptr<Command> make_command_form_draft();

} // namespace gopbieu
