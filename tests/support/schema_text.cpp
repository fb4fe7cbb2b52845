#include "support/schema_text.hpp"

#include "form/load.hpp"

namespace gopbieu::test {

std::string
fixed_schema(std::string const& columns, std::string const& rows, std::string const& rest)
{
    return "form: bieu\n"
           "edition: \"1\"\n"
           "title: Biểu\n"
           "columns:\n" +
           columns + "rows:\n  kind: fixed\n  key: ten\n  list:\n" + rows + rest;
}

Loaded<FormDefinition> load_text(std::string const& text)
{
    return parse_form(text, "no-such-folder", "bieu");
}

std::vector<std::string> where_and_what(std::vector<Finding> const& findings)
{
    std::vector<std::string> found;
    for (auto const& one : findings) {
        found.push_back(std::to_string(one.place.line) + ":" + std::to_string(one.place.column) +
                        " " + std::string(code(one.say)));
    }
    return found;
}

std::vector<std::string> sentences(std::vector<Finding> const& findings)
{
    std::vector<std::string> found;
    for (auto const& one : findings) {
        found.push_back(words(one.say, one.args, Language::english));
    }
    return found;
}

} // namespace gopbieu::test
