#include "intake/near_label.hpp"

#include "text/abbreviation.hpp"
#include "text/double_conversion.hpp"
#include "text/match_key.hpp"
#include "text/near_match.hpp"
#include "text/syllable.hpp"

#include <algorithm>
#include <array>

namespace gopbieu {

namespace {

using Words = std::vector<std::string_view>;

Words words_of(std::string_view key)
{
    Words words;
    while (!key.empty()) {
        auto const end = std::min(key.find(' '), key.size());
        words.push_back(key.substr(0, end));
        key.remove_prefix(std::min(end + 1, key.size()));
    }
    return words;
}

bool has_digit(std::string_view word)
{
    return word.find_first_of("0123456789") != std::string_view::npos;
}

// "Tổng số (người)" without its brackets; empty when it ends otherwise or is nothing else.
std::string_view without_remark(std::string_view text)
{
    auto const end = text.find_last_not_of(" \t\r\n");
    auto const open = text.rfind('(');
    if (end == std::string_view::npos || text[end] != ')' || open == std::string_view::npos) {
        return {};
    }
    return text.substr(0, open);
}

// What a key keeps of a tone stands behind the word ("tong2"), so the written text is asked.
Words written_words(std::string_view text)
{
    Words words;
    std::size_t begin = 0;
    constexpr std::string_view between = " \t\r\n.,;:()[]/-\"'*";
    while ((begin = text.find_first_not_of(between, begin)) != std::string_view::npos) {
        auto const end = std::min(text.find_first_of(between, begin), text.size());
        words.push_back(text.substr(begin, end - begin));
        begin = end;
    }
    return words;
}

class NearFinder {
public:
    NearFinder(std::string_view text, FormIndex const& index, LabelSet const& known)
        : m_text(text), m_index(index), m_known(known), m_plain(key_plain(text))
    {
    }

    [[nodiscard]] std::optional<NearLabel> find() const
    {
        if (m_plain.empty()) {
            return {};
        }
        if (auto found = by_other_keys()) {
            return found;
        }
        if (auto found = by_plain(m_plain)) {
            return found;
        }
        auto const bare = without_remark(m_text);
        if (bare.size() != m_text.size()) {
            if (auto found = by_plain(key_plain(bare))) {
                return found;
            }
        }
        if (auto found = by_long_text()) {
            return found;
        }
        return by_slip();
    }

private:
    [[nodiscard]] LabelId known(std::string_view text) const
    {
        auto const label = m_index.find(key_with_accents(text));
        return label != no_label && has(m_known, label) ? label : no_label;
    }

    [[nodiscard]] std::optional<NearLabel> by_other_keys() const
    {
        for (auto const& reading : expand_abbreviations(m_text)) {
            if (auto const label = known(reading); label != no_label) {
                return NearLabel{label, Likeness::abbreviation};
            }
        }
        if (auto const label = known(without_remark(m_text)); label != no_label) {
            return NearLabel{label, Likeness::remark};
        }
        auto const undone = undo_double_conversion(
            m_text, [this](std::string_view words) { return m_index.knows(words); });
        if (undone) {
            if (auto const label = known(undone->text); label != no_label) {
                return NearLabel{label, Likeness::double_conversion};
            }
        }
        return {};
    }

    [[nodiscard]] std::optional<NearLabel> by_plain(std::string const& plain) const
    {
        std::optional<NearLabel> found;
        for (auto const label : m_index.find_plain(plain)) {
            if (!has(m_known, label)) {
                continue;
            }
            if (found) {
                return {};
            }
            found = NearLabel{label, Likeness::without_accents};
        }
        return found;
    }

    // Headers of 60 to 220 letters are copied with words left out or added. They begin the same,
    // and the words that only one label has, and all numbers, must be there.
    [[nodiscard]] std::optional<NearLabel> by_long_text() const
    {
        constexpr std::size_t long_enough = 40;
        if (m_plain.size() < long_enough) {
            return {};
        }
        auto const words = words_of(m_plain);
        std::optional<NearLabel> found;
        for (auto const label : m_known) {
            auto const& plain = m_index.plain(label);
            if (plain.size() < long_enough || !same_long_text(words, words_of(plain))) {
                continue;
            }
            if (found) {
                return {};
            }
            found = NearLabel{label, Likeness::long_text};
        }
        return found;
    }

    [[nodiscard]] bool same_long_text(Words const& words, Words const& label) const
    {
        constexpr std::size_t leading = 3;
        if (words.size() < leading || label.size() < leading ||
            !std::equal(words.begin(), words.begin() + leading, label.begin())) {
            return false;
        }
        std::size_t common = 0;
        for (auto const word : label) {
            bool const there = std::ranges::find(words, word) != words.end();
            common += there ? 1U : 0U;
            if (!there && (has_digit(word) || distinctive(word))) {
                return false;
            }
        }
        bool const numbers_agree = std::ranges::all_of(words, [&](std::string_view word) {
            return !has_digit(word) || std::ranges::find(label, word) != label.end();
        });
        return numbers_agree && same_sense(words, label) && common * 10 >= label.size() * 7 &&
               common * 10 >= words.size() * 7 && !foreign_words(words, label);
    }

    // These words turn the sense round, wherever one side has them and the other not.
    static bool same_sense(Words const& words, Words const& label)
    {
        static constexpr auto turning = std::to_array<std::string_view>({"khong",
                                                                         "chua",
                                                                         "ngoai",
                                                                         "tru",
                                                                         "tren",
                                                                         "duoi",
                                                                         "truoc",
                                                                         "sau",
                                                                         "nam",
                                                                         "nu",
                                                                         "tang",
                                                                         "giam",
                                                                         "den",
                                                                         "di"});
        return std::ranges::all_of(turning, [&](std::string_view word) {
            return (std::ranges::find(words, word) == words.end()) ==
                   (std::ranges::find(label, word) == label.end());
        });
    }

    // Whether the text has a word that tells another label from this one.
    [[nodiscard]] bool foreign_words(Words const& words, Words const& label) const
    {
        return std::ranges::any_of(words, [&](std::string_view word) {
            return std::ranges::find(label, word) == label.end() && occurrences(word) == 1;
        });
    }

    [[nodiscard]] bool distinctive(std::string_view word) const { return occurrences(word) == 1; }

    [[nodiscard]] std::size_t occurrences(std::string_view word) const
    {
        return static_cast<std::size_t>(std::ranges::count_if(m_known, [&](LabelId label) {
            auto const words = words_of(m_index.plain(label));
            return std::ranges::find(words, word) != words.end();
        }));
    }

    [[nodiscard]] std::optional<NearLabel> by_slip() const
    {
        std::vector<std::string> plains;
        plains.reserve(m_known.size());
        for (auto const label : m_known) {
            plains.push_back(m_index.plain(label));
        }
        auto const near = find_near(m_plain, plains);
        if (near.nearness != Nearness::unique) {
            return {};
        }
        auto const label = m_known[near.candidates.front()];
        if (!only_slips(words_of(m_index.plain(label)))) {
            return {};
        }
        return NearLabel{label, Likeness::slip};
    }

    // Every word that the label has not must be no word at all, and there must be one: a word left
    // out or put in ("có", "chưa") may turn the sense round.
    [[nodiscard]] bool only_slips(Words const& label) const
    {
        std::size_t wrong = 0;
        auto written = written_words(m_text);
        std::erase_if(written, [](std::string_view word) { return key_plain(word).empty(); });
        for (auto const word : written) {
            if (std::ranges::find(label, key_plain(word)) != label.end()) {
                continue;
            }
            if (is_syllable(word)) {
                return false;
            }
            ++wrong;
        }
        return wrong != 0 && written.size() + wrong >= label.size() &&
               label.size() + wrong >= written.size();
    }

    std::string_view m_text;
    FormIndex const& m_index;
    LabelSet const& m_known;
    std::string m_plain;
};

bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

// Cuts off what stands in front as often as it does.
template <std::size_t Count>
std::string_view without_leading(std::string_view text,
                                 std::array<std::string_view, Count> const& marks)
{
    bool again = true;
    while (again) {
        again = false;
        for (auto const mark : marks) {
            if (text.starts_with(mark)) {
                text.remove_prefix(mark.size());
                again = true;
            }
        }
    }
    return text;
}

// The end of "3.1", "12", "a", "IV" at the beginning of a text; 0 when there is none.
std::size_t numbering_end(std::string_view text)
{
    std::size_t end = 0;
    while (end < text.size() && (is_digit(text[end]) || (end != 0 && text[end] == '.'))) {
        ++end;
    }
    if (end != 0) {
        return end;
    }
    while (end < text.size() && std::string_view("IVX").find(text[end]) != std::string_view::npos) {
        ++end;
    }
    bool const letter =
        !text.empty() && ((text[0] >= 'a' && text[0] <= 'z') || (text[0] >= 'A' && text[0] <= 'Z'));
    return end != 0 ? end : letter ? 1 : text.starts_with("đ") || text.starts_with("Đ") ? 2 : 0;
}

} // namespace

std::optional<NearLabel>
near_label(std::string_view text, FormIndex const& index, LabelSet const& known)
{
    if (auto found = NearFinder(text, index, known).find()) {
        return found;
    }
    auto const bare = without_numbering(text);
    if (bare.size() == text.size()) {
        return {};
    }
    auto const label = index.find(key_with_accents(bare));
    return label != no_label && has(known, label)
               ? std::optional(NearLabel{label, Likeness::numbering})
               : NearFinder(bare, index, known).find();
}

std::string_view without_numbering(std::string_view text)
{
    static constexpr auto bullets =
        std::to_array<std::string_view>({" ", "\t", "\r", "\n", "'", "+", "-", "–", "•", "*", "("});
    static constexpr auto marks =
        std::to_array<std::string_view>({" ", "\t", ".", ")", "/", "-", "–", ":"});
    auto const rest = without_leading(text, bullets);
    auto const end = numbering_end(rest);
    auto const behind = rest.substr(end);
    auto const label = without_leading(behind, marks);
    // "1. ", "a) ", "II - ", "3.1 ": a mark behind or inside. "18 tuổi" and "18-30" are labels.
    bool const marked = rest.substr(0, end).find('.') != std::string_view::npos ||
                        behind.substr(0, behind.size() - label.size()).find_first_not_of(" \t") !=
                            std::string_view::npos;
    return end == 0 || !marked || label.empty() || is_digit(label.front()) ? text : label;
}

} // namespace gopbieu
