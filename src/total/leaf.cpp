#include "total/leaf.hpp"

#include "base/catalogue/totals.hpp"

#include <algorithm>

namespace gopbieu {

namespace {

std::string label_of(Submission const& submission, std::string const& row)
{
    auto const found =
        std::ranges::find(submission.row_labels, row, &std::pair<std::string, std::string>::first);
    return found == submission.row_labels.end() ? row : found->second;
}

} // namespace

/// The figures of a submission as a weight sees them, from one place.
class LeafReader::Values : public Figures {
public:
    Values(LeafReader const& reader, ResolvedExpression const& resolved, Figure const& figure)
        : m_reader(reader), m_resolved(resolved), m_figure(figure)
    {
    }

    [[nodiscard]] Evaluated name(Expression const& name) const override
    {
        auto const& targets = m_resolved.names[name.slot];
        return targets.size() == 1 ? value(targets.front()) : Evaluated{Evaluated::State::unknown};
    }
    void range(Expression const& range, std::vector<Evaluated>& into) const override
    {
        for (auto const& target : m_resolved.names[range.slot]) {
            into.push_back(value(target));
        }
    }

private:
    [[nodiscard]] Evaluated value(Target const& target) const
    {
        if (target.whose != Reference::Whose::own || target.form != &m_reader.m_shape->form()) {
            return {Evaluated::State::unknown};
        }
        auto const column =
            target.column ? static_cast<std::uint32_t>(*target.column) : m_figure.at.column;
        auto line = std::optional(m_figure.line);
        if (target.row) {
            auto const found = m_reader.m_line_of_row[*target.row];
            line = found == 0 ? std::nullopt : std::optional(found - 1);
        }
        auto const* const fact = line ? m_reader.fact_at(*line, column) : nullptr;
        auto const* const number = fact == nullptr ? nullptr : fact->number();
        return number == nullptr ? Evaluated{Evaluated::State::blank}
                                 : Evaluated{Evaluated::State::value, *number};
    }

    LeafReader const& m_reader;
    ResolvedExpression const& m_resolved;
    Figure const& m_figure;
};

LeafReader::LeafReader(std::shared_ptr<FormShape const> shape,
                       std::shared_ptr<UnknownKeys> keys,
                       std::size_t form_number)
    : m_shape(std::move(shape)), m_keys(std::move(keys)), m_form_number(form_number),
      m_line_of_row(m_shape->known_rows(), 0)
{
}

void LeafReader::add(FormTotal& into,
                     Submission const& submission,
                     Filer const& filer,
                     Notes& notes)
{
    m_submission = &submission;
    m_filer = &filer;
    m_notes = &notes;
    place(submission);
    for (auto const& figure : m_figures) {
        add_figure(into, figure);
    }
    if (m_shape->form().row_kind == RowKind::list) {
        add_list_rows(into);
    }
}

// Facts come row by row. Each row that is met is the next line of the table.
void LeafReader::place(Submission const& submission)
{
    bool const list = m_shape->form().row_kind == RowKind::list;
    std::ranges::fill(m_line_of_row, 0U);
    m_figures.clear();
    m_table.clear();
    std::unordered_map<std::string_view, std::pair<std::uint32_t, std::uint32_t>> rows;
    for (auto const& fact : submission.facts) {
        auto const column = m_shape->column(fact.column);
        if (!column) {
            continue; // the schema has changed since it was filed
        }
        auto const lines = static_cast<std::uint32_t>(rows.size());
        auto const [found, fresh] = rows.try_emplace(fact.row, lines, 0U);
        auto& [line, row] = found->second;
        if (fresh) {
            m_table.resize(m_table.size() + m_shape->columns(), nullptr);
            auto const known = m_shape->row(fact.row);
            row = list    ? 0
                  : known ? *known
                          : m_shape->known_rows() +
                                m_keys->number(fact.row, label_of(submission, fact.row));
            if (known) {
                m_line_of_row[*known] = line + 1;
            }
        }
        m_table[std::size_t{line} * m_shape->columns() + *column] = &fact;
        m_figures.push_back({{row, *column}, line, &fact});
    }
}

Fact const* LeafReader::fact_at(std::uint32_t line, std::uint32_t column) const
{
    return m_table[std::size_t{line} * m_shape->columns() + column];
}

void LeafReader::add_figure(FormTotal& into, Figure const& figure)
{
    auto const& measure = m_shape->measure(figure.at);
    auto const& fact = *figure.fact;
    into.add_row(figure.at.row);
    if (measure.derived() ||
        (measure.way == Way::none && m_shape->form().row_kind == RowKind::list)) {
        return; // worked out again, or kept with the row of the list
    }
    if (!is_amount(measure.way, fact.number() != nullptr)) {
        Word word;
        word.value = fact.value;
        word.arrival = m_filer->arrival;
        word.position = m_filer->position;
        into.add(figure.at, word);
    } else if (fact.number() == nullptr) {
        return; // a text where a number is wanted: the checks have spoken of it
    } else if (auto const amount = amount_of(figure)) {
        into.add(figure.at, *amount);
    } else {
        note(figure, say::weight_missing, say::weight_missing_more);
    }
}

// A single value as an amount; nothing when a mean has no weight to stand on.
std::optional<Amount> LeafReader::amount_of(Figure const& figure) const
{
    Amount amount;
    amount.sum = *figure.fact->number();
    amount.weight = Exact(1);
    if (m_shape->measure(figure.at).way != Way::mean) {
        return amount;
    }
    auto const parts = std::ranges::find_if(m_submission->means, [&](MeanParts const& one) {
        return one.row == figure.fact->row && one.column == figure.fact->column;
    });
    if (parts != m_submission->means.end()) {
        amount.sum = parts->numerator;
        amount.weight = parts->weight;
        return amount;
    }
    auto const* const resolved = m_shape->expression(figure.at);
    auto const weight = resolved == nullptr
                            ? Evaluated{Evaluated::State::unknown}
                            : evaluate(resolved->expression, Values(*this, *resolved, figure));
    if (weight.state != Evaluated::State::value) {
        return {};
    }
    auto const numerator = amount.sum.times(weight.value);
    amount.too_large = !numerator;
    amount.sum = numerator.value_or(Exact());
    amount.weight = numerator ? weight.value : Exact();
    return amount;
}

void LeafReader::add_list_rows(FormTotal& into)
{
    std::uint32_t number = 0;
    for (std::size_t first = 0; first < m_table.size(); first += m_shape->columns()) {
        auto row = std::make_shared<ListRow>();
        row->unit = m_filer->unit;
        row->position = m_filer->position;
        row->number = number++;
        row->values.resize(m_shape->columns());
        for (std::uint32_t column = 0; column < m_shape->columns(); ++column) {
            auto const* const fact = m_table[first + column];
            if (fact != nullptr) {
                row->values[column] = fact->value;
                row->label = label_of(*m_submission, fact->row);
            }
        }
        into.add(std::move(row));
    }
}

void LeafReader::note(Figure const& figure, Say say, Say summary)
{
    auto const& form = m_shape->form();
    auto const& row = figure.fact->row;
    auto const* const known = form.find_row(row);
    m_notes->add({m_form_number, m_filer->position, figure.at.row, figure.at.column},
                 finding(say,
                         m_submission->place(figure.fact->cell),
                         {{"unit", m_filer->name},
                          {about_unit, m_filer->code},
                          {"form", form.id},
                          {"row", known != nullptr ? known->label : label_of(*m_submission, row)},
                          {"column", form.columns[figure.at.column].label()}}),
                 summary);
}

} // namespace gopbieu
