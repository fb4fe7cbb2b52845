#include "intake/form_index.hpp"

#include "intake/line_texts.hpp"
#include "intake/period.hpp"
#include "intake/text_memo.hpp"
#include "text/abbreviation.hpp"
#include "text/letter.hpp"
#include "text/match_key.hpp"

#include <algorithm>

namespace gopbieu {

namespace {

void unite(LabelSet& all, LabelSet const& more)
{
    for (auto const label : more) {
        if (!has(all, label)) {
            all.push_back(label);
        }
    }
}

std::vector<std::string> writings(std::string const& label, std::vector<std::string> synonyms)
{
    synonyms.insert(synonyms.begin(), label);
    return synonyms;
}

// "1 Kết nạp": where numbering and label share a cell.
std::vector<std::string> row_writings(Row const& row)
{
    auto all = writings(row.label, row.synonyms);
    if (!row.number.empty()) {
        auto const count = all.size();
        for (std::size_t index = 0; index < count; ++index) {
            all.push_back(row.number + " " + all[index]);
        }
    }
    return all;
}

bool is_hours(std::string const& unit)
{
    static auto const hours = key_with_accents("giờ");
    auto const key = key_with_accents(unit);
    return key == hours || key.starts_with(hours + " ");
}

} // namespace

bool has(LabelSet const& set, LabelId label)
{
    return std::ranges::find(set, label) != set.end();
}

FormIndex::FormIndex(std::span<FormDefinition const> forms, SameSheets same)
    : m_forms(forms), m_same(same), m_memos(std::make_shared<Shelf<TextMemo>>())
{
    m_labels.resize(forms.size());
    for (std::size_t number = 0; number < forms.size(); ++number) {
        add_form(static_cast<std::uint32_t>(number), forms[number]);
        m_cells.emplace_back(forms[number]);
    }
}

void FormIndex::add_form(std::uint32_t number, FormDefinition const& form)
{
    auto& labels = m_labels[number];
    for (std::uint32_t index = 0; index < form.columns.size(); ++index) {
        auto const& column = form.columns[index];
        auto& groups = labels.groups.emplace_back();
        for (std::size_t level = 0; level + 1 < column.path.size(); ++level) {
            groups.push_back(add_all({column.path[level]}, {number, LabelRole::group, index}));
            unite(labels.header, groups.back());
        }
        labels.columns.push_back(
            add_all(writings(column.label(), column.synonyms), {number, LabelRole::column, index}));
        unite(labels.header, labels.columns.back());
        labels.numbers.push_back(column_number(column.number));
        labels.number_keys.push_back(key_plain(column.number));
        m_hours.emplace(column.measure.unit, is_hours(column.measure.unit));
    }
    for (std::uint32_t index = 0; index < form.rows.size(); ++index) {
        labels.rows.push_back(
            add_all(row_writings(form.rows[index]), {number, LabelRole::row, index}));
        unite(labels.body, labels.rows.back());
        if (auto const& measure = form.rows[index].measure) {
            m_hours.emplace(measure->unit, is_hours(measure->unit));
        }
    }
    if (form.total_row) {
        labels.totals = add_all(writings(form.total_row->label, form.total_row->synonyms),
                                {number, LabelRole::total, 0});
        unite(labels.body, labels.totals);
    }
    for (auto const& line : form.heading) {
        if (line.fill == HeadingFill::unit) {
            labels.unit_lines.push_back(key_with_accents(line.text));
        }
    }
    auto const titles = writings(form.title, form.titles);
    add_all(titles, {number, LabelRole::title, 0});
    for (auto const& title : titles) {
        labels.titles.push_back(key_with_accents(title));
    }
    add_all({form.number}, {number, LabelRole::number, 0});
    labels.number = key_with_accents(form.number);
    labels.title_years = years_of_line(form.title);
    for (auto const& title : form.titles) {
        labels.title_years.merge(years_of_line(title));
    }
}

LabelSet FormIndex::add_all(std::vector<std::string> const& texts, LabelUse use)
{
    LabelSet labels;
    auto const add_one = [&](std::string_view text) {
        auto const label = add(text, use);
        if (label != no_label && !has(labels, label)) {
            labels.push_back(label);
        }
    };
    for (auto const& text : texts) {
        add_words(text);
        add_one(text);
        for (auto const& reading : expand_abbreviations(text)) {
            add_words(reading);
            add_one(reading);
        }
    }
    return labels;
}

LabelId FormIndex::add(std::string_view text, LabelUse use)
{
    auto key = key_with_accents(text);
    if (key.empty()) {
        return no_label;
    }
    auto const [place, fresh] = m_by_key.emplace(key, static_cast<LabelId>(m_keys.size()));
    if (fresh) {
        auto plain = key_plain(text);
        m_by_plain[plain].push_back(place->second);
        m_keys.push_back(std::move(key));
        m_plain.push_back(std::move(plain));
        m_texts.emplace_back(text);
        m_uses.emplace_back();
    }
    auto& uses = m_uses[place->second];
    if (std::ranges::find(uses, use) == uses.end()) {
        uses.push_back(use);
    }
    return place->second;
}

// The words and the pairs of neighbours, in small letters, for the repair of old encodings.
void FormIndex::add_words(std::string_view text)
{
    auto characters = to_characters(text);
    std::string previous;
    std::u32string word;
    characters += U' ';
    for (auto const character : characters) {
        auto const small = small_letter(character);
        if (letter_of(small)) {
            word += small;
            continue;
        }
        if (!word.empty()) {
            auto const now = to_utf8(word);
            m_words.insert(now);
            if (!previous.empty()) {
                m_words.insert(previous + " " + now);
            }
            previous = now;
            word.clear();
        }
        if (character != U' ') {
            previous.clear();
        }
    }
}

LabelId FormIndex::find(std::string_view key) const
{
    auto const found = m_by_key.find(key);
    return found == m_by_key.end() ? no_label : found->second;
}

std::span<LabelId const> FormIndex::find_plain(std::string_view plain_key) const
{
    auto const found = m_by_plain.find(plain_key);
    return found == m_by_plain.end() ? std::span<LabelId const>() : found->second;
}

bool FormIndex::in_header(LabelId label, std::size_t form) const
{
    return std::ranges::any_of(m_uses[label], [&](LabelUse const& use) {
        return use.form == form && (use.role == LabelRole::column || use.role == LabelRole::group);
    });
}

bool FormIndex::in_body(LabelId label, std::size_t form) const
{
    return std::ranges::any_of(m_uses[label], [&](LabelUse const& use) {
        return use.form == form && (use.role == LabelRole::row || use.role == LabelRole::total);
    });
}

bool FormIndex::counts_hours(std::string const& unit) const
{
    auto const known = m_hours.find(unit);
    return known != m_hours.end() ? known->second : is_hours(unit);
}

bool FormIndex::knows(std::string_view words) const
{
    return m_words.contains(words);
}

} // namespace gopbieu
