#include "form/draft/body.hpp"

#include "form/draft/phrases.hpp"
#include "form/draft/printed_formula.hpp"
#include "text/match_key.hpp"

#include <algorithm>

namespace gopbieu::draft {

namespace {

Phrases const& ordinal_words()
{
    static Phrases const words{"TT", "STT", "Số TT", "Số thứ tự", "S TT", "Thứ tự", "No"};
    return words;
}

// What a column that names rows is called.
Phrases const& naming_words()
{
    static Phrases const words{"Tiêu chí",
                               "Chỉ tiêu",
                               "Nội dung",
                               "Loại hình",
                               "Tên",
                               "Đơn vị",
                               "Họ và tên",
                               "Họ tên",
                               "Đối tượng",
                               "Danh mục",
                               "Chức danh",
                               "Diễn giải",
                               "Cơ quan",
                               "Tổ chức",
                               "Dân tộc",
                               "Tôn giáo",
                               "Tiêu thức",
                               "Hạng mục",
                               "Phân loại"};
    return words;
}

// "Chi bộ A", "Nguyễn Văn B", "Đảng bộ …": shows how to fill a row in.
bool names_sample(std::string_view label)
{
    auto const last = label.substr(std::min(label.rfind(' ') + 1, label.size()));
    bool const letter = last.size() == 1 && last[0] >= 'A' && last[0] <= 'D';
    return label.ends_with("…") || label.ends_with("..") ||
           (letter && label.size() > 2 && split_mark(label).mark.empty());
}

class BodyReader {
public:
    BodyReader(SheetView const& view, FoundTable const& table) : m_view(view), m_table(table) {}

    Body read()
    {
        find_key();
        // Rows run down the first panel, then the second.
        for (std::size_t panel = 0; panel < m_table.panels.size(); ++panel) {
            for (auto const& rows : m_table.body) {
                for (auto row = rows.first; row <= rows.last && row < m_view.rows(); ++row) {
                    read_row(panel, row);
                }
            }
        }
        settle_kind();
        return std::move(m_body);
    }

private:
    [[nodiscard]] std::vector<Leaf> const& leaves() const { return m_table.header.leaves; }

    void find_key()
    {
        auto const label_key = [&](std::size_t leaf) {
            return key_with_accents(leaves()[leaf].label().text);
        };
        if (ordinal_words().are(label_key(0))) {
            m_body.ordinal = 0;
        }
        m_body.key = m_body.ordinal ? 1 : 0;
        for (auto leaf = m_body.key; leaf < std::min(leaves().size(), m_body.key + 2); ++leaf) {
            if (leaves()[leaf].path.size() == 1 && naming_words().begin(label_key(leaf))) {
                m_body.key = leaf;
                return;
            }
        }
    }

    [[nodiscard]] Span columns(std::size_t panel, std::size_t leaf) const
    {
        return m_table.panels[panel][leaf];
    }

    // Where the name of a row stands: in its column, or in a merge that begins at the ordinal.
    [[nodiscard]] std::vector<CellRef> naming_places(std::size_t panel, std::uint32_t row) const
    {
        std::vector<CellRef> places;
        auto const first = m_body.ordinal ? *m_body.ordinal : m_body.key;
        for (auto leaf = first; leaf <= m_body.key; ++leaf) {
            auto const span = columns(panel, leaf);
            for (auto column = span.first; column <= span.last;) {
                CellRef const where{row, column};
                auto const area = m_view.area(where);
                bool const merged_on =
                    !places.empty() && m_view.area(places.back()).first == area.first;
                if (area.first.row == row && !m_view.text(where).empty() && !merged_on) {
                    places.push_back(where);
                }
                column = area.last.column + 1;
            }
        }
        return places;
    }

    // A header that a page break repeats.
    [[nodiscard]] bool repeats_header(std::size_t panel, std::uint32_t row) const
    {
        auto const& text = m_view.text({row, columns(panel, m_body.key).first});
        return key_with_accents(text) == key_with_accents(leaves()[m_body.key].label().text);
    }

    void read_row(std::size_t panel, std::uint32_t row)
    {
        if (repeats_header(panel, row)) {
            return;
        }
        PrintedRow found;
        found.row = row;
        found.panel = panel;
        for (auto const where : naming_places(panel, row)) {
            auto const& text = m_view.text(where);
            auto mark = found.mark.mark.empty() ? as_mark(text) : std::nullopt;
            // "A" in the column of the names itself is a name, if nothing else is there.
            if (mark && !mark->mark.empty() && where.column < columns(panel, m_body.key).last) {
                found.mark = std::move(*mark);
                found.mark_apart = true;
            } else if (is_label(text)) {
                found.label += found.label.empty() ? text : " " + text;
                found.label_at = where;
            } else if (!is_dots(text) && found.label.empty() && !as_mark(text)) {
                found.label = text;
                found.label_at = where;
            }
        }
        if (found.label.empty() || is_dots(found.label)) {
            m_body.blank_rows += 1;
            return;
        }
        finish(found);
    }

    void finish(PrintedRow& found)
    {
        if (!found.mark_apart) {
            found.mark = split_mark(found.label);
        } else {
            // The mark stands apart; what stands before the name belongs to the name.
            auto const inner = split_mark(found.label);
            found.mark.connector = inner.connector;
            found.mark.rest = inner.numbered() ? found.label : inner.rest;
        }
        found.indent = m_view.indent(found.label_at);
        found.bold = m_view.font(found.label_at).bold;
        found.across =
            m_view.area(found.label_at).last.column > columns(found.panel, m_body.key).last;
        for (std::size_t leaf = m_body.key + 1; leaf < leaves().size(); ++leaf) {
            if (is_cross(m_view.text({found.row, columns(found.panel, leaf).first}))) {
                found.closed.push_back(leaf);
            }
        }
        m_body.rows.push_back(std::move(found));
    }

    // Two printed names make a form of printed rows; a lone total closes a list.
    void settle_kind()
    {
        std::size_t names = 0;
        for (auto const& row : m_body.rows) {
            names += names_total(row.label) || names_sample(row.label) ? 0U : 1U;
        }
        m_body.fixed = names >= 2;
        if (m_body.fixed) {
            return;
        }
        for (auto const& row : m_body.rows) {
            if (names_total(row.label)) {
                m_body.total = row;
            } else {
                ++m_body.blank_rows;
            }
        }
        m_body.rows.clear();
    }

    SheetView const& m_view;
    FoundTable const& m_table;
    Body m_body;
};

} // namespace

Body read_body(SheetView const& view, FoundTable const& table)
{
    return BodyReader(view, table).read();
}

bool names_total(std::string_view label)
{
    static Phrases const words{"Tổng cộng", "Cộng", "Tổng số", "Tổng", "Tổng số chung"};
    static Phrases const beginnings{"Tổng cộng", "Cộng"};
    static Phrases const other_words{"Cộng hòa", "Cộng sản", "Cộng tác", "Cộng đồng"};
    auto const key = key_with_accents(without_formula(split_mark(label).rest));
    return words.are(key) ||
           (beginnings.begin(key) && words_of(key).size() <= 4 && !other_words.begin(key));
}

} // namespace gopbieu::draft
