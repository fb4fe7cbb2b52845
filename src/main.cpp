#include "base/catalogue/program.hpp"
#include "base/terminal.hpp"
#include "base/write_file.hpp"
#include "command/run_program.hpp"

#include <exception>
#include <iostream>

// Maps what happened to an exit code; nothing else.
int main(int count, char** words)
{
    using namespace gopbieu;
    try {
        std::ios::sync_with_stdio(false);
        ignore_size_signal();
        std::vector<std::string> const arguments(words + 1, words + count);
        auto const exit =
            run_program(arguments, std::cout, std::cerr, keyboard_of(std::cin, std::cout));
        std::cout.flush();
        return static_cast<int>(std::cout ? exit : Exit::failed);
    } catch (std::exception const& error) {
        std::cerr << "gopbieu: "
                  << gopbieu::words({say::internal_error, {{"reason", error.what()}}},
                                    Language::vietnamese)
                  << '\n';
        return static_cast<int>(Exit::failed);
    }
}
