#pragma once

#include <filesystem>

namespace gopbieu {

/// Whether a folder lies on another computer (NFS, Windows share, mounted over the net): there
/// SQLite must not share memory between processes. The environment's GOPBIEU_DISK (network or
/// local) says it where the system cannot.
bool on_network(std::filesystem::path const& folder);

/// Whether a number that statfs(2) gives to a kind of file system means one on another computer.
bool network_kind(unsigned kind);

} // namespace gopbieu
