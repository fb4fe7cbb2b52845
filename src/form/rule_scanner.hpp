#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace gopbieu {

/// Walks over the text of a rule, sign by sign and word by word.
class RuleScanner {
public:
    explicit RuleScanner(std::string_view text) : m_text(text) {}

    [[nodiscard]] std::size_t at() const { return m_at; }
    [[nodiscard]] std::string_view rest() const { return m_text.substr(m_at); }
    void back_to(std::size_t at) { m_at = at; }

    void skip_blanks();
    bool at_end();
    /// Takes what stands here, blanks before it passed over, or nothing.
    bool take(std::string_view sign);
    /// As take(), but not the beginning of a longer word.
    bool take_word(std::string_view word);

    [[nodiscard]] bool number_here() const;
    [[nodiscard]] bool name_here() const;
    /// Digits and points, up to a "..": may still be no number.
    std::string_view number();
    std::string word();
    /// The "form" of "form!name", with the sign; empty when none stands here. An id may have
    /// hyphens, so it is only taken for one when the "!" is there.
    std::string form();
    /// One whole character, for messages.
    [[nodiscard]] std::string character() const;

private:
    std::string_view m_text;
    std::size_t m_at = 0;
};

} // namespace gopbieu
