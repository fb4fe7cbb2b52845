// The printed page of a sheet: set-up, margins, header and footer, breaks, areas and titles.

#include "workbook/container/little_endian.hpp"
#include "workbook/xls/looks_sheet.hpp"

#include <algorithm>
#include <cmath>
#include <iterator>

namespace gopbieu {

namespace {

constexpr std::uint32_t old_columns = 256;

bool flag(BiffRecord const& record)
{
    return record.body.size() >= 2 && u16_at(record.body, 0) != 0;
}

// Margins of a damaged file must not become a page that nothing fits on.
void margin(BiffRecord const& record, double& into)
{
    if (record.body.size() < 8) {
        return;
    }
    double const inches = f64_at(record.body, 0);
    if (std::isfinite(inches) && inches >= 0 && inches < 49) {
        into = inches;
    }
}

std::vector<std::uint32_t> breaks(BiffRecord const& record, int version)
{
    BiffReader reader(record.body);
    std::vector<std::uint32_t> found;
    for (unsigned count = reader.u16(); count > 0; --count) {
        auto const before = reader.u16();
        if (version >= 8) {
            reader.skip(4);
        }
        if (reader.failed()) {
            return found;
        }
        found.push_back(before);
    }
    return found;
}

// "$3", "$B" or "$B$3": counted from zero, whole rows and columns without the other part.
struct Corner {
    std::optional<std::uint32_t> row, column;
};

std::optional<Corner> corner(std::string_view text)
{
    std::string plain;
    std::ranges::copy_if(
        text, std::back_inserter(plain), [](char letter) { return letter != '$'; });
    if (auto const cell = parse_a1(plain)) {
        return Corner{cell->row, cell->column};
    }
    if (auto const row = parse_a1("A" + plain)) {
        return Corner{row->row, std::nullopt};
    }
    if (auto const column = parse_a1(plain + "1")) {
        return Corner{std::nullopt, column->column};
    }
    return std::nullopt;
}

// The parts of "Sheet!$A:$B,Sheet!$1:$3" without the sheet. Commas in quoted names do not count.
std::vector<std::string_view> areas(std::string_view text)
{
    std::vector<std::string_view> found;
    bool quoted = false;
    std::size_t from = 0;
    for (std::size_t at = 0; at <= text.size(); ++at) {
        if (at < text.size() && text[at] == '\'') {
            quoted = !quoted;
        } else if (at < text.size() && text[at] == '!' && !quoted) {
            from = at + 1;
        } else if (at == text.size() || (text[at] == ',' && !quoted)) {
            found.push_back(text.substr(from, at - from));
            from = at + 1;
        }
    }
    return found;
}

void put_print_area(std::string_view text, PageSetup& page)
{
    for (auto const area : areas(text)) {
        auto const colon = area.find(':');
        auto const first = corner(area.substr(0, colon));
        auto const last = colon == std::string_view::npos ? first : corner(area.substr(colon + 1));
        if (!first || !last) {
            continue;
        }
        page.print_areas.push_back(
            {{first->row.value_or(0), first->column.value_or(0)},
             {last->row.value_or(65'535), last->column.value_or(old_columns - 1)}});
    }
}

void put_print_titles(std::string_view text, PageSetup& page)
{
    for (auto const area : areas(text)) {
        auto const colon = area.find(':');
        if (colon == std::string_view::npos) {
            continue;
        }
        auto const first = corner(area.substr(0, colon));
        auto const last = corner(area.substr(colon + 1));
        if (first && last && first->row && last->row && !first->column) {
            page.title_rows = Span{*first->row, *last->row};
        }
        if (first && last && first->column && last->column && !first->row) {
            page.title_columns = Span{*first->column, *last->column};
        }
    }
}

} // namespace

void XlsSheetLooks::take_page(BiffRecord const& record)
{
    auto& page = m_looks->page;
    switch (record.id) {
    case biff::header:
        page.header_text = header(record);
        return;
    case biff::footer:
        page.footer_text = header(record);
        return;
    case biff::left_margin:
        return margin(record, page.left);
    case biff::right_margin:
        return margin(record, page.right);
    case biff::top_margin:
        return margin(record, page.top);
    case biff::bottom_margin:
        return margin(record, page.bottom);
    case biff::h_center:
        page.center_horizontally = flag(record);
        return;
    case biff::v_center:
        page.center_vertically = flag(record);
        return;
    case biff::print_headings:
        page.print_headings = flag(record);
        return;
    case biff::print_gridlines:
        page.print_gridlines = flag(record);
        return;
    case biff::horizontal_breaks:
        page.row_breaks = breaks(record, m_book.version());
        return;
    case biff::vertical_breaks:
        page.column_breaks = breaks(record, m_book.version());
        return;
    case biff::ws_bool:
        if (record.body.size() >= 2) {
            auto const flags = u16_at(record.body, 0);
            m_looks->summary_below = (flags & 0x40U) != 0;
            m_looks->summary_right = (flags & 0x80U) != 0;
            page.fit_to_page = (flags & 0x100U) != 0;
        }
        return;
    case biff::setup:
        return setup(record);
    default:
        return;
    }
}

void XlsSheetLooks::setup(BiffRecord const& record)
{
    constexpr unsigned over_then_down = 1, portrait = 2, unset = 4, no_color = 8, draft = 16,
                       no_orientation = 0x40, own_first_page = 0x80;
    BiffReader reader(record.body);
    auto& page = m_looks->page;
    auto const paper = reader.u16();
    auto const scale = reader.u16();
    auto const first_page = static_cast<std::int16_t>(reader.u16());
    auto const width = reader.u16();
    auto const height = reader.u16();
    auto const flags = reader.u16();
    if (reader.failed()) {
        return;
    }
    page.fit_width = width;
    page.fit_height = height;
    page.over_then_down = (flags & over_then_down) != 0;
    page.black_and_white = (flags & no_color) != 0;
    page.draft = (flags & draft) != 0;
    if ((flags & own_first_page) != 0) {
        page.first_page = first_page;
    }
    if ((flags & unset) == 0) { // otherwise paper, scale and orientation are not filled in
        page.paper = paper;
        page.landscape = (flags & (portrait | no_orientation)) == 0;
        if (scale >= 10 && scale <= 400) {
            page.scale = scale;
        }
    }
    reader.skip(4);
    auto const header_at = reader.bytes(8);
    auto const footer_at = reader.bytes(8);
    if (!reader.failed()) {
        margin({0, header_at, 0}, page.header);
        margin({0, footer_at, 0}, page.footer);
    }
}

std::string XlsSheetLooks::header(BiffRecord const& record) const
{
    BiffReader reader(record.body);
    if (record.body.empty()) {
        return {};
    }
    auto text = m_book.version() >= 8 ? m_book.text().with_u16(reader, record.offset)
                                      : m_book.text().with_u8(reader, record.offset);
    return text ? std::move(*text) : std::string();
}

void XlsSheetLooks::put_print_names(Workbook const& workbook, int sheet)
{
    for (auto const& name : workbook.names) {
        if (name.sheet != sheet) {
            continue;
        }
        if (name.name == "_xlnm.Print_Area") {
            put_print_area(name.refers_to, m_looks->page);
        }
        if (name.name == "_xlnm.Print_Titles") {
            put_print_titles(name.refers_to, m_looks->page);
        }
        if (name.name == "_xlnm._FilterDatabase") {
            PageSetup filtered;
            put_print_area(name.refers_to, filtered);
            if (!filtered.print_areas.empty()) {
                m_looks->autofilter = filtered.print_areas[0];
            }
        }
    }
}

} // namespace gopbieu
