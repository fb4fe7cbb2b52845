#pragma once

#include "publish/page/page_model.hpp"

#include <string>

namespace gopbieu {

/// All of bao-cao.html: one file that needs nothing beside it and asks nothing of a network. The
/// same page gives the same bytes; what day it is, the browser works out.
std::string page_html(CampaignPage const& page);

} // namespace gopbieu
