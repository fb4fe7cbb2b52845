#include "publish/page/page_words.hpp"

#include <algorithm>
#include <cassert>

namespace gopbieu {

namespace {

#define GOPBIEU_PAGE_WORD(name, vietnamese, english) {name, vietnamese, english},
constexpr PageWord all_words[] = {
#include "publish/page/page_words.def"
};
#undef GOPBIEU_PAGE_WORD

} // namespace

std::span<PageWord const> page_words()
{
    return all_words;
}

std::string page_word(std::string_view name, Language language, Args const& args)
{
    auto const* const found = std::ranges::find(all_words, name, &PageWord::name);
    assert(found != std::end(all_words));
    std::string text;
    auto rest = found->in(language);
    while (!rest.empty()) { // from slot to slot: what is filled in may hold braces itself
        auto const begin = std::min(rest.find('{'), rest.size());
        text += rest.substr(0, begin);
        rest.remove_prefix(begin);
        auto const end = rest.find('}');
        if (end == std::string_view::npos) {
            return text.append(rest);
        }
        auto const arg = std::ranges::find(args, rest.substr(1, end - 1), &Arg::name);
        text += arg == args.end() ? std::string(rest.substr(0, end + 1)) : arg->value;
        rest.remove_prefix(end + 1);
    }
    return text;
}

} // namespace gopbieu
