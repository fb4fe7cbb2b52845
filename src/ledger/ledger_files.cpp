// How files come into the ledger, and their bytes into the archive.

#include "ledger/database.hpp"
#include "ledger/ledger.hpp"
#include "ledger/ledger_rows.hpp"
#include "ledger/ledger_schema.hpp"
#include "ledger/present_files.hpp"

#include <charconv>

namespace gopbieu {

namespace {

// Columns: id, name, sha256, size, changed.
KnownFile known_file(Query const& query)
{
    KnownFile one;
    one.id = query.number(0);
    one.name = query.bytes(1);
    one.sha256 = query.bytes(2);
    one.stamp = {static_cast<std::uint64_t>(query.number(3)), query.number(4)};
    return one;
}

// Two originals that share them are told apart by the archive.
std::uint64_t first_digits(std::string_view sha256)
{
    auto const digits = sha256.substr(0, 16);
    std::uint64_t number = 0;
    std::from_chars(digits.data(), digits.data() + digits.size(), number, 16);
    return number;
}

} // namespace

std::int64_t Ledger::begin_batch()
{
    m_database->query("INSERT INTO batch DEFAULT VALUES").run();
    return m_database->last_id();
}

std::vector<KnownFile> Ledger::present_files()
{
    std::vector<KnownFile> found;
    each_present([&](KnownFile const& one) { found.push_back(one); });
    return found;
}

void Ledger::each_present(std::function<void(KnownFile const&)> const& visit)
{
    for (PresentFiles all(*this); all.current() != nullptr; all.advance()) {
        visit(*all.current());
    }
}

std::optional<KnownFile> Ledger::known(std::string_view name)
{
    auto query = m_database->query("SELECT id, name, sha256, size, changed FROM file"
                                   " WHERE present = 1 AND name = ?");
    return query.bind(name).next() ? std::optional(known_file(query)) : std::nullopt;
}

std::int64_t Ledger::next_file()
{
    auto query = m_database->query("SELECT ifnull(max(id), 0) + 1 FROM file");
    return query.next() ? query.number(0) : 1;
}

void Ledger::put(FileRecord& record, std::int64_t original)
{
    m_database->query("UPDATE file SET present = 0 WHERE name = ? AND present = 1")
        .bind(record.source.file)
        .run();
    record.batch = 0;
    if (!m_loading) {
        // A file that is renamed, or comes back, has not arrived anew.
        auto known = m_database->query("SELECT min(batch), ifnull(max(original), -1) FROM file"
                                       " WHERE sha256 = ?1 AND ?1 <> ''");
        known.bind(record.source.sha256).next();
        record.batch = known.number(0);
        original = original == Archive::nowhere ? known.number(1) : original;
    }
    LedgerWriter(*m_database).file(record, original);
}

void Ledger::touch(std::int64_t file, FileStamp stamp)
{
    m_database->query("UPDATE file SET size = ?, changed = ? WHERE id = ?")
        .bind(static_cast<std::int64_t>(stamp.size))
        .bind(stamp.changed)
        .bind(file)
        .run();
}

void Ledger::remove(std::int64_t file)
{
    m_database->query("UPDATE file SET present = 0 WHERE id = ?").bind(file).run();
}

std::int64_t Ledger::place_of(std::string_view sha256)
{
    if (m_loading) {
        auto const found = m_loading->find(first_digits(sha256));
        return found == m_loading->end() ? Archive::nowhere : found->second;
    }
    auto query = m_database->query("SELECT ifnull(max(original), -1) FROM file WHERE sha256 = ?");
    return query.bind(sha256).next() ? query.number(0) : Archive::nowhere;
}

std::int64_t Ledger::keep_original(PackedOriginal const& original)
{
    auto const place = m_archive.keep(original, place_of(original.sha256));
    if (m_loading) {
        m_loading->emplace(first_digits(original.sha256), place);
    }
    return place;
}

Result<std::vector<char>> Ledger::original(std::string_view sha256)
{
    auto const place = place_of(sha256);
    if (auto failed = trouble()) {
        return *failed;
    }
    return m_archive.find(sha256, place);
}

Trouble Ledger::begin_load()
{
    if (next_file() != 1) {
        return trouble();
    }
    m_loading.emplace();
    return step([&] { forget_lookups(*m_database); });
}

Trouble Ledger::end_load()
{
    m_loading.reset();
    return step([&] { make_lookups(*m_database); });
}

PresentFiles::PresentFiles(Ledger& ledger)
    : m_query(new Query(ledger.m_database->query(
          "SELECT id, name, sha256, size, changed FROM file WHERE present = 1 ORDER BY name")))
{
    advance();
}

PresentFiles::~PresentFiles() = default;

void PresentFiles::advance()
{
    m_at_end = !m_query->next();
    if (!m_at_end) {
        m_current = known_file(*m_query);
    }
}

} // namespace gopbieu
