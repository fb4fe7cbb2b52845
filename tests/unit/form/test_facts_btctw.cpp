// Filed that were published, or worked out by hand, against the rules of the BTCTW and TCTW
// forms: what newspapers and reports printed as consistent must pass, and the traps of the forms
// must not catch a unit that counted rightly.

#include "form/load.hpp"
#include "form/places.hpp"
#include "support/tree.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <map>

using namespace gopbieu;

namespace {

using Filed = std::map<std::string, int>; ///< "row.column" → figure
using Broken = std::vector<std::string>;  ///< ids of rules

FormSet const& library()
{
    static auto const forms = [] {
        auto const folder = test::source_folder() / "forms";
        return *load_forms(folder, form_ids(folder)).value;
    }();
    return forms;
}

// The rules of one form on the figures of one unit.
class Unit {
public:
    Unit(FormDefinition const& form, Filed const& figures) : m_form(form), m_figures(figures) {}

    [[nodiscard]] Broken broken() const
    {
        Broken found;
        for (auto const& rule : m_form.rules) {
            auto const resolved = resolve(rule, {m_form, &library()});
            auto const spots = spots_of(resolved, m_form);
            if (std::ranges::any_of(spots,
                                    [&](Spot const& spot) { return broken_at(resolved, spot); })) {
                found.push_back(rule.id);
            }
        }
        return found;
    }

private:
    [[nodiscard]] bool broken_at(ResolvedRule const& rule, Spot const& spot) const
    {
        Names const names{[&](Reference const& name) { return value(name, spot); },
                          [&](Expression const& range) { return inside(range); }};
        if (rule.when) {
            auto const condition = evaluate(*rule.when, names);
            if (condition.state != Evaluated::State::value || condition.value.sign() == 0) {
                return false;
            }
        }
        return judge(rule.claim, rule.rule->tolerance, names).state == Verdict::State::broken;
    }

    [[nodiscard]] Evaluated value(Reference const& name, Spot const& spot) const
    {
        auto const open = target_of(name, {m_form, &library()});
        auto const target = open ? at(*open, spot, m_form) : std::nullopt;
        if (!target || !target->row || !target->column || target->form != &m_form ||
            target->whose != Reference::Whose::own) {
            return {Evaluated::State::unknown, {}, false};
        }
        auto const figure =
            m_figures.find(m_form.rows[*target->row].id + "." + m_form.columns[*target->column].id);
        if (figure != m_figures.end()) {
            return {Evaluated::State::value, Exact(figure->second), false};
        }
        bool const count = measure_of(*target).type == ValueType::count;
        return {count ? Evaluated::State::value : Evaluated::State::blank, {}, count};
    }

    [[nodiscard]] std::vector<Reference> inside(Expression const& range) const
    {
        std::vector<Reference> names;
        for (auto const& target : targets_of(range, {m_form, &library()})) {
            names.push_back(range.reference);
            names.back().name =
                target.row ? m_form.rows[*target.row].id : m_form.columns[*target.column].id;
        }
        return names;
    }

    FormDefinition const& m_form;
    Filed const& m_figures;
};

Broken broken(std::string const& form, Filed const& figures)
{
    auto const* const found = library().find(form);
    REQUIRE(found != nullptr);
    for (auto const& [name, figure] : figures) {
        INFO(name << " = " << figure);
        auto const dot = name.find('.');
        REQUIRE(found->find_row(name.substr(0, dot)) != nullptr);
        REQUIRE(found->find_column(name.substr(dot + 1)) != nullptr);
    }
    return Unit(*found, figures).broken();
}

// One kind of base organisation holds all of a unit's, so that the total row can be looked at.
Broken base_organisations(int all, int committees, int cells, int members)
{
    Filed figures;
    for (std::string const row : {"r1", "cong"}) {
        figures[row + ".tong_so"] = all;
        figures[row + ".dang_bo_co_so"] = committees;
        figures[row + ".chi_bo_co_so"] = cells;
        figures[row + ".so_dang_vien"] = members;
    }
    return broken("bieu-5-to-chuc-dang-va-dang-vien", figures);
}

} // namespace

TEST_CASE("Published numbers of base organisations agree with column 2 (=3+4) of form 5",
          "[form][library][facts]")
{
    CHECK(base_organisations(61, 36, 25, 3918).empty()); // Bình Dương, khối cơ quan tỉnh, 2015
    CHECK(base_organisations(36, 12, 24, 1590).empty());     // Đạ Huoai, 2020
    CHECK(base_organisations(58, 16, 42, 3324).empty());     // Bảo Lâm, 2022
    CHECK(base_organisations(434, 149, 285, 20952).empty()); // Ninh Thuận, 30/6/2022
    CHECK(base_organisations(755, 386, 369, 78047).empty()); // Đồng Nai, 10/9/2018
    CHECK(base_organisations(127, 49, 78, 4537).empty());    // Gia Lai, khối, 2019
    CHECK(base_organisations(72, 25 + 4, 43, 0).empty());    // Kim Sơn, 2021
    CHECK(base_organisations(61, 36, 24, 3918) == Broken{"dang_bo_co_so..chi_bo_co_so"});
}

TEST_CASE("The total row of form 5 adds rows 1 to 11 only", "[form][library][facts]")
{
    // Gia Lai, khối, 2019: 70 của cơ quan, đơn vị sự nghiệp và 57 của doanh nghiệp.
    Filed figures{{"r5.tong_so", 40},
                  {"r5.chi_bo_co_so", 40},
                  {"r6.tong_so", 30},
                  {"r6.chi_bo_co_so", 30},
                  {"r6a.tong_so", 28},
                  {"r6a.chi_bo_co_so", 28},
                  {"r6b.tong_so", 2},
                  {"r6b.chi_bo_co_so", 2},
                  {"r9.tong_so", 57},
                  {"r9.chi_bo_co_so", 57},
                  {"r9a.tong_so", 50},
                  {"r9a.chi_bo_co_so", 50},
                  {"r9a_100.tong_so", 50},
                  {"r9a_100.chi_bo_co_so", 50},
                  {"r9b.tong_so", 7},
                  {"r9b.chi_bo_co_so", 7},
                  {"r9b_nuoc_ngoai.tong_so", 7},
                  {"r9b_nuoc_ngoai.chi_bo_co_so", 7},
                  {"r9b_100_nn.tong_so", 5},
                  {"r9b_100_nn.chi_bo_co_so", 5},
                  {"cong.tong_so", 127},
                  {"cong.chi_bo_co_so", 127}};
    std::string const form = "bieu-5-to-chuc-dang-va-dang-vien";
    CHECK(broken(form, figures).empty());
    figures["cong.tong_so"] = figures["cong.chi_bo_co_so"] = 127 + 30;
    CHECK(broken(form, figures) == Broken{"TC-01"});
    figures["cong.tong_so"] = figures["cong.chi_bo_co_so"] = 127;
    figures["r9b_100_nn.tong_so"] = figures["r9b_100_nn.chi_bo_co_so"] = 8;
    CHECK(broken(form, figures) == Broken{"r9b_100_nn/r9b_nuoc_ngoai"});
}

TEST_CASE("Column 10 of form 7A is a part of column 9: the printed 2 = 4+...+14 counts it twice",
          "[form][library][facts]")
{
    std::string const form = "bieu-7a-tctw-chat-luong-to-chuc-co-so-dang";
    Filed figures{{"xa", 20},
                  {"phuong_tt", 3},
                  {"dn_nha_nuoc", 2},
                  {"dn_co_phan", 1},
                  {"dn_tu_nhan", 1},
                  {"dn_von_nn", 4},
                  {"dn_100_nn", 3},
                  {"hanh_chinh", 15},
                  {"su_nghiep", 10},
                  {"qd_ca", 2},
                  {"khac", 2}};
    auto const with_total = [&](int total) {
        Filed all;
        for (std::string const row : {"A", "A1", "A1d"}) {
            for (auto const& [column, figure] : figures) {
                all[row + "." + column] = figure;
            }
            all[row + ".tong_so"] = total;
        }
        return broken(form, all);
    };
    CHECK(with_total(60).empty());
    CHECK(with_total(63) == Broken{"CLTC-01"});
}

TEST_CASE("A published classification fills the organisations assessed in form 7A",
          "[form][library][facts]")
{
    // Krông Nô, 2010: 40 tổ chức, 22 trong sạch vững mạnh, 14 tốt, 3 hoàn thành, 1 yếu.
    std::string const form = "bieu-7a-tctw-chat-luong-to-chuc-co-so-dang";
    Filed figures;
    for (auto const& [row, figure] : std::vector<std::pair<std::string, int>>{
             {"A", 40}, {"A1", 40}, {"A1a", 22}, {"A1b", 14}, {"A1c", 3}, {"A1d", 1}}) {
        figures[row + ".tong_so"] = figures[row + ".xa"] = figure;
    }
    CHECK(broken(form, figures).empty());
    figures["A1a.ty_le"] = 55;
    CHECK(broken(form, figures).empty());
    figures["A1a.ty_le"] = 22;
    CHECK(broken(form, figures) == Broken{"CLTC-03"});
    figures.erase("A1a.ty_le");
    figures["A1d.tong_so"] = figures["A1d.xa"] = 2;
    CHECK(broken(form, figures) == Broken{"A1a..A1d"});
}

TEST_CASE("Overlapping counts of members are parts of the whole and never add up to it",
          "[form][library][facts]")
{
    // Đạ Huoai, 2020: nữ, dân tộc thiểu số, tôn giáo và tuổi đoàn chồng nhau.
    Filed figures{{"I.ky_nay", 1590},
                  {"nu_dv.ky_nay", 575},
                  {"dan_toc_thieu_so.ky_nay", 162},
                  {"ton_giao.ky_nay", 61},
                  {"doan_vien.ky_nay", 233},
                  {"dang_lam_viec.ky_nay", 1590},
                  {"nn_cap_xa.ky_nay", 1590},
                  {"tuoi_18_30.ky_nay", 1590},
                  {"vao_tu_1975.ky_nay", 1590},
                  {"pt_thpt.ky_nay", 1590}};
    CHECK(broken("bieu-3-doi-ngu-dang-vien", figures).empty());
    figures["nu_dv.ky_nay"] = 1591;
    CHECK(broken("bieu-3-doi-ngu-dang-vien", figures) == Broken{"nu_dv/I"});
}

TEST_CASE("Published admissions agree with forms 2a and 2b", "[form][library][facts]")
{
    // Quảng Bình, 6 tháng đầu năm 2019: 603 kết nạp, 359 nữ, 14 dân tộc thiểu số, 5 có đạo.
    Filed figures{{"I.tong_so", 603},
                  {"I.nu", 359},
                  {"kinh.tong_so", 589},
                  {"kinh.nu", 350},
                  {"bru_van_kieu.tong_so", 14},
                  {"bru_van_kieu.nu", 9},
                  {"II.tong_so", 5},
                  {"cong_giao.tong_so", 5}};
    std::string const form = "bieu-2b-ket-nap-theo-dan-toc-ton-giao";
    CHECK(broken(form, figures).empty());
    figures["kinh.tong_so"] = 588;
    CHECK(broken(form, figures) == Broken{"kinh..goc_nuoc_ngoai"});
}

TEST_CASE("Members at the end are those at the beginning, plus and minus", "[form][library][facts]")
{
    // Krông Nô, 2010: kết nạp 125, cuối kỳ 1622.
    Filed figures{{"A.ky_nay", 1520},
                  {"B.ky_nay", 140},
                  {"B1.ky_nay", 125},
                  {"B2.ky_nay", 15},
                  {"B2a.ky_nay", 5},
                  {"B2b.ky_nay", 10},
                  {"C.ky_nay", 38},
                  {"C1.ky_nay", 8},
                  {"C3.ky_nay", 2},
                  {"C3_du_bi.ky_nay", 1},
                  {"C5.ky_nay", 28},
                  {"C5b.ky_nay", 28},
                  {"D.ky_nay", 1622}};
    std::string const form = "bieu-1-tang-giam-dang-vien";
    CHECK(broken(form, figures).empty());
    CHECK(broken(form, {}) == Broken{"TG-02"});
    figures["C3_du_bi.ky_nay"] = 3;
    CHECK(broken(form, figures) == Broken{"C3_du_bi/C3"});
    figures["C3_du_bi.ky_nay"] = 1;
    figures["B1.ky_nay"] = 126;
    CHECK(broken(form, figures) == Broken{"B1..B3"});
    figures["D.ky_nay"] = 1623;
    figures["B.ky_nay"] = 141;
    CHECK(broken(form, figures).empty());
}
