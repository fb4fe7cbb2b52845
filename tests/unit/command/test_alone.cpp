#include "command/alone.hpp"
#include "support/command_line.hpp"
#include "support/scratch.hpp"

#include <catch2/catch.hpp>

#include <sstream>

using namespace gopbieu;
using gopbieu::test::holds;

namespace {

// A person who types one line, or is not there.
struct Person {
    std::ostringstream out, err;
    int asked = 0;

    Alone meaning(std::filesystem::path const& folder, std::optional<std::string> const& line)
    {
        Surroundings const surroundings{out, err, Language::english, [&] {
                                            ++asked;
                                            return line;
                                        }};
        return what_alone_means(folder, surroundings);
    }
};

} // namespace

TEST_CASE("Without a command, a campaign is run and nobody is asked", "[alone]")
{
    Scratch const folder;
    write_text(folder / "dot.yaml", "name: x\n");
    Person person;
    CHECK(person.meaning(folder.path(), "y") == Alone::run);
    CHECK(person.asked == 0);
}

TEST_CASE("In an empty folder a campaign is offered, and made only by a clear yes", "[alone]")
{
    Scratch const folder;
    auto const answer =
        GENERATE(as<std::string>{}, "c", "có", " y ", "Yes", "", "n", "k", "cho tôi");
    bool const yes = answer == "c" || answer == "có" || answer == " y " || answer == "Yes";
    Person person;
    CAPTURE(answer);
    CHECK(person.meaning(folder.path(), answer) == (yes ? Alone::make_here : Alone::help));
    CHECK(person.asked == 1);
    CHECK(holds(person.out.str(), "This folder is empty"));
}

TEST_CASE("The keyboard may have been closed", "[alone]")
{
    Scratch const folder;
    Person person;
    CHECK(person.meaning(folder.path(), std::nullopt) == Alone::help);
}

TEST_CASE("The program itself and what starts it leave a folder empty; a clerk's file does not",
          "[alone]")
{
    Scratch const folder;
    for (auto const* const name : {"gopbieu.exe", "Gop bieu.bat", "desktop.ini", ".DS_Store"}) {
        write_text(folder / name, "");
    }
    Person person;
    CHECK(person.meaning(folder.path(), "y") == Alone::make_here);
    write_text(folder / "Biểu 1.xlsx", "");
    CHECK(person.meaning(folder.path(), "y") == Alone::help);
    CHECK(person.asked == 1);
}

TEST_CASE("Where nobody sits at the keyboard nothing is asked", "[alone]")
{
    Scratch const folder;
    std::ostringstream out;
    std::ostringstream err;
    Surroundings const surroundings{out, err, Language::vietnamese};
    CHECK(what_alone_means(folder.path(), surroundings) == Alone::help);
    CHECK(out.str().empty());
}

TEST_CASE("After a run it says what to open: the page, what goes up, what goes back", "[alone]")
{
    Scratch const folder;
    std::filesystem::create_directories(folder / "ket-qua");
    std::ostringstream out;
    std::ostringstream err;
    Surroundings const surroundings{out, err, Language::vietnamese};
    say_where_to_look(folder.path(), surroundings);
    CHECK(holds(out.str(), "ket-qua"));
    CHECK_FALSE(holds(out.str(), "bao-cao.html"));
    CHECK_FALSE(holds(out.str(), "tra-lai"));
    write_text(folder / "ket-qua/bao-cao.html", "");
    std::filesystem::create_directories(folder / "tra-lai/C01");
    say_where_to_look(folder.path(), surroundings);
    CHECK(holds(out.str(), "Xem trước tiên: ket-qua/bao-cao.html"));
    CHECK(holds(out.str(), "tra-lai"));
}
