#pragma once

#include "form/schema_reading.hpp"

namespace gopbieu {

/// Where an expression of a schema stands and what a bare name may be there.
struct NamePlace {
    YamlNode const* node; ///< the scalar it is written in
    std::optional<Over>
        over; ///< of a rule; none: a weight or formula, which has a row and a column
};

/// Reports every name that stands for no figures there. Names of other forms are noted for later.
void check_names(SchemaReading& reading, Expression const& expression, NamePlace const& place);

/// The ids of all columns and rows that hold figures.
std::vector<std::string> names_with_figures(FormDefinition const& form);

/// Says that a mean lacks its weight, and which column or row the weight probably is.
void report_missing_weight(SchemaReading& reading, PendingWeight const& missing);

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
