#include "command/glance.hpp"

#include "base/file.hpp"
#include "base/write_file.hpp"
#include "command/desk_print.hpp"
#include "command/files_print.hpp"
#include "command/inbox.hpp"
#include "command/run_memory.hpp"
#include "command/run_page.hpp"
#include "total/pack_finding.hpp"

namespace gopbieu {

namespace {

// The outside of the inbox as the ledger knows it, and as it lies there: the same, or what was
// taken in is not what lies there. A file that could not be told from its next state, or that could
// not be read, has a stamp in the ledger that no file has.
std::string print_of_ledger(Ledger& ledger)
{
    FilesPrint print;
    ledger.each_present([&](KnownFile const& one) { print.add(one.name, one.stamp); });
    return print.finish();
}

std::string print_of_folder(std::filesystem::path const& campaign)
{
    FilesPrint print;
    std::string name = "nop/";
    auto const length = name.size();
    bool all_there = true;
    auto const trouble = walk_files(campaign / "nop", [&](WalkedFile const& one) {
        name.resize(length);
        name += one.name;
        all_there = all_there && one.stamp;
        print.add(name, one.stamp.value_or(FileStamp()));
    });
    return trouble || !all_there ? std::string() : print.finish();
}

bool lie_there(Ledger& ledger, std::filesystem::path const& campaign)
{
    bool all = true;
    ledger.each_publication([&](std::string_view file, FileStamp stamp) {
        all = stamp_of(campaign / file) == stamp;
        return all;
    });
    return all;
}

std::filesystem::path seen_from(std::filesystem::path const& folder,
                                std::filesystem::path const& place)
{
    auto const relative = place.empty() ? place : place.lexically_relative(folder);
    return relative.empty() ? place : relative;
}

struct Memory {
    std::string desk, inbox; ///< prints
    std::filesystem::path previous;
    RunResult result; ///< campaign, day and remarks
};

std::optional<Memory> unpack(Ledger::Glanced const& stored)
{
    ByteReader in(stored.glance);
    Memory memory;
    memory.desk = in.text();
    memory.inbox = in.text();
    memory.previous = in.text();
    auto& result = memory.result;
    bool good = unpack_result(stored.result, result);
    result.campaign = in.text();
    result.restated_on = in.text();
    result.remarks.resize(in.count(), Finding{});
    for (auto& one : result.remarks) {
        good = good && unpack_finding(in, one);
    }
    return good && in && in.at_end() ? std::optional(std::move(memory)) : std::nullopt;
}

bool same_desk(Memory const& memory, RunOptions const& options)
{
    DeskPrint print(options.folder, options.forms, options.language);
    print.add_previous(memory.previous.empty() ? memory.previous
                                               : options.folder / memory.previous);
    return print.finish(options.calm) == memory.desk;
}

} // namespace

std::string glance_of(Desk const& desk, RunResult const& result, Ledger& ledger)
{
    if (desk.print.empty()) {
        return {};
    }
    ByteWriter out;
    out.text(desk.print);
    out.text(print_of_ledger(ledger));
    out.text(path_text(seen_from(desk.campaign.folder, desk.campaign.previous)));
    out.text(result.campaign);
    out.text(result.restated_on);
    out.number(result.remarks.size());
    for (auto const& one : result.remarks) {
        pack_finding(out, one);
    }
    return std::move(out.bytes());
}

std::optional<RunResult> look_at_a_glance(RunOptions const& options)
{
    auto const own_folder = options.folder / ".gopbieu";
    std::error_code ignored;
    if (options.dry || !options.later.empty() ||
        !std::filesystem::exists(own_folder / "so.sqlite", ignored)) {
        return {};
    }
    auto const lock = FolderLock::take(own_folder);
    auto ledger = lock ? Ledger::open_to_read(own_folder) : Result<Ledger>(lock.problem());
    auto const stored = ledger ? ledger->glance() : std::nullopt;
    auto memory = stored && Inbox::is_settled(*ledger) ? unpack(*stored) : std::nullopt;
    bool const same = memory && same_desk(*memory, options) &&
                      print_of_folder(options.folder) == memory->inbox &&
                      lie_there(*ledger, options.folder);
    if (!same || ledger->trouble()) {
        return {};
    }
    auto& result = memory->result;
    result.page = page_name();
    result.nothing_changed = true;
    result.ledger = std::make_shared<Ledger>(std::move(*ledger));
    return std::move(result);
}

} // namespace gopbieu
