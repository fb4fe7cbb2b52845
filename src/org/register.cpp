#include "org/register.hpp"

#include "base/catalogue/campaign.hpp"
#include "base/catalogue/schemas.hpp"
#include "base/file.hpp"
#include "org/check_register.hpp"
#include "org/register_rows.hpp"
#include "org/register_table.hpp"
#include "text/utf8.hpp"
#include "workbook/cell_ref.hpp"
#include "workbook/read.hpp"

#include <algorithm>
#include <array>

namespace gopbieu {

namespace {

constexpr std::uint64_t max_size = 64U << 20U;

Loaded<OrgTree> failed(Say say, Place place, Args args = {})
{
    return {{}, {finding(say, std::move(place), std::move(args))}};
}

std::uint32_t row_of(Place const& place)
{
    auto const cell = parse_a1(place.cell);
    return cell ? cell->row + 1 : place.line;
}

Loaded<OrgTree> tree_of(RegisterTable const& table, RegisterColumns const& columns)
{
    Loaded<OrgTree> loaded;
    auto& findings = loaded.findings;
    findings = check_register_columns(table, columns);
    if (any_error(findings)) {
        return loaded;
    }
    auto units = group_by_code(register_rows(table, columns, findings));
    check_register(units, table, columns, findings);
    if (units.histories.empty() && findings.empty()) {
        findings.push_back(
            finding(say::register_empty, table.place(table.rows[columns.title_row].number)));
    }
    std::ranges::stable_sort(findings, {}, [](Finding const& one) { return row_of(one.place); });
    if (!any_error(findings)) {
        loaded.value.emplace(std::move(units.histories));
    }
    return loaded;
}

Loaded<OrgTree> tree_of(RegisterTable const& table)
{
    if (table.rows.empty()) {
        return failed(say::register_empty, table.place(1));
    }
    auto const columns = find_register_columns(table);
    if (!columns) {
        return failed(say::register_no_titles, table.place(table.rows.front().number));
    }
    return tree_of(table, *columns);
}

// The sheet with the titles. Two that have all of them: nothing says which one counts.
Loaded<OrgTree> tree_of(Workbook const& workbook, std::string const& shown)
{
    struct Candidate {
        RegisterTable table;
        std::optional<RegisterColumns> columns;
    };
    std::optional<Candidate> best;
    for (auto const& sheet : workbook.sheets) {
        if (sheet.visibility != Visibility::visible || sheet.cells.empty()) {
            continue;
        }
        auto table = register_table(workbook, sheet, shown);
        auto columns = find_register_columns(table);
        bool const complete = columns && columns->complete();
        if (best && complete && best->columns && best->columns->complete()) {
            return failed(say::register_two_sheets,
                          {shown, sheet.name},
                          {{"found", sheet.name}, {"other", best->table.sheet}});
        }
        auto const found = columns ? columns->found() : 0;
        auto const before = best && best->columns ? best->columns->found() : 0;
        bool const best_complete = best && best->columns && best->columns->complete();
        if (!best || complete || (found > before && !best_complete)) {
            best = Candidate{std::move(table), columns};
        }
    }
    return best ? tree_of(best->table) : failed(say::register_empty, {shown});
}

Loaded<OrgTree> parse_workbook(std::span<char const> bytes, std::string const& shown)
{
    auto const workbook = read_workbook(bytes, ReadOptions{});
    if (!workbook) {
        return failed(workbook.problem().say, {shown}, workbook.problem().args);
    }
    return tree_of(*workbook, shown);
}

// "don-vi.xlsx" in any letter case, and whatever ends a name of a workbook or of text.
bool is_register_name(std::string name)
{
    constexpr std::array<std::string_view, 6> names{
        "don-vi.xlsx", "don-vi.xlsm", "don-vi.xlsb", "don-vi.xls", "don-vi.ods", "don-vi.csv"};
    std::ranges::transform(name, name.begin(), [](char letter) {
        return letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter - 'A' + 'a') : letter;
    });
    return std::ranges::find(names, name) != names.end();
}

} // namespace

Loaded<OrgTree> parse_register(std::string_view text, std::string const& shown)
{
    if (text.starts_with("\xef\xbb\xbf")) {
        text.remove_prefix(3);
    }
    if (auto const broken = broken_utf8_at(text)) {
        auto const line = std::ranges::count(text.substr(0, *broken), '\n') + 1;
        return failed(say::yaml_encoding, {shown, {}, {}, static_cast<std::uint32_t>(line)});
    }
    auto const table = register_table(to_nfc(text), shown);
    return table ? tree_of(*table.value) : Loaded<OrgTree>{{}, table.findings};
}

Loaded<OrgTree> parse_register_file(std::span<char const> bytes, std::string const& shown)
{
    auto const kind = sniff(bytes);
    if (kind != FileKind::csv && kind != FileKind::unknown) {
        return parse_workbook(bytes, shown);
    }
    std::string_view const text(bytes.data(), bytes.size());
    for (bool const big_endian : {false, true}) { // Excel's "Unicode text"
        if (text.starts_with(big_endian ? "\xfe\xff" : "\xff\xfe")) {
            auto const utf8 = utf16_to_utf8(text.substr(2), big_endian);
            return utf8 ? parse_register(std::string_view(*utf8), shown)
                        : failed(say::yaml_encoding, {shown});
        }
    }
    return parse_register(text, shown);
}

Loaded<OrgTree> read_register(std::filesystem::path const& file, std::string const& shown)
{
    auto const bytes = read_file(file, max_size);
    if (!bytes) {
        return failed(bytes.problem().say, {shown}, bytes.problem().args);
    }
    return parse_register_file(*bytes, shown);
}

std::vector<std::string> register_files(std::filesystem::path const& folder)
{
    std::vector<std::string> found;
    std::error_code error;
    for (std::filesystem::directory_iterator at(folder, error), end; !error && at != end;
         at.increment(error)) {
        auto name = path_text(at->path().filename());
        if (is_register_name(name)) {
            found.push_back(std::move(name));
        }
    }
    std::ranges::sort(found);
    return found;
}

Loaded<OrgTree> find_register(std::filesystem::path const& folder)
{
    auto found = register_files(folder);
    if (found.empty()) {
        return failed(say::register_missing, {"don-vi.xlsx"});
    }
    if (found.size() > 1) {
        // The workbook is what people edit; the text was made of it.
        auto const keep = found.back();
        found.pop_back();
        std::string others;
        for (auto const& name : found) {
            others += (others.empty() ? "" : ", ") + name;
        }
        return failed(say::register_two_files, {keep}, {{"found", keep}, {"other", others}});
    }
    return read_register(folder / found.front(), found.front());
}

} // namespace gopbieu
