#include "org/register.hpp"

#include "base/file.hpp"
#include "form/yaml.hpp"
#include "org/csv_rows.hpp"
#include "text/match_key.hpp"
#include "text/names.hpp"
#include "text/utf8.hpp"

#include <algorithm>
#include <array>
#include <map>

namespace gopbieu {

namespace {

constexpr std::uint64_t max_size = 64U << 20U;

enum Field : std::uint8_t { code, name, level, parent, aliases, phone, email, field_count };

// The titles that the columns are found by. The first four must be there.
constexpr std::array<std::string_view, field_count> titles{
    "Mã", "Tên", "Cấp", "Mã cấp trên", "Tên khác", "Điện thoại", "Email"};

std::string trimmed(std::string_view text)
{
    auto const blank = " \t\r\n";
    auto const first = text.find_first_not_of(blank);
    return first == std::string_view::npos
               ? std::string()
               : std::string(text.substr(first, text.find_last_not_of(blank) - first + 1));
}

std::vector<std::string> split_aliases(std::string_view text)
{
    std::vector<std::string> found;
    while (!text.empty()) {
        auto const end = std::min(text.find_first_of(";|\n"), text.size());
        if (auto alias = trimmed(text.substr(0, end)); !alias.empty()) {
            found.push_back(std::move(alias));
        }
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return found;
}

class RegisterReader {
public:
    explicit RegisterReader(std::string const& shown) : m_shown(shown) {}

    Loaded<OrgTree> read(CsvRows const& table)
    {
        if (table.open_quote != 0) {
            report(table.open_quote, Say::register_csv);
        } else if (table.rows.empty()) {
            report(1, Say::register_empty);
        } else if (find_columns(table.rows.front())) {
            for (std::size_t at = 1; at < table.rows.size(); ++at) {
                add_unit(table.rows[at], table.lines[at]);
            }
            find_parents();
            find_cycles();
            find_double_names();
            if (m_units.empty()) {
                report(1, Say::register_empty);
            }
        }
        Loaded<OrgTree> loaded;
        if (m_findings.empty()) {
            loaded.value.emplace(std::move(m_units));
        }
        loaded.findings = std::move(m_findings);
        return loaded;
    }

private:
    void report(std::uint32_t line, Say say, Args args = {})
    {
        m_findings.push_back(finding(say, {m_shown, {}, {}, line}, std::move(args)));
    }

    bool find_columns(std::vector<std::string> const& header)
    {
        std::vector<std::string> found;
        for (auto const& title : header) {
            found.push_back(trimmed(title));
        }
        for (std::size_t field = 0; field < titles.size(); ++field) {
            auto const same = std::ranges::find_if(found, [&](std::string const& title) {
                return key_with_accents(title) == key_with_accents(titles[field]);
            });
            m_columns[field] = static_cast<std::size_t>(same - found.begin());
            if (same == found.end() && field <= parent) {
                report(1,
                       Say::register_no_column,
                       {{"expected", std::string(titles[field])},
                        {"hint", nearest_hint(titles[field], found)}});
            }
        }
        return m_findings.empty();
    }

    void add_unit(std::vector<std::string> const& row, std::uint32_t line)
    {
        auto const value = [&](Field field) {
            return m_columns[field] < row.size() ? trimmed(row[m_columns[field]]) : std::string();
        };
        if (std::ranges::all_of(row, [](auto const& one) { return trimmed(one).empty(); })) {
            return;
        }
        Unit unit;
        unit.code = value(code);
        unit.name = value(name);
        unit.level = slug(value(level));
        unit.parent_code = value(parent);
        unit.aliases = split_aliases(value(aliases));
        unit.phone = value(phone);
        unit.email = value(email);
        unit.row = line;
        for (auto const field : {code, name, level}) {
            if (value(field).empty()) {
                report(line, Say::register_blank, {{"expected", std::string(titles[field])}});
            }
        }
        if (unit.code.empty()) {
            return;
        }
        auto const [other, fresh] = m_by_code.emplace(unit.code, m_units.size());
        if (!fresh) {
            report(line,
                   Say::register_double_code,
                   {{"found", unit.code}, {"other", std::to_string(m_units[other->second].row)}});
            return;
        }
        m_units.push_back(std::move(unit));
    }

    void find_parents()
    {
        for (auto& unit : m_units) {
            if (unit.parent_code.empty()) {
                continue;
            }
            auto const found = m_by_code.find(unit.parent_code);
            if (found != m_by_code.end()) {
                unit.parent = found->second;
                continue;
            }
            std::vector<std::string> codes;
            for (auto const& known : m_by_code) {
                codes.push_back(known.first);
            }
            report(unit.row,
                   Say::register_unknown_parent,
                   {{"found", unit.parent_code}, {"hint", nearest_hint(unit.parent_code, codes)}});
        }
    }

    // Walks up from every unit once; a unit met again on the same way closes a circle.
    void find_cycles()
    {
        std::vector<std::size_t> seen_from(m_units.size(), m_units.size());
        for (std::size_t start = 0; start < m_units.size(); ++start) {
            for (std::optional<std::size_t> at = start; at; at = m_units[*at].parent) {
                if (seen_from[*at] == start) {
                    report_cycle(*at);
                    break;
                }
                if (seen_from[*at] != m_units.size()) {
                    break;
                }
                seen_from[*at] = start;
            }
        }
    }

    void report_cycle(std::size_t start)
    {
        auto chain = m_units[start].code;
        for (auto at = m_units[start].parent; at; at = m_units[*at].parent) {
            chain += " → " + m_units[*at].code;
            if (*at == start) {
                break;
            }
        }
        report(m_units[start].row,
               Say::register_cycle,
               {{"found", m_units[start].name}, {"chain", chain}});
    }

    void find_double_names()
    {
        std::map<std::pair<std::string, std::string>, std::uint32_t> rows;
        for (auto const& unit : m_units) {
            auto const [other, fresh] =
                rows.emplace(std::pair(unit.parent_code, key_with_accents(unit.name)), unit.row);
            if (!fresh && !unit.name.empty()) {
                report(unit.row,
                       Say::register_double_name,
                       {{"found", unit.name}, {"other", std::to_string(other->second)}});
            }
        }
    }

    std::string const& m_shown;
    std::vector<Finding> m_findings;
    std::array<std::size_t, field_count> m_columns{};
    std::vector<Unit> m_units;
    std::map<std::string, std::size_t> m_by_code;
};

} // namespace

Loaded<OrgTree> parse_register(std::string_view text, std::string const& shown)
{
    if (text.starts_with("\xef\xbb\xbf")) {
        text.remove_prefix(3);
    }
    if (auto const broken = broken_utf8_at(text)) {
        auto const line = std::ranges::count(text.substr(0, *broken), '\n') + 1;
        return {{},
                {finding(Say::yaml_encoding, {shown, {}, {}, static_cast<std::uint32_t>(line)})}};
    }
    return RegisterReader(shown).read(csv_rows(to_nfc(text)));
}

Loaded<OrgTree> read_register(std::filesystem::path const& file, std::string const& shown)
{
    auto const bytes = read_file(file, max_size);
    if (!bytes) {
        return {{}, {finding(bytes.problem().say, {shown}, bytes.problem().args)}};
    }
    return parse_register({bytes->data(), bytes->size()}, shown);
}

} // namespace gopbieu
