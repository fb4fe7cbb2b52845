#include "form/draft/printed_formula.hpp"

#include <catch2/catch.hpp>

using namespace gopbieu::draft;

namespace {

// "3 4 -5": the terms of a formula that only adds up; "?" when it does more, "" when there is none.
std::string terms(std::string_view text)
{
    auto const formula = find_formula(text);
    if (!formula) {
        return "";
    }
    auto const found = terms_of(*formula);
    if (!found) {
        return "?";
    }
    std::string out;
    for (auto const& term : *found) {
        out += (out.empty() ? "" : " ") + std::string(term.minus ? "-" : "") + term.name;
    }
    return out;
}

std::string sum(std::vector<SumTerm> const& terms)
{
    std::string out;
    for (auto const& term : terms) {
        out += (out.empty() ? "" : "+") + term.name;
    }
    return out;
}

std::string rate(std::string_view text)
{
    auto const formula = find_formula(text);
    auto const found = formula ? rate_of(*formula) : std::nullopt;
    return !found ? ""
                  : sum(found->part) + " / " + sum(found->whole) + (found->percent ? " %" : "");
}

} // namespace

TEST_CASE("A printed sum is read in every writing that forms have", "[draft]")
{
    CHECK(terms("2 (=3+4)") == "3 4");
    CHECK(terms("2=3+4") == "3 4");
    CHECK(terms("2 = (3) + (4)") == "3 4");
    CHECK(terms("(3=4+8)") == "4 8");
    CHECK(terms("D (=A+B-C)") == "A B -C");
    CHECK(terms("I = I.1 + 2") == "I.1 2");
    CHECK(terms("II = II.1.2 + ... + II.3") == "II.1.2 II.3");
    CHECK(terms("A = 1+2") == "1 2");
    CHECK(terms("B2 = a+b") == "a b");
    CHECK(terms("4=4.1+4.2+4.3") == "4.1 4.2 4.3");
    CHECK(terms("Số tổ chức cơ sở đảng có đến cuối năm (A = 1+2)") == "1 2");
}

TEST_CASE("Dots in a printed sum stand for all between", "[draft]")
{
    CHECK(terms("2 = 4+...+7") == "4 5 6 7");
    CHECK(terms("Cộng (1+…+4)") == "1 2 3 4");
    CHECK(terms("Cộng (1+….+4)") == "1 2 3 4");
    CHECK(terms("3=4…6") == "4 5 6");
    CHECK(terms("1=a+...+d") == "a b c d");
    CHECK(terms("2 = 1+...+100000") == "1 100000");
}

TEST_CASE("A printed rate is a part, a whole and perhaps times 100", "[draft]")
{
    CHECK(rate("4(=2*100/3)") == "2 / 3 %");
    CHECK(rate("4=2x100/3") == "2 / 3 %");
    CHECK(rate("4=(2:3)x100") == "2 / 3 %");
    CHECK(rate("4 = 100*2/3") == "2 / 3 %");
    CHECK(rate("4=2:3") == "2 / 3");
    CHECK(rate("16(=8*100/(8+10))") == "8 / 8+10 %");
    CHECK(rate("2 (=3+4)") == "");
}

TEST_CASE("What only looks like a formula is none", "[draft]")
{
    CHECK_FALSE(find_formula("Từ 18 - 30 tuổi (18-30)"));
    CHECK_FALSE(find_formula("Tổng số (người)"));
    CHECK_FALSE(find_formula("Cấp huyện (quận/thị)"));
    CHECK_FALSE(find_formula("1"));
    CHECK_FALSE(find_formula("(1)"));
    CHECK_FALSE(find_formula(""));
    CHECK_FALSE(find_formula("a = bình quân"));
    CHECK_FALSE(find_formula("(((((("));
}

TEST_CASE("What stands in brackets behind a minus is subtracted", "[draft]")
{
    CHECK(terms("1=2-(3+4)") == "2 -3 -4");
    CHECK(terms("1=2-(3-4)") == "2 -3 4");
    CHECK(terms("1 (=2-(3+...+5))") == "2 -3 -4 -5");
    CHECK(terms("1=2-[3-(4+5)]+6") == "2 -3 4 5 6");
    CHECK(terms("1=2+(3+4)-5") == "2 3 4 -5");
    CHECK(terms("1=2(3+4)") == "?");
    CHECK(terms("1=2-(3+4") == "2 -3 -4"); // a bracket forgotten at the end
    CHECK(terms("1=2-3)+4") == "?");
}

TEST_CASE("A name without its formula is the name", "[draft]")
{
    CHECK(without_formula("Cộng (1+…+11)") == "Cộng");
    CHECK(without_formula("Cuối kỳ = A - (B+C)") == "Cuối kỳ");
    CHECK(without_formula("Số tổ chức có đến cuối năm (A = 1+2)") == "Số tổ chức có đến cuối năm");
    CHECK(without_formula("Tổng số (người)") == "Tổng số (người)");
}

TEST_CASE("A formula becomes an expression over ids, or nothing where a name has none", "[draft]")
{
    auto const id_of = [](std::string const& name) {
        return name == "9" ? std::nullopt : std::optional("c" + name);
    };
    CHECK(expression_of(*find_formula("5=(2-3)*4"), id_of) == "(c2 - c3) * c4");
    CHECK(expression_of(*find_formula("4=2*100/3"), id_of) == "c2 * 100 / c3");
    CHECK(expression_of(*find_formula("1=2+...+4"), id_of) == "c2 + c3 + c4");
    CHECK(expression_of(*find_formula("1=2+9"), id_of) == std::nullopt);
}
