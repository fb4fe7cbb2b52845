#include "org/register_table.hpp"

#include "base/catalogue/campaign.hpp"
#include "form/yaml.hpp"
#include "org/csv_rows.hpp"
#include "text/match_key.hpp"
#include "text/utf8.hpp"
#include "workbook/cell_ref.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <map>

namespace gopbieu {

namespace {

// How far down titles are looked for: above them stand the heading of the office and the like.
constexpr std::size_t title_rows = 40;
// A register has a dozen columns. A stray cell at the far end of a sheet must not make rows wide.
constexpr std::size_t register_width = 256;

struct Titles {
    std::string_view own;
    std::array<std::string_view, 6> others;
};

constexpr std::array<Titles, register_fields> titles{{
    {"Mã", {"Mã đơn vị", "Mã số", "Mã tổ chức đảng", "Mã tổ chức", "Mã ĐV"}},
    {"Tên", {"Tên đơn vị", "Tên tổ chức đảng", "Tên tổ chức", "Đơn vị", "Tên ĐV"}},
    {"Cấp", {"Cấp đơn vị", "Cấp tổ chức", "Loại hình tổ chức"}},
    {"Mã cấp trên", {"Mã đơn vị cấp trên", "Mã cấp trên trực tiếp", "Cấp trên", "Trực thuộc"}},
    {"Tên khác", {"Tên gọi khác", "Tên viết tắt", "Các tên khác", "Tên cũ"}},
    {"Điện thoại", {"Số điện thoại", "SĐT", "Điện thoại liên hệ", "ĐT"}},
    {"Email", {"E-mail", "Thư điện tử", "Địa chỉ email", "Hộp thư"}},
    {"Từ ngày", {"Ngày bắt đầu", "Ngày thành lập", "Hiệu lực từ", "Từ"}},
    {"Đến ngày", {"Ngày kết thúc", "Hiệu lực đến", "Đến hết ngày", "Đến"}},
    {"Kế thừa", {"Mã kế thừa", "Đơn vị kế thừa", "Mã đơn vị kế thừa", "Kế thừa bởi"}},
}};

std::string trimmed(std::string_view text)
{
    auto const blank = " \t\r\n";
    auto const first = text.find_first_not_of(blank);
    return first == std::string_view::npos
               ? std::string()
               : std::string(text.substr(first, text.find_last_not_of(blank) - first + 1));
}

// "38168053000001" and not "3.8168053000001E+13"; with the zeros that a format such as "000" shows.
std::string digits_of(double number, NumberFormat const& format)
{
    constexpr double most = 1e15;
    std::array<char, 64> buffer{};
    bool const whole = std::floor(number) == number && std::fabs(number) < most;
    auto const done = whole ? std::to_chars(buffer.data(),
                                            buffer.data() + buffer.size(),
                                            static_cast<long long>(number))
                            : std::to_chars(buffer.data(), buffer.data() + buffer.size(), number);
    std::string text(buffer.data(), done.ptr);
    bool const zeros = !format.code.empty() &&
                       format.code.find_first_not_of('0') == std::string::npos && number >= 0;
    if (whole && zeros && text.size() < format.code.size()) {
        text.insert(0, format.code.size() - text.size(), '0');
    }
    return text;
}

RegisterCell cell_of(Workbook const& workbook, Cell const& cell)
{
    RegisterCell found;
    switch (cell.kind) {
    case CellKind::number:
        found.kind = RegisterCell::Kind::number;
        found.number = cell.number;
        found.text = digits_of(cell.number, workbook.format(cell));
        break;
    case CellKind::date:
        found.kind = RegisterCell::Kind::date;
        found.number = cell.number;
        found.text = serial_to_iso(cell.number).value_or(digits_of(cell.number, {}));
        break;
    case CellKind::boolean:
        found.text = cell.number != 0 ? "TRUE" : "FALSE";
        break;
    case CellKind::error:
        found.kind = RegisterCell::Kind::error;
        found.text = workbook.text(cell);
        break;
    case CellKind::text:
        found.text = trimmed(workbook.text(cell));
        break;
    case CellKind::empty:
        break;
    }
    return found;
}

// Which field a title names. Titles without accents are tried second.
class TitleIndex {
public:
    TitleIndex()
    {
        for (std::size_t field = 0; field < register_fields; ++field) {
            add(titles[field].own, field);
            for (auto const other : titles[field].others) {
                add(other, field);
            }
        }
    }

    [[nodiscard]] std::optional<std::size_t> field(std::string const& title) const
    {
        constexpr std::size_t longest = 100;
        if (title.empty() || title.size() > longest) {
            return {};
        }
        auto const exact = m_keys.find(key_with_accents(title));
        if (exact != m_keys.end()) {
            return exact->second;
        }
        auto const near = m_plain_keys.find(key_plain(title));
        return near == m_plain_keys.end() ? std::nullopt : std::optional(near->second);
    }

private:
    void add(std::string_view title, std::size_t field)
    {
        if (!title.empty()) {
            m_keys.emplace(key_with_accents(title), field);
            m_plain_keys.emplace(key_plain(title), field);
        }
    }

    std::map<std::string, std::size_t> m_keys, m_plain_keys;
};

RegisterColumns columns_of(RegisterRow const& row, TitleIndex const& index)
{
    RegisterColumns columns;
    for (std::size_t column = 0; column < row.cells.size(); ++column) {
        auto const field = index.field(row.cells[column].text);
        if (field && !columns.at[*field]) {
            columns.at[*field] = column;
        }
    }
    return columns;
}

} // namespace

std::string_view title_of(RegisterField field)
{
    return titles[static_cast<std::size_t>(field)].own;
}

bool RegisterRow::blank() const
{
    return std::ranges::all_of(cells, [](RegisterCell const& cell) { return cell.text.empty(); });
}

Place RegisterTable::place(std::uint32_t row, std::optional<std::size_t> column) const
{
    if (sheet.empty()) {
        return {file, {}, {}, row};
    }
    auto const at = static_cast<std::uint32_t>(column.value_or(0));
    return {file, sheet, to_a1(CellRef{row - 1, at})};
}

RegisterTable register_table(Workbook const& workbook, Sheet const& sheet, std::string file)
{
    RegisterTable table{std::move(file), sheet.name, {}};
    for (auto const& cell : sheet.cells) {
        if (cell.column >= register_width) {
            continue;
        }
        if (table.rows.empty() || table.rows.back().number != cell.row + 1) {
            table.rows.push_back({cell.row + 1, {}});
        }
        auto& cells = table.rows.back().cells;
        cells.resize(cell.column + std::size_t{1});
        cells.back() = cell_of(workbook, cell);
    }
    return table;
}

Loaded<RegisterTable> register_table(std::string_view csv, std::string file)
{
    auto lines = csv_rows(csv);
    if (lines.open_quote != 0) {
        return {{}, {finding(say::register_csv, {file, {}, {}, lines.open_quote})}};
    }
    RegisterTable table{std::move(file), {}, {}};
    for (std::size_t at = 0; at < lines.rows.size(); ++at) {
        RegisterRow row{lines.lines[at], {}};
        for (auto const& value : lines.rows[at]) {
            row.cells.push_back({trimmed(value)});
        }
        table.rows.push_back(std::move(row));
    }
    return {std::move(table), {}};
}

bool RegisterColumns::complete() const
{
    return std::all_of(
        at.begin(), at.begin() + required_register_fields, [](auto const& one) { return one; });
}

std::size_t RegisterColumns::found() const
{
    return static_cast<std::size_t>(
        std::ranges::count_if(at, [](auto const& one) { return one.has_value(); }));
}

std::optional<RegisterColumns> find_register_columns(RegisterTable const& table)
{
    TitleIndex const index;
    auto const rank = [](RegisterColumns const& one) {
        return std::pair(one.complete(), one.found());
    };
    std::optional<RegisterColumns> best;
    for (std::size_t row = 0; row < std::min(table.rows.size(), title_rows); ++row) {
        auto columns = columns_of(table.rows[row], index);
        columns.title_row = row;
        if (columns.found() > 0 && (!best || rank(columns) > rank(*best))) {
            best = columns;
        }
    }
    return best;
}

std::vector<Finding> check_register_columns(RegisterTable const& table,
                                            RegisterColumns const& columns)
{
    TitleIndex const index;
    std::vector<Finding> findings;
    std::vector<std::string> strangers;
    auto const& titles_row = table.rows[columns.title_row];
    for (std::size_t column = 0; column < titles_row.cells.size(); ++column) {
        auto const& title = titles_row.cells[column].text;
        auto const field = index.field(title);
        if (!field) {
            strangers.push_back(title);
        } else if (columns.at[*field] != column) {
            findings.push_back(
                finding(say::register_double_column,
                        table.place(titles_row.number, column),
                        {{"found", title}, {"expected", std::string(titles[*field].own)}}));
        }
    }
    for (std::size_t field = 0; field < required_register_fields; ++field) {
        if (!columns.at[field]) {
            findings.push_back(finding(say::register_no_column,
                                       table.place(titles_row.number),
                                       {{"expected", std::string(titles[field].own)},
                                        {"hint", nearest_hint(titles[field].own, strangers)}}));
        }
    }
    return findings;
}

} // namespace gopbieu
