#include "intake/unit_names.hpp"

#include "intake/unit_texts.hpp"
#include "text/letter.hpp"
#include "text/match_key.hpp"
#include "text/near_match.hpp"
#include "text/syllable.hpp"

#include <algorithm>
#include <iterator>

namespace gopbieu {

namespace {

std::vector<std::string_view> words_of(std::string_view key)
{
    std::vector<std::string_view> words;
    while (!key.empty()) {
        auto const end = std::min(key.find(' '), key.size());
        words.push_back(key.substr(0, end));
        key.remove_prefix(std::min(end + 1, key.size()));
    }
    return words;
}

std::string_view first_two_words(std::string_view key)
{
    auto const first = key.find(' ');
    return first == std::string_view::npos ? key : key.substr(0, key.find(' ', first + 1));
}

bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

// "38.168.053.000.001": the digits of a code of digits, dots and spaces; empty for any other text.
std::string code_digits(std::string_view text)
{
    std::string digits;
    for (auto const c : text) {
        if (is_digit(c)) {
            digits += c;
        } else if (c != '.' && c != ' ' && c != '\'') {
            return {};
        }
    }
    return digits;
}

std::string small_text(std::string_view text)
{
    auto characters = to_characters(text);
    std::ranges::transform(characters, characters.begin(), small_letter);
    return to_utf8(characters);
}

// "Không Tên" is no misspelt "Khoang Thèn": a word that is written otherwise counts as a slip only
// where it is no Vietnamese word.
bool may_be_slip(std::string const& written, std::string const& plain_name)
{
    auto const meant = words_of(plain_name);
    return std::ranges::none_of(words_of(written), [&](std::string_view word) {
        return std::ranges::find(meant, key_plain(word)) == meant.end() && is_syllable(word);
    });
}

} // namespace

UnitNames::UnitNames(OrgTree const& tree)
    : m_tree(tree), m_order(tree), m_texts(std::make_shared<Shelf<UnitTexts>>()),
      m_plain_names(tree.units().size())
{
    for (std::size_t index = 0; index < tree.units().size(); ++index) {
        auto const& unit = tree.unit(index);
        m_beginnings.emplace(first_two_words(key_with_accents(unit.name)));
        m_beginnings.emplace(first_two_words(key_plain(unit.name)));
        add(unit.name, index);
        for (auto const& alias : unit.aliases) {
            add(alias, index);
        }
        auto& coded = m_by_key[key_with_accents(unit.code)];
        if (coded.empty() || coded.back() != index) {
            coded.push_back(index);
        }
        if (auto const digits = code_digits(unit.code); digits.size() >= 8) {
            m_by_digits[digits].push_back(index);
        }
    }
}

void UnitNames::add(std::string const& name, std::size_t unit)
{
    auto const add_to = [&](Units& units) {
        if (units.empty() || units.back() != unit) {
            units.push_back(unit);
        }
    };
    auto plain = key_plain(name);
    add_to(m_by_key[key_with_accents(name)]);
    add_to(m_by_plain[plain]);
    for (auto const word : words_of(plain)) {
        add_to(m_by_word[std::string(word)]);
    }
    m_plain_names[unit].push_back(std::move(plain));
    std::string previous;
    auto const small = small_text(name);
    for (auto const word : words_of(small)) {
        m_words.emplace(word);
        if (!previous.empty()) {
            m_words.insert(previous + " " + std::string(word));
        }
        previous = word;
    }
}

UnitNames::Units const& UnitNames::find(ByText const& map, std::string_view text)
{
    static Units const none;
    auto const found = map.find(text);
    return found == map.end() ? none : found->second;
}

UnitNames::Units const& UnitNames::named(std::string_view text) const
{
    return keyed(key_with_accents(text));
}

UnitNames::Units const& UnitNames::named_plain(std::string_view text) const
{
    return find(m_by_plain, key_plain(text));
}

// Two slips spoil two words at most, so a name that is meant has one of any three words.
UnitNames::Units UnitNames::near(std::string_view text) const
{
    constexpr std::size_t most = 3000;
    auto const plain = key_plain(text);
    std::vector<Units const*> lists;
    for (auto const word : words_of(plain)) {
        if (auto const& units = find(m_by_word, word); !units.empty()) {
            lists.push_back(&units);
        }
    }
    std::ranges::sort(lists, {}, [](Units const* list) { return list->size(); });
    lists.resize(std::min<std::size_t>(lists.size(), 3));
    Units units;
    std::vector<std::string> names;
    std::vector<std::size_t> owners;
    for (auto const* const list : lists) {
        for (auto const unit : *list) {
            for (auto const& name : m_plain_names[unit]) {
                if (names.size() < most && std::ranges::find(owners, unit) == owners.end()) {
                    names.push_back(name);
                    owners.push_back(unit);
                }
            }
        }
    }
    auto const written = key_with_accents(text);
    for (auto const candidate : find_near(plain, names).candidates) {
        if (may_be_slip(written, names[candidate])) {
            add_new(units, {owners[candidate]});
        }
    }
    return units;
}

UnitNames::Units UnitNames::with_code(std::string_view text) const
{
    constexpr std::size_t digits_of_code = 14;
    auto const digits = code_digits(text);
    if (digits.size() + 1 < digits_of_code || digits.size() > digits_of_code) {
        return {};
    }
    auto units = find(m_by_digits, digits);
    if (digits.size() < digits_of_code) {
        add_new(units, find(m_by_digits, "0" + digits));
    }
    return units;
}

UnitNames::Units UnitNames::containing(std::string_view words) const
{
    Units units;
    auto const plain = key_plain(words);
    auto const list = words_of(plain);
    if (list.empty()) {
        return units;
    }
    for (auto const unit : find(m_by_word, list.front())) {
        bool const has = std::ranges::any_of(m_plain_names[unit], [&](std::string const& name) {
            return (" " + name + " ").find(" " + plain + " ") != std::string::npos;
        });
        if (has) {
            units.push_back(unit);
        }
    }
    return units;
}

bool UnitNames::like_a_unit(std::string_view text) const
{
    return m_beginnings.contains(first_two_words(key_with_accents(text))) ||
           m_beginnings.contains(first_two_words(key_plain(text)));
}

bool UnitNames::knows(std::string_view words) const
{
    return m_words.contains(words);
}

void add_new(UnitNames::Units& list, UnitNames::Units const& more)
{
    constexpr std::size_t few = 256;
    if (list.size() * more.size() + more.size() * more.size() <= few) {
        for (auto const one : more) {
            if (std::ranges::find(list, one) == list.end()) {
                list.push_back(one);
            }
        }
        return;
    }
    // A hundred communes may have a cell of one name.
    std::unordered_set<std::size_t> known(list.begin(), list.end());
    std::ranges::copy_if(
        more, std::back_inserter(list), [&](std::size_t one) { return known.insert(one).second; });
}

} // namespace gopbieu
