#pragma once

#define GOPBIEU_SECTION intake
#define GOPBIEU_SECTION_FILE "base/catalogue/intake.def"
#include "base/catalogue/section.inc"
#undef GOPBIEU_SECTION
#undef GOPBIEU_SECTION_FILE
