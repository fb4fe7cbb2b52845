#include "form/draft/heading.hpp"

#include "base/catalogue/drafts.hpp"
#include "form/draft/phrases.hpp"
#include "text/match_key.hpp"
#include "text/names.hpp"

#include <algorithm>
#include <array>

namespace gopbieu::draft {

namespace {

struct Line {
    std::string text, key;
    CellRange area;
    bool bold = false, capitals = false, centred = false;
    double size = 11;
};

std::vector<Line> lines_above(SheetView const& view, std::uint32_t end)
{
    std::vector<Line> lines;
    for (std::uint32_t row = 0; row < std::min(end, view.rows()); ++row) {
        for (std::uint32_t column = 0; column < view.columns();) {
            auto const area = view.area({row, column});
            auto const& text = view.text({row, column});
            if (area.first == CellRef{row, column} && is_label(text)) {
                Line line;
                line.text = text;
                line.key = key_with_accents(text);
                line.area = area;
                line.bold = view.font(area.first).bold;
                line.size = view.font(area.first).size;
                line.capitals = upper_case(text) == text;
                line.centred = area.last.column > area.first.column ||
                               view.alignment(area.first).horizontal == Horizontal::center ||
                               view.alignment(area.first).horizontal == Horizontal::center_across;
                lines.push_back(std::move(line));
            }
            column = area.last.column + 1;
        }
    }
    return lines;
}

bool state_or_party(std::string_view key)
{
    static Phrases const words{
        "Đảng cộng sản Việt Nam", "Cộng hòa xã hội chủ nghĩa Việt Nam", "Độc lập tự do hạnh phúc"};
    return words.begin(key);
}

bool names_body(std::string_view key)
{
    static Phrases const words{"Tỉnh ủy",
                               "Huyện ủy",
                               "Thành ủy",
                               "Thị ủy",
                               "Quận ủy",
                               "Đảng ủy",
                               "Đảng bộ",
                               "Chi bộ",
                               "Ban tổ chức",
                               "Ban chấp hành",
                               "Ban thường vụ",
                               "Văn phòng",
                               "Ủy ban",
                               "Sở",
                               "BTC",
                               "Ban"};
    return words.begin(key);
}

bool names_number(std::string_view key)
{
    static Phrases const words{
        "Biểu số", "Biểu", "Mẫu số", "Mẫu", "Phụ lục", "Mẫu biểu", "Biểu mẫu"};
    auto const digits = key.find_first_of("0123456789");
    return words.begin(key) && digits != std::string_view::npos && digits < 20 &&
           words_of(key).size() <= 8;
}

bool date_line(Line const& line)
{
    static Phrases const words{"ngày"};
    return !words.in(line.key).empty() &&
           line.key.find(key_with_accents("tháng")) != std::string::npos;
}

bool attached(std::string_view key)
{
    static Phrases const words{"Kèm theo", "Ban hành kèm theo", "Kèm"};
    return words.begin(key);
}

int title_score(Line const& line)
{
    static Phrases const beginnings{"Thống kê",
                                    "Tổng hợp",
                                    "Báo cáo",
                                    "Danh sách",
                                    "Bảng",
                                    "Kết quả",
                                    "Cơ cấu",
                                    "Biểu tổng hợp",
                                    "Biểu thống kê",
                                    "Tình hình",
                                    "Số liệu",
                                    "Chất lượng",
                                    "Đặc điểm"};
    if (state_or_party(line.key) || attached(line.key) || date_line(line) ||
        words_of(line.key).size() < 2) {
        return -1;
    }
    bool const begins = beginnings.begin(line.key);
    if (!begins && (names_body(line.key) || names_number(line.key))) {
        return -1;
    }
    return (begins ? 5 : 0) + (line.capitals ? 3 : 0) + (line.bold ? 2 : 0) +
           (line.centred ? 1 : 0) + (line.size >= 14 ? 1 : 0) +
           (line.area.last.column - line.area.first.column >= 3 ? 2 : 0);
}

class HeadingReader {
public:
    HeadingReader(Sketch& sketch, SheetView const& view)
        : m_sketch(sketch), m_view(view), m_lines(lines_above(view, sketch.table.header.rows.first))
    {
    }

    void read()
    {
        find_title();
        find_number();
        find_edition();
        find_source();
        find_fills();
    }

private:
    void find_title()
    {
        int best = 3;
        std::size_t at = m_lines.size();
        for (std::size_t line = 0; line < m_lines.size(); ++line) {
            if (auto const score = title_score(m_lines[line]); score > best) {
                best = score;
                at = line;
            }
        }
        if (at == m_lines.size()) {
            m_sketch.title = m_view.sheet().name;
            m_sketch.title_remarks.push_back({say::draft_title_of_sheet, {}, false});
            return;
        }
        m_title = at;
        m_sketch.title = m_lines[at].text;
        // A long title goes on in the row below, in the same letters and place.
        for (auto next = at + 1; next < m_lines.size(); ++next) {
            auto const& line = m_lines[next];
            bool const same = line.capitals == m_lines[at].capitals && line.capitals &&
                              line.bold == m_lines[at].bold && line.size == m_lines[at].size &&
                              line.area.first.row == m_lines[next - 1].area.last.row + 1 &&
                              line.area.first.column == m_lines[at].area.first.column &&
                              !attached(line.key) && !date_line(line);
            if (!same) {
                break;
            }
            m_sketch.title += " " + line.text;
        }
        m_sketch.title_remarks.push_back({say::draft_title, {}});
    }

    void find_number()
    {
        for (auto const& line : m_lines) {
            if (names_number(line.key)) {
                // "Biểu số 1-BTCTW Đvt: Người"
                auto text = line.text;
                for (auto const* end : {"Đvt", "ĐVT", "Đơn vị tính", " (", ":"}) {
                    text = text.substr(0, text.find(end));
                }
                m_sketch.number = one_line(text);
                return;
            }
        }
    }

    void find_edition()
    {
        for (auto const& line : m_lines) {
            for (auto const word : words_of(line.key)) {
                if (word.size() == 4 && (word.starts_with("19") || word.starts_with("20")) &&
                    word.find_first_not_of("0123456789") == std::string_view::npos) {
                    m_sketch.edition = word;
                }
            }
        }
        if (m_sketch.edition.empty()) {
            m_sketch.edition = "1";
            m_sketch.edition_remarks.push_back({say::draft_edition_unknown, {}, false});
        } else {
            m_sketch.edition_remarks.push_back({say::draft_edition, {{"year", m_sketch.edition}}});
        }
    }

    // "(Kèm theo Công văn số 1012-CV/HU ngày …)"; a document still to be named is no source.
    void find_source()
    {
        static constexpr std::array<std::string_view, 6> documents{"Công văn số",
                                                                   "Hướng dẫn số",
                                                                   "Quyết định số",
                                                                   "Quy định số",
                                                                   "Kế hoạch số",
                                                                   "Thông tư số"};
        for (auto const& line : m_lines) {
            bool const open = line.text.find("…") != std::string::npos ||
                              line.text.find("..") != std::string::npos;
            for (auto const document : documents) {
                auto const at = line.text.find(document);
                if (at == std::string::npos || open || !attached(line.key)) {
                    continue;
                }
                auto const number = one_line(line.text.substr(at + document.size()));
                if (!number.empty() && number[0] >= '0' && number[0] <= '9') {
                    m_sketch.source = line.text.substr(at);
                    m_sketch.source.erase(m_sketch.source.find_last_not_of(") ") + 1);
                }
            }
        }
    }

    void find_fills()
    {
        // On the left, the superior body stands above the one that files.
        std::vector<Line const*> bodies;
        for (std::size_t at = 0; at < m_lines.size(); ++at) {
            auto const& line = m_lines[at];
            if (at == m_title || state_or_party(line.key)) {
                continue;
            }
            if (reporting_unit(line.key)) {
                add_fill(line, HeadingFill::unit);
            } else if (reporting_period(line)) {
                add_fill(line, HeadingFill::period);
            } else if (names_body(line.key) && line.area.first.column * 2 < m_view.columns() + 1 &&
                       (at < m_title || m_title == none)) {
                bodies.push_back(&line);
            }
        }
        if (bodies.size() == 1) {
            add_fill(*bodies.front(), HeadingFill::unit);
        } else if (bodies.size() > 1) {
            add_fill(*bodies[0], HeadingFill::parent);
            add_fill(*bodies[1], HeadingFill::unit);
        }
    }

    static bool reporting_unit(std::string_view key)
    {
        static Phrases const words{"Đơn vị báo cáo", "Đơn vị gửi", "Tên đơn vị", "Đơn vị"};
        static Phrases const others{"Đơn vị tính", "Đơn vị nhận"};
        return words.begin(key) && !others.begin(key);
    }

    static bool reporting_period(Line const& line)
    {
        static Phrases const words{"Kỳ báo cáo",
                                   "Năm",
                                   "Quý",
                                   "Kỳ",
                                   "Tính đến",
                                   "6 tháng",
                                   "Số liệu tính đến",
                                   "Thời điểm",
                                   "Từ ngày"};
        auto key = std::string_view(line.key);
        return words.begin(key) && words_of(key).size() <= 10;
    }

    void add_fill(Line const& line, HeadingFill fill)
    {
        auto const taken = std::ranges::find(m_sketch.heading, line.text, &HeadingLine::text);
        if (taken == m_sketch.heading.end()) {
            m_sketch.heading.push_back({line.text, fill});
        }
    }

    static constexpr std::size_t none = static_cast<std::size_t>(-1);
    Sketch& m_sketch;
    SheetView const& m_view;
    std::vector<Line> m_lines;
    std::size_t m_title = none;
};

} // namespace

void read_heading(Sketch& sketch, SheetView const& view)
{
    HeadingReader(sketch, view).read();
}

} // namespace gopbieu::draft
