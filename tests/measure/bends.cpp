#include "measure/bends.hpp"

#include "text/letter.hpp"
#include "text/match_key.hpp"
#include "text/names.hpp"
#include "unit/text/legacy_encoder.hpp"

#include <algorithm>
#include <array>
#include <functional>

namespace gopbieu::measure {

namespace {

SketchSheet& sheet_of(Sketch& sketch)
{
    return sketch.sheets.front();
}

void insert_rows(Sketch& sketch, std::uint32_t before, std::uint32_t count)
{
    sheet_of(sketch).insert_rows(before, count);
    shift_rows(sketch, before, count);
}

void insert_columns(Sketch& sketch, std::uint32_t before, std::uint32_t count)
{
    sheet_of(sketch).insert_columns(before, count);
    shift_columns(sketch, before, count);
}

std::uint32_t body_row(Sketch& sketch, Dice& dice)
{
    return sketch.body.first + dice.below(sketch.body.last - sketch.body.first + 1);
}

// ---- where the table stands
// ------------------------------------------------------------------------

void shift_block(Sketch& sketch, FormDefinition const&, Dice& dice)
{
    insert_rows(sketch, 0, dice.below(6));
    insert_columns(sketch, 0, dice.below(4));
}

void add_titles(Sketch& sketch, FormDefinition const&, Dice& dice)
{
    static constexpr auto titles =
        std::to_array<std::string_view>({"BÁO CÁO NHANH",
                                         "Đơn vị tính: người",
                                         "(Kèm theo Công văn số 12-CV/ĐU)",
                                         "MẬT",
                                         "Bản sửa"});
    auto const at = sketch.header.first;
    insert_rows(sketch, at, 2);
    sheet_of(sketch).cells[{at, sketch.columns.first}] = {
        std::string(titles[dice.below(titles.size())]), false};
}

// ---- rows
// ------------------------------------------------------------------------------------------

void empty_rows(Sketch& sketch, FormDefinition const&, Dice& dice)
{
    insert_rows(sketch, body_row(sketch, dice), 1 + dice.below(2));
}

void remark_row(Sketch& sketch, FormDefinition const&, Dice& dice)
{
    auto const at = body_row(sketch, dice);
    insert_rows(sketch, at, 1);
    sheet_of(sketch).cells[{at, sketch.columns.first}] = {std::string("(số liệu đã rà soát)"),
                                                          false};
}

// Taking a printed row away may take away what tells its neighbours apart: that must be asked.
void delete_row(Sketch& sketch, FormDefinition const&, Dice& dice)
{
    if (sketch.repeated || sketch.body.last <= sketch.body.first + 1) {
        return;
    }
    auto const row = body_row(sketch, dice);
    bool const last = row == sketch.body.last;
    std::erase_if(sketch.truth, [&](Truth const& one) { return one.cell.row == row; });
    sheet_of(sketch).delete_row(row);
    shift_rows(sketch, row + 1, -1);
    sketch.body.last -= last ? 1 : 0;
}

// Moves two rows whose names are unique in the form; others are told by where they stand.
void move_rows(Sketch& sketch, FormDefinition const& form, Dice& dice)
{
    auto const movable = [&](std::string const& id) {
        auto const* const row = form.find_row(id);
        return form.row_kind == RowKind::keyed ||
               (row != nullptr && std::ranges::count(form.rows, row->label, &Row::label) == 1 &&
                std::ranges::none_of(form.rows, [&](Row const& other) {
                    return other.parent && &form.rows[*other.parent] == row;
                }));
    };
    std::vector<std::uint32_t> rows;
    for (auto const& one : sketch.truth) {
        if (movable(one.row) && std::ranges::find(rows, one.cell.row) == rows.end()) {
            rows.push_back(one.cell.row);
        }
    }
    if (rows.size() < 2) {
        return;
    }
    auto const count = static_cast<std::uint32_t>(rows.size());
    auto const one = rows[dice.below(count)];
    auto const other = rows[dice.below(count)];
    sheet_of(sketch).swap_rows(one, other);
    for (auto& truth : sketch.truth) {
        truth.cell.row = truth.cell.row == one     ? other
                         : truth.cell.row == other ? one
                                                   : truth.cell.row;
    }
}

void stranger_row(Sketch& sketch, FormDefinition const& form, Dice& dice)
{
    if (form.row_kind == RowKind::list || sketch.truth.empty()) {
        return;
    }
    static constexpr auto names = std::to_array<std::string_view>(
        {"Thẩm phán trung cấp", "Kiểm tra viên cao cấp", "Nghệ nhân ưu tú"});
    auto const name = std::ranges::find_if(names, [&](std::string_view one) {
        return std::ranges::find(form.rows, one, &Row::label) == form.rows.end();
    });
    auto const at = sketch.body.last + 1;
    insert_rows(sketch, at, 1);
    auto const figure = std::ranges::find_if(sketch.truth, [&](Truth const& one) {
        auto const* const column = form.find_column(one.column);
        return column->measure.holds_numbers();
    });
    if (figure == sketch.truth.end()) {
        return;
    }
    auto const key = std::ranges::find_if(sheet_of(sketch).cells, [&](auto const& cell) {
        return cell.first.row == sketch.truth.front().cell.row &&
               std::holds_alternative<std::string>(cell.second.value);
    });
    sheet_of(sketch).cells[{at, key->first.column}] = {std::string(*name), false};
    sheet_of(sketch).cells[{at, figure->cell.column}] = {static_cast<double>(dice.fresh(9000)),
                                                         false};
    sketch.undecidable = true;
}

// A printed row again: with its figures, or with others.
void repeat_row(Sketch& sketch, FormDefinition const&, Dice& dice)
{
    if (sketch.truth.empty()) {
        return;
    }
    auto const& chosen = sketch.truth[dice.below(static_cast<std::uint32_t>(sketch.truth.size()))];
    auto const from = chosen.cell.row;
    auto const at = from + 1;
    insert_rows(sketch, at, 1);
    auto& cells = sheet_of(sketch).cells;
    std::vector<std::pair<CellRef, SketchCell>> copies;
    for (auto const& [where, cell] : cells) {
        if (where.row == from) {
            copies.emplace_back(CellRef{at, where.column}, cell);
        }
    }
    sketch.repeated = true;
    bool const other_figures = dice.one_in(2);
    for (auto& [where, cell] : copies) {
        auto* const number = std::get_if<double>(&cell.value);
        if (other_figures && number != nullptr && *number > 20) {
            *number += 1;
            for (auto& one : sketch.truth) {
                if (one.cell == CellRef{from, where.column}) {
                    one.again = Exact::from_double(*number)->text();
                }
            }
        }
        cells[where] = cell;
    }
}

// ---- columns
// ---------------------------------------------------------------------------------------

void remark_column(Sketch& sketch, FormDefinition const&, Dice& dice)
{
    auto const at =
        sketch.columns.first + 1 + dice.below(sketch.columns.last - sketch.columns.first + 1);
    insert_columns(sketch, at, 1);
    auto& cells = sheet_of(sketch).cells;
    cells[{sketch.header.first, at}] = {std::string("Ý kiến thêm"), false};
    cells[{sketch.body.first, at}] = {std::string("đã xem"), false};
}

void strange_column(Sketch& sketch, FormDefinition const&, Dice& dice)
{
    if (sketch.truth.empty()) {
        return;
    }
    auto const at =
        sketch.columns.first + 1 + dice.below(sketch.columns.last - sketch.columns.first + 1);
    insert_columns(sketch, at, 1);
    auto& cells = sheet_of(sketch).cells;
    cells[{sketch.header.last, at}] = {std::string("Đối chiếu"), false};
    for (auto const& one : sketch.truth) {
        cells[{one.cell.row, at}] = {static_cast<double>(dice.fresh(9000)), false};
    }
    sketch.undecidable = true;
}

void delete_column(Sketch& sketch, FormDefinition const& form, Dice& dice)
{
    if (sketch.truth.empty()) {
        return;
    }
    auto const chosen = sketch.truth[dice.below(static_cast<std::uint32_t>(sketch.truth.size()))];
    auto const column = chosen.cell.column;
    bool const only_one = std::ranges::all_of(sketch.truth, [&](Truth const& one) {
        return one.cell.column == column || !form.find_column(one.column)->measure.holds_numbers();
    });
    bool const copied = std::ranges::any_of(sketch.sheets, [&](SketchSheet const& sheet) {
        return &sheet != &sketch.sheets.front() && !sheet.hidden && sheet.cells.size() > 20;
    });
    if (only_one && copied) {
        return; // no figure would be left but those of the copy, which are then rightly read
    }
    auto const& cells = sheet_of(sketch).cells;
    bool const strange = std::ranges::any_of(cells, [&](auto const& cell) {
        return cell.first.column == column && cell.first.row >= sketch.body.first &&
               std::holds_alternative<double>(cell.second.value) &&
               std::ranges::find(sketch.truth, cell.first, &Truth::cell) == sketch.truth.end();
    });
    if (strange) {
        return; // what must be asked about would go with it
    }
    std::erase_if(sketch.truth, [&](Truth const& one) { return one.cell.column == column; });
    sheet_of(sketch).delete_column(column);
    shift_columns(sketch, column + 1, -1);
    auto const* const meant = form.find_column(chosen.column);
    sketch.undecidable = sketch.undecidable || (!meant->optional && form.panels == 1);
}

// Exchanges two columns whose labels are merged down to the same row, or stand side by side under
// one group.
void move_columns(Sketch& sketch, FormDefinition const& form, Dice& dice)
{
    std::vector<std::pair<std::string, std::uint32_t>> places;
    for (auto const& one : sketch.truth) {
        std::pair const place{one.column, one.cell.column};
        if (std::ranges::find(places, place) == places.end()) {
            places.push_back(place);
        }
    }
    if (places.size() < 2 || form.panels > 1) {
        return;
    }
    auto const count = static_cast<std::uint32_t>(places.size());
    auto const one = places[dice.below(count)];
    auto const other = places[dice.below(count)];
    auto const group = [&](std::string const& id) {
        auto path = form.find_column(id)->path;
        path.pop_back();
        return path;
    };
    if (group(one.first) != group(other.first)) {
        return;
    }
    // Below the group's own label.
    auto const depth = static_cast<std::uint32_t>(group(one.first).size());
    sheet_of(sketch).swap_columns(
        one.second, other.second, {sketch.header.first + depth, sketch.body.last});
    for (auto& truth : sketch.truth) {
        auto& column = truth.cell.column;
        column = column == one.second ? other.second : column == other.second ? one.second : column;
    }
}

// ---- labels
// ----------------------------------------------------------------------------------------

std::string with_slip(std::string text, Dice& dice)
{
    // Doubles an ASCII letter inside a word.
    for (int tries = 0; tries < 20; ++tries) {
        auto const at = dice.below(static_cast<std::uint32_t>(text.size()));
        if (text[at] >= 'a' && text[at] <= 'z') {
            return text.substr(0, at) + text[at] + text.substr(at);
        }
    }
    return text;
}

// The marks are left out, everything else is typed as it stands.
std::string without_accents(std::string const& text)
{
    std::string plain;
    for (auto const letter : to_characters(text)) {
        auto const bare = slug(to_utf8(std::u32string(1, letter)));
        bool const accented = letter >= 0x80 && bare.size() == 1;
        auto const small = small_letter(letter) == letter;
        plain += !accented ? to_utf8(std::u32string(1, letter)) : small ? bare : upper_case(bare);
    }
    return plain;
}

std::string replaced(std::string text, std::string_view what, std::string_view by)
{
    auto const at = text.find(what);
    return at == std::string::npos ? text : text.replace(at, what.size(), by);
}

std::string written_otherwise(std::string const& text, Dice& dice)
{
    switch (dice.below(10)) {
    case 0:
        return upper_case(text);
    case 1:
        return "  " + text + " ";
    case 2:
        return text + " *";
    case 3:
        return replaced(text, " ", "\n");
    case 4:
        return replaced(text, " ", "\xc2\xa0");
    case 5:
        return with_slip(text, dice);
    case 6:
        return without_accents(text);
    case 7:
        return replaced(replaced(text, "đảng viên", "ĐV"), "Trong đó", "Trđó");
    case 8:
        return text + " (người)";
    default:
        return replaced(text, " ", "  ");
    }
}

void change_labels(Sketch& sketch, Span rows, Dice& dice)
{
    for (auto& [where, cell] : sheet_of(sketch).cells) {
        auto* const text = std::get_if<std::string>(&cell.value);
        if (text != nullptr && where.row >= rows.first && where.row <= rows.last &&
            dice.one_in(3)) {
            *text = written_otherwise(*text, dice);
        }
    }
}

void change_header(Sketch& sketch, FormDefinition const&, Dice& dice)
{
    change_labels(sketch, sketch.header, dice);
}

void change_row_names(Sketch& sketch, FormDefinition const& form, Dice& dice)
{
    if (form.row_kind == RowKind::list) {
        return;
    }
    std::map<CellRef, bool> figures;
    for (auto const& one : sketch.truth) {
        figures[one.cell] = true;
    }
    for (auto& [where, cell] : sheet_of(sketch).cells) {
        auto* const text = std::get_if<std::string>(&cell.value);
        bool const name = text != nullptr && where.row >= sketch.body.first &&
                          where.row <= sketch.body.last && !figures.contains(where);
        if (name && dice.one_in(4)) {
            *text = written_otherwise(*text, dice);
        }
    }
}

void encode(Sketch& sketch, std::function<std::string(std::string const&)> const& code)
{
    for (auto& [where, cell] : sheet_of(sketch).cells) {
        auto* const text = std::get_if<std::string>(&cell.value);
        bool const fact =
            std::ranges::find(sketch.truth, where, &Truth::cell) != sketch.truth.end();
        if (text != nullptr && !fact) {
            *text = code(*text);
        }
    }
}

std::string in_small_letters(std::string const& text)
{
    auto characters = to_characters(text);
    std::ranges::transform(characters, characters.begin(), small_letter);
    return to_utf8(characters);
}

void in_tcvn3(Sketch& sketch, FormDefinition const& form, Dice&)
{
    if (form.row_kind != RowKind::list) {
        // Its capitals live in the font.
        encode(sketch, [](std::string const& text) { return as_tcvn3(in_small_letters(text)); });
    }
}

void in_vni(Sketch& sketch, FormDefinition const& form, Dice&)
{
    if (form.row_kind != RowKind::list) {
        encode(sketch, [](std::string const& text) { return as_vni(text); });
    }
}

void typed_without_accents(Sketch& sketch, FormDefinition const& form, Dice&)
{
    if (form.row_kind != RowKind::list) {
        encode(sketch, without_accents);
    }
}

void without_merges(Sketch& sketch, FormDefinition const&, Dice&)
{
    sheet_of(sketch).merges.clear();
}

// ---- numbers
// ---------------------------------------------------------------------------------------

std::string dotted(double number)
{
    auto text = std::to_string(static_cast<long>(number));
    return text.size() > 3 ? text.insert(text.size() - 3, ".") : text;
}

void style_numbers(Sketch& sketch, FormDefinition const& form, Dice& dice)
{
    for (auto const& one : sketch.truth) {
        auto& cell = sheet_of(sketch).cells[one.cell];
        auto const* const number = std::get_if<double>(&cell.value);
        auto const* const column = form.find_column(one.column);
        auto const type = form.measure(form.find_row(one.row), *column).type;
        // What was written in another way already is not made another number by a second one.
        if (number == nullptr || one.doubtful || cell.percent || !dice.one_in(4)) {
            continue;
        }
        auto const value = *number;
        auto comma = one.value;
        std::ranges::replace(comma, '.', ',');
        switch (dice.below(6)) {
        case 0:
            cell.value = " " + comma + " ";
            break;
        case 1:
            cell.value = type == ValueType::count ? dotted(value) : comma;
            break;
        case 2:
            cell.value = type == ValueType::percent ? comma + "%" : comma;
            break;
        case 3:
            if (type == ValueType::percent) {
                cell = {value / 100, true};
            }
            break;
        case 4:
            cell.value = type == ValueType::count ? "0" + comma : comma;
            break;
        default:
            cell.value = value + 1e-12 * value;
            break;
        }
    }
}

void doubtful_number(Sketch& sketch, FormDefinition const& form, Dice& dice)
{
    for (auto& one : sketch.truth) {
        auto const* const column = form.find_column(one.column);
        if (one.doubtful ||
            form.measure(form.find_row(one.row), *column).type != ValueType::count) {
            continue;
        }
        auto& cell = sheet_of(sketch).cells[one.cell];
        if (dice.one_in(2)) {
            cell.value = 3.918;
        } else {
            cell.value = std::string("trên 95%");
        }
        one.doubtful = true;
        return;
    }
}

// ---- the workbook
// ----------------------------------------------------------------------------------

void rename_sheet(Sketch& sketch, FormDefinition const&, Dice& dice)
{
    static constexpr auto names =
        std::to_array<std::string_view>({"Sheet1", "01-TINH (gửi in)", "so lieu", "Nháp"});
    sheet_of(sketch).name = names[dice.below(names.size())];
}

void add_sheet(Sketch& sketch, FormDefinition const&, Dice& dice)
{
    SketchSheet draft;
    draft.name = "Nháp " + std::to_string(sketch.sheets.size());
    for (std::uint32_t row = 0; row < 6; ++row) {
        draft.cells[{row, 0}] = {std::string("Tổng số"), false};
        draft.cells[{row, 1}] = {static_cast<double>(dice.fresh(9000)), false};
    }
    sketch.sheets.push_back(std::move(draft));
}

void add_hidden_copy(Sketch& sketch, FormDefinition const&, Dice&)
{
    auto copy = sheet_of(sketch);
    copy.name = "ẩn " + std::to_string(sketch.sheets.size());
    copy.hidden = true;
    for (auto& [where, cell] : copy.cells) {
        if (auto* const number = std::get_if<double>(&cell.value)) {
            *number += 3;
        }
    }
    sketch.sheets.push_back(std::move(copy));
}

void add_visible_copy(Sketch& sketch, FormDefinition const& form, Dice& dice)
{
    add_hidden_copy(sketch, form, dice);
    sketch.sheets.back().hidden = false;
    sketch.undecidable = true;
}

void second_table(Sketch& sketch, FormDefinition const&, Dice& dice)
{
    auto& sheet = sheet_of(sketch);
    auto const row = sheet.end_row() + 2;
    static constexpr auto labels =
        std::to_array<std::string_view>({"STT", "Nội dung chi", "Số tiền", "Ghi chú"});
    for (std::uint32_t column = 0; column < labels.size(); ++column) {
        sheet.cells[{row, column}] = {std::string(labels[column]), false};
        sheet.cells[{row + 1, column}] = {static_cast<double>(dice.fresh(9000)), false};
    }
}

// The header again in the middle of the rows, as on a second printed page.
void page_break(Sketch& sketch, FormDefinition const& form, Dice& dice)
{
    if (sketch.body.last <= sketch.body.first + 2 || form.panels > 1) {
        return;
    }
    auto& sheet = sheet_of(sketch);
    auto const at = sketch.body.first + 1 + dice.below(sketch.body.last - sketch.body.first);
    auto const height = sketch.header.last - sketch.header.first + 1;
    std::vector<std::pair<CellRef, SketchCell>> copies;
    for (auto const& [where, cell] : sheet.cells) {
        if (where.row >= sketch.header.first && where.row <= sketch.header.last) {
            copies.emplace_back(CellRef{where.row - sketch.header.first + at, where.column}, cell);
        }
    }
    std::vector<CellRange> merges;
    for (auto merge : sheet.merges) {
        if (merge.first.row >= sketch.header.first && merge.last.row <= sketch.header.last) {
            merge.first.row += at - sketch.header.first;
            merge.last.row += at - sketch.header.first;
            merges.push_back(merge);
        }
    }
    insert_rows(sketch, at, height);
    sheet.cells.insert(copies.begin(), copies.end());
    sheet.merges.insert(sheet.merges.end(), merges.begin(), merges.end());
}

} // namespace

std::vector<Bend> const& all_bends()
{
    static std::vector<Bend> const bends{
        {"khối bảng dời chỗ", shift_block},
        {"thêm dòng tiêu đề", add_titles},
        {"chèn dòng trống", empty_rows},
        {"chèn dòng ghi chú", remark_row},
        {"xóa dòng", delete_row},
        {"đổi chỗ dòng", move_rows},
        {"thêm dòng lạ có số", stranger_row},
        {"lặp lại dòng", repeat_row},
        {"chèn cột ghi chú", remark_column},
        {"chèn cột lạ có số", strange_column},
        {"xóa cột", delete_column},
        {"đổi chỗ cột", move_columns},
        {"sửa chữ tiêu đề", change_header},
        {"sửa chữ tên dòng", change_row_names},
        {"TCVN3", in_tcvn3},
        {"VNI", in_vni},
        {"gõ không dấu", typed_without_accents},
        {"bỏ gộp ô", without_merges},
        {"kiểu viết số", style_numbers},
        {"số không rõ", doubtful_number},
        {"đổi tên trang", rename_sheet},
        {"thêm trang nháp", add_sheet},
        {"thêm bản ẩn", add_hidden_copy},
        {"thêm bản hiện", add_visible_copy},
        {"thêm bảng khác", second_table},
        {"ngắt trang", page_break},
    };
    return bends;
}

} // namespace gopbieu::measure
