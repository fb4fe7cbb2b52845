#pragma once

#include "base/catalogue.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <tuple>
#include <vector>

namespace gopbieu {

/// Where a finding points: as much of it as is known, in the words of the person who reads it.
struct Place {
    std::string file = {};              ///< as the clerk sees it, relative to the campaign
    std::string sheet = {};             ///< empty: the whole file
    std::string cell = {};              ///< "F12"; empty: the whole sheet
    std::uint32_t line = 0, column = 0; ///< of a text file, counted from 1; 0: not known

    auto operator<=>(Place const&) const = default;
};

/// Something said about a file, a cell, a schema line or a unit. Plain data: made in the room that
/// sees the fault, worded by the catalogue.
struct Finding {
    Say say;
    Severity severity; ///< that of the catalogue, except where a form's rule sets its own
    Place place = {};
    Args args = {};

    bool operator==(Finding const&) const = default;
};

/// The usual finding: with the severity of the catalogue.
Finding finding(Say say, Place place, Args args = {});

/// "nop/a.xlsx: Biểu 1!F12", "form.yaml:12:5".
std::string words(Place const& place);

/// What is said, with the printed row and column of a figure (args row_name and column_name) and
/// the further places of the same cause where there are any.
std::string sentence(Finding const& finding, Language language);

/// One line, as compilers print it: place, severity, code, sentence.
std::string line(Finding const& finding, Language language);

/// LỖI, GIẢI TRÌNH, LƯU Ý.
std::string words(Severity severity, Language language);

/// What was loaded, and everything that is wrong with it, all at once. There is a value when
/// nothing is an error.
template <typename T>
struct Loaded {
    std::optional<T> value;
    std::vector<Finding> findings;

    explicit operator bool() const { return value.has_value(); }
};

bool any_error(std::vector<Finding> const& findings);

} // namespace gopbieu
