#include "org/register_rows.hpp"

#include "base/catalogue/campaign.hpp"
#include "org/code.hpp"
#include "text/legacy_charset.hpp"
#include "text/names.hpp"
#include "text/read_date.hpp"

#include <algorithm>
#include <optional>

namespace gopbieu {

namespace {

using Kind = RegisterCell::Kind;

std::vector<std::string> split_names(std::string_view text)
{
    std::vector<std::string> found;
    while (!text.empty()) {
        auto const end = std::min(text.find_first_of(";|\n"), text.size());
        auto const part = text.substr(0, end);
        auto const first = part.find_first_not_of(" \t\r");
        if (first != std::string_view::npos) {
            found.emplace_back(part.substr(first, part.find_last_not_of(" \t\r") - first + 1));
        }
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return found;
}

bool all_digits(std::string_view text)
{
    return !text.empty() &&
           std::ranges::all_of(text, [](char one) { return one >= '0' && one <= '9'; });
}

// "3.8168E+13": a code that a spreadsheet program took for a number and saved as text.
bool scientific(std::string_view text)
{
    auto const exponent = text.find_first_of("Ee");
    auto const digits = [](std::string_view part) {
        return !part.empty() && part.find_first_not_of("0123456789.,") == std::string_view::npos;
    };
    return exponent != std::string_view::npos && digits(text.substr(0, exponent)) &&
           text.substr(exponent + 1).starts_with('+') && digits(text.substr(exponent + 2));
}

// "2025" as a first day is its first of January, as a last day its 31 December.
std::optional<Day> day_of(WrittenDate const& date, bool last)
{
    auto const month = date.month != 0 ? date.month : last ? 12U : 1U;
    if (date.day != 0) {
        return Day::from(date.year, month, date.day);
    }
    return last ? Day::last_of(date.year, month) : Day::from(date.year, month, 1);
}

class RowReader {
public:
    RowReader(RegisterTable const& table,
              RegisterColumns const& columns,
              std::vector<Finding>& findings)
        : m_table(table), m_columns(columns), m_findings(findings)
    {
    }

    std::vector<RegisterEntry> read()
    {
        std::vector<RegisterEntry> entries;
        for (auto at = m_columns.title_row + 1; at < m_table.rows.size(); ++at) {
            m_row = &m_table.rows[at];
            if (m_row->blank() || repeats_titles()) {
                continue;
            }
            if (auto entry = read_row(); !entry.code.empty()) {
                entries.push_back(std::move(entry));
            }
        }
        report_short_codes();
        report_once(m_restored, say::register_zero_restored);
        report_once(m_decoded, say::register_old_font);
        return entries;
    }

private:
    // Notes that are the same for many rows: the first place speaks for all.
    struct Repeated {
        std::size_t count = 0;
        Place place;
        std::string found, other;

        void add(Place const& where, std::string const& was, std::string const& is)
        {
            if (count++ == 0) {
                place = where;
                found = was;
                other = is;
            }
        }
    };

    static RegisterCell const& none()
    {
        static RegisterCell const blank;
        return blank;
    }

    [[nodiscard]] RegisterCell const& cell(RegisterField field) const
    {
        auto const column = m_columns.at[static_cast<std::size_t>(field)];
        return column && *column < m_row->cells.size() ? m_row->cells[*column] : none();
    }

    [[nodiscard]] Place place(RegisterField field) const
    {
        return m_table.place(m_row->number, m_columns.at[static_cast<std::size_t>(field)]);
    }

    void report(RegisterField field, Say say, Args args)
    {
        m_findings.push_back(finding(say, place(field), std::move(args)));
    }

    void report_once(Repeated const& repeated, Say say)
    {
        if (repeated.count > 0) {
            m_findings.push_back(finding(say,
                                         repeated.place,
                                         {{"found", repeated.found},
                                          {"other", repeated.other},
                                          {"count", std::to_string(repeated.count)}}));
        }
    }

    // A register that was printed on several pages repeats its titles.
    [[nodiscard]] bool repeats_titles() const
    {
        auto const& titles = m_table.rows[m_columns.title_row].cells;
        return std::ranges::equal(
            m_row->cells, titles, {}, &RegisterCell::text, &RegisterCell::text);
    }

    RegisterEntry read_row()
    {
        using enum RegisterField;
        RegisterEntry entry;
        entry.code = code_of(code);
        auto& spell = entry.spell;
        spell.row = m_row->number;
        spell.name = text_of(name);
        spell.level = slug(text_of(level));
        spell.parent_code = code_of(parent);
        spell.aliases = split_names(text_of(aliases));
        spell.phone = cell(phone).text;
        spell.email = cell(email).text;
        spell.successors = successor_codes();
        for (auto const field : {code, name, level}) {
            if (cell(field).text.empty()) {
                report(field, say::register_blank, {{"expected", std::string(title_of(field))}});
            }
        }
        read_times(entry);
        return entry;
    }

    void read_times(RegisterEntry& entry)
    {
        auto& spell = entry.spell;
        spell.from = read_day(RegisterField::from, entry.bad_times);
        spell.until = read_day(RegisterField::until, entry.bad_times);
        if (spell.from && spell.until && *spell.until < *spell.from) {
            report(RegisterField::until,
                   say::register_end_before_begin,
                   {{"found", spell.until->spoken()}, {"other", spell.from->spoken()}});
            entry.bad_times = true;
        }
    }

    std::optional<Day> read_day(RegisterField field, bool& bad)
    {
        auto const& one = cell(field);
        if (one.kind == Kind::text && one.text.empty()) {
            return {};
        }
        auto const reading = one.kind == Kind::text || one.kind == Kind::error
                                 ? read_date(one.text)
                                 : read_date(one.number, {false, one.kind == Kind::date});
        bool const last = field == RegisterField::until;
        if (auto const* const certain = std::get_if<CertainDate>(&reading)) {
            if (auto const day = day_of(certain->date, last)) {
                return day;
            }
        }
        if (auto const* const repaired = std::get_if<RepairedDate>(&reading)) {
            if (auto const day = day_of(repaired->date, last)) {
                report(field,
                       say::register_date_repaired,
                       {{"found", one.text}, {"other", day->spoken()}});
                return day;
            }
        }
        if (std::holds_alternative<NoDate>(reading)) {
            return {};
        }
        bad = true;
        report(field,
               say::register_bad_date,
               {{"found", one.text},
                {"column", std::string(title_of(field))},
                {"hint", likely_hint(reading, last)}});
        return {};
    }

    static std::string likely_hint(DateReading const& reading, bool last)
    {
        std::string hint;
        if (auto const* const ask = std::get_if<AskDate>(&reading)) {
            for (auto const& likely : ask->likely) {
                if (auto const day = day_of(likely, last)) {
                    hint += (hint.empty() ? " → " : "; ") + day->spoken();
                }
            }
        }
        return hint;
    }

    std::string code_of(RegisterField field)
    {
        constexpr std::size_t lost_one_zero = 13;
        auto const& one = cell(field);
        if (refused(field, one)) {
            return {};
        }
        auto text = plain_code(one.text);
        if (one.kind == Kind::number && text.size() == lost_one_zero && all_digits(text)) {
            m_restored.add(place(field), text, "0" + text);
            return "0" + text;
        }
        if (field == RegisterField::code && all_digits(text)) {
            note_length(text, one.kind == Kind::number);
        }
        return text;
    }

    std::vector<std::string> successor_codes()
    {
        auto const& one = cell(RegisterField::successors);
        if (one.kind != Kind::text) {
            auto const code = code_of(RegisterField::successors);
            return code.empty() ? std::vector<std::string>() : std::vector{code};
        }
        return split_codes(one.text);
    }

    bool refused(RegisterField field, RegisterCell const& one)
    {
        if (one.kind == Kind::error) {
            report(field, say::register_cell_error, {{"found", one.text}});
            return true;
        }
        if (scientific(one.text)) {
            report(field, say::register_code_scientific, {{"found", one.text}});
            return true;
        }
        return false;
    }

    std::string text_of(RegisterField field)
    {
        auto const& one = cell(field);
        if (one.kind == Kind::error) {
            report(field, say::register_cell_error, {{"found", one.text}});
            return {};
        }
        if (auto const legacy = decode_legacy(one.text);
            legacy && legacy->sureness == Sureness::certain) {
            m_decoded.add(place(field), one.text, legacy->text);
            return legacy->text;
        }
        return one.text;
    }

    void note_length(std::string const& text, bool number)
    {
        if (number) {
            if (!m_shortest || text.size() < m_shortest->found.size()) {
                m_shortest = Repeated();
                m_shortest->add(place(RegisterField::code), text, {});
            }
        } else if (text[0] == '0') {
            m_zero_length = std::max(m_zero_length.value_or(0), text.size());
        }
    }

    // Beside codes such as "0012", the number 13 has probably lost its zeros.
    void report_short_codes()
    {
        if (m_shortest && m_zero_length && m_shortest->found.size() < *m_zero_length) {
            auto likely = m_shortest->found;
            likely.insert(0, *m_zero_length - likely.size(), '0');
            m_shortest->other = likely;
            report_once(*m_shortest, say::register_code_short);
        }
    }

    RegisterTable const& m_table;
    RegisterColumns const& m_columns;
    std::vector<Finding>& m_findings;
    RegisterRow const* m_row = nullptr;
    Repeated m_restored, m_decoded;
    std::optional<Repeated> m_shortest;
    std::optional<std::size_t> m_zero_length;
};

} // namespace

std::vector<RegisterEntry> register_rows(RegisterTable const& table,
                                         RegisterColumns const& columns,
                                         std::vector<Finding>& findings)
{
    return RowReader(table, columns, findings).read();
}

} // namespace gopbieu
