#pragma once

#include "form/places.hpp"

#include <string>

namespace gopbieu {

/// A form described for people: title, columns with types and ways, row tree, rules as sentences.
/// Markdown for the pages in docs/forms/, else plain lines.
std::string form_text(FormsInSight const& forms, Language language, bool markdown);

/// The same as one JSON object (docs/formats.md).
std::string form_json(FormsInSight const& forms, Language language);

/// "count", "mean", "stock", "fixed": as they are written in a schema.
std::string_view type_word(ValueType type);
std::string_view way_word(Way way);
std::string_view nature_word(Nature nature);
std::string_view row_kind_word(RowKind kind);

} // namespace gopbieu
