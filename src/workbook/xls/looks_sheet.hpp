#pragma once

#include "workbook/xls/book.hpp"
#include "workbook/xls/looks_book.hpp"

#include <map>
#include <memory>

namespace gopbieu {

/// What one worksheet of an .xls file looks like, read beside its cells at depth looks.
class XlsSheetLooks {
public:
    XlsSheetLooks(XlsBook const& book, XlsBookLooks const& styles);

    /// Looks at one record; may read on where CONTINUE records belong to it.
    void take(BiffRecord const& record, BiffStream& stream);
    /// Puts all of it into Sheet::looks; `sheet` is the number of the sheet.
    void finish(Workbook& workbook, int sheet);

private:
    struct Note {
        Comment comment;
        std::uint16_t object = 0;
    };

    void take_page(BiffRecord const& record);
    void column(BiffRecord const& record);
    void column_width_2(BiffRecord const& record);
    void row(BiffRecord const& record);
    void setup(BiffRecord const& record);
    void window(BiffRecord const& record);
    void pane(BiffRecord const& record);
    void note(BiffRecord const& record);
    void object(BiffRecord const& record);
    void text_object(BiffRecord const& record, BiffStream& stream);
    void allowed_when_protected(BiffRecord const& record);
    void validation(BiffRecord const& record);
    void conditional_ranges(BiffRecord const& record);
    void conditional_rule(BiffRecord const& record);
    OverlayStyle overlay(BiffReader& reader) const;
    std::string header(BiffRecord const& record) const;
    void put_print_names(Workbook const& workbook, int sheet);
    std::string formula(std::string_view tokens, CellRef base) const;

    XlsBook const& m_book;
    XlsBookLooks const& m_styles;
    std::unique_ptr<SheetLooks> m_looks;
    std::vector<OverlayStyle> m_overlays;
    std::vector<CellRange> m_rule_ranges;
    std::vector<Note> m_notes;
    std::map<std::uint16_t, std::string> m_object_texts;
    std::uint16_t m_object = 0;
    bool m_frozen = false;
};

} // namespace gopbieu
