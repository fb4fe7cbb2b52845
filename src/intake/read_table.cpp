#include "intake/read_table.hpp"

#include "base/catalogue/intake.hpp"
#include "intake/blank_counts.hpp"
#include "intake/hidden_parts.hpp"
#include "intake/line_reader.hpp"
#include "intake/repeated_lines.hpp"
#include "intake/strange_columns.hpp"
#include "intake/table_cells.hpp"
#include "intake/table_notes.hpp"
#include "intake/unknown_row.hpp"
#include "text/match_key.hpp"
#include "text/names.hpp"

#include <algorithm>
#include <map>
#include <set>

namespace gopbieu {

namespace {

class TableReader {
public:
    TableReader(TableSource const& source, Submission& submission)
        : m_source(source), m_form(source.form), m_table(source.table), m_submission(submission),
          m_reader(source)
    {
    }

    void read()
    {
        gather_same_lines();
        m_submission.facts.reserve(most_facts());
        for (auto const& line : m_table.lines) {
            read_line(line);
        }
        settle_blanks(m_source, m_reader.blanks(), m_submission);
        std::ranges::move(m_reader.asked(), std::back_inserter(m_submission.open));
        say_after_reading(m_source, m_submission);
        check_hidden(m_source, m_read_lines, m_submission);
    }

private:
    [[nodiscard]] std::size_t most_facts() const
    {
        auto const columns =
            std::ranges::count_if(m_form.columns, &Measure::holds_facts, &Column::measure);
        auto const lines = std::ranges::count_if(m_table.lines, &Line::figures);
        return static_cast<std::size_t>(columns * lines);
    }

    void read_line(Line const& line)
    {
        switch (line.kind) {
        case LineKind::row:
            take_row(line);
            break;
        case LineKind::own:
            take_own(line);
            break;
        case LineKind::total:
            read_total(line);
            break;
        case LineKind::repeated:
            break; // with its first
        case LineKind::unclear:
        case LineKind::unknown:
            if (line.figures) {
                take_unknown(line);
            } else {
                mark_numbering(line);
            }
            break;
        }
    }

    // "3" before a row that was left empty.
    void mark_numbering(Line const& line)
    {
        for_each_cell(m_source, line, [&](Cell const& cell) {
            auto const column = m_table.panels[line.panel].at(cell.column);
            if (column && m_form.columns[*column].measure.type == ValueType::ordinal) {
                m_source.uses.mark(cell, CellUse::label);
            }
        });
    }

    void take(Line const& line, ReadLine const& as)
    {
        auto const before = m_submission.facts.size();
        m_reader.read(line, as, m_submission.facts);
        if (m_submission.facts.size() != before || line.figures) {
            m_submission.rows.emplace_back(as.row_id);
            m_read_lines.push_back(&line);
            if (line.kind == LineKind::own) {
                m_submission.row_labels.emplace_back(as.row_id, as.row_name);
            }
        }
    }

    [[nodiscard]] ReadLine as_row(std::size_t row) const
    {
        auto const& meant = m_form.rows[row];
        return {meant.id, &meant, meant.label};
    }

    // Once printed twice, a row counts once where both say the same; else a person must choose.
    void take_row(Line const& line)
    {
        auto const as = as_row(*line.row);
        auto const places = lines_of_row(line, repeated_of(*line.row));
        if (places.size() == 1) {
            take(*places.front(), as);
        } else {
            take_repeated(places, as);
        }
    }

    [[nodiscard]] std::vector<Line const*> const& repeated_of(std::size_t row) const
    {
        static std::vector<Line const*> const none;
        auto const found = m_repeated.find(row);
        return found == m_repeated.end() ? none : found->second;
    }

    void take_repeated(std::vector<Line const*> const& places, ReadLine const& as)
    {
        auto const& first = *places.front();
        bool const equal = std::ranges::all_of(places, [&](Line const* other) {
            return may_be_printed_again(m_form, first, *other) && same_figures(first, *other, as);
        });
        std::vector<CellRef> cells;
        for (auto const* const place : places) {
            cells.push_back(name_place(m_source, *place));
        }
        Args const args{{"found", name_text(m_source, first)}, {"cells", cell_list(cells)}};
        if (equal) {
            m_source.remarks.note(say::row_repeated, cells.back(), args);
            for (auto place = places.begin() + 1; place != places.end(); ++place) {
                mark_figures(m_source, **place, CellUse::checked);
            }
            take(first, as);
            return;
        }
        auto const* const answer =
            m_source.remarks.ask(say::row_twice, to_a1(cells.back()), args, topic_of(as));
        if (answer != nullptr && may_keep_all(*answer, as)) {
            keep_all(places, std::string(as.row_name));
            return;
        }
        auto chosen = answer != nullptr ? parse_a1(answer->value) : std::nullopt;
        if (answer != nullptr && !(chosen && any_named_in(m_source, places, chosen->row))) {
            m_source.remarks.unusable();
            chosen.reset();
        }
        for (auto const* const place : places) {
            if (chosen && name_place(m_source, *place).row == chosen->row) {
                take(*place, as);
            } else {
                if (!chosen) {
                    m_reader.say_faults(*place, as);
                    m_submission.open.push_back({std::string(as.row_id), {}});
                }
                mark_figures(m_source, *place, chosen ? CellUse::left_out : CellUse::asked);
            }
        }
    }

    void keep_all(std::vector<Line const*> const& places, std::string const& name)
    {
        for (auto const* const place : places) {
            take(*place, own_row(name));
        }
    }

    [[nodiscard]] bool same_figures(Line const& one, Line const& other, ReadLine const& as)
    {
        auto const figures = [&](Line const& line) {
            std::vector<std::pair<std::string, std::string>> found;
            for (auto const& fact : m_reader.read_quietly(line, as)) {
                auto const* const number = fact.number();
                found.emplace_back(fact.column, number != nullptr ? number->text() : fact.raw);
            }
            std::ranges::sort(found);
            return found;
        };
        return &one == &other || figures(one) == figures(other);
    }

    // Of a list every named row is the unit's own; its name is kept beside its number. A name that
    // comes again is asked about as a printed row is.
    void take_own(Line const& line)
    {
        auto const name = name_text(m_source, line);
        auto const same = m_own_lines.extract(key_with_accents(name));
        if (same.empty()) {
            return; // taken with the first of its name
        }
        auto const places = lines_of_row(line, same.mapped());
        if (places.size() == 1) {
            take(*places.front(), own_row(name));
        } else {
            take_repeated(places, own_row(name));
        }
    }

    void gather_same_lines()
    {
        for (auto const& line : m_table.lines) {
            if (line.kind == LineKind::own) {
                m_own_lines[key_with_accents(name_text(m_source, line))].push_back(&line);
            } else if (line.kind == LineKind::repeated && line.row) {
                m_repeated[*line.row].push_back(&line);
            }
        }
    }

    // Until the next one is asked for.
    [[nodiscard]] ReadLine own_row(std::string const& name)
    {
        m_own_id = "r" + std::to_string(m_submission.row_labels.size() + 1);
        return {m_own_id, nullptr, name};
    }

    // The last row of sums is the unit's own total. Others stand between, and those of fixed forms
    // that the schema does not know are nobody's.
    void read_total(Line const& line)
    {
        mark_figures(m_source, line, CellUse::checked);
        if (m_table.total() == &line && m_form.row_kind != RowKind::fixed) {
            m_submission.own_total = m_reader.read_quietly(line, {});
        } else if (line.figures) {
            m_source.remarks.note(say::sum_row_not_added,
                                  name_place(m_source, line),
                                  {{"found", name_text(m_source, line)}});
        }
    }

    void take_unknown(Line const& line)
    {
        auto const text = name_text(m_source, line);
        auto const* const answer = ask_for_row(m_source, line, text);
        if (answer != nullptr) {
            if (take_as_answered(line, text, answer->value)) {
                return;
            }
            if (means_ignore(answer->value)) {
                mark_figures(m_source, line, CellUse::left_out);
                return;
            }
            m_source.remarks.unusable();
        }
        mark_figures(m_source, line, CellUse::asked);
        m_submission.open.push_back({});
        for (auto const row : line.candidates) {
            m_submission.open.push_back({m_form.rows[row].id, {}});
        }
    }

    bool take_as_answered(Line const& line, std::string const& text, std::string const& value)
    {
        if (auto const* const row = m_form.find_row(value)) {
            if (is_there(*row)) {
                return false;
            }
            take(line, {row->id, row, row->label});
            return true;
        }
        if (!means_keep(value) || m_form.row_kind != RowKind::keyed || text.empty()) {
            return false;
        }
        // No id of a schema has a hyphen.
        auto const id = "x-" + slug(text);
        if (was_read(id)) {
            return false;
        }
        m_source.remarks.note(say::row_kept, name_place(m_source, line), {{"found", text}});
        m_submission.row_labels.emplace_back(id, text);
        take(line, {id, nullptr, text});
        return true;
    }

    [[nodiscard]] bool was_read(std::string_view id) const
    {
        return std::ranges::find(m_submission.rows, id) != m_submission.rows.end();
    }

    // Read already, or further down with figures.
    [[nodiscard]] bool is_there(Row const& row) const
    {
        auto const line = m_table.rows[static_cast<std::size_t>(&row - m_form.rows.data())];
        return was_read(row.id) || (line && m_table.lines[*line].figures);
    }

    TableSource const& m_source;
    FormDefinition const& m_form;
    Table& m_table;
    Submission& m_submission;
    LineReader m_reader;
    std::vector<Line const*> m_read_lines; ///< of Submission::rows
    std::string m_own_id;                  ///< of the row of a list that is read
    std::map<std::string, std::vector<Line const*>> m_own_lines; ///< of a list, by their names
    std::map<std::size_t, std::vector<Line const*>> m_repeated;  ///< printed again, by their rows
};

} // namespace

void read_table(TableSource const& source, Submission& submission)
{
    say_before_reading(source);
    mark_labels(source);
    settle_columns(source);
    TableReader(source, submission).read();
    if (submission.rows.empty() && !any_error(source.remarks.findings())) {
        source.remarks.note(say::table_empty, std::string());
    }
}

} // namespace gopbieu
