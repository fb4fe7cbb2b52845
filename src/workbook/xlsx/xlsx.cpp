#include "workbook/xlsx/xlsx.hpp"

#include "workbook/container/xml.hpp"
#include "workbook/xlsx/package.hpp"

namespace gopbieu {

Result<Workbook> read_xlsx(std::span<char const> bytes, ReadOptions const& options)
{
    auto const archive = ZipArchive::open(bytes, options.limits);
    if (!archive) {
        return archive.problem();
    }
    Workbook workbook;
    workbook.kind = FileKind::xlsx;
    return workbook;
}

} // namespace gopbieu
