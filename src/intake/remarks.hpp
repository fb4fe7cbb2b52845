#pragma once

#include "intake/answers.hpp"
#include "intake/submission.hpp"

#include <optional>
#include <string>
#include <vector>

namespace gopbieu {

/// What is said about one sheet: notes, and questions unless a person has answered them already.
class Remarks {
public:
    Remarks(Source const& source, std::string sheet, Answers const& answers)
        : m_source(source), m_sheet(std::move(sheet)), m_answers(answers)
    {
    }

    /// Whose form it is, once that is known: earlier answers of the unit are then offered again.
    void about(std::string unit, std::string form)
    {
        m_unit = std::move(unit);
        m_form = std::move(form);
    }

    void note(Say say, std::string const& cell, Args args = {});
    void note(Say say, CellRef cell, Args args = {}) { note(say, to_a1(cell), std::move(args)); }

    /// The person's answer, and a note of it. When there is none the question is put, and nothing
    /// is returned. `row` and `column` (ids or labels) are for offering the answer another time.
    Answer const*
    ask(Say say, std::string const& cell, Args args, std::string row = {}, std::string column = {});
    /// The answer that ask() gave last is none to its question: the question stands again, and what
    /// was wrong with the answer is told.
    void unusable();
    /// What keeps the sheet out and has no answer but another file.
    void fault(Say say, std::string const& cell, Args args);

    [[nodiscard]] std::vector<Finding>& findings() { return m_findings; }
    [[nodiscard]] bool asked() const { return m_asked; }

private:
    Source const& m_source;
    std::string m_sheet;
    Answers const& m_answers;
    std::string m_unit, m_form;
    std::vector<Finding> m_findings;
    bool m_asked = false;
    std::optional<Finding> m_question; ///< that was answered last
    Answer m_answer;
};

} // namespace gopbieu
