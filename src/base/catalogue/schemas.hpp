#pragma once

#define GOPBIEU_SECTION schemas
#define GOPBIEU_SECTION_FILE "base/catalogue/schemas.def"
#include "base/catalogue/section.inc"
#undef GOPBIEU_SECTION
#undef GOPBIEU_SECTION_FILE
