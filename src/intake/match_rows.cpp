#include "intake/match_rows.hpp"

#include "intake/line_texts.hpp"
#include "intake/row_tree.hpp"
#include "text/match_key.hpp"

#include <algorithm>
#include <map>

namespace gopbieu {

namespace {

// In keys every letter is a small one or lies above ASCII.
bool has_letter(std::string_view key)
{
    return std::ranges::any_of(
        key, [](char c) { return (c >= 'a' && c <= 'z') || static_cast<signed char>(c) < 0; });
}

class RowMatcher {
public:
    RowMatcher(Grid const& grid, TextKeys& keys, std::size_t form, Table& table)
        : m_grid(grid), m_keys(keys), m_index(keys.index()), m_form_number(form),
          m_form(m_index.forms()[form]), m_labels(m_index.labels(form)), m_table(table)
    {
    }

    void match()
    {
        m_table.rows.resize(m_form.rows.size());
        for (auto const& line : m_table.lines) {
            m_names.push_back(name_of(line));
        }
        take_near_labels();
        switch (m_form.row_kind) {
        case RowKind::fixed:
            match_fixed();
            break;
        case RowKind::keyed:
            match_keyed();
            break;
        case RowKind::list:
            match_list();
            break;
        }
    }

private:
    struct Name {
        LabelId label = no_label;
        Likeness likeness = Likeness::exact;
        std::string key;
        std::string text;
        Cell const* cell = nullptr; ///< null unless it is a text
    };

    [[nodiscard]] Name name_of(Line const& line)
    {
        Name name;
        auto const* const cell = line.label ? m_grid.find(*line.label) : nullptr;
        if (cell == nullptr) {
            return name;
        }
        if (cell->kind == CellKind::text) {
            auto const& known = m_keys.of(*cell);
            name.key = known.key;
            name.label = known.label;
            name.text = m_keys.readable(*cell);
            name.cell = cell;
        } else {
            name.text = m_grid.raw(*cell);
            name.key = key_with_accents(name.text);
            name.label = m_index.find(name.key);
        }
        if (name.label != no_label && !m_index.in_body(name.label, m_form_number)) {
            name.label = no_label;
        }
        return name;
    }

    // Mostly labels that are still to be found are meant by a text that is nobody's label. The name
    // of a row that is there already makes it a row that stands there twice.
    void take_near_labels()
    {
        if (m_form.row_kind == RowKind::list) {
            return;
        }
        for (auto& name : m_names) {
            if (name.label != no_label || name.key.empty()) {
                continue;
            }
            auto const near = name.cell != nullptr
                                  ? m_keys.near(*name.cell, m_form_number, LabelPart::body)
                                  : near_label(name.text, m_index, m_labels.body);
            if (near && (near->likeness <= Likeness::abbreviation || still_open(near->label) ||
                         rows_named(near->label).size() == 1)) {
                name.label = near->label;
                name.likeness = near->likeness;
            }
        }
    }

    [[nodiscard]] bool still_open(LabelId label) const
    {
        auto const rows = rows_named(label);
        auto const lines = std::ranges::count_if(m_names, [&](Name const& name) {
            return name.label != no_label && rows_named(name.label) == rows;
        });
        return static_cast<std::size_t>(lines) < rows.size();
    }

    [[nodiscard]] std::vector<std::size_t> rows_named(LabelId label) const
    {
        std::vector<std::size_t> rows;
        for (auto const& use : m_index.uses(label)) {
            if (use.form == m_form_number && use.role == LabelRole::row) {
                rows.push_back(use.index);
            }
        }
        return rows;
    }

    [[nodiscard]] bool is_total(Name const& name) const
    {
        return (name.label != no_label && has(m_labels.totals, name.label)) ||
               is_total_key(name.key);
    }

    void match_fixed()
    {
        RowTree tree(m_form);
        std::vector<std::vector<std::size_t>> candidates;
        for (auto const& name : m_names) {
            candidates.push_back(name.label == no_label ? std::vector<std::size_t>()
                                                        : rows_named(name.label));
        }
        std::vector<bool> foreign;
        for (std::size_t at = 0; at < m_names.size(); ++at) {
            foreign.push_back(candidates[at].empty() && may_be_a_row(at));
        }
        auto const placed = tree.place(candidates, foreign);
        for (std::size_t at = 0; at < m_names.size(); ++at) {
            auto& line = m_table.lines[at];
            if (placed[at]) {
                take(at, *placed[at]);
            } else if (!candidates[at].empty()) {
                line.kind = LineKind::unclear;
                line.candidates = candidates[at];
            } else if (is_total(m_names[at])) {
                line.kind = LineKind::total;
            }
        }
    }

    // Nobody's label, but with figures, or numbered as rows and their headings are. A remark is
    // neither.
    [[nodiscard]] bool may_be_a_row(std::size_t at) const
    {
        auto const& name = m_names[at];
        return !is_total(name) && (m_table.lines[at].figures ||
                                   without_numbering(name.text).size() != name.text.size());
    }

    void match_keyed()
    {
        for (std::size_t at = 0; at < m_names.size(); ++at) {
            auto const& name = m_names[at];
            auto const rows =
                name.label == no_label ? std::vector<std::size_t>() : rows_named(name.label);
            if (rows.size() == 1) {
                take(at, rows.front());
            } else if (rows.size() > 1) {
                m_table.lines[at].kind = LineKind::unclear;
                m_table.lines[at].candidates = rows;
            } else if (is_total(name)) {
                m_table.lines[at].kind = LineKind::total;
            }
        }
    }

    // "Đơn vị": what is left of a header that is printed again.
    [[nodiscard]] bool names_a_column(Name const& name) const
    {
        auto const label = m_index.find(name.key);
        return label != no_label && m_index.in_header(label, m_form_number);
    }

    void match_list()
    {
        for (std::size_t at = 0; at < m_names.size(); ++at) {
            if (is_total(m_names[at])) {
                m_table.lines[at].kind = LineKind::total;
            } else if (has_letter(m_names[at].key) && !names_a_column(m_names[at])) {
                m_table.lines[at].kind = LineKind::own; // "3" is nobody's name
            }
        }
    }

    void take(std::size_t at, std::size_t row)
    {
        auto& line = m_table.lines[at];
        line.row = row;
        line.likeness = m_names[at].likeness;
        if (m_table.rows[row]) {
            line.kind = LineKind::repeated;
            return;
        }
        line.kind = LineKind::row;
        m_table.rows[row] = at;
        if (line.likeness > Likeness::numbering) {
            m_table.repairs.push_back({*line.label, m_names[at].label, line.likeness});
        }
    }

    Grid const& m_grid;
    TextKeys& m_keys;
    FormIndex const& m_index;
    std::size_t m_form_number;
    FormDefinition const& m_form;
    FormLabels const& m_labels;
    Table& m_table;
    std::vector<Name> m_names; ///< of the lines
};

} // namespace

void match_rows(Grid const& grid, TextKeys& keys, std::size_t form, Table& table)
{
    RowMatcher(grid, keys, form, table).match();
}

} // namespace gopbieu
