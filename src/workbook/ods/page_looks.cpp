#include "workbook/ods/page_looks.hpp"

#include "workbook/ods/cell_looks.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

namespace gopbieu {

namespace {

struct Paper {
    int number;
    double width, height; ///< points, upright
};

constexpr std::array<Paper, 6> papers{{{9, 595.3, 841.9},
                                       {8, 841.9, 1190.6},
                                       {11, 419.5, 595.3},
                                       {1, 612, 792},
                                       {5, 612, 1008},
                                       {3, 792, 1224}}};

int paper_number(double width, double height)
{
    auto const shorter = std::min(width, height);
    auto const longer = std::max(width, height);
    for (auto const& paper : papers) {
        if (std::abs(paper.width - shorter) < 6 && std::abs(paper.height - longer) < 6) {
            return paper.number;
        }
    }
    return 0;
}

int whole_number(std::string_view text, int otherwise)
{
    int value = otherwise;
    std::from_chars(text.data(), text.data() + text.size(), value);
    return value;
}

} // namespace

void read_page_layout(StyleSheet const& styles, std::string_view layout, PageSetup& page)
{
    auto const get = [&](std::string const& key) {
        return styles.property("page-layout", layout, key);
    };
    auto const text = [&](std::string_view key) {
        return get("page-layout-properties/" + std::string(key)).value_or(std::string_view());
    };
    auto const inches = [&](std::string_view key, double& into) {
        auto const points = length_in_points(text(key));
        into = points ? *points / 72 : into;
    };
    auto const width = length_in_points(text("page-width")).value_or(0);
    auto const height = length_in_points(text("page-height")).value_or(0);
    page.paper = paper_number(width, height);
    page.landscape = text("print-orientation") == "landscape" || width > height;
    inches("margin-left", page.left);
    inches("margin-right", page.right);
    inches("margin-top", page.top);
    inches("margin-bottom", page.bottom);
    page.over_then_down = text("print-page-order") == "ltr";
    auto const center = text("table-centering");
    page.center_horizontally = center == "horizontal" || center == "both";
    page.center_vertically = center == "vertical" || center == "both";
    page.print_gridlines = text("print").find("grid") != std::string_view::npos;
    page.print_headings = text("print").find("headers") != std::string_view::npos;
    if (auto const scale = text("scale-to"); !scale.empty()) {
        page.scale = std::clamp(whole_number(scale, 100), 10, 400);
    }
    if (auto const pages = text("scale-to-pages"); !pages.empty()) {
        page.fit_to_page = true;
        page.fit_width = 0;
        page.fit_height = std::clamp(whole_number(pages, 1), 0, 32767);
    }
    auto const wide = text("scale-to-X");
    auto const high = text("scale-to-Y");
    if (!wide.empty() || !high.empty()) {
        page.fit_to_page = true;
        page.fit_width = std::clamp(whole_number(wide, 0), 0, 32767);
        page.fit_height = std::clamp(whole_number(high, 0), 0, 32767);
    }
    if (auto const first = whole_number(text("first-page-number"), 0); first > 0) {
        page.first_page = first;
    }
}

std::vector<CellRange> cell_ranges(std::string_view list)
{
    std::vector<CellRange> ranges;
    while (!list.empty()) {
        // A blank inside a quoted sheet name parts nothing.
        std::size_t end = 0;
        for (bool quoted = false; end < list.size() && (quoted || list[end] != ' '); ++end) {
            quoted = quoted != (list[end] == '\'');
        }
        auto const item = list.substr(0, end);
        list.remove_prefix(std::min(end + 1, list.size()));
        auto const place = [](std::string_view reference) {
            return parse_a1(reference.substr(reference.rfind('.') + 1));
        };
        auto const colon = item.rfind(':');
        auto const first = place(item.substr(0, colon));
        auto const last = colon == std::string_view::npos ? first : place(item.substr(colon + 1));
        if (first && last) {
            ranges.push_back(
                {{std::min(first->row, last->row), std::min(first->column, last->column)},
                 {std::max(first->row, last->row), std::max(first->column, last->column)}});
        }
    }
    return ranges;
}

} // namespace gopbieu
