#pragma once

#include "workbook/container/zip.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace gopbieu {

/// A relationship of an OPC part: where its r:id leads.
struct PartRelation {
    std::string id;
    std::string
        type; ///< the last word of the type address: "worksheet", "styles", "sharedStrings" …
    std::string target; ///< full path inside the package, or the address when external
    bool external = false;
};

/// A ZIP package after the Open Packaging Conventions: parts and the relations between them.
class Package {
public:
    Package(ZipArchive const& archive, Limits const& limits) : m_archive(archive), m_limits(limits)
    {
    }

    /// The relations of a part; of the whole package for "". None when it has no relations part.
    [[nodiscard]] Result<std::vector<PartRelation>> relations(std::string_view part) const;

    /// The bytes of a part as UTF-8, in `into`. A missing part is a problem.
    [[nodiscard]] Trouble read(std::string_view part, Buffer& into) const;
    [[nodiscard]] bool has(std::string_view part) const { return m_archive.find(part) != nullptr; }

private:
    ZipArchive const& m_archive;
    Limits const& m_limits;
};

/// The path that a relation's target means, seen from a part: "xl/workbook.xml" and
/// "../media/a.png" give "media/a.png"; "/xl/a.xml" gives "xl/a.xml".
std::string resolve_target(std::string_view part, std::string_view target);

PartRelation const* find_by_type(std::vector<PartRelation> const& relations, std::string_view type);
PartRelation const* find_by_id(std::vector<PartRelation> const& relations, std::string_view id);

} // namespace gopbieu
