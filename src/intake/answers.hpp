#pragma once

#include "base/finding.hpp"

#include <map>
#include <string>
#include <string_view>

namespace gopbieu {

/// What a question is known by, from one run to the next: the same question about the same place of
/// the same bytes. `what` is the cell, or else what the message is about (a form, a column).
struct Question {
    std::string code, sha256, sheet, what;

    auto operator<=>(Question const&) const = default;
};

/// The question that a finding about a file puts.
Question question_of(Finding const& finding, std::string const& sha256);

/// What a question is about, wherever the file comes from: by this an answer is offered again.
struct Topic {
    std::string unit, form, code, row, column;

    auto operator<=>(Topic const&) const = default;
};

/// A person's answer.
struct Answer {
    std::string value, who, why;

    bool operator==(Answer const&) const = default;
};

/// All answers that are known when a file is taken in. docs/recognition.md lists what each question
/// takes for an answer.
class Answers {
public:
    void add(Question const& question, Answer answer) { m_given[question] = std::move(answer); }
    void offer(Topic const& topic, Answer answer) { m_offers[topic] = std::move(answer); }

    /// Null when nobody has answered.
    [[nodiscard]] Answer const* find(Question const& question) const;
    /// An earlier answer to the same question of the same unit, to be shown but never used.
    [[nodiscard]] Answer const* offered(Topic const& topic) const;

private:
    std::map<Question, Answer> m_given;
    std::map<Topic, Answer> m_offers;
};

/// Answers that mean the same for every question.
bool means_accept(std::string_view value); ///< "đồng ý", "accept": as it is
bool means_ignore(std::string_view value); ///< "bỏ qua", "ignore": leave it out
bool means_keep(std::string_view value);   ///< "giữ", "keep": a row of its own
bool means_blank(std::string_view value);  ///< "", "trống", "blank": no figure

} // namespace gopbieu
