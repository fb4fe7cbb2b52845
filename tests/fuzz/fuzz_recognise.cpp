// Any grid at all, against a form of every kind: no crash, and never a figure from outside the
// table or from an empty cell; every number of a sheet ends in one state.
//
// The bytes are commands: each makes a cell out of one of the forms' labels, a number, or any text.

#include "fuzz/read_both_depths.hpp"
#include "intake/recognise.hpp"
#include "org/register.hpp"
#include "support/form_of.hpp"
#include "text/utf8.hpp"

#include <algorithm>

using namespace gopbieu;

namespace {

void require(bool kept)
{
    if (!kept) {
        std::abort();
    }
}

std::vector<FormDefinition> make_forms()
{
    std::vector<std::string> const columns{"tt: TT: ordinal",
                                           "ten: Tiêu chí: key",
                                           "tong: Tổng số: count",
                                           "nu: Trong đó / Nữ: count",
                                           "ty_le: Trong đó / Tỷ lệ: percent",
                                           "ghi: Ghi chú thêm: text"};
    auto fixed =
        form_of(RowKind::fixed,
                columns,
                {"A: Đầu kỳ", "B: Tăng", "  B1: Kết nạp", "  B2: Khác", "C: Giảm", "  C1: Khác"});
    fixed.id = "co-dinh";
    fixed.panels = 2;
    auto keyed = form_of(RowKind::keyed, columns, {"thon: Thôn = Bản", "truong: Trường học"});
    keyed.id = "danh-muc";
    keyed.blank_is_zero = true;
    auto list = form_of(RowKind::list, columns, {});
    list.id = "danh-sach";
    return {fixed, keyed, list};
}

constexpr std::string_view const words[] = {
    "TT",       "Tiêu chí",  "Tổng số", "Trong đó",  "Nữ",       "Tỷ lệ",    "Ghi chú thêm",
    "Đầu kỳ",   "Tăng",      "Kết nạp", "Khác",      "Giảm",     "Thôn",     "Trường học",
    "Cộng",     "…",         "X",       "Người lập", "trên 95%", "1.234",    "Chi bộ bản B",
    "NĂM 2022", "Họ và tên", "tong so", "Tổng sốo",  "Tæng sè",  "3 (=4+5)", "12,5"};

Workbook make_workbook(std::string_view bytes)
{
    Workbook workbook;
    auto* sheet = &workbook.sheets.emplace_back();
    sheet->name = "Biểu";
    CellRef at;
    for (std::size_t index = 0; index + 1 < bytes.size() && index < 4000; index += 2) {
        auto const command = static_cast<unsigned char>(bytes[index]);
        auto const value = static_cast<unsigned char>(bytes[index + 1]);
        Cell cell;
        cell.row = at.row;
        cell.column = static_cast<std::uint16_t>(at.column);
        switch (command % 8) {
        case 0:
            at = {at.row + 1 + value % 3, value / 16U};
            continue;
        case 1:
            at.column += value % 4;
            continue;
        case 2:
            sheet->merges.push_back({at, {at.row + value % 3, at.column + value / 64U}});
            continue;
        case 3:
            if (workbook.sheets.size() < 4 && value % 16 == 0) {
                sort_cells(sheet->cells);
                sheet = &workbook.sheets.emplace_back();
                sheet->name = "Trang " + std::to_string(workbook.sheets.size());
                sheet->visibility = value % 32 == 0 ? Visibility::hidden : Visibility::visible;
                at = {};
            }
            continue;
        case 4:
            cell.kind = CellKind::number;
            cell.number = value / (command >= 128 ? 7.0 : 1.0);
            break;
        case 5: {
            std::string text(bytes.substr(index, value % 24U));
            std::string scratch;
            auto const clean = clean_text(text, scratch);
            cell.kind = CellKind::text;
            cell.text_ = workbook.texts.add(clean.value_or("?"));
            break;
        }
        default:
            cell.kind = CellKind::text;
            cell.text_ = workbook.texts.add(words[value % std::size(words)]);
            break;
        }
        sheet->cells.push_back(cell);
        ++at.column;
    }
    sort_cells(sheet->cells);
    return workbook;
}

void check_submission(Workbook const& workbook, Submission const& submission)
{
    auto const sheet = std::ranges::find(workbook.sheets, submission.sheet, &Sheet::name);
    require(sheet != workbook.sheets.end() && sheet->visibility == Visibility::visible);
    for (auto const& fact : submission.facts) {
        auto const* const cell = sheet->find(fact.cell);
        bool const blank_as_zero =
            fact.raw.empty() && fact.number() != nullptr && fact.number()->sign() == 0;
        require(cell != nullptr || blank_as_zero);
        require(std::ranges::find(submission.rows, fact.row) != submission.rows.end());
        require(std::ranges::count_if(submission.facts, [&](Fact const& other) {
                    return other.row == fact.row && other.column == fact.column;
                }) == 1);
    }
}

void check_counts(Workbook const& workbook, Recognition const& found)
{
    std::size_t numbers = 0;
    for (auto const& sheet : workbook.sheets) {
        numbers += static_cast<std::size_t>(
            std::ranges::count(sheet.cells, CellKind::number, &Cell::kind));
    }
    CellCount counted;
    for (auto const& submission : found.submissions) {
        counted += submission.cells;
    }
    require(counted.seen == counted.in_states());
    require(counted.seen + found.unread_numbers >= numbers); // texts that are figures count too
}

} // namespace

// The name is libFuzzer's.
// NOLINTNEXTLINE(readability-identifier-naming)
extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size)
{
    static auto const forms = make_forms();
    static FormIndex const index(forms);
    static auto const tree = *parse_register("Mã,Tên,Cấp,Mã cấp trên\nX1,Đảng ủy xã Một,Xã,\n"
                                             "X1-B,Chi bộ bản B,Chi bộ,X1\n",
                                             "don-vi.csv")
                                  .value;
    static UnitNames const units(tree);
    static Answers const answers;
    auto const bytes = as_chars(data, size);
    auto const workbook = make_workbook({bytes.data(), bytes.size()});
    auto const found =
        recognise(workbook, {index, units, answers, "2023"}, {"nop/X1-B.xlsx", "abc"});
    for (auto const& submission : found.submissions) {
        check_submission(workbook, submission);
    }
    check_counts(workbook, found);
    for (auto const& one : found.findings) {
        require(!broken_utf8_at(line(one, Language::vietnamese)));
    }
    return 0;
}
