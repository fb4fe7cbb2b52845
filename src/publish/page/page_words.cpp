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
    std::string text(found->in(language));
    for (auto const& arg : args) {
        auto const slot = "{" + arg.name + "}";
        for (auto at = text.find(slot); at != std::string::npos;
             at = text.find(slot, at + arg.value.size())) {
            text.replace(at, slot.size(), arg.value);
        }
    }
    return text;
}

} // namespace gopbieu
