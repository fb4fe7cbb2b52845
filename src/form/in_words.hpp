#pragma once

#include "form/expression.hpp"

#include <functional>
#include <string>

namespace gopbieu {

/// The expression in the clerk's words: names replaced by what `label_of` says. With a `label_of`
/// that gives back the name the text parses to the same expression again.
std::string in_words(Expression const& expression,
                     std::function<std::string(Reference const&)> const& label_of);

/// The same of a whole rule: "a + b <= c", "a in 1..5".
std::string in_words(Claim const& claim,
                     std::function<std::string(Reference const&)> const& label_of);

/// "own.name", "form!name", "PREV(name)": a reference as it is written in a schema.
std::string to_text(Reference const& reference);
/// A name or label with whose it is: "PREV(name)".
std::string with_whose(Reference::Whose whose, std::string text);

} // namespace gopbieu
