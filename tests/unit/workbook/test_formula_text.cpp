#include "workbook/formula_text.hpp"

#include <catch2/catch.hpp>

#include <vector>

namespace gopbieu {

namespace {

// The references of a formula, everything else left out.
std::vector<std::string> references(std::string_view formula)
{
    std::vector<std::string> found;
    FormulaPieces pieces(formula);
    while (auto const piece = pieces.next()) {
        if (piece->reference) {
            found.emplace_back(piece->text);
        }
    }
    return found;
}

std::string joined(std::string_view formula)
{
    std::string whole;
    FormulaPieces pieces(formula);
    while (auto const piece = pieces.next()) {
        whole += piece->text;
    }
    return whole;
}

using Texts = std::vector<std::string>;

} // namespace

TEST_CASE("References are told from functions, names, numbers and texts", "[workbook][formula]")
{
    CHECK(references("SUM(C9:C10)+A1") == Texts{"C9:C10", "A1"});
    CHECK(references("LOG10(B2)*1E5+ATAN2(1,2)") == Texts{"B2"});
    CHECK(references("IF(A1=\"B2\",\"\"\"C3\",D4)") == Texts{"A1", "D4"});
    CHECK(references("Tổng_A1+A1B+X.Y1+R1C1") == Texts{});
    CHECK(references("SUM(A:C,$3:$5,$B:$B)") == Texts{"A:C", "$3:$5", "$B:$B"});
    CHECK(references("'Biểu số 1'!$A$1+Sheet2!B3:B9+A1(2)") ==
          Texts{"'Biểu số 1'!$A$1", "Sheet2!B3:B9"});
    CHECK(references("[1]Sheet1!A1+'[Tệp.xlsx]S'!B2") == Texts{"[1]Sheet1!A1", "'[Tệp.xlsx]S'!B2"});
    CHECK(references("SUM(Bảng1[[#This Row],[A1]],Q1!B2)") == Texts{"Q1!B2"});
    CHECK(references("A1:INDEX(B:B,3)") == Texts{"A1", "B:B"});
    CHECK(references("#REF!+Sheet1!#REF!+XFE1+A1048577+XFD1048576") == Texts{"XFD1048576"});
    CHECK(references("3+12%+3:5") == Texts{"3:5"});
}

TEST_CASE("The pieces of any formula together are the formula", "[workbook][formula]")
{
    for (auto const* const formula : {"SUM(C9:C10)+\"a\"\"b\"",
                                      "'It''s'!A1&[1]!Tên",
                                      "\"unclosed A1",
                                      "'unclosed",
                                      "[unclosed",
                                      "Sheet1!",
                                      "A1!",
                                      "$",
                                      "$A",
                                      "A1:",
                                      "Bảng[[x",
                                      "{1,2;3,4}",
                                      "#N/A#REF!#",
                                      ""}) {
        CHECK(joined(formula) == formula);
    }
}

TEST_CASE("A copied formula moves its relative references", "[workbook][formula]")
{
    CHECK(shift_formula("A1+$A1+A$1+$A$1", 2, 1) == "B3+$A3+B$1+$A$1");
    CHECK(shift_formula("SUM(C$9:C10)", 1, 0) == "SUM(C$9:C11)");
    CHECK(shift_formula("SUM(A:A)+SUM(3:$5)", 1, 1) == "SUM(B:B)+SUM(4:$5)");
    CHECK(shift_formula("'Biểu 1'!B2&\"B2\"", 1, 0) == "'Biểu 1'!B3&\"B2\"");
    CHECK(shift_formula("A1+XFD1048576", -1, 0) == "#REF!+XFD1048575");
    CHECK(shift_formula("SUM(A1:B2)", 0, -1) == "SUM(#REF!)");
}

TEST_CASE("A sheet that is renamed is renamed in formulas, in its own places only",
          "[workbook][formula]")
{
    CHECK(rename_sheet("Sheet1!A1+'sheet1'!B2+Sheet11!A1+\"Sheet1!A1\"", "Sheet1", "Biểu 1") ==
          "'Biểu 1'!A1+'Biểu 1'!B2+Sheet11!A1+\"Sheet1!A1\"");
    CHECK(rename_sheet("'Danh mục'!Tên+'DANH MỤC'!A:A", "Danh mục", "DM") == "DM!Tên+DM!A:A");
    CHECK(rename_sheet("[1]Sheet1!A1+Sheet1:Sheet3!A1", "Sheet1", "x") ==
          "[1]Sheet1!A1+Sheet1:Sheet3!A1");
    CHECK(rename_sheet("'It''s'!A1", "It's", "a'b") == "'a''b'!A1");
}

} // namespace gopbieu
