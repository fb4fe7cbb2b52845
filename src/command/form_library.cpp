#include "command/form_library.hpp"

#include "base/catalogue/program.hpp"
#include "base/file.hpp"

#include <algorithm>
#include <ostream>

namespace gopbieu {

Result<std::vector<std::string>> asked_forms(std::filesystem::path const& folder,
                                             std::vector<std::string> const& names,
                                             Language language)
{
    auto const known = form_ids(folder);
    for (auto const& name : names) {
        auto const id = form_name(name).id;
        if (std::ranges::find(known, id) == known.end()) {
            auto const near = nearest(id, {known.begin(), known.end()});
            return Problem{
                say::usage_unknown_form,
                {{"found", id},
                 {"hint",
                  near.empty()
                      ? std::string()
                      : words(say::hint_did_you_mean, {{"name", std::string(near)}}, language)},
                 {"folder", path_text(folder)}}};
        }
    }
    return names.empty() ? known : names;
}

} // namespace gopbieu
