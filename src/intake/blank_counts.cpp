#include "intake/blank_counts.hpp"

#include "base/catalogue/intake.hpp"
#include "base/catalogue/numbers.hpp"
#include "intake/table_cells.hpp"

#include <algorithm>

namespace gopbieu {

namespace {

class BlankCounts {
public:
    BlankCounts(TableSource const& source,
                std::vector<LineReader::Blank> const& blanks,
                Submission& submission)
        : m_source(source), m_form(source.form), m_blanks(blanks), m_submission(submission)
    {
    }

    void settle()
    {
        auto const args = about();
        bool zero = m_form.blank_is_zero;
        if (zero) {
            m_source.remarks.note(say::blank_is_zero, std::string(), args);
        } else {
            auto const* const answer = m_source.remarks.ask(say::blank_counts, {}, args);
            zero = answer != nullptr && answer->value == "0";
            bool const stay_blank = answer != nullptr && means_blank(answer->value);
            if (answer != nullptr && !zero && !stay_blank) {
                m_source.remarks.unusable();
            }
            for (auto const& blank : m_blanks) {
                if (!zero && !stay_blank) {
                    m_submission.open.push_back({blank.row, m_form.columns[blank.column].id});
                }
            }
        }
        if (zero) {
            fill();
        }
    }

private:
    [[nodiscard]] std::string printed_row(LineReader::Blank const& blank) const
    {
        if (blank.known != nullptr) {
            return row_path(m_form, static_cast<std::size_t>(blank.known - m_form.rows.data()));
        }
        auto const label = std::ranges::find(
            m_submission.row_labels, blank.row, &std::pair<std::string, std::string>::first);
        return label == m_submission.row_labels.end() ? blank.row : label->second;
    }

    // Blanks may be many: only names that are shown are put together.
    [[nodiscard]] Args about() const
    {
        constexpr std::size_t shown = 4; // of which name_list() cuts the last
        std::vector<CellRef> cells;
        std::vector<std::string> rows;
        std::vector<std::string> columns;
        std::string const* row = nullptr;
        std::vector<char> seen(m_form.columns.size());
        for (auto const& blank : m_blanks) {
            cells.push_back(blank.cell);
            if (rows.size() < shown && (row == nullptr || *row != blank.row)) {
                rows.push_back(printed_row(blank));
                row = &blank.row;
            }
            if (columns.size() < shown && seen[blank.column] == 0) {
                columns.push_back(column_path(m_form.columns[blank.column]));
                seen[blank.column] = 1;
            }
        }
        return {{"count", std::to_string(cells.size())},
                {"cells", cell_list(cells)},
                {"row_name", name_list(rows)},
                {"column_name", name_list(columns)}};
    }

    // Each behind the facts of its row; both stand in the order of the rows.
    void fill()
    {
        std::vector<Fact> all;
        all.reserve(m_submission.facts.size() + m_blanks.size());
        auto fact = m_submission.facts.begin();
        auto blank = m_blanks.begin();
        for (auto const& row : m_submission.rows) {
            for (; fact != m_submission.facts.end() && fact->row == row; ++fact) {
                all.push_back(std::move(*fact));
            }
            for (; blank != m_blanks.end() && blank->row == row; ++blank) {
                auto& zero = all.emplace_back();
                zero.row = row;
                zero.column = m_form.columns[blank->column].id;
                zero.value = Exact(0);
                zero.cell = blank->cell;
            }
        }
        m_submission.facts = std::move(all);
    }

    TableSource const& m_source;
    FormDefinition const& m_form;
    std::vector<LineReader::Blank> const& m_blanks;
    Submission& m_submission;
};

} // namespace

void settle_blanks(TableSource const& source,
                   std::vector<LineReader::Blank> const& blanks,
                   Submission& submission)
{
    if (!blanks.empty()) {
        BlankCounts(source, blanks, submission).settle();
    }
}

} // namespace gopbieu
