#include "command/run_and_tell.hpp"

#include "base/catalogue/campaign.hpp"
#include "base/catalogue/program.hpp"
#include "base/catalogue/writing.hpp"
#include "base/file.hpp"
#include "command/glance.hpp"
#include "command/progress.hpp"

#include <algorithm>
#include <optional>
#include <ostream>
#include <string_view>
#include <system_error>
#include <utility>

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
    ProgressOfParts lines(surroundings);
    if (!quiet) {
        options.progress = lines.part(say::progress_run);
        options.publishing = lines.part(say::progress_publish);
    }
    return run_campaign(desk, options);
}

void print_what_was_found(RunResult const& result,
                          Telling telling,
                          Surroundings const& surroundings)
{
    if (result.ledger != nullptr) {
        result.ledger->each_finding(
            [&](Finding const& finding, std::string_view) {
                print_findings(surroundings, {finding});
            },
            telling.news ? result.first_read : 0);
    }
    if (!telling.news) {
        print_findings(surroundings, result.findings);
    }
}

// What a run wrote is printed as it stands on the disk.
void print_written_json(RunOptions const& options, Surroundings const& surroundings)
{
    if (auto const bytes = read_file(options.folder / result_json_name, SIZE_MAX)) {
        surroundings.out << std::string_view(bytes->data(), bytes->size());
    }
}

Exit tell_all(RunResult const& result,
              RunOptions const& options,
              Telling telling,
              Surroundings const& surroundings)
{
    if (!telling.quiet) {
        print_what_was_found(result, telling, surroundings);
    }
    if (result.trouble) {
        tell(surroundings, "gopbieu run", *result.trouble);
        return Exit::failed;
    }
    if (telling.json && !options.dry) {
        print_written_json(options, surroundings);
    } else if (!telling.json && !telling.quiet) {
        auto const language = surroundings.language;
        surroundings.out << (options.dry ? dry_receipt(result, language)
                                         : receipt(result, language));
    }
    return result.clean() ? Exit::clean : Exit::findings;
}

Exit run_desk(RunOptions& options, Telling telling, Surroundings const& surroundings)
{
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
    auto const exit = tell_all(result, options, telling, surroundings);
    if (telling.json && options.dry && !result.trouble) {
        write_result_json(
            *desk.value, result, *result.ledger, surroundings.language, [&](auto piece) {
                surroundings.out << piece;
            });
    }
    return exit;
}

} // namespace

Exit run_and_tell(RunOptions options, Telling telling, Surroundings const& surroundings)
{
    if (auto const last = look_at_a_glance(options)) {
        print_findings(surroundings, last->remarks);
        return tell_all(*last, options, telling, surroundings);
    }
    return run_desk(options, telling, surroundings);
}

} // namespace gopbieu
