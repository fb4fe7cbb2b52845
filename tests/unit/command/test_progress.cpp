#include "base/catalogue/program.hpp"
#include "command/progress.hpp"

#include <catch2/catch.hpp>

#include <sstream>

using namespace gopbieu;

namespace {

/// A line of progress with a clock that is set by hand.
struct Watch {
    std::ostringstream out, err;
    Surroundings surroundings{out, err};
    Progress::Clock::time_point time;
    Progress progress;

    explicit Watch(bool watched)
        : progress(surroundings, say::progress_run, watched, [this] { return time; })
    {
    }

    /// What is printed when this many are done after so many milliseconds.
    std::string at(int milliseconds, std::size_t done)
    {
        time = Progress::Clock::time_point(std::chrono::milliseconds(milliseconds));
        err.str("");
        progress.show(done, 200);
        return err.str();
    }
};

} // namespace

TEST_CASE("Progress counts and tells the time left, from the second second on", "[command]")
{
    Watch watch(true);
    REQUIRE(watch.at(500, 20).empty());
    REQUIRE(watch.at(999, 40).empty());
    REQUIRE(watch.at(2000, 50) == "\rđã đọc 50/200 tệp, còn khoảng 6 giây");
    REQUIRE(watch.at(2100, 60).empty()); // not more often than one can read
    REQUIRE(watch.at(10'000, 100) == "\rđã đọc 100/200 tệp, còn khoảng 10 giây");
    // A shorter line covers the longer one, and the end wipes it: columns are counted, not bytes.
    REQUIRE(watch.at(19'000, 199) == "\rđã đọc 199/200 tệp, còn khoảng 0 giây ");
    watch.err.str("");
    watch.progress.end();
    REQUIRE(watch.err.str() == "\r" + std::string(38, ' ') + "\r");
    watch.err.str("");
    watch.progress.end();
    REQUIRE(watch.err.str().empty());
}

TEST_CASE("Where nobody watches no progress is printed", "[command]")
{
    Watch watch(false);
    REQUIRE(watch.at(5000, 50).empty());
    watch.progress.end();
    REQUIRE(watch.err.str().empty());
}
