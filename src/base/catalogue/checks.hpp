#pragma once

#define GOPBIEU_SECTION checks
#define GOPBIEU_SECTION_FILE "base/catalogue/checks.def"
#include "base/catalogue/section.inc"
#undef GOPBIEU_SECTION
#undef GOPBIEU_SECTION_FILE
