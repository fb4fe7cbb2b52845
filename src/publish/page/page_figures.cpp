#include "publish/page/page_figures.hpp"

#include "base/json.hpp"

#include <algorithm>

namespace gopbieu {

namespace {

void append_count(std::string& out, std::size_t number)
{
    append_number(out, static_cast<unsigned long long>(number));
}

// Blank stays blank: a gap in the list, told apart from nought.
void append_figure(std::string& out, std::optional<Exact> const& number)
{
    if (number) {
        append_number(out, *number);
    } else {
        out += "null";
    }
}

std::optional<Exact> number_of(std::optional<FigureValue> const& value)
{
    auto const* const number = value ? std::get_if<Exact>(&*value) : nullptr;
    return number != nullptr ? std::optional(*number) : std::nullopt;
}

void separate(std::string& list)
{
    if (!list.empty() && list.back() != '[') {
        list += ',';
    }
}

std::string letters_of(CellRef cell)
{
    auto text = to_a1(cell);
    std::erase_if(text, [](char one) { return one >= '0' && one <= '9'; });
    return text;
}

std::string label_of(Submission const& filed, std::string const& row)
{
    auto const written =
        std::ranges::find(filed.row_labels, row, &std::pair<std::string, std::string>::first);
    return written == filed.row_labels.end() ? row : written->second;
}

} // namespace

std::vector<std::uint32_t> figure_columns(FormDefinition const& form)
{
    std::vector<std::uint32_t> columns;
    for (std::uint32_t column = 0; column < form.columns.size(); ++column) {
        if (form.columns[column].measure.holds_numbers()) {
            columns.push_back(column);
        }
    }
    return columns;
}

PageFigureWriter::PageFigureWriter(FormDefinition const& form)
    : m_form(form), m_columns(figure_columns(form))
{
    for (auto const& row : form.rows) {
        m_rows.emplace(row.id, m_rows.size());
    }
    m_with_means = std::ranges::any_of(
        form.columns, [](Column const& one) { return one.measure.way == Way::mean; });
}

std::optional<std::size_t> PageFigureWriter::known_row(std::string_view id) const
{
    auto const known = m_rows.find(id);
    return known == m_rows.end() ? std::nullopt : std::optional(known->second);
}

std::size_t PageFigureWriter::new_row(std::string_view id, std::string_view label)
{
    m_unknown.emplace_back(id, label);
    return m_rows.emplace(id, m_rows.size()).first->second;
}

// [values], and behind them the weights of means where the form has any.
void PageFigureWriter::append_values(std::string& out,
                                     FormTotal const& total,
                                     std::uint32_t row) const
{
    out += '[';
    for (auto const column : m_columns) {
        separate(out);
        append_figure(out, total.number({row, column}));
    }
    out += ']';
    if (m_with_means) {
        append_weights(out, total, row);
    }
}

void PageFigureWriter::append_weights(std::string& out,
                                      FormTotal const& total,
                                      std::uint32_t row) const
{
    out += ",[";
    for (auto const column : m_columns) {
        separate(out);
        append_figure(out, total.weight({row, column}));
    }
    out += ']';
}

void PageFigureWriter::append_rows(std::string& out, FormTotal const& total)
{
    out += '[';
    for (auto const& row : total.rows()) {
        separate(out);
        out += '[';
        auto const known = known_row(row.id);
        append_count(out, known ? *known : new_row(row.id, row.label));
        out += ',';
        append_values(out, total, row.row);
        out += ']';
    }
    out += ']';
}

// Without a total: of a form with fixed rows.
void PageFigureWriter::append_over_rows(std::string& out, FormTotal const* total) const
{
    out += '[';
    if (m_form.row_kind != RowKind::fixed) {
        for (auto const column : m_columns) {
            separate(out);
            append_figure(out, number_of(total->over_rows(column)));
        }
    }
    out += "],";
    append_count(out, total == nullptr ? 0 : total->list().size());
}

void PageFigureWriter::add_total(std::size_t unit,
                                 FormTotal const& total,
                                 std::optional<std::size_t> file)
{
    auto& out = m_figures.totals;
    out += out.empty() ? "\n[" : ",\n[";
    append_count(out, unit);
    out += ',';
    append_count(out, total.coverage.filed);
    out += ',';
    append_count(out, total.coverage.expected);
    out += ',';
    out += file ? std::to_string(*file) : "-1";
    out += ",[";
    for (auto const part : total.parts) {
        separate(out);
        append_count(out, part);
    }
    out += "],";
    append_rows(out, total);
    out += ',';
    append_over_rows(out, &total);
    out += ']';
}

void PageFigureWriter::add_before(std::size_t unit, FormTotal const& total)
{
    auto& out = m_figures.before;
    out += out.empty() ? "\n[" : ",\n[";
    for (auto const number : {unit, total.coverage.filed, total.coverage.expected}) {
        append_count(out, number);
        out += ',';
    }
    append_rows(out, total);
    out += ',';
    append_over_rows(out, &total);
    out += ']';
}

// Facts come in the order of the columns, nearly always.
void PageFigureWriter::find_columns(std::span<Fact const> facts)
{
    m_facts.assign(m_columns.size(), nullptr);
    std::size_t next = 0;
    auto const is = [&](std::size_t place, Fact const& fact) {
        return m_form.columns[m_columns[place]].id == fact.column;
    };
    for (auto const& fact : facts) {
        if (next == m_columns.size() || !is(next, fact)) {
            for (next = 0; next < m_columns.size() && !is(next, fact);) {
                ++next;
            }
        }
        if (next < m_columns.size() && m_facts[next] == nullptr) {
            m_facts[next] = fact.number() != nullptr ? &fact : nullptr;
            ++next;
        }
    }
}

// The places of m_facts; few rows of a form stand where no other one does.
std::size_t PageFigureWriter::layout_number(bool level)
{
    m_layout.clear();
    for (auto const* const fact : m_facts) {
        auto const row = fact == nullptr || level ? 0 : fact->cell.row + 1;
        m_layout.emplace_back(row, fact == nullptr ? 0 : fact->cell.column + 1);
    }
    auto const [place, fresh] = m_layouts.try_emplace(m_layout, m_layouts.size());
    if (fresh) {
        auto& text = m_layout_list.emplace_back("[");
        for (auto const* const fact : m_facts) {
            separate(text);
            append_json(text,
                        fact == nullptr ? std::string()
                        : level         ? letters_of(fact->cell)
                                        : to_a1(fact->cell));
        }
        text += ']';
    }
    return place->second;
}

// Behind the number of the row: layout, row on the sheet from 1 (0: several), [values].
void PageFigureWriter::append_leaf_row(std::string& out, std::span<Fact const> facts)
{
    auto const& first = facts.front();
    bool const level =
        std::ranges::all_of(facts, [&](Fact const& one) { return one.cell.row == first.cell.row; });
    find_columns(facts);
    append_count(out, layout_number(level));
    out += ',';
    append_count(out, level ? std::size_t{first.cell.row} + 1 : 0);
    out += ",[";
    for (auto const* const fact : m_facts) {
        separate(out);
        append_figure(out, fact != nullptr ? std::optional(*fact->number()) : std::nullopt);
    }
    out += ']';
}

void PageFigureWriter::append_leaf_rows(std::string& out,
                                        Submission const& filed,
                                        FormTotal const* total)
{
    out += '[';
    for (auto first = filed.facts.begin(); first != filed.facts.end();) {
        auto const last = std::find_if(
            first, filed.facts.end(), [&](Fact const& one) { return one.row != first->row; });
        separate(out);
        out += '[';
        auto const known = known_row(first->row);
        append_count(out, known ? *known : new_row(first->row, label_of(filed, first->row)));
        out += ',';
        append_leaf_row(out, std::span(first, last));
        if (auto const cell =
                m_with_means ? total->find(first->row, m_form.columns.front().id) : std::nullopt) {
            append_weights(out, *total, cell->row);
        }
        out += ']';
        first = last;
    }
    out += ']';
}

// Where the next one goes.
std::string& PageFigureWriter::leaves()
{
    constexpr std::size_t piece = 1U << 16U;
    auto& pieces = m_figures.leaves;
    if (pieces.empty() || pieces.back().size() > piece) {
        pieces.emplace_back().reserve(piece + piece / 8);
    }
    return pieces.back();
}

void PageFigureWriter::add_leaf(std::size_t unit,
                                std::size_t place,
                                std::size_t file,
                                std::size_t sheet,
                                Submission const& filed,
                                FormTotal const* total)
{
    auto& out = leaves();
    auto const before = out.size();
    out += m_size == 0 ? "\n[" : ",\n[";
    for (auto const number : {unit, place, file, sheet}) {
        append_count(out, number);
        out += ',';
    }
    if (m_form.row_kind == RowKind::list) {
        out += "[]"; // its rows are persons or single organisations: only counted
    } else {
        append_leaf_rows(out, filed, total);
    }
    out += ',';
    append_over_rows(out, total);
    out += ']';
    m_size += out.size() - before;
}

PageFigures PageFigureWriter::finish()
{
    auto& rows = m_figures.rows;
    for (auto const& row : m_form.rows) {
        rows += rows.empty() ? "\n[" : ",\n[";
        append_json(rows, row.id);
        rows += ',';
        append_json(rows, (row.number.empty() ? "" : row.number + " ") + row.label);
        rows += ',';
        auto depth = 0;
        for (auto above = row.parent; above; above = m_form.rows[*above].parent) {
            ++depth;
        }
        rows += std::to_string(depth) + (row.heading ? ",1]" : ",0]");
    }
    for (auto const& [id, label] : m_unknown) {
        rows += rows.empty() ? "\n[" : ",\n[";
        append_json(rows, id);
        rows += ',';
        append_json(rows, label);
        rows += ",0,0]";
    }
    for (auto const& layout : m_layout_list) {
        separate(m_figures.layouts);
        m_figures.layouts += layout;
    }
    return std::move(m_figures);
}

} // namespace gopbieu
