#include "workbook/read.hpp"

#include "base/file.hpp"
#include "workbook/container/zip.hpp"
#include "workbook/xlsx/xlsb.hpp"
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
        return FileKind::xlsx;
    }
    return FileKind::unknown;
}

Result<Workbook> read_workbook(std::span<char const> bytes, ReadOptions const& options)
{
    if (bytes.empty()) {
        return Problem{Say::file_empty};
    }
    if (sniff(bytes) == FileKind::xlsx) {
        auto const archive = ZipArchive::open(bytes, options.limits);
        return archive && holds_xlsb(*archive) ? read_xlsb(bytes, options)
                                               : read_xlsx(bytes, options);
    }
    return Problem{Say::kind_unknown, {{"found", "?"}}};
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
