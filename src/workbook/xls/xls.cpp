#include "workbook/xls/xls.hpp"

#include "workbook/container/cfb.hpp"
#include "workbook/xls/looks_book.hpp"
#include "workbook/xls/looks_sheet.hpp"
#include "workbook/xls/sheet.hpp"

namespace gopbieu {

namespace {

/// The cell stream out of its compound file. Files for Excel 95 and 97 at once hold both "Book"
/// and "Workbook"; the newer one has all.
Result<std::string> workbook_stream(std::span<char const> bytes)
{
    auto const file = CompoundFile::open(bytes);
    if (!file) {
        return file.problem();
    }
    if (auto trouble = refuse_other_cfb(*file)) {
        return *trouble;
    }
    auto const* entry = file->find("Workbook");
    return file->read(entry != nullptr ? *entry : *file->find("Book"));
}

class XlsReader {
public:
    XlsReader(std::string_view bytes, ReadOptions const& options)
        : m_stream(bytes), m_options(options)
    {
    }

    Result<Workbook> read();

private:
    Trouble read_parts();
    Trouble read_one_sheet_file();
    Trouble read_sheet_at(XlsSheetEntry const& entry);

    BiffStream m_stream;
    ReadOptions const& m_options;
    XlsBook m_book;
    Workbook m_workbook;
    std::unique_ptr<XlsBookLooks> m_looks;
    std::uint64_t m_cells = 0;
};

Result<Workbook> XlsReader::read()
{
    m_workbook.kind = FileKind::xls;
    if (m_options.depth == Depth::looks) {
        m_looks = std::make_unique<XlsBookLooks>();
    }
    if (auto trouble = read_parts()) {
        return *trouble;
    }
    return std::move(m_workbook);
}

Trouble XlsReader::read_parts()
{
    BiffRecord record;
    if (!m_stream.next(record)) {
        return m_stream.ends_early();
    }
    auto const start = biff_start(record);
    if (!start) {
        return biff_damaged("no BOF record", 0);
    }
    m_book.names.text.version = start->version;
    bool const one_sheet = start->substream == Substream::worksheet;
    if (auto trouble = read_book(m_stream, m_options, m_looks.get(), m_book, m_workbook)) {
        return trouble;
    }
    if (m_looks != nullptr) {
        m_looks->finish(m_book, m_workbook);
    }
    if (one_sheet && m_book.sheets.empty()) {
        return read_one_sheet_file();
    }
    for (auto const& entry : m_book.sheets) {
        if (auto trouble = entry.sheet >= 0 ? read_sheet_at(entry) : Trouble()) {
            return trouble;
        }
    }
    return {};
}

// Up to Excel 4.0 a file is one sheet without a name, and its own records are the workbook's.
Trouble XlsReader::read_one_sheet_file()
{
    XlsSheetEntry entry;
    entry.name = "Sheet1";
    entry.sheet = 0;
    m_workbook.sheets.emplace_back();
    m_workbook.sheets.back().name = entry.name;
    return read_sheet_at(entry);
}

Trouble XlsReader::read_sheet_at(XlsSheetEntry const& entry)
{
    auto& sheet = m_workbook.sheets[static_cast<std::size_t>(entry.sheet)];
    m_stream.go_to(entry.offset);
    BiffRecord record;
    if (!m_stream.next(record) || !biff_start(record)) {
        return m_stream.out_of_work()
                   ? m_stream.ends_early()
                   : biff_damaged("sheet '" + entry.name + "' is missing", entry.offset);
    }
    auto options = m_options;
    options.limits.cells -= m_cells; // of the whole workbook
    std::unique_ptr<XlsSheetLooks> looks;
    if (m_looks != nullptr) {
        looks = std::make_unique<XlsSheetLooks>(m_book, *m_looks);
    }
    if (auto trouble = read_sheet(m_stream, options, m_book, looks.get(), m_workbook, sheet)) {
        return trouble;
    }
    m_cells += sheet.cells.size();
    if (looks != nullptr) {
        looks->finish(m_workbook, entry.sheet);
    }
    return {};
}

} // namespace

Result<Workbook> read_xls(std::span<char const> bytes, ReadOptions const& options)
{
    std::string_view const view(bytes.data(), bytes.size());
    if (is_raw_biff(view)) {
        return XlsReader(view, options).read();
    }
    auto const stream = workbook_stream(bytes);
    return stream ? XlsReader(*stream, options).read() : stream.problem();
}

} // namespace gopbieu
