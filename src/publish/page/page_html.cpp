#include "publish/page/page_html.hpp"

#include "publish/page/page_json.hpp"
#include "publish/page/page_parts.hpp"
#include "publish/page/page_text.hpp"
#include "publish/page/page_words.hpp"

#include <map>
#include <string_view>
#include <utility>

namespace gopbieu {

namespace {

// page.html, page.css and page_*.js of this folder, put into the program by CMake.
#include "publish/page/page_sources.inc"

// Fills the {{slots}} of the skeleton. What is filled in is not looked through again, so that
// nothing from a file can be a slot.
void fill_slots(std::string_view skeleton,
                std::map<std::string, std::string, std::less<>> const& slots,
                CampaignPage const& page,
                PageSink const& sink)
{
    while (true) {
        auto const begin = skeleton.find("{{");
        sink(skeleton.substr(0, begin));
        if (begin == std::string_view::npos) {
            return;
        }
        auto const end = skeleton.find("}}", begin);
        auto const name = skeleton.substr(begin + 2, end - begin - 2);
        if (name.starts_with("w:")) {
            sink(html_text(page_word(name.substr(2), page.language)));
        } else if (name == "data") {
            write_page_json(page, [&](std::string_view piece) { write_script_json(piece, sink); });
        } else if (auto const slot = slots.find(name); slot != slots.end()) {
            sink(slot->second);
        }
        skeleton.remove_prefix(end + 2);
    }
}

} // namespace

void write_page_html(CampaignPage const& page, PageSink const& sink)
{
    auto const language = page.language;
    auto const& campaign = *page.campaign;
    std::map<std::string, std::string, std::less<>> slots;
    slots["lang"] = language == Language::english ? "en" : "vi";
    slots["script"] = page_script;
    slots["style"] = page_style;
    slots["script_hash"] = policy_hash(page_script);
    slots["style_hash"] = policy_hash(page_style);
    slots["name"] = html_text(campaign.name);
    slots["title"] = html_text(page_word("title", language, {{"name", campaign.name}}));
    slots["eyebrow"] = html_text(
        page_word("eyebrow",
                  language,
                  {{"unit", page.tree->unit(page.root).name}, {"period", campaign.period}}));
    slots["answer"] = answer_html(page);
    slots["deadline"] = deadline_html(page);
    slots["tiles"] = tiles_html(page);
    slots["bar"] = bar_html(page);
    slots["apart"] = apart_html(page);
    slots["shares"] = shares_html(page);
    slots["published"] = published_html(page);
    slots["lines"] = lines_html(page);
    slots["receipt"] = receipt_html(page);
    fill_slots(page_skeleton, slots, page, sink);
}

std::string page_html(CampaignPage const& page)
{
    std::string all;
    write_page_html(page, [&](std::string_view piece) { all += piece; });
    return all;
}

} // namespace gopbieu
