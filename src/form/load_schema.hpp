#pragma once

#include "form/load.hpp"
#include "form/schema_reading.hpp"

namespace gopbieu {

/// Takes the tree of one schema apart. `file` is its name in messages, `expected` what its folder
/// says it is.
Loaded<Schema> read_schema(YamlNode const& root,
                           std::filesystem::path const& folder,
                           std::string const& file,
                           FormName const& expected);

/// What schemas of one folder say of each other: names of other forms, maps between editions.
/// `others` are only looked at where the schemas speak of them.
std::vector<Finding> cross_check(std::vector<Schema> const& schemas,
                                 std::vector<Schema> const& others,
                                 std::filesystem::path const& folder);

} // namespace gopbieu
