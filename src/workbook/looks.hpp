#pragma once

// What a workbook looks like: all that is needed to draw an official template again so that
// nobody sees a difference. Read only at depth looks; the types are those of the screen
// (points, characters, resolved colours), not of one file format.

#include "base/catalogue.hpp"
#include "workbook/cell_ref.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace gopbieu {

/// A colour on the screen, theme and tint already worked out. Unset: automatic.
using Color = std::optional<std::uint32_t>; ///< 0xRRGGBB

enum class Underline : std::uint8_t {
    none,
    single,
    double_line,
    single_accounting,
    double_accounting
};
enum class Script : std::uint8_t { normal, superscript, subscript };

struct Font {
    std::string name = "Calibri";
    double size = 11;
    bool bold = false, italic = false, strike = false, outline = false, shadow = false;
    Underline underline = Underline::none;
    Script script = Script::normal;
    Color color;
    std::uint8_t family = 2, charset = 0;

    bool operator==(Font const&) const = default;
};

/// Pattern numbers as in OOXML's ST_PatternType order: 0 none, 1 solid, 2 mediumGray, …
struct Fill {
    std::uint8_t pattern = 0;
    Color foreground, background;
    bool gradient = false; ///< drawn as its first colour; listed when a template is registered

    bool operator==(Fill const&) const = default;
};

/// Line styles as in OOXML's ST_BorderStyle order: 0 none, 1 thin, 2 medium, 3 dashed, 4 dotted,
/// 5 thick, 6 double, 7 hair, 8 mediumDashed, 9 dashDot, 10 mediumDashDot, 11 dashDotDot,
/// 12 mediumDashDotDot, 13 slantDashDot.
struct BorderLine {
    std::uint8_t style = 0;
    Color color;

    bool operator==(BorderLine const&) const = default;
};

struct Border {
    BorderLine left, right, top, bottom, diagonal;
    bool diagonal_up = false, diagonal_down = false;

    bool operator==(Border const&) const = default;
};

enum class Horizontal : std::uint8_t {
    general,
    left,
    center,
    right,
    fill,
    justify,
    center_across,
    distributed
};
enum class Vertical : std::uint8_t { bottom, top, center, justify, distributed };

struct Alignment {
    Horizontal horizontal = Horizontal::general;
    Vertical vertical = Vertical::bottom;
    bool wrap = false, shrink = false, justify_last = false;
    std::int16_t rotation = 0; ///< degrees, -90 to 90; 255: letters stacked
    std::uint8_t indent = 0, reading_order = 0;

    bool operator==(Alignment const&) const = default;
};

/// The looks of a cell. Number formats are in Workbook::style_formats under the same number.
struct CellStyle {
    std::uint32_t font = 0, fill = 0, border = 0; ///< indices into Looks
    Alignment alignment;
    bool locked = true, formula_hidden = false;
    bool quote_prefix = false;

    bool operator==(CellStyle const&) const = default;
};

/// What is kept of a password that locks a sheet or a workbook, as the file gives it: whoever knows
/// the password opens the lock in a redrawn file too.
struct PasswordHash {
    std::uint16_t weak = 0;            ///< 16 bits, of old programs; 0: none
    std::string algorithm, hash, salt; ///< "SHA-512" and base64 texts; empty: none
    std::uint32_t spins = 0;

    bool operator==(PasswordHash const&) const = default;
};

/// A run of letters with one font inside a cell's text.
struct TextRun {
    std::string text;
    std::optional<Font> font; ///< unset: the cell's own font
};

struct RichText {
    std::uint32_t text = 0; ///< number in Workbook::texts
    std::vector<TextRun> runs;
};

/// The format that a conditional format lays over a cell.
struct OverlayStyle {
    std::optional<Font> font;
    std::optional<Fill> fill;
    std::optional<Border> border;
    std::optional<std::string> number_format;
};

/// Something in the file that cannot be drawn again: words(what, args, language) names it.
struct NotRedrawn {
    Say what;
    Args args = {};

    bool operator==(NotRedrawn const&) const = default;
};

struct Looks {
    std::vector<Font> fonts;
    std::vector<Fill> fills;
    std::vector<Border> borders;
    std::vector<CellStyle> styles;    ///< by Cell::style
    std::vector<RichText> rich_texts; ///< sorted by text
    std::vector<OverlayStyle> overlays;
    std::vector<NotRedrawn> not_redrawn; ///< charts, macros, pivot tables …, for the list
    std::uint32_t active_sheet = 0;
    bool structure_locked = false;
    PasswordHash structure_password;
};

struct ColumnLooks {
    Span columns;
    double width = 0; ///< characters of the default font, see SheetLooks::default_column_width
    std::uint32_t style = 0;
    bool hidden = false, custom_width = false, collapsed = false;
    std::uint8_t outline = 0;
};

struct RowLooks {
    std::uint32_t row = 0;
    std::optional<double> height; ///< points
    std::optional<std::uint32_t> style;
    bool hidden = false, custom_height = false, collapsed = false;
    std::uint8_t outline = 0;
};

struct PageSetup {
    int paper = 0; ///< 9: A4, 8: A3; 0: not given
    bool landscape = false, over_then_down = false, black_and_white = false, draft = false;
    std::optional<int> scale, first_page;
    bool fit_to_page = false;
    int fit_width = 1, fit_height = 1; ///< pages; 0: as many as needed
    double left = 0.7, right = 0.7, top = 0.75, bottom = 0.75, header = 0.3,
           footer = 0.3; ///< inches
    bool center_horizontally = false, center_vertically = false;
    bool print_gridlines = false, print_headings = false;
    std::string header_text, footer_text; ///< with Excel's codes: &L, &C, &R, &P …
    std::string first_header, first_footer, even_header, even_footer;
    bool first_differs = false, even_differs = false;     ///< these count, even when empty
    std::vector<std::uint32_t> row_breaks, column_breaks; ///< the break is before this row/column
    std::optional<Span> title_rows, title_columns;
    std::vector<CellRange> print_areas;
};

struct Panes {
    std::uint32_t frozen_rows = 0, frozen_columns = 0; ///< how many stay
    CellRef top_left;                                  ///< first cell of the moving part
    bool split = false;                                ///< split, not frozen
    double split_right = 0, split_down = 0;            ///< where it is split, in points
};

struct Validation {
    std::string type; ///< "list", "whole", "decimal", "date", "textLength", "custom" …
    std::string op;   ///< "between", "lessThan" …
    std::string formula1, formula2;
    std::vector<CellRange> ranges;
    bool allow_blank = false, show_dropdown = true, show_input = false, show_error = false;
    std::string error_style; ///< "stop", "warning", "information"
    std::string input_title, input_text, error_title, error_text;
};

struct ConditionalFormat {
    std::vector<CellRange> ranges;
    std::string type; ///< "expression", "cellIs", "containsText" …
    std::string op;
    std::vector<std::string> formulas;
    std::string text;
    int priority = 0;
    std::optional<std::uint32_t> overlay; ///< index into Looks::overlays
    bool stop_if_true = false;
    bool drawable = true; ///< false for data bars, icon sets and scales: listed, not redrawn
    std::string period;   ///< of "timePeriod": "today", "lastWeek" …
    int rank = 0;         ///< of "top10"
    int deviations = 0;   ///< of "aboveAverage": how many standard deviations away
    bool percent = false, bottom = false, above = true, or_equal = false;
};

struct Comment {
    CellRef where;
    std::string author, text;
    bool visible = false;
    double width = 0, height = 0; ///< of its box, in points; 0: the usual size
};

struct Hyperlink {
    CellRange range;
    std::string target; ///< address or "internal:Sheet!A1"; never followed
    std::string display, tip;
};

struct Picture {
    CellRef from;
    double x = 0, y = 0;          ///< offset in the first cell, in points
    double width = 0, height = 0; ///< in points; 0: own size
    std::optional<CellRef> to;    ///< the cell of the other corner, when it moves with that
    double to_x = 0, to_y = 0;    ///< offset in that cell, in points
    std::string media_type, description;
    std::vector<char> bytes;
    int move_with_cells = 1; ///< 1 move and size, 2 move, 3 neither
};

struct SheetProtection {
    bool on = false;
    bool with_password = false; ///< also where its hash is of a kind that is not kept
    PasswordHash password;
    /// Names of what stays allowed, as in OOXML: "formatCells", "insertRows", "sort" …
    std::vector<std::string> allowed;
};

struct SheetLooks {
    /// Widths count the margin of 5 pixels in, as the file formats do: 9.140625 is what Excel's
    /// window calls 8.43.
    double default_column_width = 9.140625, default_row_height = 15;
    bool default_height_custom = false;
    bool rows_hidden = false; ///< all rows but those listed in `rows`
    std::vector<ColumnLooks> columns;
    std::vector<RowLooks> rows; ///< sorted by row
    PageSetup page;
    Panes panes;
    Color tab_color;
    int zoom = 100;
    bool show_gridlines = true, show_headings = true, show_zeros = true, right_to_left = false;
    bool page_break_view = false;
    bool summary_below = true, summary_right = true;
    SheetProtection protection;
    std::vector<Validation> validations;
    std::vector<ConditionalFormat> conditional_formats;
    std::vector<Comment> comments;
    std::vector<Hyperlink> hyperlinks;
    std::vector<Picture> pictures;
    std::optional<CellRange> autofilter;
};

} // namespace gopbieu
