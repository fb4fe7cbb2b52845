#include "command/run_and_tell.hpp"

#include "base/catalogue/campaign.hpp"
#include "base/catalogue/program.hpp"
#include "base/catalogue/writing.hpp"
#include "base/file.hpp"
#include "command/progress.hpp"

#include <algorithm>
#include <optional>
#include <ostream>
#include <set>
#include <string_view>
#include <system_error>

namespace gopbieu {

namespace {

// Without an inbox nobody would have filed, which is hardly meant.
std::optional<Finding> missing_inbox(std::filesystem::path const& folder)
{
    std::error_code error;
    std::filesystem::directory_iterator const any(folder, error);
    if (!error) {
        return {};
    }
    return finding(say::campaign_no_inbox,
                   {"dot.yaml"},
                   {{"folder", path_text(folder)}, {"reason", error.message()}});
}

// Templates are drawn as a trial, and the disk may not take even that.
bool no_room(std::vector<Finding> const& findings)
{
    return std::ranges::any_of(findings,
                               [](Finding const& one) { return one.say == say::file_unwritable; });
}

RunResult work(Desk const& desk, RunOptions& options, bool quiet, Surroundings const& surroundings)
{
    Progress progress(surroundings, say::progress_run);
    if (!quiet) {
        options.progress = [&](std::size_t done, std::size_t of) { progress.show(done, of); };
    }
    auto result = run_campaign(desk, options);
    progress.end();
    return result;
}

void print_what_was_found(RunResult const& result,
                          Telling telling,
                          Surroundings const& surroundings)
{
    std::set<std::string_view> const news(result.read.begin(), result.read.end());
    if (result.ledger != nullptr) {
        result.ledger->each_finding([&](Finding const& finding, std::string_view file) {
            if (!telling.news || news.contains(file)) {
                print_findings(surroundings, {finding});
            }
        });
    }
    if (!telling.news) {
        print_findings(surroundings, result.findings);
    }
}

// What a run wrote is printed as it stands on the disk.
void print_json(Desk const& desk,
                RunResult const& result,
                bool dry,
                Surroundings const& surroundings)
{
    auto& out = surroundings.out;
    if (dry) {
        write_result_json(
            desk, result, *result.ledger, surroundings.language, [&](auto piece) { out << piece; });
    } else if (auto const bytes = read_file(desk.campaign.folder / result_json_name, SIZE_MAX)) {
        out << std::string_view(bytes->data(), bytes->size());
    }
}

} // namespace

Exit run_and_tell(RunOptions options, Telling telling, Surroundings const& surroundings)
{
    auto const language = surroundings.language;
    auto desk = set_up(options);
    if (auto const missing = missing_inbox(options.folder / "nop"); desk && missing) {
        desk.findings.push_back(*missing);
        desk.value.reset();
    }
    print_findings(surroundings, desk.findings);
    if (!desk) {
        return no_room(desk.findings) ? Exit::failed : Exit::usage;
    }
    auto const result = work(*desk.value, options, telling.quiet, surroundings);
    if (!telling.quiet) {
        print_what_was_found(result, telling, surroundings);
    }
    if (result.trouble) {
        tell(surroundings, "gopbieu run", *result.trouble);
        return Exit::failed;
    }
    if (telling.json) {
        print_json(*desk.value, result, options.dry, surroundings);
    } else if (!telling.quiet) {
        surroundings.out << (options.dry ? dry_receipt(*desk.value, result, language)
                                         : receipt(*desk.value, result, language));
    }
    return result.clean() ? Exit::clean : Exit::findings;
}

} // namespace gopbieu
