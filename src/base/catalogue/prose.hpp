#pragma once

#define GOPBIEU_SECTION prose
#define GOPBIEU_SECTION_FILE "base/catalogue/prose.def"
#include "base/catalogue/section.inc"
#undef GOPBIEU_SECTION
#undef GOPBIEU_SECTION_FILE
