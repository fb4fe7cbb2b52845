#include "base/disk.hpp"

#include <algorithm>
#include <array>
#include <sys/vfs.h>

namespace gopbieu {

bool on_network(std::filesystem::path const& folder)
{
    // The numbers are those of statfs(2): NFS, SMB, CIFS, SMB2, NCP, AFS, Coda, Ceph, 9p, FUSE
    // (sshfs and the like, but also harmless local ones: the careful way costs little).
    static constexpr std::array<unsigned, 10> kinds{0x6969,
                                                    0x517b,
                                                    0xff534d42,
                                                    0xfe534d42,
                                                    0x564c,
                                                    0x5346414f,
                                                    0x73757245,
                                                    0x00c36400,
                                                    0x01021997,
                                                    0x65735546};
    struct statfs found {};
    if (::statfs(folder.c_str(), &found) != 0) {
        return false;
    }
    return std::ranges::find(kinds, static_cast<unsigned>(found.f_type)) != kinds.end();
}

} // namespace gopbieu
