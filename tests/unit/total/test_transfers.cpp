#include "support/pair_form.hpp"
#include "support/small_form.hpp"
#include "support/way_form.hpp"
#include "unit/total/total_support.hpp"

#include <catch2/catch.hpp>

using namespace gopbieu;

namespace {

FormSet forms_with(std::vector<std::string> under)
{
    auto form = way_form();
    TransferPair pair;
    pair.in = "r1";
    pair.out = "r2";
    pair.under = std::move(under);
    form.transfers.push_back(std::move(pair));
    return FormSet{{form}};
}

Totals added(FormSet const& forms, std::vector<std::string> const& first)
{
    static auto const tree = small_tree();
    return add_up({filled(way_form(), "X1-A", first),
                   filled(way_form(), "X1-B", {"r1.tong=0", "r2.tong=1"}),
                   filled(way_form(), "X2-A", {"r1.tong=1", "r2.tong=2"})},
                  forms,
                  tree,
                  {"chi-bo"},
                  0);
}

} // namespace

TEST_CASE("What units of one roof received from each other is what they gave", "[total][H125]")
{
    auto const forms = forms_with({"huyen"});
    REQUIRE(added(forms, {"r1.tong=2", "r2.tong=0"}).findings.empty());
    auto const totals = added(forms, {"r1.tong=4", "r2.tong=0"});
    REQUIRE(codes_of(totals.findings) == std::vector<std::string>{"H125"});
    auto const text = line(totals.findings[0], Language::vietnamese);
    REQUIRE(text.find("Đảng ủy xã Một: 4 / 1; Đảng ủy xã Hai: 1 / 2") != std::string::npos);
    REQUIRE(text.find("chênh 2") != std::string::npos);
    // The sums stay plain.
    REQUIRE(value_of(totals.find("moi-cach", 0), "r1", "tong") == "5");
}

TEST_CASE("Transfers balance only below the roofs that the form names", "[total][H125]")
{
    // Below X1 four were received and one was given: they may have come from the other commune.
    REQUIRE(added(forms_with({"tinh"}), {"r1.tong=4", "r2.tong=0"}).findings.empty());
    REQUIRE(codes_of(added(forms_with({"dang-bo-co-so"}), {"r1.tong=4", "r2.tong=0"}).findings) ==
            std::vector<std::string>{"H125"});
}
