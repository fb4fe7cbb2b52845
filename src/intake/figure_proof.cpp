#include "intake/figure_proof.hpp"

#include "base/sha256.hpp"
#include "text/match_key.hpp"

#include <algorithm>

namespace gopbieu {

namespace {

constexpr std::size_t tag_length = 6; // of a row
constexpr std::size_t sum_length = 2; // of a figure
constexpr std::size_t content_length = 32;
constexpr std::string_view no_figure = "..";

std::string short_sum(std::string const& text, std::size_t length)
{
    return sha256(text).substr(0, length);
}

// As it is read again from a workbook. Empty for a nought.
std::string shown(FigureValue const& value)
{
    auto const* const number = std::get_if<Exact>(&value);
    if (number == nullptr) {
        return std::get<std::string>(value);
    }
    auto const kept = Exact::from_double(number->to_double());
    return kept && *kept == Exact() ? std::string() : kept.value_or(*number).text();
}

} // namespace

std::string own_row_tag(FormDefinition const& form, std::string_view id, std::string_view label)
{
    return form.row_kind == RowKind::list ? std::string(id) : "=" + key_with_accents(label);
}

FigureProof::FigureProof(FormDefinition const& form, Submission const& submission) : m_form(form)
{
    std::map<std::string, std::string> own;
    for (auto const& [id, label] : submission.row_labels) {
        own[id] = own_row_tag(form, id, label);
    }
    for (auto const& fact : submission.facts) {
        auto const column = std::ranges::find(form.columns, fact.column, &Column::id);
        if (column != form.columns.end()) {
            auto const tag = own.find(fact.row);
            add(tag == own.end() ? fact.row : tag->second,
                static_cast<std::size_t>(column - form.columns.begin()),
                fact.value);
        }
    }
}

void FigureProof::add(std::string_view row, std::size_t column, FigureValue const& value)
{
    if (auto text = shown(value); !text.empty()) {
        m_rows[std::string(row)][column] = std::move(text);
    }
}

std::string FigureProof::content() const
{
    std::string all = m_form.id + "@" + m_form.edition + "\n";
    for (auto const& [row, figures] : m_rows) {
        for (auto const& [column, text] : figures) {
            all += row + "\t" + m_form.columns[column].id + "\t" + text + "\n";
        }
    }
    return short_sum(all, content_length);
}

std::map<std::string, std::string> FigureProof::row_sums() const
{
    std::map<std::string, std::string> sums;
    for (auto const& [row, figures] : m_rows) {
        std::string sum;
        for (std::size_t column = 0; column < m_form.columns.size(); ++column) {
            auto const found = figures.find(column);
            sum += found == figures.end()
                       ? std::string(no_figure)
                       : short_sum(row + "\t" + m_form.columns[column].id + "\t" + found->second,
                                   sum_length);
        }
        sums.emplace(short_sum(row, tag_length), std::move(sum));
    }
    return sums;
}

std::string FigureProof::figures() const
{
    std::string all;
    for (auto const& [tag, sums] : row_sums()) {
        all += tag + sums;
    }
    return all;
}

std::vector<FigureProof::Change> FigureProof::changed_since(std::string_view figures) const
{
    auto const width = tag_length + sum_length * m_form.columns.size();
    std::map<std::string, std::string> then;
    for (; figures.size() >= width; figures.remove_prefix(width)) {
        then.emplace(figures.substr(0, tag_length), figures.substr(tag_length, width - tag_length));
    }
    auto const now = row_sums();
    std::vector<Change> changes;
    for (auto const& [row, ignored] : m_rows) {
        auto const tag = short_sum(row, tag_length);
        auto const before = then.find(tag);
        Change change{row, {}};
        if (before == then.end()) {
            changes.push_back(std::move(change));
            continue;
        }
        auto const& sums = now.at(tag);
        for (std::size_t column = 0; column < m_form.columns.size(); ++column) {
            auto const at = column * sum_length;
            if (sums.compare(at, sum_length, before->second, at, sum_length) != 0) {
                change.columns.push_back(column);
            }
        }
        if (!change.columns.empty()) {
            changes.push_back(std::move(change));
        }
    }
    if (std::ranges::any_of(then, [&](auto const& one) { return !now.contains(one.first); })) {
        changes.push_back({});
    }
    return changes;
}

} // namespace gopbieu
