#include "base/disk.hpp"

#include "base/environment.hpp"

#include <algorithm>
#include <array>
#include <sys/vfs.h>

namespace gopbieu {

bool network_kind(unsigned kind)
{
    // The numbers are those of statfs(2): NFS, SMB, CIFS, SMB2, NCP, AFS, Coda, Ceph, 9p, FUSE
    // (sshfs and the like, but also harmless local ones: the careful way costs little), VirtualBox.
    static constexpr std::array<unsigned, 11> kinds{0x6969,
                                                    0x517b,
                                                    0xff534d42,
                                                    0xfe534d42,
                                                    0x564c,
                                                    0x5346414f,
                                                    0x73757245,
                                                    0x00c36400,
                                                    0x01021997,
                                                    0x65735546,
                                                    0x786f4256};
    return std::ranges::find(kinds, kind) != kinds.end();
}

bool on_network(std::filesystem::path const& folder)
{
    if (auto const said = environment("GOPBIEU_DISK"); said == "network" || said == "local") {
        return said == "network";
    }
    struct statfs found {};
    if (::statfs(folder.c_str(), &found) != 0) {
        return false;
    }
    return network_kind(static_cast<unsigned>(found.f_type));
}

} // namespace gopbieu
