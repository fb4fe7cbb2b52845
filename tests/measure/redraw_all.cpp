// Draws workbooks again, unchanged, and compares: for each file whether it came out the same, what
// is not drawn, and what differs. Not a test by itself: scripts/test runs it over workbooks that no
// one here made, and a form's author may run it over a template.
//
//     redraw_all [--keep FOLDER] FILE…
//
// The exit status is 1 when a file came out differently without being listed.

#include "base/file.hpp"
#include "publish/not_drawable.hpp"
#include "publish/redraw.hpp"
#include "publish/write_workbook.hpp"
#include "workbook/read.hpp"

#include <iostream>

using namespace gopbieu;

namespace {

constexpr auto language = Language::english;

struct Counts {
    int same = 0, listed = 0, unreadable = 0, different = 0;
};

void list(std::string_view what, std::vector<std::string> const& lines)
{
    for (auto const& line : lines) {
        std::cout << "    " << what << ": " << line << "\n";
    }
}

void keep(Workbook const& workbook, std::filesystem::path const& file)
{
    std::vector<SheetDraft> drafts;
    drafts.push_back(draft_of(workbook));
    if (auto const trouble = write_workbook(drafts, frame_of(workbook), file)) {
        std::cout << "    not kept: " << words(*trouble, language) << "\n";
    }
}

void redraw(std::filesystem::path const& file, std::filesystem::path const& folder, Counts& counts)
{
    auto const name = path_text(file);
    ReadOptions options;
    options.depth = Depth::looks;
    auto const workbook = read_workbook(file, options);
    if (!workbook) {
        ++counts.unreadable;
        std::cout << "unreadable  " << name << "\n";
        list("why", {words(workbook.problem(), language)});
        return;
    }
    auto const parts = not_drawable(*workbook, language);
    auto const redrawn = redrawn_differently(*workbook, scratch_file());
    std::vector<std::string> lines;
    if (!redrawn) {
        lines.push_back(words(redrawn.problem(), language));
    } else {
        for (auto const& one : *redrawn) {
            lines.push_back(words(one, language));
        }
    }
    auto& count = !parts.empty() ? counts.listed : lines.empty() ? counts.same : counts.different;
    ++count;
    std::cout << (!parts.empty()  ? "listed      "
                  : lines.empty() ? "same        "
                                  : "DIFFERENT   ")
              << name << "\n";
    list("not drawn", parts);
    list("drawn otherwise", drawn_otherwise(*workbook, language));
    list("differs", lines);
    if (!folder.empty()) {
        keep(*workbook, folder / file.filename().replace_extension(".xlsx"));
    }
}

} // namespace

int main(int argc, char** argv)
{
    Counts counts;
    std::filesystem::path folder;
    for (int index = 1; index < argc; ++index) {
        if (std::string_view(argv[index]) == "--keep" && index + 1 < argc) {
            folder = argv[++index];
        } else {
            redraw(argv[index], folder, counts);
        }
    }
    std::cout << "redrawn: " << counts.same << " the same, " << counts.listed
              << " with parts that are listed, " << counts.unreadable << " unreadable, "
              << counts.different << " different\n";
    return counts.different == 0 ? 0 : 1;
}
