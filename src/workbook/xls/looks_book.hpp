#pragma once

#include "workbook/xls/book.hpp"

#include <array>
#include <map>

namespace gopbieu {

/// Fonts, colours and styles of an .xls workbook, read beside its values at depth looks.
class XlsBookLooks {
public:
    XlsBookLooks();

    /// Looks at one record of the workbook's part of the stream.
    void take(BiffRecord const& record, BiffText const& text);
    /// A shared string with runs of its own fonts: the text's number, its UTF-16 and the runs.
    void take_rich_text(std::uint32_t text, std::string units, std::string runs);
    /// Puts all of it into Workbook::looks; once, before the sheets.
    void finish(XlsBook const& book, Workbook& workbook);

    /// A colour by its number in the file; automatic ones are unset.
    [[nodiscard]] Color color(unsigned number) const;

private:
    struct RichSource {
        std::uint32_t text;
        std::string units, runs;
    };

    void font(BiffRecord const& record, BiffText const& text);
    void palette(BiffRecord const& record);
    void window(BiffRecord const& record);
    void add_style(Looks& looks, std::string_view xf, int version) const;
    [[nodiscard]] RichText rich_text(RichSource const& source) const;
    [[nodiscard]] std::uint32_t font_index(unsigned number) const;

    std::array<std::uint32_t, 56> m_palette;
    struct FontSource {
        Font font;
        unsigned color = 0;
    };
    std::vector<FontSource> m_fonts;
    std::vector<std::string> m_styles; ///< XF records; colours may be defined after them
    std::vector<RichSource> m_rich_texts;
    std::uint32_t m_active_sheet = 0;
    bool m_structure_locked = false;
};

} // namespace gopbieu
