#pragma once

// Random trees, forms and submissions, for what must hold whatever they are. The same seed gives
// the same world on every computer.

#include "form/form.hpp"
#include "intake/submission.hpp"

#include <cstdint>
#include <random>
#include <string>
#include <utility>
#include <vector>

namespace gopbieu::test {

class Draw {
public:
    explicit Draw(unsigned seed) : m_random(seed) {}

    std::uint32_t below(std::uint32_t limit)
    {
        return static_cast<std::uint32_t>(m_random() % limit);
    }
    bool chance(std::uint32_t percent) { return below(100) < percent; }

    template <typename T>
    void shuffle(std::vector<T>& list)
    {
        for (auto at = list.size(); at > 1; --at) {
            std::swap(list[at - 1], list[below(static_cast<std::uint32_t>(at))]);
        }
    }

private:
    std::mt19937 m_random; // its numbers are the same everywhere, distributions are not
};

struct World {
    std::string register_text;
    std::vector<std::string> cells;      ///< codes of the units that file
    std::vector<Submission> submissions; ///< by arrival
};

/// Committees of several levels under "U0"; cells hang on any of them. `flat`: the same cells in
/// the same order, all under "U0".
World draw_world(Draw& draw, bool flat);

/// A form of any kind with columns of any way. Columns of joined texts are called "ghi…".
FormDefinition draw_form(Draw& draw, std::string id);
/// A form with every way, a list, one whose rows mean different things, and some drawn ones.
FormSet draw_forms(Draw& draw);

Submission draw_submission(Draw& draw, FormDefinition const& form, std::string const& unit);
/// So many percent of the forms of each cell.
void draw_submissions(Draw& draw, FormSet const& forms, World& world, std::uint32_t percent);

} // namespace gopbieu::test
