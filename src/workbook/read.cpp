#include "workbook/read.hpp"

#include "base/file.hpp"
#include "workbook/ods/ods.hpp"
#include "workbook/plain/csv.hpp"
#include "workbook/plain/html.hpp"
#include "workbook/plain/spreadsheetml.hpp"
#include "workbook/plain/text_kind.hpp"
#include "workbook/xlsx/xlsx.hpp"

namespace gopbieu {

namespace {

bool starts(std::span<char const> bytes, std::string_view magic)
{
    return std::string_view(bytes.data(), bytes.size()).starts_with(magic);
}

} // namespace

FileKind sniff(std::span<char const> bytes)
{
    using namespace std::string_view_literals;
    if (starts(bytes, "PK\3\4"sv)) {
        return is_odf_package(bytes, {}) ? FileKind::ods : FileKind::xlsx;
    }
    return text_kind(bytes); // last: what is text and has no mark of its own
}

Result<Workbook> read_workbook(std::span<char const> bytes, ReadOptions const& options)
{
    if (bytes.empty()) {
        return Problem{Say::file_empty};
    }
    auto const kind = sniff(bytes);
    if (kind == FileKind::xlsx) {
        return read_xlsx(bytes, options);
    }
    if (kind == FileKind::ods) {
        return read_ods(bytes, options);
    }
    if (kind == FileKind::fods) {
        return read_fods(bytes, options);
    }
    if (kind == FileKind::spreadsheetml) {
        return read_spreadsheetml(bytes, options);
    }
    if (kind == FileKind::html) {
        return read_html(bytes, options);
    }
    if (kind == FileKind::csv) {
        return read_csv(bytes, options);
    }
    return Problem{Say::kind_unknown, {{"found", is_plain_text(bytes) ? "text/plain" : "?"}}};
}

Result<Workbook> read_workbook(std::filesystem::path const& file, ReadOptions const& options)
{
    auto const bytes = read_file(file, options.limits.file_size);
    return bytes ? read_workbook(*bytes, options) : bytes.problem();
}

std::vector<Document> read_documents(std::filesystem::path const& file, ReadOptions const& options)
{
    std::vector<Document> documents;
    documents.push_back({"", read_workbook(file, options)});
    return documents;
}

} // namespace gopbieu
