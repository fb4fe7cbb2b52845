#pragma once

#define GOPBIEU_SECTION totals
#define GOPBIEU_SECTION_FILE "base/catalogue/totals.def"
#include "base/catalogue/section.inc"
#undef GOPBIEU_SECTION
#undef GOPBIEU_SECTION_FILE
