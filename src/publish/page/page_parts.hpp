#pragma once

// The parts of bao-cao.html that are there without any script.

#include "publish/page/page_model.hpp"

#include <string>

namespace gopbieu {

/// "38/40 đơn vị đã nộp đủ · 3 phải sửa": the first thing a person wants to know.
std::string answer_html(CampaignPage const& page);
std::string deadline_html(CampaignPage const& page);
std::string tiles_html(CampaignPage const& page);
/// The forms that are due, by where they stand, as one bar.
std::string bar_html(CampaignPage const& page);
/// Files that belong to no unit yet, where there are any.
std::string apart_html(CampaignPage const& page);
std::string shares_html(CampaignPage const& page);
std::string published_html(CampaignPage const& page);
std::string lines_html(CampaignPage const& page);
std::string receipt_html(CampaignPage const& page);

} // namespace gopbieu
