// What each form must check, at its severity: the list of the documents that the forms come from.
// A check that goes, or becomes milder, is noticed here; more checks may come.

#include "form/load.hpp"
#include "support/tree.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <iterator>
#include <sstream>

using namespace gopbieu;

namespace {

struct Checks {
    std::string form;
    Severity level;
    std::string rules; ///< ids, blanks between them
};

std::vector<Checks> const checks_of_the_documents{
    {"bieu-1-tang-giam-dang-vien",
     Severity::error,
     "B1..B3 B2a..B2b C1..C5 C3_du_bi/C3 C5a..C5b TG-01"},
    {"bieu-1-tang-giam-dang-vien", Severity::explain, "TG-02 TG-03"},
    {"bieu-1-tang-giam-dang-vien", Severity::note, "TG-04 TG-06"},
    {"bieu-2a-dang-vien-moi-ket-nap",
     Severity::error,
     "dan_toc_thieu_so/I doan_vien/I chu_dn_tu_nhan/I vi_pham_khhgd/I hon_nhan_nn/I ket_nap_lai/I "
     "dn_lanh_dao..dn_truc_tiep III1..III2 db_co_ket_nap/III1 db_het_quan_chung/III1 "
     "cb_co_ket_nap/III2 cb_het_quan_chung/III2 KN-02 KN-03 KN-04 KN-05"},
    {"bieu-2a-dang-vien-moi-ket-nap", Severity::explain, "KN-01 KN-06 KN-07 KN-08"},
    {"bieu-2a-dang-vien-moi-ket-nap", Severity::note, "KN-09 KN-10"},
    {"bieu-2b-ket-nap-theo-dan-toc-ton-giao",
     Severity::error,
     "kinh..goc_nuoc_ngoai phat_giao..dao_khac KNDT-01 KNDT-02 KNDT-03"},
    {"bieu-2b-ket-nap-theo-dan-toc-ton-giao", Severity::note, "KNDT-04"},
    {"bieu-3-doi-ngu-dang-vien",
     Severity::error,
     "nu_dv/I du_bi/I dan_toc_thieu_so/I ton_giao/I doan_vien/I chu_dn_tu_nhan/I hon_nhan_nn/I "
     "dn_lanh_dao..dn_truc_tiep mien_cong_tac/da_nghi DN-01 DN-03 DN-04 DN-05 DN-06 DN-07 DN-08 "
     "DN-09"},
    {"bieu-3-doi-ngu-dang-vien", Severity::explain, "nn_nha_nuoc..nn_khac DN-02"},
    {"bieu-3-doi-ngu-dang-vien", Severity::note, "DN-10 DN-11"},
    {"bieu-4-dang-vien-theo-dan-toc-ton-giao",
     Severity::error,
     "kinh..goc_nuoc_ngoai phat_giao..dao_khac DT-01 DT-02 DT-03"},
    {"bieu-4-dang-vien-theo-dan-toc-ton-giao", Severity::explain, "DT-04"},
    {"bieu-4-dang-vien-theo-dan-toc-ton-giao", Severity::note, "DT-05"},
    {"bieu-5-to-chuc-dang-va-dang-vien",
     Severity::error,
     "dang_bo_co_so..chi_bo_co_so r6a..r6b r9a..r9c r9a_100..r9a_duoi_50 "
     "r9b_co_phan..r9b_nuoc_ngoai r9b_100_nn/r9b_nuoc_ngoai TC-01 TC-02"},
    {"bieu-6f-ket-qua-kiem-diem",
     Severity::error,
     "r3_1/r3 r3_2/r3 r3_mien/r3 r3_dinh_chi/r3 r4_1..r4_3 KD-01 KD-03"},
    {"bieu-6f-ket-qua-kiem-diem", Severity::explain, "KD-02"},
    {"bieu-6f-ket-qua-kiem-diem", Severity::note, "KD-04"},
    {"bieu-7-nghiep-vu-dang-vien",
     Severity::error,
     "I1a_co..I1a_bang_khen I1b_co..I1b_giay_khen I1c_bang_khen..I1c_giay_khen "
     "I1d_bang_khen..I1d_giay_khen I2_bang_khen..I2_giay_khen"},
    {"bieu-7-nghiep-vu-dang-vien", Severity::explain, "NV-01 NV-02 NV-03 NV-04 NV-05"},
    {"bieu-7-nghiep-vu-dang-vien", Severity::note, "NV-06 NV-07"},
    {"bieu-7a-tctw-chat-luong-to-chuc-co-so-dang",
     Severity::error,
     "A1..A2 A1a..A1d A1a_tieu_bieu/A1a A2_moi/A2 B1/B B1a..B1d B1a_tieu_bieu/B1a CLTC-01 CLTC-02"},
    {"bieu-7a-tctw-chat-luong-to-chuc-co-so-dang", Severity::note, "CLTC-03 CLTC-04"},
    {"bieu-7b-tctw-chat-luong-dang-vien",
     Severity::error,
     "r1..r3 C_han_che/C C_han_che_1..C_han_che_3 D1..D4 CLDV-01 CLDV-02 CLDV-03 CLDV-04"},
    {"bieu-7b-tctw-chat-luong-dang-vien", Severity::note, "CLDV-05 CLDV-06"},
    {"boi-duong-khen-thuong", Severity::explain, "BD-01"},
    {"chi-tieu-nhiem-ky", Severity::error, "CT-01 CT-02 CT-03 CT-04 CT-05"},
    {"chi-uy-bi-thu", Severity::error, "CU-01 CU-02 CU-03 CU-07 CU-08 CU-10 CU-12 CU-14"},
    {"chi-uy-bi-thu", Severity::explain, "CU-04 CU-05 CU-06 CU-09 CU-11 CU-13"},
    {"co-cau-doi-ngu-dang-vien", Severity::error, "DN-01 DN-02 DN-03 DN-04 DN-06 DN-07 DN-08"},
    {"co-cau-doi-ngu-dang-vien", Severity::explain, "DN-05"},
    {"dac-diem-tinh-hinh",
     Severity::error,
     "nu/dang_vien dan_toc/dang_vien chinh_thuc..du_bi DD-01 DD-02"},
    {"ket-qua-cong-tac-chi-bo",
     Severity::error,
     "cu_dai_hoc/cap_uy cu_thac_si/cap_uy cu_llct_trung_cap/cap_uy cu_llct_dang_hoc/cap_uy KQ-01 "
     "KQ-02 KQ-03 KQ-04 KQ-05 KQ-06 KQ-07 KQ-09"},
    {"ket-qua-cong-tac-chi-bo", Severity::explain, "KQ-08 KQ-10 KQ-11"},
    {"ket-qua-cong-tac-chi-bo", Severity::note, "KQ-12"},
    {"ket-qua-thuc-hien", Severity::error, "dv_xs..dv_khong KT-01 KT-02"},
    {"ket-qua-thuc-hien", Severity::explain, "KT-03"},
    {"ket-qua-thuc-hien", Severity::note, "KT-04"},
    {"sinh-hoat-chi-bo", Severity::error, "SH-01 SH-05 SH-06 SH-07"},
    {"sinh-hoat-chi-bo",
     Severity::explain,
     "SH-02 SH-03 SH-04 SH-09 SH-10 SH-11 SH-12 SH-13 SH-14 SH-15"},
    {"sinh-hoat-chi-bo", Severity::note, "SH-08"},
    {"sinh-hoat-chuyen-de", Severity::error, "CD-01"},
    {"sinh-hoat-chuyen-de", Severity::explain, "CD-02"},
    {"to-chuc-co-so-dang", Severity::error, "dang_bo_co_so..chi_bo_co_so"},
    {"to-chuc-co-so-dang", Severity::explain, "CS-01"},
    {"to-chuc-dang", Severity::error, "cb_nong_thon..cb_khac TD-01 TD-02"},
    {"to-chuc-dang", Severity::explain, "TD-03"},
    {"to-chuc-dang", Severity::note, "TD-04"},
    {"truong-thon-ban", Severity::error, "TT-01 TT-02 TT-04 TT-05 TT-06"},
    {"truong-thon-ban", Severity::explain, "TT-03 TT-07 TT-08"},
    {"xep-loai-to-chuc-dang-vien", Severity::error, "XL-01 XL-02 XL-03"},
    {"xep-loai-to-chuc-dang-vien", Severity::explain, "XL-04"},
    {"xl-dv-xep-loai-dang-vien",
     Severity::error,
     "chua_moi/chua chua_mien/chua chua_dinh_chi/chua XLDV-01 XLDV-02 XLDV-03"},
    {"xl-dv-xep-loai-dang-vien", Severity::explain, "XLDV-04 XLDV-05"},
    {"xl-dv-xep-loai-dang-vien", Severity::note, "XLDV-06"},
    {"xl-tc-xep-loai-to-chuc-dang", Severity::error, "chua_moi/chua XLTC-01 XLTC-02 XLTC-03"},
    {"xl-tc-xep-loai-to-chuc-dang", Severity::explain, "XLTC-05"},
    {"xl-tc-xep-loai-to-chuc-dang", Severity::note, "XLTC-06"},
    {"bieu-1-tang-giam-dang-vien@2012", Severity::error, "B1..B3 B2a..B2b C1..C5 C5a..C5b TG12-01"},
    {"bieu-1-tang-giam-dang-vien@2012", Severity::explain, "TG12-02"},
};

std::vector<std::string> words_in(std::string const& text)
{
    std::istringstream stream(text);
    return {std::istream_iterator<std::string>(stream), {}};
}

} // namespace

TEST_CASE("Every check of the documents is there at its severity", "[form][library]")
{
    auto const folder = test::source_folder() / "forms";
    for (auto const& [name, level, rules] : checks_of_the_documents) {
        INFO(name);
        auto const form = load_form(folder, name);
        REQUIRE(form);
        for (auto const& id : words_in(rules)) {
            INFO(id);
            auto const rule = std::ranges::find(form.value->rules, id, &Rule::id);
            REQUIRE(rule != form.value->rules.end());
            CHECK(rule->severity == level);
        }
    }
}

TEST_CASE("Every form of the documents is in the library", "[form][library]")
{
    auto const ids = form_ids(test::source_folder() / "forms");
    CHECK(ids.size() >= 26);
    for (auto const& checks : checks_of_the_documents) {
        CHECK(std::ranges::find(ids, form_name(checks.form).id) != ids.end());
    }
}
