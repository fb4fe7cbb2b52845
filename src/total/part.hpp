#pragma once

#include "total/joining.hpp"

#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace gopbieu {

/// What one unit gives to totals by its own submissions.
struct Part {
    std::vector<std::unique_ptr<FormTotal>> totals; ///< by form; null: it has not filed that
    /// By form, in the words of the edition that is added up.
    std::vector<std::optional<Submission>> filed;
};

/// Reads the submissions of one unit after the other exactly as they are added up: for those who
/// show what a total was made of, since the totals keep no parts.
class PartReader {
public:
    /// Forms and tree must outlive the reader and its parts.
    PartReader(FormSet const& forms, OrgTree const& tree) : m_joining(forms, tree) {}

    /// `submissions` are those of the unit that count.
    Part read(std::size_t unit, std::vector<Submission> submissions);

    /// Of which form a submission is, and in which words.
    [[nodiscard]] Entry entry(Submission const& submission) const
    {
        return m_joining.entry(submission);
    }
    /// What a single submission comes to. `filed`: in the words of the edition that is added up.
    std::unique_ptr<FormTotal> total(std::size_t unit, std::size_t form, Submission const& filed);

private:
    std::unique_ptr<FormTotal>
    read_one(Filer const& filer, std::size_t form, Submission const& filed);
    [[nodiscard]] Filer filer(std::size_t unit) const;

    Joining m_joining;
    Notes m_ignored; ///< said when the totals were made
};

/// The forms of several units as if one unit had filed their totals: for comparisons with units
/// that took their place. Only forms of which each unit has one; figures that are a number.
std::vector<Submission> added_up(FormSet const& forms,
                                 OrgTree const& tree,
                                 std::string const& unit,
                                 std::vector<Submission> const& submissions);

} // namespace gopbieu
