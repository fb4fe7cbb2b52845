#pragma once

// Totals as bytes, for a store that hands them back to a later run: exact, with the numerators and
// weights of means, with texts, lists and the rows of unknown keys. What is worked out from others
// and how complete a total is follow again when the tree is gone up.

#include "base/bytes.hpp"
#include "total/form_total.hpp"

namespace gopbieu {

void pack_total(ByteWriter& out, FormTotal const& total);
/// Into an empty total of the same form; `keys` are those of this total. False when the bytes are
/// damaged.
bool unpack_total(ByteReader& in, FormTotal& total, UnknownKeys& keys);

/// Everything that a workbook shows of a total: the same bytes mean the same sheet.
std::string shown_bytes(FormTotal const& total);

} // namespace gopbieu
