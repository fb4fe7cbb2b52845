// A register of units from arbitrary bytes, text or workbook: a tree without faults or faults
// without a tree, and the tree holds on every day.

#include "fuzz/read_both_depths.hpp"
#include "org/register.hpp"
#include "text/utf8.hpp"

#include <algorithm>
#include <set>

using namespace gopbieu;

namespace {

void require(bool kept)
{
    if (!kept) {
        std::abort();
    }
}

void check_unit(OrgTree const& tree, std::size_t index)
{
    auto const& unit = tree.unit(index);
    require(tree.find(unit.code) == index);
    require(!unit.parent || *unit.parent < tree.units().size());
    require(!tree.is_above(index, index));
    require(unit.living || !tree.day() || tree.spell_on(index, *tree.day()) == nullptr);
    if (unit.living && unit.parent) {
        require(tree.unit(*unit.parent).living);
    }
    for (auto const child : tree.children(index)) {
        require(tree.unit(child).parent == index);
        require(tree.unit(child).living);
        require(tree.is_above(index, child));
    }
}

void check_tree(OrgTree const& tree)
{
    auto const count = tree.units().size();
    require(count > 0);
    std::size_t living = 0;
    std::size_t reached = 0; // every living unit lies below exactly one root
    for (std::size_t index = 0; index < count; ++index) {
        auto const& unit = tree.unit(index);
        check_unit(tree, index);
        living += unit.living ? 1U : 0U;
        reached += unit.living && !unit.parent ? tree.below(index).size() : 0U;
    }
    require(reached == living);
}

void check_successors(OrgTree const& tree, Day day)
{
    auto const then = tree.on(day);
    for (std::size_t index = 0; index < tree.units().size(); ++index) {
        for (auto const next : tree.successors_on(index, day)) {
            require(then.unit(next).living);
        }
        if (then.unit(index).living) {
            require(then.successors_on(index, day) == std::vector{index});
        }
    }
}

// The days on which something begins or ends, and their neighbours; a few are enough.
std::set<Day> days_of(OrgTree const& tree)
{
    std::set<Day> days;
    for (std::size_t index = 0; index < tree.units().size() && days.size() < 20; ++index) {
        for (auto const& spell : tree.spells(index)) {
            if (spell.from) {
                days.insert({*spell.from, spell.from->previous()});
            }
            if (spell.until) {
                days.insert({*spell.until, spell.until->next()});
            }
        }
    }
    return days;
}

} // namespace

// The name is libFuzzer's.
// NOLINTNEXTLINE(readability-identifier-naming)
extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size)
{
    auto const loaded = parse_register_file(as_chars(data, size), "don-vi");
    require(loaded.value.has_value() != any_error(loaded.findings));
    for (auto const& finding : loaded.findings) {
        require(!broken_utf8_at(line(finding, Language::vietnamese)));
    }
    if (!loaded) {
        return 0;
    }
    check_tree(*loaded.value);
    for (auto const day : days_of(*loaded.value)) {
        check_tree(loaded.value->on(day));
        check_successors(loaded.value->on(day.previous()), day);
    }
    return 0;
}
