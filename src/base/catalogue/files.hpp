#pragma once

#define GOPBIEU_SECTION files
#define GOPBIEU_SECTION_FILE "base/catalogue/files.def"
#include "base/catalogue/section.inc"
#undef GOPBIEU_SECTION
#undef GOPBIEU_SECTION_FILE
