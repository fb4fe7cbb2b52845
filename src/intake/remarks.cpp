#include "intake/remarks.hpp"

#include "base/catalogue/intake.hpp"

#include <cassert>

namespace gopbieu {

namespace {

Args told(std::string_view code, Answer const& answer)
{
    return {{"code", std::string(code)},
            {"value", answer.value},
            {"who", answer.who},
            {"why", answer.why}};
}

} // namespace

void Remarks::note(Say say, std::string const& cell, Args args)
{
    m_findings.push_back(finding(say, {m_source.file, m_sheet, cell}, std::move(args)));
}

Answer const*
Remarks::ask(Say say, std::string const& cell, Args args, std::string row, std::string column)
{
    assert(asks(say));
    auto question = finding(say, {m_source.file, m_sheet, cell}, std::move(args));
    auto const place = question.place;
    // Kept with the question, so that its answer can be offered for the same figure again.
    if (!row.empty()) {
        question.args.push_back({"at_row", row});
    }
    if (!column.empty()) {
        question.args.push_back({"at_column", column});
    }
    auto const* const answer = m_answers.find(question_of(question, m_source.sha256));
    if (answer != nullptr) {
        m_findings.push_back(finding(say::question_answered, place, told(code(say), *answer)));
        m_question = std::move(question);
        m_answer = *answer;
        return answer;
    }
    m_asked = true;
    m_findings.push_back(std::move(question));
    Topic const topic{m_unit, m_form, std::string(code(say)), std::move(row), std::move(column)};
    if (auto const* const earlier = m_answers.offered(topic)) {
        m_findings.push_back(finding(say::answered_before, place, told(code(say), *earlier)));
    }
    return nullptr;
}

void Remarks::unusable()
{
    assert(m_question);
    auto const place = m_question->place;
    auto const asked = code(m_question->say);
    // The note of the answer is the last one: nothing was said since.
    m_findings.back() = std::move(*m_question);
    m_findings.push_back(finding(say::answer_unusable, place, told(asked, m_answer)));
    m_question.reset();
    m_asked = true;
}

void Remarks::fault(Say say, std::string const& cell, Args args)
{
    m_asked = true;
    m_findings.push_back(finding(say, {m_source.file, m_sheet, cell}, std::move(args)));
}

} // namespace gopbieu
