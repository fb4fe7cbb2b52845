#pragma once

#define GOPBIEU_SECTION campaign
#define GOPBIEU_SECTION_FILE "base/catalogue/campaign.def"
#include "base/catalogue/section.inc"
#undef GOPBIEU_SECTION
#undef GOPBIEU_SECTION_FILE
