#pragma once

#define GOPBIEU_SECTION program
#define GOPBIEU_SECTION_FILE "base/catalogue/program.def"
#include "base/catalogue/section.inc"
#undef GOPBIEU_SECTION
#undef GOPBIEU_SECTION_FILE
