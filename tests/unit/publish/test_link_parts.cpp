#include "publish/package/rules_xml.hpp"

#include <catch2/catch.hpp>

#include <string>

using namespace gopbieu;

namespace {

Hyperlink link_in(std::uint32_t row, std::string target)
{
    Hyperlink link;
    link.range = {{row, 0}, {row, 0}};
    link.target = std::move(target);
    return link;
}

std::size_t count_of(std::string const& part, std::string const& all)
{
    std::size_t count = 0;
    for (auto at = all.find(part); at != std::string::npos; at = all.find(part, at + 1)) {
        ++count;
    }
    return count;
}

} // namespace

TEST_CASE("Links into one file share its relation, each with its own place", "[publish]")
{
    auto const parts = link_parts({link_in(0, "../../nop/a.xlsx"),
                                   link_in(1, "../../nop/a.xlsx#'Biểu 1'!C5"),
                                   link_in(2, "../../nop/b.xlsx#'Biểu 1'!C5"),
                                   link_in(3, "internal:'Nguồn'!A1"),
                                   link_in(4, "../../nop/a.xlsx#'Biểu 2'!D6")});
    CHECK(count_of("<Relationship ", parts.relations) == 2);
    CHECK(count_of("Id=\"link1\"", parts.relations) == 1);
    CHECK(count_of("Target=\"../../nop/a.xlsx\"", parts.relations) == 1);
    CHECK(count_of("Target=\"../../nop/b.xlsx\"", parts.relations) == 1);
    CHECK(count_of("r:id=\"link1\"", parts.element) == 3);
    CHECK(count_of("r:id=\"link2\"", parts.element) == 1);
    CHECK(count_of("location=\"'Biểu 1'!C5\"", parts.element) == 2);
    CHECK(count_of("location=\"'Biểu 2'!D6\"", parts.element) == 1);
    CHECK(count_of("location=\"'Nguồn'!A1\"", parts.element) == 1);
}

TEST_CASE("Without links there is neither element nor relation", "[publish]")
{
    auto const parts = link_parts({});
    CHECK(parts.element.empty());
    CHECK(parts.relations.empty());
}
