#pragma once

#include "base/bytes.hpp"
#include "base/finding.hpp"

namespace gopbieu {

void pack_finding(ByteWriter& out, Finding const& finding);
/// False when the bytes are damaged or hold a code that this program does not know.
bool unpack_finding(ByteReader& in, Finding& finding);

} // namespace gopbieu
