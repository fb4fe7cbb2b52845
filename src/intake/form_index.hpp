#pragma once

// Every label of every form, by its key, made once for all files: a sheet's texts are then looked
// up once each, however many forms a campaign has.

#include "form/form.hpp"
#include "intake/form_cells.hpp"
#include "intake/shelf.hpp"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

namespace gopbieu {

/// The number of a label: two labels with the same key are one.
using LabelId = std::uint32_t;
inline constexpr LabelId no_label = 0xffffffffU;

enum class LabelRole : std::uint8_t {
    column, ///< a column's own label
    group,  ///< a label over several columns
    row,
    total, ///< of the row that adds up all others
    title, ///< of the form
    number ///< of the form: "Biểu số 1-BTCTW"
};

/// What a label is in one of the forms.
struct LabelUse {
    std::uint32_t form = 0;
    LabelRole role = LabelRole::column;
    std::uint32_t index = 0; ///< of the column (also of a group's) or the row

    bool operator==(LabelUse const&) const = default;
};

/// Other writings of one label have numbers of their own, so each label is a set.
using LabelSet = std::vector<LabelId>;

/// The labels of one form.
struct FormLabels {
    std::vector<LabelSet> columns;             ///< a column's own
    std::vector<std::vector<LabelSet>> groups; ///< of each column, from the outermost
    std::vector<LabelSet> rows;
    LabelSet totals;
    /// The numbers printed under the columns, as numbers and by key_plain(); empty where none is.
    std::vector<std::optional<unsigned>> numbers;
    std::vector<std::string> number_keys;
    /// All of them, each once.
    LabelSet header, body;
    /// Keys of what the template prints where the unit writes its name.
    std::vector<std::string> unit_lines;
    /// How the form calls itself above its table: keys of its titles, and of its number.
    std::vector<std::string> titles;
    std::string number;
    std::set<int> title_years; ///< of its titles ("giai đoạn 2010–2021")
};

class TextMemo;

/// Whether sheets that are like one before are looked at the short way. The long way is for tests:
/// both find the same.
enum class SameSheets : std::uint8_t { short_way, long_way };

class FormIndex {
public:
    /// The forms must outlive the index.
    explicit FormIndex(std::span<FormDefinition const> forms,
                       SameSheets same = SameSheets::short_way);

    [[nodiscard]] std::span<FormDefinition const> forms() const { return m_forms; }
    [[nodiscard]] FormLabels const& labels(std::size_t form) const { return m_labels[form]; }
    /// `form` is one of forms().
    [[nodiscard]] FormLabels const& labels_of(FormDefinition const& form) const
    {
        return m_labels[static_cast<std::size_t>(&form - m_forms.data())];
    }

    [[nodiscard]] FormCells const& cells_of(FormDefinition const& form) const
    {
        return m_cells[static_cast<std::size_t>(&form - m_forms.data())];
    }

    /// The label with this key_with_accents(); no_label when there is none.
    [[nodiscard]] LabelId find(std::string_view key) const;
    /// The labels that are this key_plain() without their accents.
    [[nodiscard]] std::span<LabelId const> find_plain(std::string_view plain_key) const;
    [[nodiscard]] std::span<LabelUse const> uses(LabelId label) const { return m_uses[label]; }
    /// Whether the form has the label in a header (as a column or group).
    [[nodiscard]] bool in_header(LabelId label, std::size_t form) const;
    [[nodiscard]] bool in_body(LabelId label, std::size_t form) const;

    [[nodiscard]] std::string const& key(LabelId label) const { return m_keys[label]; }
    [[nodiscard]] std::string const& plain(LabelId label) const { return m_plain[label]; }
    /// As it is printed.
    [[nodiscard]] std::string const& text(LabelId label) const { return m_texts[label]; }
    /// Whether a word, or two joined by a space, occurs in the labels.
    [[nodiscard]] bool knows(std::string_view words) const;
    /// Whether figures of this unit ("giờ", "giờ/tháng") are hours.
    [[nodiscard]] bool counts_hours(std::string const& unit) const;

    /// What was found out about texts with these labels. A convenience for speed: it changes no
    /// answer.
    [[nodiscard]] Shelf<TextMemo>& memos() const { return *m_memos; }

    [[nodiscard]] bool keeps_layouts() const { return m_same == SameSheets::short_way; }

private:
    LabelId add(std::string_view text, LabelUse use);
    LabelSet add_all(std::vector<std::string> const& texts, LabelUse use);
    void add_form(std::uint32_t number, FormDefinition const& form);
    void add_words(std::string_view text);

    struct Hash {
        using is_transparent = void; // NOLINT(readability-identifier-naming): the library's
        std::size_t operator()(std::string_view text) const
        {
            return std::hash<std::string_view>{}(text);
        }
    };
    template <typename Value>
    using ByText = std::unordered_map<std::string, Value, Hash, std::equal_to<>>;

    std::span<FormDefinition const> m_forms;
    SameSheets m_same;
    std::shared_ptr<Shelf<TextMemo>> m_memos;
    std::vector<FormLabels> m_labels;
    std::vector<FormCells> m_cells;
    std::unordered_map<std::string, bool> m_hours; ///< units of figures
    ByText<LabelId> m_by_key;
    ByText<std::vector<LabelId>> m_by_plain;
    std::vector<std::string> m_keys, m_plain, m_texts;
    std::vector<std::vector<LabelUse>> m_uses;
    std::unordered_set<std::string, Hash, std::equal_to<>> m_words;
};

/// Whether a set has a label.
bool has(LabelSet const& set, LabelId label);

} // namespace gopbieu
