#pragma once

#define GOPBIEU_SECTION numbers
#define GOPBIEU_SECTION_FILE "base/catalogue/numbers.def"
#include "base/catalogue/section.inc"
#undef GOPBIEU_SECTION
#undef GOPBIEU_SECTION_FILE
