#pragma once

// The files of a campaign print the same texts again and again. What a text is depends on nothing
// but itself and the forms, so it is worked out once and kept.

#include "intake/form_index.hpp"
#include "intake/near_label.hpp"
#include "text/legacy_charset.hpp"

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace gopbieu {

/// A text of a workbook as intake compares it.
struct TextKey {
    std::string key; ///< key_with_accents() of the readable text; empty for texts too long
    LabelId label = no_label;
    /// Of a text in an old font what it says; else text is empty and the original is readable.
    LegacyText legacy;
};

/// In which labels of a form something near a text was looked for.
enum class LabelPart : std::uint8_t { header, body };

/// A text and all that was ever asked about it.
struct KnownText {
    struct Near {
        std::size_t form = 0;
        LabelPart part = LabelPart::header;
        std::optional<NearLabel> found;
    };

    std::string_view text; ///< as in the file; of texts too long to keep nothing
    TextKey key;
    std::optional<std::string> plain;
    std::optional<std::vector<int>> years; ///< years_of_line()
    std::vector<Near> near;
};

class LayoutMemo;

/// What is known of texts, for one thread at a time.
class TextMemo {
public:
    TextMemo();
    TextMemo(TextMemo const&) = delete;
    TextMemo& operator=(TextMemo const&) = delete;
    ~TextMemo();

    /// The text with its key; stays where it is as long as the memo.
    KnownText& of(std::string_view text, FormIndex const& index);
    /// Whether it has grown so large that a new one is better.
    [[nodiscard]] bool full() const { return m_size > most; }
    /// Sheets that were met, by these texts.
    [[nodiscard]] LayoutMemo& layouts() const { return *m_layouts; }

private:
    struct Hash {
        using is_transparent = void; // NOLINT(readability-identifier-naming): the library's
        std::size_t operator()(std::string_view text) const
        {
            return std::hash<std::string_view>{}(text);
        }
    };

    static constexpr std::size_t most = 8U << 20U; ///< bytes, about
    std::unordered_map<std::string, KnownText, Hash, std::equal_to<>> m_texts;
    KnownText m_prose; ///< stands for all texts that are too long
    std::size_t m_size = 0;
    std::unique_ptr<LayoutMemo> m_layouts;
};

} // namespace gopbieu
