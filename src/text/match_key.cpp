#include "text/match_key.hpp"

#include "text/letter.hpp"
#include "text/utf8.hpp"

#include <utf8proc.h>

#include <algorithm>
#include <array>
#include <cstdint>

namespace gopbieu {

namespace {

enum class Keep : std::uint8_t { accents, nothing };

bool is_vowel(char base)
{
    return base == 'a' || base == 'e' || base == 'i' || base == 'o' || base == 'u' || base == 'y';
}

bool is_symbol(char32_t character)
{
    return character == U'%' || character == U'<' || character == U'>' || character == U'≤' ||
           character == U'≥';
}

bool is_unseen(char32_t character)
{
    return character == 0xad || (character >= 0x200b && character <= 0x200f) ||
           (character >= 0x202a && character <= 0x202e) ||
           (character >= 0x2060 && character <= 0x2064) || character == 0xfeff ||
           (character >= 0xfe00 && character <= 0xfe0f);
}

/// Builds one key, character by character.
class KeyWriter {
public:
    KeyWriter(std::string& out, Keep keep) : m_out(out), m_keep(keep), m_begin(out.size()) {}

    void put(char32_t character)
    {
        if (auto const letter = letter_of(character)) {
            put_letter(letter);
        } else if (character >= U'0' && character <= U'9') {
            put_other(character);
        } else if (character < 0x80) {
            put_ascii(character);
        } else if (auto const mark = mark_of(character)) {
            add_mark(mark);
        } else {
            put_foreign(character);
        }
    }

    void finish() { end_word(); }

private:
    void put_letter(Letter letter)
    {
        end_letter();
        open_word();
        m_letter = letter;
        m_letter.tone = Tone::level;
        m_letter_toned = false;
        add_tone(letter.tone);
    }

    void add_mark(CombiningMark mark)
    {
        if (!m_letter) {
            return; // a mark astray
        }
        add_tone(mark.tone);
        if (mark.shape != Shape::none && m_letter.shape == Shape::none && takes(mark.shape)) {
            m_letter.shape = mark.shape;
        }
    }

    [[nodiscard]] bool takes(Shape shape) const
    {
        auto const fits = [&](std::string_view bases) {
            return bases.find(m_letter.base) != std::string_view::npos;
        };
        switch (shape) {
        case Shape::circumflex:
            return fits("aeo");
        case Shape::breve:
            return fits("a");
        case Shape::horn:
            return fits("ou");
        case Shape::stroke:
            return fits("d");
        case Shape::none:
            break;
        }
        return false;
    }

    // One tone a letter, whatever was typed twice.
    void add_tone(Tone tone)
    {
        if (tone == Tone::level || m_letter_toned || m_tone_count == m_tones.size()) {
            return;
        }
        m_letter_toned = true;
        m_tones[m_tone_count++] = tone;
    }

    void put_ascii(char32_t character)
    {
        if (!is_symbol(character)) {
            end_word();
            return;
        }
        end_word();
        put_other(character);
        end_word();
    }

    void put_foreign(char32_t character)
    {
        if (is_unseen(character)) {
            return;
        }
        if (character == 0xd0 || character == 0xf0 || character == 0x189 || character == 0x256) {
            put_letter({'d', Shape::stroke}); // Eth and African D for Đ
        } else if (is_symbol(character)) {
            end_word();
            put_other(character);
            end_word();
        } else {
            put_by_category(character);
        }
    }

    void put_by_category(char32_t character)
    {
        auto const code = static_cast<utf8proc_int32_t>(character);
        auto const category = utf8proc_category(code);
        bool const word_like = category >= UTF8PROC_CATEGORY_LU && category <= UTF8PROC_CATEGORY_NO;
        if (!word_like) {
            end_word();
            return;
        }
        if (category == UTF8PROC_CATEGORY_MN || category == UTF8PROC_CATEGORY_ME) {
            return; // a mark that Vietnamese does not know
        }
        std::array<utf8proc_int32_t, 32> parts{};
        int boundary = 0;
        auto const options = static_cast<utf8proc_option_t>(UTF8PROC_DECOMPOSE | UTF8PROC_COMPAT |
                                                            UTF8PROC_CASEFOLD);
        auto const count = utf8proc_decompose_char(
            code, parts.data(), static_cast<utf8proc_ssize_t>(parts.size()), options, &boundary);
        if (count <= 0 || count > static_cast<utf8proc_ssize_t>(parts.size())) {
            put_other(character);
            return;
        }
        for (utf8proc_ssize_t at = 0; at < count; ++at) {
            put_part(static_cast<char32_t>(parts[static_cast<std::size_t>(at)]), character);
        }
    }

    // Of what a foreign character is made of: "ﬁ" is f and i, full-width "Ａ" is a.
    void put_part(char32_t part, char32_t whole)
    {
        if (auto const letter = letter_of(part)) {
            put_letter(letter);
        } else if (auto const mark = mark_of(part)) {
            add_mark(mark);
        } else if (part >= 0x80 || (part >= U'0' && part <= U'9')) {
            auto const category = utf8proc_category(static_cast<utf8proc_int32_t>(part));
            if (category != UTF8PROC_CATEGORY_MN || part == whole) {
                put_other(part);
            }
        }
    }

    void put_other(char32_t character)
    {
        end_letter();
        open_word();
        append_utf8(m_out, character);
        m_before = 0;
        m_after_q = false;
    }

    void open_word()
    {
        if (!m_in_word && m_out.size() > m_begin) {
            m_out += ' ';
        }
        m_in_word = true;
    }

    void end_letter()
    {
        if (!m_letter) {
            return;
        }
        auto letter = m_letter;
        m_letter = {};
        bool const alone = !is_vowel(m_before) || m_after_q;
        m_after_q = letter.base == 'u' && m_before == 'q';
        m_before = letter.base;
        if (letter.base == 'y' && alone) {
            letter.base = 'i';
        }
        letter.capital = false;
        if (m_keep == Keep::nothing) {
            m_out += letter.base;
        } else if (letter.shape == Shape::none) {
            m_out += letter.base;
        } else {
            append_utf8(m_out, character_of(letter));
        }
    }

    void end_word()
    {
        end_letter();
        if (m_keep == Keep::accents) {
            constexpr std::array<char32_t, 6> marks{0, 0x300, 0x301, 0x309, 0x303, 0x323};
            for (std::size_t at = 0; at < m_tone_count; ++at) {
                append_utf8(m_out, marks[static_cast<std::size_t>(m_tones[at])]);
            }
        }
        m_tone_count = 0;
        m_in_word = false;
        m_before = 0;
        m_after_q = false;
    }

    std::string& m_out;
    Keep m_keep;
    std::size_t m_begin;
    bool m_in_word = false;
    Letter m_letter; ///< waits: a combining mark may follow
    bool m_letter_toned = false;
    char m_before = 0;      ///< base of the letter before
    bool m_after_q = false; ///< behind "qu", where u is no vowel
    std::array<Tone, 8> m_tones{};
    std::size_t m_tone_count = 0;
};

void append_key(std::string& out, std::string_view text, Keep keep)
{
    KeyWriter writer(out, keep);
    while (!text.empty()) {
        auto const step = first_character(text);
        writer.put(step.character);
        text.remove_prefix(step.length);
    }
    writer.finish();
}

constexpr std::array<std::string_view, 10> notes{"không sửa",
                                                 "không được sửa",
                                                 "dd/mm/yyyy",
                                                 "dd-mm-yyyy",
                                                 "dd/mm/yy",
                                                 "mm/yyyy",
                                                 "ngày/tháng/năm",
                                                 "yyyy",
                                                 "bắt buộc",
                                                 "*"};

bool is_note(std::string_view inside)
{
    static auto const keys = [] {
        std::array<std::string, notes.size()> made;
        std::transform(notes.begin(), notes.end(), made.begin(), key_with_accents);
        return made;
    }();
    if (inside == "*") {
        return true;
    }
    std::string key;
    append_key(key, inside, Keep::accents);
    return !key.empty() && std::find(keys.begin(), keys.end(), key) != keys.end();
}

constexpr std::size_t longest_note = 64;

// Cuts "(không sửa)" and its like out; true when there was one.
bool cut_notes(std::string_view text, std::string& out)
{
    bool cut = false;
    out.clear();
    for (auto close = text.find(')'); close != std::string_view::npos; close = text.find(')')) {
        auto const open = std::min(text.rfind('(', close), close);
        auto const inside = text.substr(open, close - open);
        bool const note =
            inside.size() > 1 && inside.size() <= longest_note && is_note(inside.substr(1));
        cut = cut || note;
        out += text.substr(0, note ? open : close + 1);
        text.remove_prefix(close + 1);
    }
    out += text;
    return cut;
}

bool is_space(char32_t character)
{
    return character <= 0x20 || character == 0xa0 || (character >= 0x2000 && character <= 0x200b) ||
           character == 0x202f || character == 0x205f || character == 0x3000 ||
           character == 0x2028 || character == 0x2029 || character == 0xfeff || character == 0x85;
}

Utf8Step last_character(std::string_view text)
{
    std::size_t begin = text.size() - 1;
    while (begin > 0 && (static_cast<unsigned char>(text[begin]) & 0xc0U) == 0x80) {
        --begin;
    }
    return first_character(text.substr(begin));
}

void trim(std::string_view& text)
{
    while (!text.empty() && is_space(first_character(text).character)) {
        text.remove_prefix(first_character(text).length);
    }
    while (!text.empty() && is_space(last_character(text).character)) {
        text.remove_suffix(last_character(text).length);
    }
}

// One layer of what pasting left; true when there was one.
bool peel(std::string_view& text)
{
    trim(text);
    if (text.starts_with('\'') || text.starts_with('`')) {
        text.remove_prefix(1);
        return true;
    }
    if (text.size() >= 2 && text.front() == '"' && text.back() == '"') {
        text = text.substr(1, text.size() - 2);
        return true;
    }
    if (text.size() > 1 && text.back() == '*') {
        text.remove_suffix(1);
        return true;
    }
    return false;
}

} // namespace

void append_key_with_accents(std::string& out, std::string_view valid_utf8)
{
    std::string cut;
    bool const noted = valid_utf8.find('(') != std::string_view::npos && cut_notes(valid_utf8, cut);
    append_key(out, noted ? std::string_view(cut) : valid_utf8, Keep::accents);
}

void append_key_plain(std::string& out, std::string_view valid_utf8)
{
    std::string cut;
    bool const noted = valid_utf8.find('(') != std::string_view::npos && cut_notes(valid_utf8, cut);
    append_key(out, noted ? std::string_view(cut) : valid_utf8, Keep::nothing);
}

std::string key_with_accents(std::string_view valid_utf8)
{
    std::string key;
    key.reserve(valid_utf8.size() + 8);
    append_key_with_accents(key, valid_utf8);
    return key;
}

std::string key_plain(std::string_view valid_utf8)
{
    std::string key;
    key.reserve(valid_utf8.size());
    append_key_plain(key, valid_utf8);
    return key;
}

std::string without_artefacts(std::string_view valid_utf8)
{
    std::string cut;
    std::string_view text = valid_utf8;
    if (text.find('(') != std::string_view::npos && cut_notes(text, cut)) {
        text = cut;
    }
    while (peel(text)) {
    }
    std::string out;
    for (char const character : text) {
        if (character != '"' || !out.ends_with('"')) {
            out += character;
        }
    }
    return out;
}

} // namespace gopbieu
