#include "base/disk.hpp"
#include "base/temporary_folder.hpp"
#include "base/write_file.hpp"
#include "ledger/ledger.hpp"
#include "support/scratch.hpp"

#include <catch2/catch.hpp>

#include <cstdlib>

using namespace gopbieu;

namespace {

/// For as long as it lives, a value of the environment.
class Setting {
public:
    Setting(char const* name, char const* value) : m_name(name) { ::setenv(name, value, 1); }
    Setting(Setting const&) = delete;
    Setting& operator=(Setting const&) = delete;
    ~Setting() { ::unsetenv(m_name); }

private:
    char const* m_name;
};

// The 19th byte of a database: 1 with a rollback journal, 2 with WAL.
int journal_of(std::filesystem::path const& database)
{
    return read_text(database).at(18);
}

} // namespace

TEST_CASE("File systems on other computers are known by their numbers", "[base]")
{
    for (unsigned const kind : {0x6969U, 0xff534d42U, 0xfe534d42U, 0x65735546U, 0x786f4256U}) {
        CHECK(network_kind(kind)); // NFS, CIFS, SMB2, FUSE, VirtualBox
    }
    for (unsigned const kind : {0xef53U, 0x58465342U, 0x01021994U, 0x9123683eU, 0x5346544eU}) {
        CHECK_FALSE(network_kind(kind)); // ext4, XFS, tmpfs, Btrfs, NTFS
    }
    Setting const said("GOPBIEU_DISK", "network");
    CHECK(on_network("/"));
}

TEST_CASE("The ledger uses WAL on a local disk and never on a network share", "[base][ledger]")
{
    Scratch const folder;
    {
        Setting const local("GOPBIEU_DISK", "local");
        REQUIRE(Ledger::open(folder / "may"));
        REQUIRE(journal_of(folder / "may/so.sqlite") == 2);
    }
    Setting const share("GOPBIEU_DISK", "network");
    {
        auto ledger = Ledger::open(folder / "mang");
        REQUIRE(ledger);
        REQUIRE_FALSE(ledger->step([&] { ledger->set_note("basis", "1"); }));
        REQUIRE_FALSE(std::filesystem::exists(folder / "mang/so.sqlite-wal"));
        REQUIRE_FALSE(std::filesystem::exists(folder / "mang/so.sqlite-shm"));
    }
    REQUIRE(journal_of(folder / "mang/so.sqlite") == 1);
    // One that was carried there from a local disk is changed over.
    {
        auto carried = Ledger::open(folder / "may");
        REQUIRE(carried);
        REQUIRE_FALSE(std::filesystem::exists(folder / "may/so.sqlite-shm"));
    }
    REQUIRE(journal_of(folder / "may/so.sqlite") == 1);
}

TEST_CASE("A temporary folder goes with its owner", "[base]")
{
    std::filesystem::path place;
    {
        auto const folder = TemporaryFolder::make();
        REQUIRE(folder);
        place = folder->path();
        write_text(place / "a/b", "c");
    }
    REQUIRE_FALSE(place.empty());
    REQUIRE_FALSE(std::filesystem::exists(place));
}

TEST_CASE("What a writer that was killed left behind is removed, and nothing else", "[base]")
{
    Scratch const folder;
    NewFile const killed(folder / "ket-qua/huyen/a.xlsx"); // as if it never came to its end
    write_text(killed.path(), "nửa chừng");
    REQUIRE(std::filesystem::exists(killed.path()));
    REQUIRE_FALSE(write_file(folder / "ket-qua/huyen/b.xlsx", std::string("cả")));
    remove_unfinished(folder / "ket-qua");
    REQUIRE_FALSE(std::filesystem::exists(killed.path()));
    REQUIRE(read_text(folder / "ket-qua/huyen/b.xlsx") == "cả");
    remove_unfinished(folder / "khong-co"); // nothing to do
}
