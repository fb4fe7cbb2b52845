#include "total/pack_total.hpp"

#include <algorithm>

namespace gopbieu {

namespace {

enum ValueMark : std::uint8_t { no_value, a_number, a_text };

void pack_exact(ByteWriter& out, Exact const& value)
{
    out.text(value.text());
}

bool unpack_exact(ByteReader& in, Exact& value)
{
    auto const found = Exact::parse(in.view());
    value = found.value_or(Exact());
    return found.has_value();
}

void pack_value(ByteWriter& out, std::optional<FigureValue> const& value)
{
    auto const* const number = value ? std::get_if<Exact>(&*value) : nullptr;
    out.number(number != nullptr ? a_number : value ? a_text : no_value);
    if (number != nullptr) {
        pack_exact(out, *number);
    } else if (value) {
        out.text(std::get<std::string>(*value));
    }
}

bool unpack_value(ByteReader& in, std::optional<FigureValue>& value)
{
    auto const mark = in.number();
    if (mark == a_text) {
        value = in.text();
    } else if (mark == a_number) {
        Exact number;
        if (!unpack_exact(in, number)) {
            return false;
        }
        value = number;
    }
    return mark <= a_text;
}

void pack_words(ByteWriter& out, Words const& words)
{
    out.number(words.words.size());
    for (auto const& word : words.words) {
        pack_value(out, word.value);
        out.number(word.arrival);
        out.number(word.position);
    }
}

void pack_list_row(ByteWriter& out, ListRow const& row)
{
    out.number(row.unit);
    out.number(row.position);
    out.number(row.number);
    out.text(row.label);
    out.number(row.values.size());
    for (auto const& value : row.values) {
        pack_value(out, value);
    }
}

// Cells with figures one after the other; rows that are there without any have none.
void pack_cells(ByteWriter& out, FormTotal const& total)
{
    auto const cells = total.cells();
    out.number(cells.size());
    for (auto const cell : cells) {
        auto const* const amount = total.amount(cell);
        out.number(cell.row);
        out.number(cell.column);
        out.number(amount != nullptr ? 1 : 0);
        if (amount == nullptr) {
            pack_words(out, *total.words(cell));
        } else if (amount->too_large) {
            out.number(1);
        } else {
            out.number(0);
            pack_exact(out, amount->sum);
            pack_exact(out, amount->weight);
        }
    }
}

class TotalReader {
public:
    TotalReader(ByteReader& in, FormTotal& total, UnknownKeys& keys)
        : m_in(in), m_total(total), m_keys(keys), m_known(total.shape().known_rows())
    {
    }

    bool read()
    {
        m_total.source_file = m_in.text();
        m_total.parts.resize(m_in.count());
        std::ranges::generate(m_total.parts, [&] { return m_in.number(); });
        return read_rows() && repeat([&] { return read_cell(); }) &&
               repeat([&] { return read_list_row(); }) && m_in;
    }

private:
    template <typename One>
    bool repeat(One const& one)
    {
        auto left = m_in.count();
        while (left-- > 0) {
            if (!m_in || !one()) {
                return false;
            }
        }
        return true;
    }

    bool read_rows()
    {
        return repeat([&] {
            auto const row = m_in.small_number();
            auto here = row;
            if (row >= m_known) {
                auto const id = m_in.text();
                here = m_known + m_keys.number(id, m_in.text());
                m_rows.emplace(row, here);
            }
            m_total.add_row(here);
            return true;
        });
    }

    bool read_cell()
    {
        CellAt cell{m_in.small_number(), m_in.small_number()};
        bool const amount = m_in.number() == 1;
        if (auto const renamed = m_rows.find(cell.row); renamed != m_rows.end()) {
            cell.row = renamed->second;
        }
        bool const list = m_total.form().row_kind == RowKind::list;
        if (cell.column >= m_total.shape().columns() ||
            (cell.row >= m_known && !list && cell.row >= m_known + m_keys.size())) {
            return false;
        }
        return amount ? read_amount(cell) : repeat([&] { return read_word(cell); });
    }

    bool read_amount(CellAt cell)
    {
        Amount amount;
        amount.too_large = m_in.number() == 1;
        bool const good = amount.too_large ||
                          (unpack_exact(m_in, amount.sum) && unpack_exact(m_in, amount.weight));
        m_total.add(cell, amount);
        return good;
    }

    bool read_word(CellAt cell)
    {
        std::optional<FigureValue> value;
        bool const good = unpack_value(m_in, value) && value;
        Word word;
        word.value = value.value_or(FigureValue());
        word.arrival = m_in.number();
        word.position = m_in.small_number();
        m_total.add(cell, word);
        return good;
    }

    bool read_list_row()
    {
        auto row = std::make_shared<ListRow>();
        row->unit = m_in.number();
        row->position = m_in.small_number();
        row->number = m_in.small_number();
        row->label = m_in.text();
        row->values.resize(m_in.count());
        bool good = row->values.size() == m_total.shape().columns();
        for (auto& value : row->values) {
            good = good && unpack_value(m_in, value);
        }
        m_total.add(std::move(row));
        return good;
    }

    ByteReader& m_in;
    FormTotal& m_total;
    UnknownKeys& m_keys;
    std::uint32_t m_known;
    std::map<std::uint32_t, std::uint32_t> m_rows; ///< numbers of unknown keys, then and now
};

} // namespace

void pack_total(ByteWriter& out, FormTotal const& total)
{
    out.text(total.source_file);
    out.number(total.parts.size());
    for (auto const part : total.parts) {
        out.number(part);
    }
    auto const rows = total.rows();
    out.number(rows.size());
    for (auto const& row : rows) {
        out.number(row.row);
        if (row.row >= total.shape().known_rows()) {
            out.text(row.id);
            out.text(row.label);
        }
    }
    pack_cells(out, total);
    out.number(total.list().size());
    for (auto const& row : total.list()) {
        pack_list_row(out, *row);
    }
}

bool unpack_total(ByteReader& in, FormTotal& total, UnknownKeys& keys)
{
    return TotalReader(in, total, keys).read();
}

std::string shown_bytes(FormTotal const& total)
{
    ByteWriter out;
    out.number(total.coverage.filed);
    out.number(total.coverage.expected);
    out.number(total.coverage.nil);
    out.text(total.source_file);
    for (auto const& row : total.rows()) {
        out.text(row.id);
        out.text(row.label);
        for (std::uint32_t column = 0; column < total.shape().columns(); ++column) {
            pack_value(out, total.value({row.row, column}));
            pack_value(out, total.weight({row.row, column}));
        }
    }
    for (std::uint32_t column = 0; column < total.shape().columns(); ++column) {
        pack_value(out, total.over_rows(column));
        pack_exact(out, total.amount_over_rows(column).weight);
    }
    for (auto const& row : total.list()) {
        pack_list_row(out, *row);
    }
    return std::move(out.bytes());
}

} // namespace gopbieu
