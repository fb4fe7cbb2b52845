#pragma once

#define GOPBIEU_SECTION letters
#define GOPBIEU_SECTION_FILE "base/catalogue/letters.def"
#include "base/catalogue/section.inc"
#undef GOPBIEU_SECTION
#undef GOPBIEU_SECTION_FILE
