#pragma once

#include "publish/page/page_model.hpp"
#include "publish/page/page_text.hpp"

#include <string>

namespace gopbieu {

/// All of bao-cao.html: one file that needs nothing beside it and asks nothing of a network. The
/// same page gives the same bytes; what day it is, the browser works out.
void write_page_html(CampaignPage const& page, PageSink const& sink);
std::string page_html(CampaignPage const& page);

} // namespace gopbieu
