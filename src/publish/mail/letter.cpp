#include "publish/mail/letter.hpp"

#include "base/catalogue/letters.hpp"

#include <algorithm>

namespace gopbieu {

namespace {

constexpr std::size_t most_points = 15, most_cured = 15;

std::string two(int number)
{
    return (number < 10 ? "0" : "") + std::to_string(number);
}

/// A letter while it is written, paragraph by paragraph.
class Writing {
public:
    explicit Writing(LetterHead const& head) : m_head(head) {}

    void line(Say say, Args const& args = {})
    {
        m_text += words(say, args, m_head.language) + "\n";
    }
    void line(std::string const& text) { m_text += text + "\n"; }
    void gap() { m_text += "\n"; }

    void greeting(std::string const& unit)
    {
        unit.empty() ? line(say::letter_greeting_nobody)
                     : line(say::letter_greeting, {{"unit", unit}});
        gap();
    }

    void forms(std::vector<std::string> const& titles)
    {
        for (auto const& title : titles) {
            line(say::letter_form, {{"title", title}});
        }
    }

    void deadline()
    {
        auto const text = deadline_words(m_head.campaign, m_head.language);
        if (!text.empty()) {
            line(say::letter_deadline, {{"deadline", text}});
        }
    }

    std::string close()
    {
        gap();
        line(say::letter_closing);
        line(m_head.desk);
        return std::move(m_text);
    }

    [[nodiscard]] Args campaign() const
    {
        return {{"campaign", m_head.campaign.name},
                {"period", m_head.campaign.period},
                {"desk", m_head.desk}};
    }

    [[nodiscard]] std::string subject(Say say, std::string const& name, std::string const& of) const
    {
        return words(
            say,
            {{name, of}, {"campaign", m_head.campaign.name}, {"period", m_head.campaign.period}},
            m_head.language);
    }

    [[nodiscard]] Language language() const { return m_head.language; }

private:
    LetterHead const& m_head;
    std::string m_text;
};

std::string joined(std::vector<std::string> const& list, std::string_view between)
{
    std::string text;
    for (auto const& one : list) {
        text += (text.empty() ? std::string_view() : between);
        text += one;
    }
    return text;
}

void write_point(Writing& letter, Point const& point, std::size_t number)
{
    auto const language = letter.language();
    std::string place;
    if (!point.sheet.empty()) {
        place = point.cell ? words(say::return_place_cell,
                                   {{"sheet", point.sheet}, {"cell", to_a1(*point.cell)}},
                                   language)
                           : words(say::return_place, {{"sheet", point.sheet}}, language);
    }
    letter.line(say::return_point,
                {{"number", std::to_string(number)},
                 {"severity", words(point.kind, language) + " " + point.code},
                 {"place", place},
                 {"words", point.words}});
    if (!point.repair.empty()) {
        letter.line(say::return_repair, {{"repair", point.repair}});
    }
}

void write_news(Writing& letter, ReturnedFile const& file)
{
    auto const& list = file.list;
    if (file.compared) {
        letter.line(say::return_compared,
                    {{"cured", std::to_string(list.cured.size())},
                     {"again", std::to_string(list.count(PointNews::again))},
                     {"fresh", std::to_string(list.count(PointNews::fresh))}});
    }
    if (!list.cured.empty()) {
        auto some = list.cured;
        some.resize(std::min(some.size(), most_cured));
        auto const rest = list.cured.size() > some.size() ? ", …" : "";
        letter.line(say::return_cured, {{"list", joined(some, ", ") + rest}});
    }
    if (file.unchanged) {
        letter.line(say::return_unchanged);
    }
    for (auto const& copy : file.copies) {
        letter.line(say::return_same_file, {{"copy", copy}});
    }
}

void write_file_part(Writing& letter, ReturnedFile const& file)
{
    auto const sheet = words(say::points_sheet, {}, letter.language());
    letter.line(say::return_file, {{"file", file.name}});
    if (!file.forms.empty()) {
        letter.line(say::return_forms, {{"forms", joined(file.forms, "; ")}});
    }
    write_news(letter, file);
    std::size_t number = 0;
    std::size_t notes = 0;
    for (auto const& point : file.list.points) {
        if (point.kind == PointKind::note) {
            ++notes;
        } else if (++number <= most_points) {
            write_point(letter, point, number);
        }
    }
    if (number > most_points) {
        letter.line(say::return_more,
                    {{"count", std::to_string(number - most_points)}, {"sheet", sheet}});
    }
    if (notes != 0) {
        letter.line(say::return_notes, {{"count", std::to_string(notes)}});
    }
    for (auto const& remark : file.remarks) {
        letter.line(remark);
    }
    if (!file.attached.empty()) {
        letter.line(say::return_attached, {{"file", file.attached}, {"sheet", sheet}});
    } else {
        letter.line(say::return_correct_own);
    }
    letter.gap();
}

} // namespace

LetterText return_letter(LetterHead const& head,
                         std::string const& unit,
                         std::vector<ReturnedFile> const& files,
                         std::vector<std::string> const& missing)
{
    Writing letter(head);
    letter.greeting(unit);
    letter.line(say::return_opening, letter.campaign());
    letter.gap();
    for (auto const& file : files) {
        write_file_part(letter, file);
    }
    letter.line(say::return_no_fitting);
    if (!missing.empty()) {
        letter.gap();
        letter.line(say::return_missing);
        letter.forms(missing);
    }
    letter.deadline();
    auto subject = unit.empty()
                       ? letter.subject(say::return_subject_nobody, "file", files.front().name)
                       : letter.subject(say::return_subject, "unit", unit);
    return {std::move(subject), letter.close()};
}

LetterText reminder_letter(LetterHead const& head,
                           std::string const& unit,
                           std::vector<std::string> const& missing)
{
    Writing letter(head);
    letter.greeting(unit);
    letter.line(say::reminder_opening, letter.campaign());
    letter.forms(missing);
    letter.gap();
    letter.line(say::reminder_asking, {{"desk", head.desk}});
    letter.deadline();
    auto subject = letter.subject(say::reminder_subject, "unit", unit);
    return {std::move(subject), letter.close()};
}

LetterText cover_letter(LetterHead const& head,
                        std::string const& unit,
                        std::string const& parent,
                        std::string const& file,
                        std::string const& sha256,
                        std::vector<CoveredForm> const& forms)
{
    Writing letter(head);
    letter.greeting(parent);
    auto opening = letter.campaign();
    opening.push_back({"unit", unit});
    opening.push_back({"file", file});
    letter.line(say::cover_opening, opening);
    letter.gap();
    letter.line(say::cover_forms);
    bool complete = true;
    for (auto const& form : forms) {
        bool const whole = form.filed >= form.expected;
        complete = complete && whole;
        letter.line(
            say::cover_form,
            {{"title", form.title},
             {"filed", std::to_string(form.filed)},
             {"expected", std::to_string(form.expected)},
             {"state", whole ? std::string() : words(say::cover_not_complete, {}, head.language)}});
    }
    if (!complete) {
        letter.line(say::cover_more_later);
    }
    letter.gap();
    letter.line(say::cover_hash, {{"sha256", sha256}});
    auto subject = letter.subject(say::cover_subject, "unit", unit);
    return {std::move(subject), letter.close()};
}

std::string deadline_words(Campaign const& campaign, Language language)
{
    auto const& deadline = campaign.deadline;
    if (!deadline) {
        return {};
    }
    auto const day =
        two(deadline->day) + "/" + two(deadline->month) + "/" + std::to_string(deadline->year);
    return words(say::deadline_words,
                 {{"hour", two(deadline->hour)}, {"minute", two(deadline->minute)}, {"day", day}},
                 language);
}

} // namespace gopbieu
