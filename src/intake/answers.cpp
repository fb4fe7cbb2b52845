#include "intake/answers.hpp"

#include "text/match_key.hpp"

#include <algorithm>
#include <initializer_list>

namespace gopbieu {

namespace {

bool is_one_of(std::string_view value, std::initializer_list<std::string_view> words)
{
    // Keys are folded further than by accents ("ý" is "i"), so the words are made keys too.
    auto const key = key_plain(value);
    return std::ranges::any_of(words,
                               [&](std::string_view word) { return key == key_plain(word); });
}

} // namespace

Question question_of(Finding const& finding, std::string const& sha256)
{
    auto what = finding.place.cell;
    for (auto const* const name : {"form", "column"}) {
        for (auto const& arg : finding.args) {
            if (what.empty() && arg.name == name) {
                what = arg.value;
            }
        }
    }
    return {std::string(code(finding.say)), sha256, finding.place.sheet, what};
}

Answer const* Answers::find(Question const& question) const
{
    auto const found = m_given.find(question);
    return found == m_given.end() ? nullptr : &found->second;
}

Answer const* Answers::offered(Topic const& topic) const
{
    auto const found = m_offers.find(topic);
    return found == m_offers.end() ? nullptr : &found->second;
}

bool means_accept(std::string_view value)
{
    return is_one_of(value, {"dong y", "chap nhan", "accept", "yes", "co"});
}

bool means_ignore(std::string_view value)
{
    return is_one_of(value, {"bo qua", "khong lay", "ignore"});
}

bool means_keep(std::string_view value)
{
    return is_one_of(value, {"giu", "giu lai", "keep"});
}

bool means_blank(std::string_view value)
{
    return value.empty() || is_one_of(value, {"trong", "de trong", "blank"});
}

} // namespace gopbieu
