#pragma once

#include <filesystem>

namespace gopbieu {

/// Whether a folder lies on another computer (NFS, Windows share, mounted over the net): there
/// SQLite must not share memory between processes.
bool on_network(std::filesystem::path const& folder);

} // namespace gopbieu
