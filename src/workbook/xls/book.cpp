#include "workbook/xls/book.hpp"

#include "base/catalogue/files.hpp"
#include "workbook/container/little_endian.hpp"
#include "workbook/xls/looks_book.hpp"

#include <algorithm>

namespace gopbieu {

namespace {

// Names that Excel gives itself are one character; newer formats write them out.
std::string builtin_name(unsigned char code)
{
    constexpr std::string_view known[] = {"Consolidate_Area",
                                          "Auto_Open",
                                          "Auto_Close",
                                          "Extract",
                                          "Database",
                                          "Criteria",
                                          "Print_Area",
                                          "Print_Titles",
                                          "Recorder",
                                          "Data_Form",
                                          "Auto_Activate",
                                          "Auto_Deactivate",
                                          "Sheet_Title",
                                          "_FilterDatabase"};
    return code < std::size(known) ? "_xlnm." + std::string(known[code]) : std::string();
}

// The file name in the address of another workbook, which is cut up by control characters.
std::string file_part(std::string_view address)
{
    auto const cut = std::find_if(address.rbegin(), address.rend(), [](char character) {
        return static_cast<unsigned char>(character) < 0x20 || character == '/' ||
               character == '\\';
    });
    return {cut.base(), address.end()};
}

class BookReader {
public:
    BookReader(BiffStream& stream,
               ReadOptions const& options,
               XlsBookLooks* looks,
               XlsBook& book,
               Workbook& workbook)
        : m_stream(stream), m_max_texts(options.limits.cells), m_looks(looks), m_book(book),
          m_workbook(workbook)
    {
    }

    Trouble take(BiffRecord const& record);
    Trouble finish();

private:
    /// A NAME record; its formula is written out once all names and links are known.
    struct PendingName {
        DefinedName name;
        FormulaTokens formula;
    };

    Trouble file_pass() const { return Problem{say::kind_encrypted}; }
    Trouble bound_sheet(BiffRecord const& record);
    Trouble sheet_header(BiffRecord const& record);
    Trouble shared_strings(BiffRecord const& record);
    Trouble format(BiffRecord const& record);
    void style(BiffRecord const& record);
    Trouble name(BiffRecord const& record);
    Trouble sup_book(BiffRecord const& record);
    void extern_sheet(BiffRecord const& record);
    Trouble extern_name(BiffRecord const& record);
    std::uint32_t format_number(std::uint32_t id);

    BiffStream& m_stream;
    std::uint64_t m_max_texts;
    XlsBookLooks* m_looks; ///< null at depth values
    XlsBook& m_book;
    Workbook& m_workbook;
    std::vector<std::uint16_t> m_style_ids; ///< style → number of its format in the file
    std::unordered_map<std::uint32_t, std::string> m_codes;
    std::unordered_map<std::uint32_t, std::uint32_t> m_known_formats;
    std::vector<PendingName> m_names;
    std::uint16_t m_next_format = 0;
};

Trouble BookReader::take(BiffRecord const& record)
{
    auto const size = record.body.size();
    switch (record.id) {
    case biff::file_pass:
        return file_pass();
    case biff::code_page:
        m_book.names.text.code_page = size >= 2 ? u16_at(record.body, 0) : std::uint16_t{1252};
        return {};
    case biff::date_mode:
        m_workbook.date_1904 = size >= 2 && u16_at(record.body, 0) == 1;
        return {};
    case biff::bound_sheet:
        return bound_sheet(record);
    case biff::sheet_header_4:
        return sheet_header(record);
    case biff::sst:
        return shared_strings(record);
    case biff::format:
    case biff::format_2:
        return format(record);
    case biff::xf:
    case biff::xf_2:
    case biff::xf_3:
    case biff::xf_4:
        style(record);
        return {};
    case biff::name:
        return name(record);
    case biff::sup_book:
        return sup_book(record);
    case biff::extern_sheet:
        extern_sheet(record);
        return {};
    case biff::extern_name:
        return extern_name(record);
    default:
        return {};
    }
}

Trouble BookReader::bound_sheet(BiffRecord const& record)
{
    BiffReader reader(record.body);
    XlsSheetEntry sheet;
    sheet.offset = reader.u32();
    auto const state = reader.u8() & 3U;
    sheet.visibility = state == 0   ? Visibility::visible
                       : state == 1 ? Visibility::hidden
                                    : Visibility::very_hidden;
    sheet.is_worksheet = reader.u8() == 0;
    auto name = m_book.text().with_u8(reader, record.offset);
    if (!name) {
        return name.problem();
    }
    sheet.name = std::move(*name);
    m_book.names.sheets.push_back(sheet.name);
    m_book.sheets.push_back(std::move(sheet));
    return {};
}

// A workspace of Excel 4.0 has its sheets inside, each behind a header with its length.
Trouble BookReader::sheet_header(BiffRecord const& record)
{
    BiffReader reader(record.body);
    std::size_t const length = reader.u32();
    XlsSheetEntry sheet;
    sheet.offset = m_stream.offset();
    auto name = m_book.text().with_u8(reader, record.offset);
    if (!name) {
        return name.problem();
    }
    sheet.name = std::move(*name);
    m_book.names.sheets.push_back(sheet.name);
    m_book.sheets.push_back(std::move(sheet));
    m_stream.go_to(m_stream.offset() + length);
    return {};
}

// Counts of the table are often wrong; the strings themselves say how many they are. A string
// that is cut off by the end of the table is missing then, and a cell that wants it says so.
Trouble BookReader::shared_strings(BiffRecord const& record)
{
    if (m_book.shared_texts != 0) {
        return {};
    }
    BiffReader reader(m_stream.with_continued(record));
    reader.skip(8);
    while (!reader.failed() && !reader.at_end()) {
        if (m_book.shared_texts >= m_max_texts) {
            return Problem{say::limit_cells, {{"limit", std::to_string(m_max_texts)}}};
        }
        BiffText::Runs runs;
        auto const text =
            m_book.text().shared(reader, record.offset, m_looks != nullptr ? &runs : nullptr);
        if (!text) {
            bool const cut = reader.failed();
            return cut ? Trouble() : text.problem();
        }
        auto const number = m_workbook.texts.add(*text);
        if (!runs.runs.empty()) {
            m_looks->take_rich_text(number, std::move(runs.units), std::move(runs.runs));
        }
        ++m_book.shared_texts;
    }
    return {};
}

Trouble BookReader::format(BiffRecord const& record)
{
    BiffReader reader(record.body);
    auto const version = m_book.version();
    auto id = m_next_format++;
    if (version >= 4) {
        auto const given = reader.u16();
        id = version >= 5 ? given : id;
    }
    auto code = version >= 8 ? m_book.text().with_u16(reader, record.offset)
                             : m_book.text().with_u8(reader, record.offset);
    if (!code) {
        return code.problem();
    }
    m_codes[id] = std::move(*code);
    return {};
}

void BookReader::style(BiffRecord const& record)
{
    if (m_style_ids.size() > 0xffff) {
        return; // no cell can name it
    }
    if (record.body.size() < 4) {
        m_style_ids.push_back(0);
        return;
    }
    auto const version = m_book.version();
    unsigned const id = version >= 5   ? u16_at(record.body, 2)
                        : version >= 3 ? u8_at(record.body, 1)
                                       : u8_at(record.body, 2) & 0x3fU;
    m_style_ids.push_back(static_cast<std::uint16_t>(id));
}

Trouble BookReader::name(BiffRecord const& record)
{
    if (m_book.version() < 5) {
        return {};
    }
    BiffReader reader(m_stream.with_continued(record));
    auto const flags = reader.u16();
    reader.skip(1);
    std::size_t const length = reader.u8();
    std::size_t const formula_size = reader.u16();
    reader.skip(2);
    auto const sheet = reader.u16();
    reader.skip(4);
    auto text = m_book.text().characters(reader, length, record.offset);
    if (!text) {
        return text.problem();
    }
    PendingName found;
    found.name.hidden = (flags & 1U) != 0;
    bool const builtin = (flags & 0x20U) != 0 && text->size() == 1;
    found.name.name =
        builtin ? builtin_name(static_cast<unsigned char>((*text)[0])) : std::move(*text);
    // The number of the sheet for now; it becomes its index when all sheets are known.
    found.name.sheet = sheet;
    found.formula.tokens = reader.bytes(formula_size);
    found.formula.constants = reader.rest();
    if (reader.failed()) {
        found.formula = {};
    }
    m_book.names.names.push_back(found.name.name);
    m_names.push_back(std::move(found));
    return {};
}

Trouble BookReader::sup_book(BiffRecord const& record)
{
    BiffReader reader(m_stream.with_continued(record));
    FormulaNames::Book book;
    auto const sheets = reader.u16();
    if (record.body.size() == 4) {
        auto const mark = reader.u16();
        book.kind =
            mark == 0x0401 ? FormulaNames::Book::Kind::itself : FormulaNames::Book::Kind::add_in;
        m_book.names.books.push_back(std::move(book));
        return {};
    }
    auto const address = m_book.text().with_u16(reader, record.offset);
    book.name = address ? file_part(*address) : std::string();
    for (unsigned number = 0; address && number < sheets; ++number) {
        auto sheet = m_book.text().with_u16(reader, record.offset);
        if (!sheet) {
            break;
        }
        book.sheets.push_back(std::move(*sheet));
    }
    // A book whose names cannot be read still takes its number; formulas with it get no text.
    m_book.names.books.push_back(std::move(book));
    return {};
}

void BookReader::extern_sheet(BiffRecord const& record)
{
    if (m_book.version() < 8) {
        return;
    }
    BiffReader reader(m_stream.with_continued(record));
    auto const count = reader.u16();
    for (unsigned number = 0; number < count; ++number) {
        FormulaNames::Link link;
        link.book = reader.u16();
        link.first = static_cast<std::int16_t>(reader.u16());
        link.last = static_cast<std::int16_t>(reader.u16());
        if (reader.failed()) {
            return;
        }
        m_book.names.links.push_back(link);
    }
}

Trouble BookReader::extern_name(BiffRecord const& record)
{
    if (m_book.version() < 8 || m_book.names.books.empty()) {
        return {};
    }
    BiffReader reader(record.body);
    reader.skip(6);
    auto const name = m_book.text().with_u8(reader, record.offset);
    m_book.names.books.back().names.push_back(name ? *name : std::string());
    return {};
}

std::uint32_t BookReader::format_number(std::uint32_t id)
{
    auto const [known, is_new] = m_known_formats.try_emplace(id, 0);
    if (!is_new) {
        return known->second;
    }
    auto const own = m_codes.find(id);
    std::string_view const code =
        own != m_codes.end() ? own->second : builtin_format(id).value_or("General");
    known->second = static_cast<std::uint32_t>(m_workbook.formats.size());
    m_workbook.formats.push_back(number_format(code));
    return known->second;
}

Trouble BookReader::finish()
{
    // A cell of BIFF2 names its format itself, so formats are its styles.
    if (m_book.version() == 2) {
        m_style_ids.resize(m_next_format);
        for (std::uint16_t id = 0; id < m_next_format; ++id) {
            m_style_ids[id] = id;
        }
    }
    for (auto const id : m_style_ids) {
        m_workbook.style_formats.push_back(format_number(id));
    }
    for (auto& sheet : m_book.sheets) {
        if (sheet.is_worksheet) {
            sheet.sheet = static_cast<int>(m_workbook.sheets.size());
            m_workbook.sheets.emplace_back();
            m_workbook.sheets.back().name = sheet.name;
            m_workbook.sheets.back().visibility = sheet.visibility;
        }
    }
    for (auto& pending : m_names) {
        auto const number = static_cast<std::size_t>(pending.name.sheet);
        pending.name.sheet =
            number >= 1 && number <= m_book.sheets.size() ? m_book.sheets[number - 1].sheet : -1;
        pending.name.refers_to =
            decompile(pending.formula, m_book.names, CellRef{}).value_or(std::string());
        if (!pending.name.name.empty()) {
            m_workbook.names.push_back(std::move(pending.name));
        }
    }
    return {};
}

} // namespace

Trouble read_book(BiffStream& stream,
                  ReadOptions const& options,
                  XlsBookLooks* looks,
                  XlsBook& book,
                  Workbook& workbook)
{
    book.names.text.max_length = options.limits.string;
    BookReader reader(stream, options, looks, book, workbook);
    BiffRecord record;
    while (stream.next(record)) {
        if (record.id == biff::eof) {
            return reader.finish();
        }
        if (auto trouble = reader.take(record)) {
            return trouble;
        }
        if (looks != nullptr) {
            looks->take(record, book.text());
        }
    }
    return stream.ends_early();
}

} // namespace gopbieu
