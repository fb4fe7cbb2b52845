#include "publish/back/mark_workbook.hpp"

#include "base/catalogue/letters.hpp"
#include "publish/back/graft.hpp"
#include "publish/back/unmark.hpp"
#include "publish/not_drawable.hpp"
#include "publish/plain_book.hpp"
#include "publish/write_workbook.hpp"

#include <algorithm>
#include <cmath>

namespace gopbieu {

namespace {

constexpr std::size_t longest_comment = 8'000; // bytes; Excel takes 32,767 letters
constexpr std::size_t most_comments = 1'000;   // of a sheet

std::string cut_text(std::string text, std::size_t bytes)
{
    if (text.size() > bytes) {
        while (bytes > 0 && (static_cast<unsigned char>(text[bytes]) & 0xC0U) == 0x80U) {
            --bytes;
        }
        text.resize(bytes);
        text += "…";
    }
    return text;
}

// ---- what the drawing library would refuse or drop
// -------------------------------------------------

void drop_what_cannot_be_drawn(Workbook& workbook)
{
    std::erase_if(workbook.properties, [](Property const& one) {
        return !can_be_property(one.name) || !can_be_property(one.value);
    });
    for (auto& sheet : workbook.sheets) {
        std::erase_if(sheet.looks->pictures, [](Picture const& one) { return !can_be_drawn(one); });
    }
}

// Names that no tab may have; formulas that use them would be wrong, so that only values are kept.
bool rename_sheets(Workbook& workbook, std::vector<Point>& points)
{
    bool any = false;
    for (std::size_t number = 0; number < workbook.sheets.size(); ++number) {
        auto& name = workbook.sheets[number].name;
        if (can_be_sheet_name(name)) {
            continue;
        }
        auto const fit = "Trang " + std::to_string(number + 1);
        for (auto& point : points) {
            point.sheet = point.sheet == name ? fit : point.sheet;
        }
        name = fit;
        any = true;
    }
    return any;
}

void drop_pictures(Workbook& workbook)
{
    for (auto& sheet : workbook.sheets) {
        sheet.looks->pictures.clear();
    }
}

void keep_values_only(Workbook& workbook)
{
    workbook.looks.reset();
    workbook.names.clear();
    for (auto& sheet : workbook.sheets) {
        auto looks = std::make_unique<SheetLooks>();
        looks->columns = sheet.looks->columns;
        for (auto& one : looks->columns) {
            one.style = 0;
        }
        sheet.looks = std::move(looks);
        sheet.formulas.clear();
        for (auto& cell : sheet.cells) {
            cell.formula = 0;
        }
    }
    give_looks(workbook);
}

// ---- marking
// ---------------------------------------------------------------------------------------

std::string comment_words(Point const& point, Language language)
{
    auto text = words(point.kind, language) + " " + point.code + ": " + point.words;
    if (!point.repair.empty()) {
        text += "\n" + words(say::comment_repair, {{"repair", point.repair}}, language);
    }
    return text;
}

/// Colours and comments of one sheet.
class Marks {
public:
    Marks(Sheet const& original, Language language) : m_original(original), m_language(language) {}

    void add(Point const& point)
    {
        if (!point.cell) {
            return;
        }
        paint(*point.cell, colour_of(point.kind), true);
        comment(*point.cell, comment_words(point, m_language));
        auto const shown = to_a1(*point.cell);
        for (auto const cell : point.concerned) {
            paint(cell, pale_colour_of(point.kind), false);
            if (point.kind != PointKind::note) {
                comment(cell,
                        words(say::comment_concerned,
                              {{"code", point.code}, {"cell", shown}},
                              m_language));
            }
        }
    }

    void put_on(Page& page) const
    {
        for (auto const& [cell, color] : m_paint) {
            page.paint[cell] = color.value;
            if (page.sheet.find(cell) == nullptr) {
                page.changes[cell]; // a blank cell, so that there is something to paint
            }
        }
        auto& comments = page.sheet.looks->comments;
        for (auto const& [cell, text] : m_comments) {
            auto const old = std::ranges::find(comments, cell, &Comment::where);
            auto& comment = old == comments.end() ? comments.emplace_back() : *old;
            join(comment, cell, text);
        }
    }

    void note_fills(Workbook const& workbook, OldFills& fills) const
    {
        auto const& looks = *workbook.looks;
        for (auto const& [cell, color] : m_paint) {
            auto const* const found = m_original.find(cell);
            auto const style = found != nullptr ? found->style : style_of_place(m_original, cell);
            auto const fill =
                style < looks.styles.size() ? looks.styles[style].fill : std::uint32_t{0};
            if (fill < looks.fills.size() && looks.fills[fill].pattern != 0) {
                fills[{m_original.name, cell}] = looks.fills[fill];
            }
        }
    }

private:
    struct Colour {
        std::uint32_t value = 0;
        bool own = false; ///< of a point that is about the cell itself
    };

    // Points come in the order of their weight: the first of its kind stays.
    void paint(CellRef cell, std::uint32_t color, bool own)
    {
        auto const [place, fresh] = m_paint.emplace(cell, Colour{color, own});
        if (!fresh && own && !place->second.own) {
            place->second = {color, own};
        }
    }

    void comment(CellRef cell, std::string const& text)
    {
        if (m_comments.size() >= most_comments && !m_comments.contains(cell)) {
            return; // the list has them all
        }
        auto& whole = m_comments[cell];
        whole += (whole.empty() ? "" : "\n\n") + text;
    }

    void join(Comment& comment, CellRef cell, std::string const& text) const
    {
        constexpr double box_width = 260, line_height = 13, letters_a_line = 46, most_lines = 24;
        auto const ours =
            words(say::comment_heading, {}, m_language) + "\n" + cut_text(text, longest_comment);
        if (comment.text.empty()) {
            comment.author = "gopbieu";
            comment.text = ours;
        } else {
            comment.text += "\n\n" + ours;
        }
        comment.where = cell;
        auto const breaks = static_cast<double>(std::ranges::count(comment.text, '\n'));
        auto const letters = static_cast<double>(std::ranges::count_if(comment.text, [](char one) {
            return (static_cast<unsigned char>(one) & 0xC0U) != 0x80U;
        }));
        auto const lines = std::min(breaks + std::ceil(letters / letters_a_line) + 1, most_lines);
        comment.width = std::max(comment.width, box_width);
        comment.height = std::max(comment.height, lines * line_height);
    }

    Sheet const& m_original;
    Language m_language;
    std::map<CellRef, Colour> m_paint;
    std::map<CellRef, std::string> m_comments;
};

std::string free_sheet_name(Workbook const& workbook, Language language)
{
    PlainBook book; // it knows what names are free
    for (auto const& sheet : workbook.sheets) {
        book.sheet(sheet.name);
    }
    return book.sheet(words(say::points_sheet, {}, language)).name();
}

void hide_marks(Sheet& sheet, std::uint32_t column)
{
    ColumnLooks hidden;
    hidden.columns = {column, column};
    hidden.width = sheet.looks->default_column_width;
    hidden.hidden = true;
    sheet.looks->columns.push_back(hidden);
    constexpr int a4 = 9;
    sheet.looks->page.paper = a4;
}

/// One attempt at a return copy.
class Copy {
public:
    Copy(Workbook& workbook,
         PointsHead const& head,
         std::vector<Point> const& points,
         Language language)
        : m_workbook(workbook), m_head(head), m_points(points), m_language(language)
    {
    }

    Result<std::string> draw(std::filesystem::path const& scratch)
    {
        auto draft = draft_of(m_workbook);
        OldFills fills;
        for (std::size_t at = 0; at < draft.pages.size(); ++at) {
            auto const& original = m_workbook.sheets[at];
            Marks marks(original, m_language);
            for (auto const& point : m_points) {
                if (point.sheet == original.name) {
                    marks.add(point);
                }
            }
            marks.put_on(draft.pages[at]);
            marks.note_fills(m_workbook, fills);
        }
        put_list_in_front(draft, fills);
        std::vector<SheetDraft> drafts;
        drafts.push_back(std::move(draft));
        return draw_workbook(drafts, frame_of(m_workbook), scratch);
    }

private:
    void put_list_in_front(SheetDraft& draft, OldFills const& fills)
    {
        PlainBook book;
        auto& sheet = book.sheet(free_sheet_name(m_workbook, m_language));
        Page page;
        page.source = m_workbook.sheets.size();
        page.paint =
            write_points(sheet, m_head, m_points, fills, !m_workbook.sheets.empty(), m_language);
        page.sheet = graft(book.finish(), m_workbook);
        hide_marks(page.sheet, points_hidden_column);
        draft.pages.insert(draft.pages.begin(), std::move(page));
        m_workbook.looks->active_sheet = 0;
    }

    Workbook& m_workbook;
    PointsHead const& m_head;
    std::vector<Point> const& m_points;
    Language m_language;
};

std::string reason_of(Problem const& problem)
{
    auto const found = std::ranges::find(problem.args, "reason", &Arg::name);
    return found == problem.args.end() ? std::string(code(problem.say)) : found->value;
}

} // namespace

Result<ReturnCopy> mark_workbook(Workbook workbook,
                                 PointsHead const& head,
                                 std::vector<Point> const& points,
                                 Language language,
                                 std::filesystem::path const& scratch)
{
    unmark(workbook);
    ReturnCopy copy;
    copy.lost = not_drawable(workbook, language);
    auto const otherwise = drawn_otherwise(workbook, language);
    copy.lost.insert(copy.lost.end(), otherwise.begin(), otherwise.end());
    copy.kind = copy.lost.empty() ? CopyKind::whole : CopyKind::without_parts;
    give_looks(workbook);
    drop_what_cannot_be_drawn(workbook);
    auto own_points = points;
    if (rename_sheets(workbook, own_points)) {
        keep_values_only(workbook);
        copy.kind = CopyKind::values_only;
    }
    auto const attempt = [&](void (*lessen)(Workbook&), CopyKind kind, Problem const& why) {
        lessen(workbook);
        copy.kind = std::max(copy.kind, kind);
        copy.lost = {reason_of(why)};
        return Copy(workbook, head, own_points, language).draw(scratch);
    };
    auto bytes = Copy(workbook, head, own_points, language).draw(scratch);
    if (!bytes) {
        bytes = attempt(drop_pictures, CopyKind::without_parts, bytes.problem());
    }
    if (!bytes) {
        bytes = attempt(keep_values_only, CopyKind::values_only, bytes.problem());
    }
    if (!bytes) {
        bytes = attempt(
            [](Workbook& all) { all.sheets.clear(); }, CopyKind::list_only, bytes.problem());
    }
    if (!bytes) {
        return bytes.problem();
    }
    copy.bytes = std::move(*bytes);
    return copy;
}

} // namespace gopbieu
