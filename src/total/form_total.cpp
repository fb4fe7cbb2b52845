#include "total/form_total.hpp"

#include <algorithm>
#include <set>

namespace gopbieu {

namespace {

bool listed_before(std::shared_ptr<ListRow const> const& left,
                   std::shared_ptr<ListRow const> const& right)
{
    return std::pair(left->position, left->number) < std::pair(right->position, right->number);
}

} // namespace

FormTotal::FormTotal(std::shared_ptr<FormShape const> shape,
                     std::shared_ptr<UnknownKeys const> keys)
    : m_shape(std::move(shape)), m_keys(std::move(keys))
{
}

bool FormTotal::empty() const
{
    return m_amounts.empty() && m_words.empty() && m_list.empty();
}

std::optional<CellAt> FormTotal::find(std::string_view row, std::string_view column) const
{
    auto const at_column = m_shape->column(column);
    if (!at_column) {
        return {};
    }
    if (auto const known = m_shape->row(row)) {
        return CellAt{*known, *at_column};
    }
    for (std::uint32_t number = 0; number < m_keys->size(); ++number) {
        if (m_keys->id(number) == row) {
            return CellAt{m_shape->known_rows() + number, *at_column};
        }
    }
    return {};
}

std::vector<TotalRowRef> FormTotal::rows() const
{
    std::vector<TotalRowRef> found;
    if (is_list()) {
        return found;
    }
    auto const known = m_shape->known_rows();
    std::set<std::uint32_t> there;
    for (std::uint32_t row = 0; row < m_slots.size(); ++row) {
        if (m_slots[row] != 0) {
            there.insert(row);
        }
    }
    for (auto const& [cell, value] : m_derived) {
        there.insert(cell.row); // a printed row that nobody need fill in
    }
    for (auto const row : there) {
        auto const* const own = row < known ? &form().rows[row] : nullptr;
        found.push_back({row,
                         own != nullptr ? own->id : m_keys->id(row - known),
                         own != nullptr ? own->label : m_keys->label(row - known),
                         own});
    }
    auto const unknown = std::ranges::find(found, nullptr, &TotalRowRef::known);
    std::sort(unknown, found.end(), [](TotalRowRef const& left, TotalRowRef const& right) {
        return std::pair(std::string_view(left.label), std::string_view(left.id)) <
               std::pair(std::string_view(right.label), std::string_view(right.id));
    });
    return found;
}

std::optional<FigureValue> FormTotal::value(CellAt cell) const
{
    if (auto const* const texts = words(cell)) {
        return texts->value();
    }
    auto const found = number(cell);
    return found ? std::optional<FigureValue>(*found) : std::nullopt;
}

std::optional<Exact> FormTotal::number(CellAt cell) const
{
    auto const& measure = m_shape->measure(cell);
    if (measure.derived()) {
        auto const found = m_derived.find(cell);
        return found == m_derived.end() ? std::nullopt : std::optional(found->second);
    }
    if (auto const* const found = amount(cell)) {
        return found->value(measure.way);
    }
    auto const* const texts = words(cell);
    if (texts == nullptr || texts->words.size() != 1) {
        return {};
    }
    auto const* const one = std::get_if<Exact>(&texts->words.front().value);
    return one == nullptr ? std::nullopt : std::optional(*one);
}

std::optional<Exact> FormTotal::weight(CellAt cell) const
{
    auto const* const found = amount(cell);
    bool const mean = m_shape->measure(cell).way == Way::mean;
    return mean && found != nullptr && !found->too_large ? std::optional(found->weight)
                                                         : std::nullopt;
}

Amount const* FormTotal::amount(CellAt cell) const
{
    if (cell.row >= m_slots.size() || m_slots[cell.row] == 0) {
        return nullptr;
    }
    auto const& found =
        m_amounts[std::size_t{m_slots[cell.row] - 1} * m_shape->columns() + cell.column];
    return found.there() ? &found : nullptr;
}

Words const* FormTotal::words(CellAt cell) const
{
    auto const found = m_words.find(cell);
    return found == m_words.end() ? nullptr : &found->second;
}

Amount FormTotal::amount_over_rows(std::uint32_t column) const
{
    Amount all;
    for (std::uint32_t row = 0; row < m_slots.size(); ++row) {
        bool const part = row < m_shape->known_rows() && form().rows[row].parent;
        auto const* const one = part ? nullptr : amount({row, column});
        if (one != nullptr) {
            all.add(*one, m_shape->measure({row, column}).way);
        }
    }
    return all;
}

std::optional<FigureValue> FormTotal::over_rows(std::uint32_t column) const
{
    auto const& measure = form().columns[column].measure;
    if (measure.derived()) {
        auto const found = m_derived_over_rows.find(column);
        return found == m_derived_over_rows.end() ? std::nullopt
                                                  : std::optional<FigureValue>(found->second);
    }
    if (is_amount(measure.way, measure.holds_numbers())) {
        auto const found = amount_over_rows(column).value(measure.way);
        return found ? std::optional<FigureValue>(*found) : std::nullopt;
    }
    return {}; // texts of different rows have nothing to do with each other
}

void FormTotal::add_row(std::uint32_t row)
{
    if (row >= m_slots.size()) {
        m_slots.resize(row + std::size_t{1}, 0);
    }
    if (m_slots[row] == 0) {
        m_amounts.resize(m_amounts.size() + m_shape->columns());
        m_slots[row] = static_cast<std::uint32_t>(m_amounts.size() / m_shape->columns());
    }
}

Amount& FormTotal::amount_at(CellAt cell)
{
    add_row(cell.row);
    return m_amounts[std::size_t{m_slots[cell.row] - 1} * m_shape->columns() + cell.column];
}

void FormTotal::add(CellAt cell, Amount const& amount)
{
    amount_at(cell).add(amount, m_shape->measure(cell).way);
}

void FormTotal::add(CellAt cell, Word const& word)
{
    add_row(cell.row);
    m_words[cell].add(word, m_shape->measure(cell).way);
}

void FormTotal::add(std::shared_ptr<ListRow const> row)
{
    auto const place = std::ranges::upper_bound(m_list, row, listed_before);
    m_list.insert(place, std::move(row));
}

void FormTotal::add(FormTotal const& part)
{
    add_rows(part, {});
    for (auto const& [cell, words] : part.m_words) {
        auto const way = m_shape->measure(cell).way;
        if (way != Way::none) {
            m_words[cell].add(words, way);
        }
    }
    add_list(part);
}

void FormTotal::add_translated(FormTotal const& other, UnknownKeys& keys)
{
    auto const known = m_shape->known_rows();
    std::vector<std::uint32_t> new_rows;
    for (std::uint32_t row = 0; row < other.m_slots.size(); ++row) {
        bool const unknown = row >= known && !is_list() && other.m_slots[row] != 0;
        new_rows.push_back(unknown ? known + keys.number(other.m_keys->id(row - known),
                                                         other.m_keys->label(row - known))
                                   : row);
    }
    add_rows(other, new_rows);
    for (auto const& [cell, words] : other.m_words) {
        m_words[{new_rows[cell.row], cell.column}].add(words, m_shape->measure(cell).way);
    }
    add_list(other);
}

// `new_rows`: what the part's rows are here; empty: the same.
void FormTotal::add_rows(FormTotal const& part, std::vector<std::uint32_t> const& new_rows)
{
    for (std::uint32_t row = 0; row < part.m_slots.size(); ++row) {
        if (part.m_slots[row] == 0) {
            continue;
        }
        auto const here = new_rows.empty() ? row : new_rows[row];
        add_row(here);
        for (std::uint32_t column = 0; column < m_shape->columns(); ++column) {
            if (auto const* const amount = part.amount({row, column})) {
                add({here, column}, *amount);
            }
        }
    }
}

void FormTotal::add_list(FormTotal const& part)
{
    auto const before = static_cast<std::ptrdiff_t>(m_list.size());
    m_list.insert(m_list.end(), part.m_list.begin(), part.m_list.end());
    std::inplace_merge(m_list.begin(), m_list.begin() + before, m_list.end(), listed_before);
}

std::vector<CellAt> FormTotal::too_large() const
{
    auto found = cells();
    std::erase_if(found, [&](CellAt cell) {
        auto const* const one = amount(cell);
        return one == nullptr || !one->too_large;
    });
    return found;
}

std::vector<CellAt> FormTotal::cells() const
{
    std::vector<CellAt> found;
    for (std::uint32_t row = 0; row < m_slots.size(); ++row) {
        for (std::uint32_t column = 0; column < m_shape->columns(); ++column) {
            if (amount({row, column}) != nullptr) {
                found.push_back({row, column});
            }
        }
    }
    for (auto const& [cell, words] : m_words) {
        found.push_back(cell);
    }
    std::ranges::sort(found);
    return found;
}

} // namespace gopbieu
