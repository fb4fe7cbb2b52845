#pragma once

#include "form/form.hpp"
#include "form/yaml.hpp"

namespace gopbieu {

/// The rules of a schema into `form`, whose columns are known by now.
void read_rules(YamlNode const& list,
                FormDefinition& form,
                std::string const& file,
                std::vector<Finding>& findings);

/// Names in an expression that are no column with figures are faults.
void check_names(Expression const& expression,
                 FormDefinition const& form,
                 YamlNode const& node,
                 std::string const& file,
                 std::vector<Finding>& findings);

/// The place of a byte inside a scalar: where the scalar starts, so many letters further on.
Place place_in(YamlNode const& node, std::size_t offset, std::string const& file);

/// Parses the text of a scalar; a fault is reported at its own place.
template <typename Value>
std::optional<Value> parse_at(Parsed<Value> (*parse)(std::string_view),
                              YamlNode const& node,
                              std::string const& file,
                              std::vector<Finding>& findings)
{
    auto parsed = parse(node.text);
    if (!parsed) {
        auto const& fault = parsed.fault;
        findings.push_back(
            finding(fault.problem.say, place_in(node, fault.at, file), fault.problem.args));
    }
    return std::move(parsed.value);
}

} // namespace gopbieu
