#pragma once

#include "text/letter.hpp"

#include <cstdint>

namespace gopbieu {

/// What a byte of TCVN 5712 (the fonts .VnTime, .VnArial …) stands for; 0 for bytes below A1 and
/// for the combining marks B0 to B4.
char32_t tcvn3_character(std::uint8_t byte);

/// The tone of the combining marks B0 to B4; level for other bytes.
Tone tcvn3_mark(std::uint8_t byte);

/// A VNI byte (from C0 up) that is a letter by itself: ñ is đ, ô is ơ, ö is ư, í ì æ ó ò are the
/// i's, î is ỵ. 0 for the others.
char32_t vni_single(std::uint8_t byte);

/// A VNI letter and the mark byte behind it as one character ("a" and F9 are á); 0 when they do
/// not go together. The letter is a, e, o, u, y or a ơ, ư from vni_single().
char32_t vni_pair(char32_t letter, std::uint8_t mark);

} // namespace gopbieu
