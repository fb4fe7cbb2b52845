#include "base/catalogue/files.hpp"
#include "workbook/container/cfb.hpp"

#include <algorithm>
#include <array>

namespace gopbieu {

namespace {

// Windows Installer packages encode their stream names; the class of the root tells them.
constexpr std::string_view
    installer_class("\x84\x10\x0c\x00\x00\x00\x00\x00\xc0\x00\x00\x00\x00\x00"
                    "\x00\x46",
                    16);

struct Mark {
    std::string_view entry;   ///< a stream or storage of the root; with '*', how its name starts
    std::string_view program; ///< the same in every language
};
constexpr std::array marks{
    Mark{"__substg1.0_*", "Outlook (.msg)"},
    Mark{"__properties_version1.0", "Outlook (.msg)"},
    Mark{"VisioDocument", "Visio (.vsd)"},
    Mark{"Quill", "Publisher (.pub)"},
    Mark{"HwpSummaryInformation", "Hancom Hangul (.hwp)"},
    Mark{"\5HwpSummaryInformation", "Hancom Hangul (.hwp)"},
    Mark{"MatOST", "Microsoft Works (.wps)"},
    Mark{"Catalog", "Thumbs.db"},
    Mark{"256_*", "Thumbs.db"},
    Mark{"PROJECT", "VBA"},
    Mark{"Props9", "Microsoft Project (.mpp)"},
    Mark{"Props12", "Microsoft Project (.mpp)"},
    Mark{"Props14", "Microsoft Project (.mpp)"},
};

bool matches(CfbEntry const& entry, std::string_view mark)
{
    return mark.ends_with('*') ? entry.name.starts_with(mark.substr(0, mark.size() - 1))
                               : entry.name == mark;
}

bool has(CompoundFile const& file, std::string_view mark)
{
    return std::ranges::any_of(file.entries(), [&](CfbEntry const& entry) {
        return entry.at_root && matches(entry, mark);
    });
}

} // namespace

std::string_view cfb_program(CompoundFile const& file)
{
    if (file.root_class() == installer_class) {
        return "Windows Installer (.msi)";
    }
    auto const found =
        std::ranges::find_if(marks, [&](Mark const& mark) { return has(file, mark.entry); });
    return found != marks.end() ? found->program : std::string_view();
}

CfbKind cfb_kind(CompoundFile const& file)
{
    // A Word document may hold a workbook, but then inside a storage of its own, not in the root.
    if (file.find("WordDocument") != nullptr) {
        return CfbKind::word;
    }
    if (file.find("PowerPoint Document") != nullptr) {
        return CfbKind::slides;
    }
    if (file.find("EncryptedPackage") != nullptr || has(file, "\tDRMContent")) {
        return CfbKind::encrypted;
    }
    if (file.find("Workbook") != nullptr || file.find("Book") != nullptr) {
        return CfbKind::workbook;
    }
    return cfb_program(file).empty() ? CfbKind::unknown : CfbKind::other;
}

Trouble refuse_other_cfb(CompoundFile const& file)
{
    switch (cfb_kind(file)) {
    case CfbKind::workbook:
        return {};
    case CfbKind::encrypted:
        return Problem{say::kind_encrypted};
    case CfbKind::word:
        return Problem{say::kind_word};
    case CfbKind::slides:
        return Problem{say::kind_slides};
    case CfbKind::other:
        return Problem{say::kind_other_office, {{"kind", std::string(cfb_program(file))}}};
    case CfbKind::unknown:
        break;
    }
    return Problem{say::kind_unknown, {{"found", "OLE2"}}};
}

} // namespace gopbieu
