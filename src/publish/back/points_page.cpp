#include "publish/back/points_page.hpp"

#include "base/catalogue/letters.hpp"
#include "form/excel.hpp"
#include "form/points_sheet.hpp"

#include <algorithm>
#include <array>
#include <charconv>

namespace gopbieu {

namespace {

struct Heading {
    Say say;
    double width;
};
constexpr std::array<Heading, 12> headings{{{say::points_number, 5},
                                            {say::points_severity, 14},
                                            {say::points_where, 11},
                                            {say::points_cell, 7},
                                            {say::points_row, 18},
                                            {say::points_column, 18},
                                            {say::points_words, 54},
                                            {say::points_found, 15},
                                            {say::points_expected, 14},
                                            {say::points_repair, 15},
                                            {say::points_code, 7},
                                            {say::points_news, 11}}};
constexpr std::uint32_t severity_column = 1, cell_column = 3, news_column = 11;

constexpr std::array<std::uint32_t, 4> strong{0xF6A5A1, 0xF8C08A, 0xFFE07A, 0xD3E6F6};
constexpr std::array<std::uint32_t, 4> pale{0xFBDDDB, 0xFCE6D1, 0xFFF4CE, 0xEAF3FB};

// "Biểu 1!C10=FFFF00"; without a colour there was none.
std::string fill_words(std::string const& sheet, CellRef cell, Fill const& fill)
{
    constexpr std::string_view digits = "0123456789ABCDEF";
    std::string text = sheet + "!" + to_a1(cell) + "=";
    if (fill.pattern == 1 && fill.foreground) {
        for (int shift = 20; shift >= 0; shift -= 4) {
            text += digits[(*fill.foreground >> static_cast<unsigned>(shift)) & 15U];
        }
    }
    return text;
}

void read_fill(std::string_view text, OldFills& fills)
{
    auto const equals = text.rfind('=');
    auto const mark = text.rfind('!', equals);
    if (equals == std::string_view::npos || mark == std::string_view::npos) {
        return;
    }
    auto const cell = parse_a1(text.substr(mark + 1, equals - mark - 1));
    if (!cell) {
        return;
    }
    Fill fill;
    auto const digits = text.substr(equals + 1);
    std::uint32_t color = 0;
    if (digits.size() == 6 &&
        std::from_chars(digits.data(), digits.data() + 6, color, 16).ptr == digits.data() + 6) {
        fill.pattern = 1;
        fill.foreground = color;
    }
    fills[{std::string(text.substr(0, mark)), *cell}] = fill;
}

std::string target_of(Point const& point)
{
    ExcelCell place;
    place.sheet = point.sheet;
    place.cell = point.cell.value_or(CellRef{});
    return "internal:" + to_text(place);
}

class PointsPage {
public:
    PointsPage(PlainSheet& sheet, bool links, bool compared, Language language)
        : m_sheet(sheet), m_links(links), m_columns(compared ? news_column + 1 : news_column),
          m_language(language)
    {
    }

    void head(PointsHead const& head)
    {
        m_sheet.text({m_row++, 0}, words(say::points_title, {}, m_language), PlainLook::title);
        for (auto const& line : head.lines) {
            m_sheet.text({m_row++, 0}, line, PlainLook::remark);
        }
        for (std::uint32_t column = 0; column < m_columns; ++column) {
            auto const& heading = headings.at(column);
            m_sheet.text({m_row, column}, words(heading.say, {}, m_language), PlainLook::header);
            m_sheet.width(column, column, heading.width);
        }
        m_sheet.freeze({m_row + 1, 0}, m_row);
        ++m_row;
    }

    void point(Point const& point, std::size_t number)
    {
        auto const put = [&](std::uint32_t column, std::string const& text) {
            m_sheet.text({m_row, column}, text);
        };
        m_sheet.number({m_row, 0}, Exact(static_cast<std::int64_t>(number)), PlainLook::centred);
        put(severity_column, words(point.kind, m_language));
        m_paint[{m_row, severity_column}] = colour_of(point.kind);
        put(2, point.sheet);
        auto const shown = point.cell ? to_a1(*point.cell) : std::string();
        bool const leads = m_links && !point.sheet.empty();
        m_sheet.link({m_row, cell_column},
                     shown.empty() && leads ? "→" : shown,
                     leads ? target_of(point) : std::string());
        put(4, point.row);
        put(5, point.column);
        put(6, point.words);
        put(7, point.found);
        put(8, point.expected);
        put(9, point.repair);
        put(10, point.code);
        if (m_columns > news_column) {
            put(news_column, news_words(point.news));
        }
        ++m_row;
    }

    std::map<CellRef, std::uint32_t> take_paint() { return std::move(m_paint); }

private:
    [[nodiscard]] std::string news_words(PointNews news) const
    {
        return news == PointNews::first
                   ? std::string()
                   : words(news == PointNews::again ? say::point_again : say::point_fresh,
                           {},
                           m_language);
    }

    PlainSheet& m_sheet;
    bool m_links;
    std::uint32_t m_columns;
    Language m_language;
    std::uint32_t m_row = 0;
    std::map<CellRef, std::uint32_t> m_paint;
};

} // namespace

std::uint32_t colour_of(PointKind kind)
{
    return strong.at(static_cast<std::size_t>(kind));
}

std::uint32_t pale_colour_of(PointKind kind)
{
    return pale.at(static_cast<std::size_t>(kind));
}

bool is_point_colour(Fill const& fill)
{
    if (fill.pattern != 1 || !fill.foreground) {
        return false;
    }
    auto const is_it = [&](std::uint32_t color) { return color == *fill.foreground; };
    return std::ranges::any_of(strong, is_it) || std::ranges::any_of(pale, is_it);
}

std::map<CellRef, std::uint32_t> write_points(PlainSheet& sheet,
                                              PointsHead const& head,
                                              std::vector<Point> const& points,
                                              OldFills const& fills,
                                              bool links,
                                              Language language)
{
    PointsPage page(sheet, links, head.compared, language);
    page.head(head);
    for (std::size_t number = 0; number < points.size(); ++number) {
        page.point(points[number], number + 1);
    }
    sheet.text({0, points_hidden_column}, points_mark, PlainLook::usual);
    std::uint32_t row = 1;
    for (auto const& [place, fill] : fills) {
        sheet.text({row++, points_hidden_column},
                   fill_words(place.first, place.second, fill),
                   PlainLook::usual);
    }
    return page.take_paint();
}

OldFills old_fills_in(Workbook const& workbook, Sheet const& points)
{
    OldFills fills;
    for (auto const& cell : points.cells) {
        if (cell.row != 0 && cell.column == points_hidden_column && cell.kind == CellKind::text) {
            read_fill(workbook.text(cell), fills);
        }
    }
    return fills;
}

} // namespace gopbieu
