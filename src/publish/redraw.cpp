#include "publish/redraw.hpp"

#include "publish/write_workbook.hpp"
#include "workbook/read.hpp"

#include <atomic>
#include <random>

namespace gopbieu {

Result<std::vector<Difference>> redrawn_differently(Workbook const& workbook,
                                                    std::filesystem::path const& scratch)
{
    std::vector<SheetDraft> drafts;
    drafts.push_back(draft_of(workbook));
    auto const bytes = draw_workbook(drafts, frame_of(workbook), scratch);
    if (!bytes) {
        return bytes.problem();
    }
    ReadOptions options;
    options.depth = Depth::looks;
    auto const written = read_workbook(std::span<char const>(*bytes), options);
    if (!written) {
        return written.problem();
    }
    return differences(drafts, *written);
}

std::filesystem::path scratch_file()
{
    static auto const run = std::random_device()();
    static std::atomic<unsigned> next = 0;
    return std::filesystem::temp_directory_path() /
           ("gopbieu-" + std::to_string(run) + "-" + std::to_string(++next) + ".xlsx");
}

} // namespace gopbieu
