#include "intake/unit_runs.hpp"

#include "text/utf8.hpp"

#include <algorithm>

namespace gopbieu {

UnitNames::Units longest_run(std::string const& key, UnitsByWords const& named)
{
    constexpr std::size_t most_words = 40;
    std::vector<std::size_t> starts{0};
    for (std::size_t at = 0; at < key.size(); ++at) {
        if (key[at] == ' ') {
            starts.push_back(at + 1);
        }
    }
    starts.resize(std::min(starts.size(), most_words));
    for (auto words = starts.size(); words != 0; --words) {
        UnitNames::Units found;
        for (std::size_t first = 0; first + words <= starts.size(); ++first) {
            auto const end =
                first + words == starts.size() ? key.size() : starts[first + words] - 1;
            add_new(found,
                    named(std::string_view(key).substr(starts[first], end - starts[first]), words));
        }
        if (!found.empty()) {
            return found;
        }
    }
    return {};
}

std::vector<std::string_view> split(std::string_view text, std::string_view between)
{
    std::vector<std::string_view> parts;
    while (true) {
        auto const end = text.find(between);
        parts.push_back(text.substr(0, end));
        if (end == std::string_view::npos) {
            return parts;
        }
        text.remove_prefix(end + between.size());
    }
}

std::string clean_name(std::string const& name)
{
    std::string scratch;
    auto const clean = clean_text(name, scratch);
    return clean ? std::string(*clean) : std::string();
}

} // namespace gopbieu
