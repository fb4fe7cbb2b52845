#include "workbook/xlsx/xlsb.hpp"

#include "base/catalogue/files.hpp"
#include "workbook/xlsx/package.hpp"
#include "workbook/xlsx/xlsb_sheet.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <unordered_map>

namespace gopbieu {

namespace {

constexpr std::string_view usual_main_part = "xl/workbook.bin";

/// A tab of the workbook before its part is read.
struct Tab {
    std::string name, relation;
    Visibility visibility = Visibility::visible;
    int sheet = -1; ///< its place in Workbook::sheets; none for charts and the like
};

/// A defined name whose formula still lies in the main part.
struct RawName {
    DefinedName name;
    std::string_view tokens;
    bool own = true; ///< false for the names under which newer functions are written
};

class BookReader {
public:
    BookReader(ZipArchive const& archive, ReadOptions const& options)
        : m_archive(archive), m_options(options), m_package(archive, options.limits)
    {
        m_workbook.kind = FileKind::xlsb;
    }

    Result<Workbook> read();

private:
    Trouble read_main();
    Trouble take_main_record(BrtScanner const& scan, BrtPart const& part);
    Trouble take_tab(BrtFields fields, BrtPart const& part, std::size_t offset);
    Trouble take_name(BrtFields fields, BrtPart const& part, std::size_t offset);
    void take_book(std::uint32_t type) { m_books_are_own.push_back(type == brt::sup_self); }
    void take_sheet_table(BrtFields fields);
    void write_names();
    Trouble read_styles();
    Trouble take_format(BrtFields fields, BrtPart const& part, std::size_t offset);
    void resolve_styles(std::vector<std::uint16_t> const& numbers);
    Trouble read_texts();
    Trouble read_sheets();
    void place_names();

    /// The bytes of a binary part. Package::read() is for XML, whose encoding it guesses.
    Trouble unpack(std::string_view part);
    /// Unpacks the part of a type, if the workbook has one.
    Result<bool> unpack_related(std::string_view type);

    ZipArchive const& m_archive;
    ReadOptions const& m_options;
    Package m_package;
    Buffer m_buffer;
    std::string m_main_part, m_part;
    std::vector<PartRelation> m_relations;
    std::vector<Tab> m_tabs;
    std::vector<RawName> m_raw_names;
    std::vector<bool> m_books_are_own; ///< of the workbooks that formulas refer to
    XlsbNames m_names;
    std::map<std::uint16_t, std::string> m_codes; ///< number formats of this workbook
    std::uint32_t m_shared_texts = 0;
    Workbook m_workbook;
};

Result<Workbook> BookReader::read()
{
    using Step = Trouble (BookReader::*)();
    for (Step const step : {&BookReader::read_main,
                            &BookReader::read_styles,
                            &BookReader::read_texts,
                            &BookReader::read_sheets}) {
        if (auto trouble = (this->*step)()) {
            return *trouble;
        }
    }
    return std::move(m_workbook);
}

Trouble BookReader::unpack(std::string_view part)
{
    m_part = part;
    auto const* const entry = m_archive.find(part);
    return entry == nullptr ? Problem{say::part_missing, {{"part", std::string(part)}}}
                            : m_archive.read(*entry, m_buffer);
}

Result<bool> BookReader::unpack_related(std::string_view type)
{
    auto const* const relation = find_by_type(m_relations, type);
    if (relation == nullptr || relation->external) {
        return false;
    }
    if (auto trouble = unpack(relation->target)) {
        return *trouble;
    }
    return true;
}

Trouble BookReader::read_main()
{
    auto const roots = m_package.relations("");
    if (!roots) {
        return roots.problem();
    }
    auto const* const root = find_by_type(*roots, "officeDocument");
    m_main_part = root != nullptr && m_package.has(root->target) ? root->target : usual_main_part;
    auto relations = m_package.relations(m_main_part);
    if (!relations) {
        return relations.problem();
    }
    m_relations = std::move(*relations);
    if (auto trouble = unpack(m_main_part)) {
        return trouble;
    }
    BrtPart const part{m_main_part, m_options.limits};
    BrtScanner scan(m_buffer.view());
    while (scan.next()) {
        if (auto trouble = take_main_record(scan, part)) {
            return trouble;
        }
    }
    if (scan.broken() || m_tabs.empty()) {
        return part.damaged(scan.broken() ? "a record reaches beyond the end of the part"
                                          : "the workbook has no sheets",
                            scan.offset());
    }
    write_names();
    return {};
}

Trouble BookReader::take_main_record(BrtScanner const& scan, BrtPart const& part)
{
    BrtFields fields(scan.body());
    switch (scan.type()) {
    case brt::wb_prop:
        m_workbook.date_1904 = (fields.take<std::uint32_t>() & 1U) != 0;
        return {};
    case brt::bundle_sh:
        return take_tab(fields, part, scan.offset());
    case brt::sup_self:
    case brt::sup_same:
    case brt::sup_book_src:
    case brt::sup_addin:
        take_book(scan.type());
        return {};
    case brt::extern_sheet:
        take_sheet_table(fields);
        return {};
    case brt::name:
        return take_name(fields, part, scan.offset());
    default:
        return {};
    }
}

Trouble BookReader::take_tab(BrtFields fields, BrtPart const& part, std::size_t offset)
{
    auto const state = fields.take<std::uint32_t>();
    fields.take<std::uint32_t>(); // the number by which other parts know the sheet
    auto const relation = part.text(fields.take_wide(), offset);
    auto const name = part.text(fields.take_wide(), offset);
    if (fields.broken()) {
        return part.damaged("a sheet record is too short", offset);
    }
    if (!relation || !name) {
        return relation ? name.problem() : relation.problem();
    }
    // Each sheet has a part of its own, so more sheets than parts are a lie (and an attack: one
    // small part could be read over and over).
    if (m_tabs.size() >= m_archive.entries().size()) {
        return part.damaged("more sheets than parts", offset);
    }
    m_tabs.push_back({*name,
                      *relation,
                      state == 0   ? Visibility::visible
                      : state == 1 ? Visibility::hidden
                                   : Visibility::very_hidden});
    return {};
}

// Formulas name sheets by the number of an entry in this table.
void BookReader::take_sheet_table(BrtFields fields)
{
    constexpr std::uint32_t whole_workbook = 0xfffffffe;
    auto const count = fields.take<std::uint32_t>();
    for (std::uint32_t number = 0; number < count; ++number) {
        auto const book = fields.take<std::uint32_t>();
        auto const first = fields.take<std::uint32_t>();
        auto const last = fields.take<std::uint32_t>();
        if (fields.broken()) {
            return;
        }
        auto& prefix = m_names.sheet_prefixes.emplace_back();
        if (book >= m_books_are_own.size() || !m_books_are_own[book]) {
            continue;
        }
        if (first == whole_workbook) {
            prefix = "";
        } else if (first < m_tabs.size() && last < m_tabs.size()) {
            prefix = sheet_prefix(m_tabs[first].name, m_tabs[last].name);
        }
    }
}

Trouble BookReader::take_name(BrtFields fields, BrtPart const& part, std::size_t offset)
{
    constexpr std::uint32_t hidden = 1;
    constexpr std::uint32_t built_in = 1U << 5U;
    auto const flags = fields.take<std::uint32_t>();
    fields.take<std::uint8_t>(); // the key of a macro
    auto const tab = fields.take<std::uint32_t>();
    auto const name = part.text(fields.take_wide(), offset);
    auto const tokens = fields.take_bytes(fields.take<std::uint32_t>());
    if (fields.broken()) {
        return part.damaged("a name record is too short", offset);
    }
    if (!name) {
        return name.problem();
    }
    m_names.defined_names.push_back(*name);
    constexpr std::string_view mark = "_xlnm.";
    bool const marked = (flags & built_in) == 0 || name->starts_with(mark);
    m_raw_names.push_back({{.name = (marked ? "" : std::string(mark)) + *name,
                            .refers_to = {},
                            .sheet = tab < m_tabs.size() ? static_cast<int>(tab) : -1,
                            .hidden = (flags & hidden) != 0},
                           tokens,
                           !name->starts_with("_xlfn.")});
    return {};
}

// After all names are known: one may refer to another that comes later.
void BookReader::write_names()
{
    auto room = m_buffer.size * 4; // a short token can stand for a long name
    for (auto& raw : m_raw_names) {
        auto text = write_formula(raw.tokens, {}, m_names);
        if (!raw.own || (text && text->size() > room)) {
            continue;
        }
        raw.name.refers_to = std::move(text).value_or("");
        room -= raw.name.refers_to.size();
        m_workbook.names.push_back(std::move(raw.name));
    }
    m_raw_names.clear();
}

Trouble BookReader::read_styles()
{
    auto const there = unpack_related("styles");
    if (!there) {
        return there.problem();
    }
    if (!*there) {
        return {};
    }
    BrtPart const part{m_part, m_options.limits};
    BrtScanner scan(m_buffer.view());
    std::vector<std::uint16_t> numbers; // of the number formats, by style
    bool in_cell_styles = false;
    while (scan.next()) {
        switch (scan.type()) {
        case brt::begin_cell_xfs:
        case brt::end_cell_xfs:
            in_cell_styles = scan.type() == brt::begin_cell_xfs;
            break;
        case brt::fmt:
            if (auto trouble = take_format(BrtFields(scan.body()), part, scan.offset())) {
                return trouble;
            }
            break;
        case brt::xf:
            // The same record describes named styles, which cells do not count.
            if (in_cell_styles) {
                BrtFields fields(scan.body());
                fields.take<std::uint16_t>(); // the named style that it was made from
                numbers.push_back(fields.take<std::uint16_t>());
            }
            break;
        default:
            break;
        }
    }
    resolve_styles(numbers);
    return scan.broken()
               ? part.damaged("a record reaches beyond the end of the part", scan.offset())
               : Trouble();
}

Trouble BookReader::take_format(BrtFields fields, BrtPart const& part, std::size_t offset)
{
    auto const number = fields.take<std::uint16_t>();
    auto code = part.text(fields.take_wide(), offset);
    if (fields.broken()) {
        return part.damaged("a number format record is too short", offset);
    }
    if (!code) {
        return code.problem();
    }
    m_codes.insert_or_assign(number, std::move(*code));
    return {};
}

void BookReader::resolve_styles(std::vector<std::uint16_t> const& numbers)
{
    std::map<std::uint16_t, std::uint32_t> places;
    for (auto const number : numbers) {
        auto const next = static_cast<std::uint32_t>(m_workbook.formats.size());
        auto const [known, is_new] = places.try_emplace(number, next);
        if (is_new) {
            auto const own = m_codes.find(number);
            m_workbook.formats.push_back(number_format(
                own != m_codes.end() ? own->second : builtin_format(number).value_or("General")));
        }
        m_workbook.style_formats.push_back(known->second);
    }
}

Trouble BookReader::read_texts()
{
    auto const there = unpack_related("sharedStrings");
    if (!there) {
        return there.problem();
    }
    if (!*there) {
        return {};
    }
    BrtPart const part{m_part, m_options.limits};
    BrtScanner scan(m_buffer.view());
    while (scan.next()) {
        if (scan.type() != brt::sst_item) {
            continue;
        }
        // Fonts of single letters and phonetics stand behind the text, where nobody reads on.
        BrtFields fields(scan.body());
        fields.take<std::uint8_t>();
        auto const text = part.text(fields.take_wide(), scan.offset());
        if (fields.broken()) {
            return part.damaged("a text record is too short", scan.offset());
        }
        if (!text) {
            return text.problem();
        }
        m_workbook.texts.add(*text);
    }
    m_shared_texts = static_cast<std::uint32_t>(m_workbook.texts.size());
    return scan.broken()
               ? part.damaged("a record reaches beyond the end of the part", scan.offset())
               : Trouble();
}

Trouble BookReader::read_sheets()
{
    std::unordered_map<std::string_view, PartRelation const*> by_id;
    for (auto const& relation : m_relations) {
        by_id.emplace(relation.id, &relation);
    }
    XlsbBook book{m_workbook, m_options, m_names, m_shared_texts, 0};
    std::set<ZipEntry const*> seen;
    for (auto& tab : m_tabs) {
        auto const found = by_id.find(tab.relation);
        if (found == by_id.end() || found->second->external) {
            return Problem{say::part_missing, {{"part", m_main_part + " " + tab.relation}}};
        }
        auto const& relation = *found->second;
        if (relation.type != "worksheet") {
            continue; // charts, dialogs and macros hold no cells of a form
        }
        if (auto trouble = unpack(relation.target)) {
            return trouble;
        }
        BrtPart const part{m_part, m_options.limits};
        if (!seen.insert(m_archive.find(relation.target)).second) {
            return part.damaged("two sheets in one part", 0);
        }
        Sheet sheet;
        sheet.name = std::move(tab.name);
        tab.sheet = static_cast<int>(m_workbook.sheets.size());
        sheet.visibility = tab.visibility;
        if (auto trouble = read_xlsb_sheet(m_buffer.view(), part, book, sheet)) {
            return trouble;
        }
        m_workbook.sheets.push_back(std::move(sheet));
    }
    place_names();
    return {};
}

// Names count all tabs; in the model they count sheets. Those of a chart go with it.
void BookReader::place_names()
{
    std::erase_if(m_workbook.names, [&](DefinedName& name) {
        bool const local = name.sheet >= 0;
        if (local) {
            name.sheet = m_tabs[static_cast<std::size_t>(name.sheet)].sheet;
        }
        return local && name.sheet < 0;
    });
}

} // namespace

Result<Workbook> read_xlsb(std::span<char const> bytes, ReadOptions const& options)
{
    auto const archive = ZipArchive::open(bytes, options.limits);
    if (!archive) {
        return archive.problem();
    }
    return BookReader(*archive, options).read();
}

} // namespace gopbieu
