// A register of units from arbitrary bytes: a tree without faults or faults without a tree.

#include "fuzz/read_both_depths.hpp"
#include "org/register.hpp"
#include "text/utf8.hpp"

using namespace gopbieu;

namespace {

void require(bool kept)
{
    if (!kept) {
        std::abort();
    }
}

void check_tree(OrgTree const& tree)
{
    auto const count = tree.units().size();
    require(count > 0);
    for (std::size_t index = 0; index < count; ++index) {
        auto const& unit = tree.unit(index);
        require(tree.find(unit.code) == index);
        require(!unit.parent || *unit.parent < count);
        require(!tree.is_above(index, index));
        for (auto const child : tree.children(index)) {
            require(tree.unit(child).parent == index);
            require(tree.is_above(index, child));
        }
    }
    // Every unit lies below exactly one root.
    std::size_t reached = 0;
    for (std::size_t index = 0; index < count; ++index) {
        reached += tree.unit(index).parent ? 0U : tree.below(index).size();
    }
    require(reached == count);
}

} // namespace

// The name is libFuzzer's.
// NOLINTNEXTLINE(readability-identifier-naming)
extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size)
{
    auto const bytes = as_chars(data, size);
    auto const tree = parse_register({bytes.data(), bytes.size()}, "don-vi.csv");
    require(tree.value.has_value() == tree.findings.empty());
    for (auto const& finding : tree.findings) {
        require(!broken_utf8_at(line(finding, Language::vietnamese)));
    }
    if (tree) {
        check_tree(*tree.value);
    }
    return 0;
}
