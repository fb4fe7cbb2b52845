#include "command/alone.hpp"

#include "base/catalogue/program.hpp"

#include <algorithm>
#include <array>
#include <ostream>
#include <string_view>
#include <system_error>

namespace gopbieu {

namespace {

namespace fs = std::filesystem;

// The program itself and what starts it may lie in a folder that is empty otherwise.
bool holds_nothing(fs::path const& folder)
{
    std::error_code error;
    fs::directory_iterator const entries(folder, error);
    return !error && std::ranges::all_of(entries, [](fs::directory_entry const& entry) {
        auto const name = entry.path().filename().string();
        auto const kind = entry.path().extension().string();
        return name.starts_with('.') || name == "gopbieu" || name == "gopbieu.exe" ||
               name == "desktop.ini" || name == "Thumbs.db" || kind == ".bat" ||
               kind == ".desktop" || kind == ".lnk";
    });
}

// "c", "có", "y", "yes": only what clearly agrees.
bool agrees(std::string const& answer)
{
    static constexpr std::array<std::string_view, 10> yes{
        "c", "C", "có", "Có", "CÓ", "co", "y", "Y", "yes", "Yes"};
    auto const from = answer.find_first_not_of(" \t\r");
    auto const to = answer.find_last_not_of(" \t\r");
    return from != std::string::npos &&
           std::ranges::find(yes, std::string_view(answer).substr(from, to - from + 1)) !=
               yes.end();
}

} // namespace

bool is_campaign(fs::path const& folder)
{
    std::error_code ignored;
    return fs::exists(folder / "dot.yaml", ignored);
}

Alone what_alone_means(fs::path const& folder, Surroundings const& surroundings)
{
    if (is_campaign(folder)) {
        return Alone::run;
    }
    if (!surroundings.ask || !holds_nothing(folder)) {
        return Alone::help;
    }
    surroundings.out << words(say::alone_offers, {}, surroundings.language) << ' ';
    surroundings.out.flush();
    auto const answer = surroundings.ask();
    return answer && agrees(*answer) ? Alone::make_here : Alone::help;
}

void say_where_to_look(fs::path const& folder, Surroundings const& surroundings)
{
    std::error_code ignored;
    auto const line = [&](Say say, std::string const& file) {
        surroundings.out << words(say, {{"file", file}}, surroundings.language) << '\n';
    };
    surroundings.out << '\n';
    std::string const page = "ket-qua/bao-cao.html";
    if (fs::exists(folder / page, ignored)) {
        line(say::alone_look_page, page);
    }
    line(say::alone_look_results, "ket-qua");
    fs::directory_iterator const back(folder / "tra-lai", ignored);
    if (!ignored && back != fs::directory_iterator()) {
        line(say::alone_look_back, "tra-lai");
    }
}

} // namespace gopbieu
