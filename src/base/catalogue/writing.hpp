#pragma once

#define GOPBIEU_SECTION writing
#define GOPBIEU_SECTION_FILE "base/catalogue/writing.def"
#include "base/catalogue/section.inc"
#undef GOPBIEU_SECTION
#undef GOPBIEU_SECTION_FILE
