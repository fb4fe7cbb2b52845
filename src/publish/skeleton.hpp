#pragma once

// What the library draws of a workbook: the styles, comments and pictures, and the parts that hold
// a package together. Sheets are empty in it; what is on them comes afterwards
// (package/finish_package.hpp).

#include "base/result.hpp"
#include "publish/draft_styles.hpp"
#include "publish/package/styles_xml.hpp"

#include <filesystem>
#include <memory>
#include <mutex>

namespace gopbieu {

/// What a skeleton is made of.
struct SkeletonPlan {
    std::vector<CellDress> dresses; ///< the first is that of cells that have none, and its font the
                                    ///< one in which column widths are counted
    std::vector<Sheet const*> sheets;
    bool properties = false; ///< whether the package has properties of its own
};

struct Skeleton {
    std::vector<char> package;
    std::vector<std::uint32_t> numbers; ///< of the dresses, in the package
    std::map<int, StylePlan> styles;    ///< what the library has no words for, by these numbers
};

/// Skeletons of workbooks that differ only in their cells are drawn once. May be used by several
/// threads.
class Skeletons {
public:
    /// `scratch` is a file that may be written in the meantime; it is removed.
    Result<std::shared_ptr<Skeleton const>> draw(SkeletonPlan plan,
                                                 std::filesystem::path const& scratch);

private:
    struct Known {
        std::vector<CellDress> dresses;
        std::size_t sheets = 0;
        bool properties = false;
        std::shared_ptr<Skeleton const> skeleton;

        [[nodiscard]] bool serves(SkeletonPlan const& plan) const
        {
            return sheets == plan.sheets.size() && properties == plan.properties &&
                   dresses == plan.dresses;
        }
    };

    std::mutex m_mutex;
    std::vector<Known> m_known; ///< the one used last in front
};

/// Why something is not drawn, in the library's words.
enum class Refusal : std::uint8_t { text_too_long, property_too_long, sheet_name };
Problem refused(Refusal why, std::filesystem::path const& file);

} // namespace gopbieu
