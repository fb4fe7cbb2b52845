#include "form/labels.hpp"
#include "form/prose.hpp"
#include "formulas/random_rule.hpp"
#include "support/pair_form.hpp"
#include "support/small_form.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <array>

using namespace gopbieu;

namespace {

std::string said(Rule const& rule, FormDefinition const& form)
{
    return prose(rule, {form}, Language::vietnamese);
}

std::string said(std::string const& text, std::string const& when = "")
{
    return said(rule_of(text, when), pair_form());
}

std::string in_english(std::string const& text, std::string const& when = "")
{
    return prose(rule_of(text, when), {pair_form()}, Language::english);
}

} // namespace

TEST_CASE("A rule reads as a sentence with the labels of the form", "[form]")
{
    CHECK(said("D = A + B - C") ==
          "‘Cuối kỳ’ phải bằng ‘Đầu kỳ’ + ‘Tăng trong kỳ’ − ‘Giảm trong kỳ’.");
    CHECK(said("SUM(B1..B2) = B") ==
          "Tổng của ‘Kết nạp’ và ‘Chuyển đến’ phải bằng ‘Tăng trong kỳ’.");
    CHECK(said("nu <= D") == "‘Nữ’ không được lớn hơn ‘Cuối kỳ’.");
    CHECK(said("A + B1 + B2 >= 1") ==
          "Tổng của ‘Đầu kỳ’, ‘Kết nạp’ và ‘Chuyển đến’ không được nhỏ hơn 1.");
    CHECK(said("tuoi_bq in 18..100.5") == "‘Tuổi bình quân’ phải trong khoảng từ 18 đến 100,5.");
    CHECK(said("B1 both B2") == "‘Kết nạp’ và ‘Chuyển đến’ phải cùng có hoặc cùng không có.");
    CHECK(said("B1 not both B2") == "‘Kết nạp’ và ‘Chuyển đến’ không được cùng có.");
    CHECK(said("B1 > 0", "D > 0") == "Khi ‘Cuối kỳ’ lớn hơn 0, ‘Kết nạp’ phải lớn hơn 0.");
    CHECK(in_english("D = A + B - C", "NOT(ISBLANK(D))") ==
          "When ‘Cuối kỳ’ is filled in, ‘Cuối kỳ’ must equal ‘Đầu kỳ’ + ‘Tăng trong kỳ’ − ‘Giảm "
          "trong kỳ’.");
}

TEST_CASE("Figures from elsewhere say from where", "[form]")
{
    CHECK(said("A = PREV(D)") == "‘Đầu kỳ’ phải bằng ‘Cuối kỳ’ kỳ trước.");
    CHECK(said("A = CHILDREN(A)") == "‘Đầu kỳ’ phải bằng tổng ‘Đầu kỳ’ của các đơn vị trực thuộc.");
    CHECK(said("A.ky_nay = PREV(D.ky_nay)") ==
          "‘Đầu kỳ’ ở cột ‘Kỳ này’ phải bằng ‘Cuối kỳ’ ở cột ‘Kỳ này’ kỳ trước.");
    FormSet all;
    all.forms = {small_form(), pair_form()};
    CHECK(
        prose(rule_of("tat_ca = tang-giam!D.ky_nay"), {all.forms[0], &all}, Language::vietnamese) ==
        "‘Tổng số’ phải bằng ‘Cuối kỳ’ ở cột ‘Kỳ này’ của biểu ‘Biểu số 1’.");
    CHECK(prose(rule_of("D.ky_nay = PREV(bieu-nho!la)"), {all.forms[1], &all}, Language::english) ==
          "‘Cuối kỳ’ in column ‘Kỳ này’ must equal ‘PREV(bieu-nho!la)’.");
}

TEST_CASE("Conditions and functions are words, with brackets where they are needed", "[form]")
{
    CHECK(said("IF(A > 0, B, 2 * C) = 1") ==
          "‘Tăng trong kỳ’ nếu ‘Đầu kỳ’ lớn hơn 0, 2 × ‘Giảm trong kỳ’ nếu không phải bằng 1.");
    CHECK(said("OR(A = 0, AND(B > 1, ISBLANK(C))) = 1") ==
          "Phải có: ‘Đầu kỳ’ bằng 0 hoặc (‘Tăng trong kỳ’ lớn hơn 1 và ‘Giảm trong kỳ’ để trống).");
    CHECK(said("(A > 0) = 0") == "Không được có: ‘Đầu kỳ’ lớn hơn 0.");
    CHECK(said("ABS(A - B) <= MAX(nu..tre, 5)") ==
          "Chênh lệch giữa ‘Đầu kỳ’ và ‘Tăng trong kỳ’ không được lớn hơn số lớn nhất trong ‘Nữ’, "
          "‘Dưới 30 tuổi’ và 5.");
    CHECK(said("MIN(A..D, 5) > 0") ==
          "Số nhỏ nhất trong các ô từ ‘Đầu kỳ’ đến ‘Cuối kỳ’ và 5 phải lớn hơn 0.");
    CHECK(said("SUM(A..D) > 0", "COUNT(A..D) > 0") ==
          "Khi có số liệu ở các ô từ ‘Đầu kỳ’ đến ‘Cuối kỳ’, tổng từ ‘Đầu kỳ’ đến ‘Cuối kỳ’ phải "
          "lớn hơn 0.");
    CHECK(said("A = 0", "COUNT(nu, tre) = 0") ==
          "Khi không có số liệu ở ‘Nữ’ và ‘Dưới 30 tuổi’, ‘Đầu kỳ’ phải bằng 0.");
    CHECK(
        said("(A - (B - C)) * 2 / D < -SUM(nu..tre)") ==
        "(‘Đầu kỳ’ − (‘Tăng trong kỳ’ − ‘Giảm trong kỳ’)) × 2 / ‘Cuối kỳ’ phải nhỏ hơn −(tổng của "
        "‘Nữ’ và ‘Dưới 30 tuổi’).");
    CHECK(said("ROUND(100 * nu / D, 1) <> COUNT(A, B)") ==
          "100 × ‘Nữ’ / ‘Cuối kỳ’ làm tròn 1 chữ số thập phân phải khác số ô có số liệu trong ‘Đầu "
          "kỳ’ và ‘Tăng trong kỳ’.");
    auto rule = rule_of("tuoi_bq = 1.5");
    rule.tolerance = *Exact::parse("0.05");
    CHECK(said(rule, pair_form()) == "‘Tuổi bình quân’ phải bằng 1,5 (cho phép lệch 0,05).");
}

TEST_CASE("A label that stands twice is told apart, and a long one is cut", "[form]")
{
    auto form = pair_form();
    form.rows[10].label = "Nữ";
    form.rows[10].parent = 2;
    CHECK(said(rule_of("nu >= tre"), form) == "‘Cuối kỳ – Nữ’ không được nhỏ hơn ‘Kết nạp – Nữ’.");
    CHECK(shortened("Số ngắn") == "Số ngắn");
    CHECK(shortened("Phòng, chống, khắc phục các biểu hiện suy thoái, tự diễn biến, tự chuyển hóa "
                    "trong nội bộ") == "Phòng, chống, khắc phục các biểu hiện suy thoái, tự diễn…");
    form.rows[2].label = "Kết nạp, trong đó:";
    CHECK(label_of(form, form.rows[2]) == "Kết nạp");
    auto small = small_form();
    small.columns[2].path = {"Cuối kỳ", "Nữ"};
    CHECK(label_of(small, small.columns[3]) == "Trong đó – Nữ");
    CHECK(label_of(small, small.columns[2]) == "Cuối kỳ – Nữ");
    small.columns[3].path = {"Bí thư", "Trong đó", "Số lượng"};
    CHECK(label_of(small, small.columns[3]) == "Bí thư – Số lượng");
    small.columns[3].path = {"Số lượng"};
    CHECK(label_of(small, small.columns[3]) == "Số lượng");
}

TEST_CASE("Another form is named once for all its figures, and not in capitals", "[form]")
{
    FormSet all;
    all.forms = {small_form(), pair_form()};
    all.forms[1].number.clear();
    all.forms[1].title = "TĂNG, GIẢM ĐẢNG VIÊN";
    auto const here = [&](std::string const& text) {
        return prose(rule_of(text), {all.forms[0], &all}, Language::vietnamese);
    };
    CHECK(
        here("tat_ca >= tang-giam!A.ky_nay + tang-giam!B.ky_nay + tang-giam!C.ky_nay") ==
        "‘Tổng số’ không được nhỏ hơn tổng của ‘Đầu kỳ’ ở cột ‘Kỳ này’, ‘Tăng trong kỳ’ ở cột ‘Kỳ "
        "này’ và ‘Giảm trong kỳ’ ở cột ‘Kỳ này’ của biểu ‘Tăng, giảm đảng viên’.");
    CHECK(
        here("tat_ca >= SUM(tang-giam!B1..B2.ky_nay)") ==
        "‘Tổng số’ không được nhỏ hơn tổng của ‘Kết nạp’ ở cột ‘Kỳ này’ và ‘Chuyển đến’ ở cột ‘Kỳ "
        "này’ của biểu ‘Tăng, giảm đảng viên’.");
}

TEST_CASE("A sentence names the labels of its rule in order, and its relation and no other",
          "[form]")
{
    // An independent look at the words: what stands between ‘ and ’, and which relation is there.
    constexpr std::array<char const*, 9> relations{" phải bằng ",
                                                   " phải khác ",
                                                   " không được lớn hơn ",
                                                   " không được nhỏ hơn ",
                                                   " phải nhỏ hơn ",
                                                   " phải lớn hơn ",
                                                   " phải trong khoảng ",
                                                   " phải cùng có ",
                                                   " không được cùng có"};
    FormDefinition form;
    form.id = "ngau-nhien";
    for (std::size_t name = 0; name < test::random_names; ++name) {
        form.columns.emplace_back();
        form.columns.back().id = "c" + std::to_string(name);
        form.columns.back().path = {"Cột " + std::to_string(name)};
    }
    test::RandomRules random(7);
    for (int count = 0; count < 500; ++count) {
        auto const rule = random.rule();
        auto const text = said(rule, form);
        INFO(rule.id << "\n" << text);
        std::vector<std::string> expected;
        auto const add = [&](Expression const& use) {
            auto const first = use.reference.name.at(1);
            auto const last = use.kind == Expression::Kind::range ? use.last.at(1) : first;
            // Up to three are told one by one, of more the first and the last.
            for (char name = first; name <= last; ++name) {
                if (last - first < 3 || name == first || name == last) {
                    expected.emplace_back(1, name);
                }
            }
        };
        if (rule.when) {
            for_each_name(*rule.when, add);
        }
        for_each_name(rule.claim, add);
        std::vector<std::string> found;
        for (auto at = text.find("‘Cột "); at != std::string::npos;
             at = text.find("‘Cột ", at + 1)) {
            found.push_back(text.substr(at + std::string("‘Cột ").size(), 1));
        }
        // "x if y" names what is chosen before the condition.
        if (text.find(" nếu ") != std::string::npos) {
            std::ranges::sort(expected);
            std::ranges::sort(found);
        }
        CHECK(found == expected);
        auto const relation = rule.claim.relation == Relation::compare
                                  ? static_cast<std::size_t>(rule.claim.comparison)
                                  : 5 + static_cast<std::size_t>(rule.claim.relation);
        bool const truth = text.find(" có: ") != std::string::npos;
        for (std::size_t other = 0; other < relations.size(); ++other) {
            CHECK((text.find(relations.at(other)) != std::string::npos) ==
                  (other == relation && !truth));
        }
    }
}
