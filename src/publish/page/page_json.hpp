#pragma once

#include "publish/page/page_model.hpp"
#include "publish/page/page_text.hpp"

#include <string>

namespace gopbieu {

/// What the page's script works on, as one compact JSON object (docs/formats.md). Units are named
/// by their number in the register, forms and files by their place in the page's lists.
void write_page_json(CampaignPage const& page, PageSink const& sink);
std::string page_json(CampaignPage const& page);

} // namespace gopbieu
