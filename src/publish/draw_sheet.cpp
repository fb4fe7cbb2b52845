#include "publish/draw_sheet.hpp"

#include "base/json.hpp"
#include "publish/package/xml_element.hpp"
#include "text/utf8.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

namespace gopbieu {

namespace {

constexpr double pixels_a_character = 7, points_a_pixel = 0.75;

lxw_col_t column(CellRef where)
{
    return static_cast<lxw_col_t>(where.column);
}

// Most texts go to the library as they are.
std::string library_text(std::string_view text)
{
    bool const plain =
        text.find("_x") == std::string_view::npos && std::ranges::none_of(text, [](char character) {
            return static_cast<unsigned char>(character) < 0x20;
        });
    return plain ? std::string(text) : with_x_escapes(text);
}

// The library writes 16 digits; some numbers have need of 17.
std::optional<std::string> exact_text(double number)
{
    std::array<char, 64> digits{};
    auto const done = std::to_chars(
        digits.data(), digits.data() + digits.size(), number, std::chars_format::general, 16);
    double back = 0;
    std::from_chars(digits.data(), done.ptr, back);
    if (back == number) {
        return std::nullopt;
    }
    std::string text;
    append_number(text, number);
    return text;
}

} // namespace

std::uint32_t style_of_place(Sheet const& sheet, CellRef where)
{
    if (sheet.looks == nullptr) {
        return 0;
    }
    auto const& looks = *sheet.looks;
    auto const row = std::ranges::lower_bound(looks.rows, where.row, {}, &RowLooks::row);
    if (row != looks.rows.end() && row->row == where.row && row->style) {
        return *row->style;
    }
    for (auto const& one : looks.columns) {
        if (where.column >= one.columns.first && where.column <= one.columns.last) {
            return one.style;
        }
    }
    return 0;
}

std::vector<TextRun> drawable_runs(RichText const& rich)
{
    auto runs = rich.runs;
    std::erase_if(runs, [](TextRun const& run) { return run.text.empty(); });
    if (runs.size() != 1) {
        return runs;
    }
    auto const first = first_character(runs.front().text).length;
    if (first >= runs.front().text.size()) {
        return {};
    }
    auto rest = runs.front();
    rest.text.erase(0, first);
    runs.front().text.resize(first);
    runs.push_back(std::move(rest));
    return runs;
}

SheetDrawing::SheetDrawing(lxw_worksheet* target, FormatTable& formats, Workbook const& workbook)
    : m_sheet(target), m_formats(formats), m_workbook(workbook)
{
}

lxw_error SheetDrawing::draw(Page const& page, SheetPlan& plan)
{
    m_page = &page;
    m_plan = &plan;
    m_arrays_drawn.assign(page.sheet.formulas.size(), false);
    if (page.sheet.looks != nullptr) {
        draw_rows_and_columns(*page.sheet.looks);
    }
    draw_cells();
    if (page.sheet.looks != nullptr) {
        draw_comments(*page.sheet.looks);
        draw_pictures(*page.sheet.looks);
    }
    return m_error;
}

// Sizes are written again exactly later on; here they decide where boxes of comments are drawn.
void SheetDrawing::draw_rows_and_columns(SheetLooks const& looks)
{
    for (auto const& one : looks.columns) {
        auto const pixels = static_cast<std::uint32_t>(std::lround(one.width * pixels_a_character));
        note(worksheet_set_column_pixels(m_sheet,
                                         static_cast<lxw_col_t>(one.columns.first),
                                         static_cast<lxw_col_t>(one.columns.last),
                                         pixels,
                                         one.style == 0 ? nullptr : m_formats.format(one.style)));
    }
    for (auto const& one : looks.rows) {
        auto const height = one.height.value_or(LXW_DEF_ROW_HEIGHT);
        note(worksheet_set_row(
            m_sheet, one.row, height, one.style ? m_formats.format(*one.style) : nullptr));
    }
}

void SheetDrawing::draw_cells()
{
    auto change = m_page->changes.begin();
    auto const end = m_page->changes.end();
    auto const draw_new = [&](CellRef where, Change const& what) {
        draw_value(where, what.value, format_at(where, style_of_place(m_page->sheet, where)));
    };
    for (auto const& cell : m_page->sheet.cells) {
        for (; change != end && change->first < cell.where(); ++change) {
            draw_new(change->first, change->second);
        }
        bool const changed = change != end && change->first == cell.where();
        draw_cell(cell, changed ? &change->second : nullptr);
        change = changed ? std::next(change) : change;
    }
    for (; change != end; ++change) {
        draw_new(change->first, change->second);
    }
}

lxw_format* SheetDrawing::format_at(CellRef where, std::uint32_t style)
{
    if (!m_page->paint.empty()) {
        auto const paint = m_page->paint.find(where);
        if (paint != m_page->paint.end()) {
            return m_formats.painted(style, paint->second);
        }
    }
    return m_formats.format(style);
}

void SheetDrawing::draw_cell(Cell const& cell, Change const* change)
{
    auto const where = cell.where();
    bool const with_formula = cell.formula != 0 && (change == nullptr || change->keeps_formula) &&
                              !m_arrays_drawn[cell.formula - 1];
    if (with_formula) {
        if (auto const formula = formula_text(m_page->sheet, cell); !formula.empty()) {
            draw_formula(cell, formula, change);
            return;
        }
    }
    auto* const format = format_at(where, cell.style);
    if (change != nullptr) {
        draw_value(where, change->value, format);
        return;
    }
    switch (cell.kind) {
    case CellKind::empty:
        note(worksheet_write_blank(m_sheet, where.row, column(where), format));
        break;
    case CellKind::number:
    case CellKind::date:
        note(worksheet_write_number(m_sheet, where.row, column(where), cell.number, format));
        if (auto exact = exact_text(cell.number)) {
            m_plan->stand_ins.push_back({where, {}, std::move(exact), {}});
        }
        break;
    case CellKind::boolean:
        note(worksheet_write_boolean(
            m_sheet, where.row, column(where), cell.number != 0 ? 1 : 0, format));
        break;
    case CellKind::error:
        note(worksheet_write_number(m_sheet, where.row, column(where), 0, format));
        m_plan->stand_ins.push_back({where, "e", std::string(m_workbook.text(cell)), {}});
        break;
    case CellKind::text:
        if (auto const* const rich = rich_text_of(cell)) {
            draw_rich_text(where, *rich, cell.style);
        } else {
            draw_text(where, m_workbook.text(cell), format);
        }
        break;
    }
}

void SheetDrawing::draw_formula(Cell const& cell, std::string const& formula, Change const* change)
{
    auto const where = cell.where();
    StandIn stand_in{where, {}, {}, {}};
    if (change != nullptr) {
        draw_result(where, formula, cell.style, change->value, stand_in);
    } else if (cell.kind == CellKind::text) {
        draw_result(where, formula, cell.style, std::string(m_workbook.text(cell)), stand_in);
    } else if (cell.kind == CellKind::empty) {
        draw_result(where, formula, cell.style, {}, stand_in);
    } else {
        bool const error = cell.kind == CellKind::error;
        note(worksheet_write_formula_num(m_sheet,
                                         where.row,
                                         column(where),
                                         formula.c_str(),
                                         format_at(where, cell.style),
                                         error ? 0 : cell.number));
        stand_in.type = error ? "e" : cell.kind == CellKind::boolean ? "b" : "";
        stand_in.value =
            error ? std::optional(std::string(m_workbook.text(cell))) : exact_text(cell.number);
    }
    auto const& known = m_page->sheet.formulas[cell.formula - 1];
    if (known.array) {
        m_arrays_drawn[cell.formula - 1] = true;
        stand_in.array = CellRange{
            where, {where.row + known.array_rows - 1, where.column + known.array_columns - 1}};
    }
    if (stand_in.value || !stand_in.type.empty() || stand_in.array) {
        m_plan->stand_ins.push_back(std::move(stand_in));
    }
}

void SheetDrawing::draw_result(CellRef where,
                               std::string const& formula,
                               std::uint32_t style,
                               CellValue const& result,
                               StandIn& stand_in)
{
    auto* const format = format_at(where, style);
    if (auto const* const text = std::get_if<std::string>(&result)) {
        note(worksheet_write_formula_str(m_sheet,
                                         where.row,
                                         column(where),
                                         formula.c_str(),
                                         format,
                                         library_text(*text).c_str()));
        return;
    }
    auto const* const number = std::get_if<Exact>(&result);
    note(worksheet_write_formula_num(m_sheet,
                                     where.row,
                                     column(where),
                                     formula.c_str(),
                                     format,
                                     number == nullptr ? 0 : stored(*number)));
    if (number == nullptr) {
        stand_in.value = std::string(); // nobody has worked it out yet
    }
}

void SheetDrawing::draw_text(CellRef where, std::string_view text, lxw_format* format)
{
    note(worksheet_write_string(
        m_sheet, where.row, column(where), library_text(text).c_str(), format));
}

RichText const* SheetDrawing::rich_text_of(Cell const& cell) const
{
    if (m_workbook.looks == nullptr) {
        return nullptr;
    }
    auto const& rich_texts = m_workbook.looks->rich_texts;
    auto const found = std::ranges::lower_bound(rich_texts, cell.text_, {}, &RichText::text);
    return found != rich_texts.end() && found->text == cell.text_ ? &*found : nullptr;
}

// A run without a font of its own has the cell's; the library would take its own default.
void SheetDrawing::draw_rich_text(CellRef where, RichText const& rich, std::uint32_t style)
{
    auto const runs = drawable_runs(rich);
    if (runs.empty()) {
        return; // refused when the template was registered
    }
    auto const& looks = *m_workbook.looks;
    auto const& own = looks.fonts[looks.styles[style].font];
    std::vector<std::string> texts;
    std::vector<lxw_rich_string_tuple> fragments;
    texts.reserve(runs.size());
    fragments.reserve(runs.size());
    for (auto const& run : runs) {
        texts.push_back(library_text(run.text));
        fragments.push_back({m_formats.letters(run.font.value_or(own)), texts.back().data()});
    }
    std::vector<lxw_rich_string_tuple*> list;
    for (auto& fragment : fragments) {
        list.push_back(&fragment);
    }
    list.push_back(nullptr);
    note(worksheet_write_rich_string(
        m_sheet, where.row, column(where), list.data(), format_at(where, style)));
}

void SheetDrawing::draw_value(CellRef where, CellValue const& value, lxw_format* format)
{
    if (auto const* const number = std::get_if<Exact>(&value)) {
        note(worksheet_write_number(m_sheet, where.row, column(where), stored(*number), format));
    } else if (auto const* const text = std::get_if<std::string>(&value)) {
        draw_text(where, *text, format);
    } else {
        note(worksheet_write_blank(m_sheet, where.row, column(where), format));
    }
}

void SheetDrawing::draw_comments(SheetLooks const& looks)
{
    for (auto const& comment : looks.comments) {
        auto const text = library_text(comment.text);
        auto author = library_text(comment.author);
        lxw_comment_options options{};
        options.visible = static_cast<std::uint8_t>(comment.visible ? LXW_COMMENT_DISPLAY_VISIBLE
                                                                    : LXW_COMMENT_DISPLAY_HIDDEN);
        options.author = author.data();
        options.width = static_cast<std::uint16_t>(std::lround(comment.width / points_a_pixel));
        options.height = static_cast<std::uint16_t>(std::lround(comment.height / points_a_pixel));
        note(worksheet_write_comment_opt(
            m_sheet, comment.where.row, column(comment.where), text.c_str(), &options));
    }
}

void SheetDrawing::draw_pictures(SheetLooks const& looks)
{
    for (auto const& picture : looks.pictures) {
        auto description = picture.description;
        lxw_image_options options{};
        options.description = description.data();
        auto const* const bytes = reinterpret_cast<unsigned char const*>(picture.bytes.data());
        note(worksheet_insert_image_buffer_opt(m_sheet,
                                               picture.from.row,
                                               column(picture.from),
                                               bytes,
                                               picture.bytes.size(),
                                               &options));
    }
}

} // namespace gopbieu
