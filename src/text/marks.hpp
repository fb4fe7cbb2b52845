#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace gopbieu {

/// Mends what NFC cannot: marks in the wrong order ("a", acute, hat is "ấ"), the same mark twice,
/// marks that stand on nothing. Nothing when the text has no such marks, as nearly always. The
/// result is NFC. Marks of other scripts stay.
std::optional<std::string> mend_marks(std::string_view nfc);

} // namespace gopbieu
