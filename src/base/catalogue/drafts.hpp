#pragma once

#define GOPBIEU_SECTION drafts
#define GOPBIEU_SECTION_FILE "base/catalogue/drafts.def"
#include "base/catalogue/section.inc"
#undef GOPBIEU_SECTION
#undef GOPBIEU_SECTION_FILE
