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
std::string fill_slots(std::string_view skeleton,
                       std::map<std::string, std::string, std::less<>> const& slots,
                       Language language)
{
    std::string out;
    while (true) {
        auto const begin = skeleton.find("{{");
        out += skeleton.substr(0, begin);
        if (begin == std::string_view::npos) {
            return out;
        }
        auto const end = skeleton.find("}}", begin);
        auto const name = skeleton.substr(begin + 2, end - begin - 2);
        if (name.starts_with("w:")) {
            out += html_text(page_word(name.substr(2), language));
        } else if (auto const slot = slots.find(name); slot != slots.end()) {
            out += slot->second;
        }
        skeleton.remove_prefix(end + 2);
    }
}

} // namespace

std::string page_html(CampaignPage const& page)
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
    slots["data"] = script_json(page_json(page));
    return fill_slots(page_skeleton, slots, language);
}

} // namespace gopbieu
