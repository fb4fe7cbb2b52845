#pragma once

#define GOPBIEU_SECTION proving
#define GOPBIEU_SECTION_FILE "base/catalogue/proving.def"
#include "base/catalogue/section.inc"
#undef GOPBIEU_SECTION
#undef GOPBIEU_SECTION_FILE
