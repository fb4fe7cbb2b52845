// Published figures against the rules of the library: what was printed and holds must pass, and the
// same with one figure changed must not.

#include "check/check.hpp"
#include "form/load.hpp"
#include "support/tree.hpp"

#include <catch2/catch.hpp>

#include <algorithm>

using namespace gopbieu;

namespace {

struct Figure {
    std::string row, column, number;
};

// The rules of the form that do not hold.
std::vector<std::string> broken(std::string const& id, std::vector<Figure> const& figures)
{
    auto const forms = load_forms(test::source_folder() / "forms", {id});
    REQUIRE(forms);
    Submission submission;
    submission.form = id;
    submission.edition = forms.value->find(id)->edition;
    submission.unit = "H01";
    submission.source = {"nop/a.xlsx", "abc"};
    std::uint32_t row = 9;
    for (auto const& figure : figures) {
        if (std::ranges::find(submission.rows, figure.row) == submission.rows.end()) {
            submission.rows.push_back(figure.row);
        }
        submission.facts.push_back(
            {figure.row, figure.column, *Exact::parse(figure.number), {++row, 2}, figure.number});
    }
    return Checker(*forms.value->find(id)).broken_rules(submission);
}

using Rules = std::vector<std::string>;

// The figures of one column, row by row.
std::vector<Figure> down(std::string const& column,
                         std::vector<std::pair<std::string, std::string>> const& rows)
{
    std::vector<Figure> figures;
    for (auto const& [row, number] : rows) {
        figures.push_back({row, column, number});
    }
    return figures;
}

std::vector<Figure> base_organisations(std::string const& all,
                                       std::string const& committees,
                                       std::string const& cells,
                                       std::string const& below,
                                       std::string const& members)
{
    return down("so_luong",
                {{"tccsd", all},
                 {"dang_bo_co_so", committees},
                 {"chi_bo_co_so", cells},
                 {"chi_bo_truc_thuoc", below},
                 {"dang_vien", members}});
}

} // namespace

TEST_CASE("Published numbers of base organisations are committees plus cells", "[check][library]")
{
    auto const said = [](auto... figures) {
        return broken("to-chuc-co-so-dang", base_organisations(figures...));
    };
    CHECK(said("61", "36", "25", "239", "3918") == Rules{});      // Bình Dương, 2015
    CHECK(said("36", "12", "24", "127", "1590") == Rules{});      // Đạ Huoai, 2020
    CHECK(said("434", "149", "285", "1251", "20952") == Rules{}); // Ninh Thuận, 2022
    CHECK(said("755", "386", "369", "3673", "78047") == Rules{}); // Đồng Nai, 2018
    CHECK(said("61", "36", "24", "239", "3918") == Rules{"dang_bo_co_so..chi_bo_co_so"});
    CHECK(said("61", "36", "25", "0", "3918") == Rules{"CS-01"});
}

TEST_CASE("Cells are base cells plus cells under a committee", "[check][library]")
{
    auto const said = [](std::string const& below) {
        return broken("chi-uy-bi-thu",
                      {{"thon_ban", "so_chi_bo", "365"},
                       {"thon_ban", "cb_co_so", "42"},
                       {"thon_ban", "cb_truc_thuoc", below}});
    };
    CHECK(said("323") == Rules{}); // thành phố Ninh Bình
    CHECK(said("322") == Rules{"CU-01"});
}

TEST_CASE("The classes of what was assessed add up to it", "[check][library]")
{
    auto const said = [](std::string const& weak) {
        return broken("xep-loai-to-chuc-dang-vien",
                      {{"nam_2010", "tc_danh_gia", "40"},
                       {"nam_2010", "tc_tsvm", "22"},
                       {"nam_2010", "tc_ht_tot", "14"},
                       {"nam_2010", "tc_ht", "3"},
                       {"nam_2010", "tc_yeu_kem", weak}});
    };
    CHECK(said("1") == Rules{}); // Krông Nô, 2010
    CHECK(said("0") == Rules{"XL-01"});
}

TEST_CASE("Printed classes of members may leave a rest", "[check][library]")
{
    // 96,8 % and 2,7 % of 3.800 assessed: 0,5 % are in a class that is not printed.
    std::vector<Figure> figures{{"nam_2014", "dv_tong", "3918"},
                                {"nam_2014", "dv_phan_tich", "3800"},
                                {"nam_2014", "dv_ht_tot", "3678"},
                                {"nam_2014", "dv_ht", "103"}};
    CHECK(broken("xep-loai-to-chuc-dang-vien", figures) == Rules{});
    figures.push_back({"nam_2014", "dv_khac", "18"});
    CHECK(broken("xep-loai-to-chuc-dang-vien", figures) == Rules{"XL-04"});
    figures.back().number = "20";
    CHECK(broken("xep-loai-to-chuc-dang-vien", figures) == Rules{"XL-03"});
}

TEST_CASE("The report of a school cell is in order", "[check][library]")
{
    auto figures = down("ket_qua",
                        {{"so_chi_bo", "1"},
                         {"so_dang_vien", "30"},
                         {"so_cuoc", "27"},
                         {"ket_nap", "14"},
                         {"cap_uy", "3"},
                         {"cu_dai_hoc", "3"},
                         {"cu_thac_si", "1"},
                         {"cu_llct_trung_cap", "2"},
                         {"cu_llct_dang_hoc", "1"},
                         {"xs_2021", "1"},
                         {"xs_2022", "1"},
                         {"dv_tot_2021", "100"},
                         {"dv_tot_2022", "100"}});
    CHECK(broken("ket-qua-cong-tac-chi-bo", figures) == Rules{});
    figures[2].number = "12";
    CHECK(broken("ket-qua-cong-tac-chi-bo", figures) == Rules{"KQ-11"});
}

TEST_CASE("More than the target is no fault, less is a note", "[check][library]")
{
    auto const said = [](std::string const& target, std::string const& reached) {
        return broken("ket-qua-thuc-hien",
                      down("nam_2022", {{"kn_chi_tieu", target}, {"kn_thuc_hien", reached}}));
    };
    CHECK(said("20", "21") == Rules{}); // 105 %
    CHECK(said("815", "288") == Rules{"KT-04"});
}
