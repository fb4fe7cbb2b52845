#include "publish/blank/last_period.hpp"

#include "base/catalogue/writing.hpp"
#include "base/shown.hpp"

#include <algorithm>

namespace gopbieu {

namespace {

// Last period's figures of one form, in the rows where they stood.
class LastPeriod {
public:
    LastPeriod(BlankSheet const& sheet, Page& page, Submission const& last, Language language)
        : m_sheet(sheet), m_page(page), m_last(last), m_language(language)
    {
    }

    void show()
    {
        auto const& rows = m_sheet.rows();
        auto const unnamed = [](BlankRow const& row) { return !row.row; };
        auto next = std::ranges::find_if(rows, unnamed);
        for (auto const& id : m_last.rows) {
            auto const printed = std::ranges::find_if(rows, [&](BlankRow const& row) {
                return row.row && form().rows[*row.row].id == id;
            });
            if (printed != rows.end()) {
                show_row(*printed, id);
            } else if (next != rows.end()) {
                choose(*next, id);
                show_row(*next, id);
                next = std::find_if(std::next(next), rows.end(), unnamed);
            }
        }
        // In reading order, as files have them.
        std::ranges::sort(m_page.sheet.looks->comments, {}, &Comment::where);
    }

private:
    [[nodiscard]] FormDefinition const& form() const { return m_sheet.form(); }

    void choose(BlankRow const& row, std::string const& id)
    {
        auto const key = m_sheet.cell(row, form().key_column);
        auto const* const known = form().find_row(id);
        if (key) {
            m_page.changes[*key] = {known != nullptr ? known->label : label_of_own(id)};
        }
    }

    [[nodiscard]] std::string label_of_own(std::string const& id) const
    {
        auto const found =
            std::ranges::find(m_last.row_labels, id, &std::pair<std::string, std::string>::first);
        return found == m_last.row_labels.end() ? id : found->second;
    }

    void show_row(BlankRow const& row, std::string const& id)
    {
        for (std::size_t column = 0; column < form().columns.size(); ++column) {
            auto const* const fact = m_last.find(id, form().columns[column].id);
            bool const key = form().columns[column].measure.type == ValueType::key;
            if (fact == nullptr || key || !m_sheet.input(row, column)) {
                continue;
            }
            auto const* const number = fact->number();
            Comment comment;
            comment.where = *m_sheet.cell(row, column);
            comment.author = "gopbieu";
            comment.text = words(say::blank_last_period,
                                 {{"value",
                                   number != nullptr ? shown(*number, m_language)
                                                     : std::get<std::string>(fact->value)}},
                                 m_language);
            comment.width = 96;
            comment.height = 20;
            m_page.sheet.looks->comments.push_back(std::move(comment));
        }
    }

    BlankSheet const& m_sheet;
    Page& m_page;
    Submission const& m_last;
    Language m_language;
};

} // namespace

void show_last_period(BlankSheet const& sheet,
                      Page& page,
                      Submission const& last,
                      Language language)
{
    LastPeriod(sheet, page, last, language).show();
}

} // namespace gopbieu
