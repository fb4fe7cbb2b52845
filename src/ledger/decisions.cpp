#include "ledger/database.hpp"
#include "ledger/ledger.hpp"

#include <array>

namespace gopbieu {

namespace {

constexpr std::array<std::string_view, 3> kind_names{"accept", "reject", "answer"};

DecisionKind kind_of(std::string_view name)
{
    for (std::size_t at = 0; at < kind_names.size(); ++at) {
        if (kind_names.at(at) == name) {
            return static_cast<DecisionKind>(at);
        }
    }
    return DecisionKind::reject; // what cannot be told lets nothing pass
}

} // namespace

std::int64_t Ledger::decide(Decision const& decision)
{
    m_database
        ->query("INSERT INTO decision (kind, sha256, unit, form, finding, code, place, sheet,"
                " what, row, col, value, name, reason, at)"
                " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
        .bind(kind_names.at(static_cast<std::size_t>(decision.kind)))
        .bind(decision.sha256)
        .bind(decision.unit)
        .bind(decision.form)
        .bind(decision.finding)
        .bind(decision.code)
        .bind(decision.place)
        .bind(decision.sheet)
        .bind(decision.what)
        .bind(decision.row)
        .bind(decision.column)
        .bind(decision.value)
        .bind(decision.name)
        .bind(decision.reason)
        .bind(decision.at)
        .run();
    return m_database->last_id();
}

std::vector<Decision> Ledger::decisions()
{
    std::vector<Decision> found;
    auto query = m_database->query("SELECT id, kind, sha256, unit, form, finding, code, place, "
                                   "sheet, what, row, col, value, name,"
                                   " reason, at"
                                   " FROM decision ORDER BY id");
    while (query.next()) {
        Decision one;
        one.id = query.number(0);
        one.kind = kind_of(query.bytes(1));
        int column = 2;
        for (auto* const member : {&one.sha256,
                                   &one.unit,
                                   &one.form,
                                   &one.finding,
                                   &one.code,
                                   &one.place,
                                   &one.sheet,
                                   &one.what,
                                   &one.row,
                                   &one.column,
                                   &one.value,
                                   &one.name,
                                   &one.reason,
                                   &one.at}) {
            *member = query.text(column++);
        }
        found.push_back(std::move(one));
    }
    return found;
}

void Ledger::each_total(
    std::function<void(std::string_view unit, std::string_view bytes)> const& visit)
{
    auto query = m_database->query("SELECT unit, bytes FROM total ORDER BY unit");
    while (query.next()) {
        visit(query.bytes(0), query.bytes(1));
    }
}

void Ledger::set_total(std::string_view unit, std::string_view bytes)
{
    m_database->query("INSERT OR REPLACE INTO total VALUES (?, ?)")
        .bind(unit)
        .bind_bytes(bytes)
        .run();
}

std::set<std::string> Ledger::stale_units()
{
    std::set<std::string> found;
    auto query = m_database->query("SELECT unit FROM stale");
    while (query.next()) {
        found.insert(query.text(0));
    }
    return found;
}

bool Ledger::any_stale()
{
    auto query = m_database->query("SELECT EXISTS (SELECT 1 FROM stale)");
    return query.next() && query.number(0) != 0;
}

void Ledger::all_fresh()
{
    m_database->query("DELETE FROM stale").run();
}

void Ledger::forget_totals()
{
    m_database->query("DELETE FROM total").run();
}

std::optional<std::string> Ledger::result(std::string_view made_of)
{
    auto query = m_database->query("SELECT bytes FROM result WHERE made_of = ?");
    return query.bind(made_of).next() ? std::optional(query.text(0)) : std::nullopt;
}

void Ledger::set_result(std::string_view made_of, std::string_view bytes, std::string_view glance)
{
    m_database->query("INSERT OR REPLACE INTO result VALUES (1, ?, ?, ?)")
        .bind(made_of)
        .bind_bytes(bytes)
        .bind_bytes(glance)
        .run();
}

std::optional<Ledger::Glanced> Ledger::glance()
{
    auto query = m_database->query("SELECT glance, bytes FROM result WHERE glance <> x''"
                                   " AND NOT EXISTS (SELECT 1 FROM stale)");
    return query.next() ? std::optional(Glanced{query.text(0), query.text(1)}) : std::nullopt;
}

void Ledger::set_glance(std::string_view glance)
{
    m_database->query("UPDATE result SET glance = ?").bind_bytes(glance).run();
}

std::vector<Publication> Ledger::publications()
{
    std::vector<Publication> found;
    auto query = m_database->query(
        "SELECT file, unit, made_of, size, changed FROM publication ORDER BY file");
    while (query.next()) {
        found.push_back({query.text(0),
                         query.text(1),
                         query.text(2),
                         {static_cast<std::uint64_t>(query.number(3)), query.number(4)}});
    }
    return found;
}

void Ledger::each_publication(
    std::function<bool(std::string_view file, FileStamp stamp)> const& visit)
{
    auto query = m_database->query("SELECT file, size, changed FROM publication");
    for (bool more = true; more && query.next();) {
        more =
            visit(query.bytes(0), {static_cast<std::uint64_t>(query.number(1)), query.number(2)});
    }
}

void Ledger::set_publication(Publication const& publication)
{
    m_database->query("INSERT OR REPLACE INTO publication VALUES (?, ?, ?, ?, ?)")
        .bind(publication.file)
        .bind(publication.unit)
        .bind(publication.made_of)
        .bind(static_cast<std::int64_t>(publication.stamp.size))
        .bind(publication.stamp.changed)
        .run();
}

void Ledger::forget_publication(std::string_view file)
{
    m_database->query("DELETE FROM publication WHERE file = ?").bind(file).run();
}

} // namespace gopbieu
