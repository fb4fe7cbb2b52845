#include "bench/cell_report.hpp"

#include <algorithm>
#include <array>
#include <cstdint>

namespace gopbieu {

std::vector<std::string> const bench_forms{
    "sinh-hoat-chi-bo", "chi-uy-bi-thu", "sinh-hoat-chuyen-de", "truong-thon-ban"};

namespace {

constexpr std::array sizes{std::pair{3U, "cb_3"},
                           std::pair{5U, "cb_4_5"},
                           std::pair{8U, "cb_6_8"},
                           std::pair{30U, "cb_9_30"},
                           std::pair{50U, "cb_31_50"},
                           std::pair{9999U, "cb_tren_50"}};

// Ones and zeros: exactly one of the columns holds a one.
template <typename Columns>
void choose(FormFigures& figures, Columns const& columns, std::size_t chosen)
{
    for (std::size_t at = 0; at < columns.size(); ++at) {
        figures[columns[at]] = at == chosen ? "1" : "0";
    }
}

void add_meetings(FormFigures& figures, Dice& dice, std::uint32_t members, std::uint32_t lessons)
{
    figures["so_chi_bo"] = "1";
    bool placed = false;
    for (auto const& [most, column] : sizes) {
        figures[column] = !placed && members <= most ? "1" : "0";
        placed = placed || members <= most;
    }
    figures["so_dang_vien"] = std::to_string(members);
    auto const half_percents = 170 + dice.below(31);
    figures["ty_le_du"] = std::to_string(half_percents / 2) + (half_percents % 2 == 0 ? "" : ".5");
    figures["so_buoi"] = std::to_string(12 + dice.below(3));
    figures["so_buoi_chuyen_de"] = std::to_string(lessons);
    figures["so_phat_bieu"] = std::to_string(2 + dice.below(std::min(members - 1, 7U)));
    figures["thoi_gian"] = dice.below(2) == 0 ? "1.5" : "2";
}

void add_committee(FormFigures& figures, Dice& dice, std::uint32_t members)
{
    constexpr std::array politics{"llct_cao_cap", "llct_trung_cap", "llct_so_cap", "llct_chua"};
    constexpr std::array skills{"cm_cao_dang", "cm_trung_cap", "cm_so_cap", "cm_chua"};
    constexpr std::array schools{"hv_thpt", "hv_thcs", "hv_tieu_hoc"};
    bool const has_committee = members >= 9;
    figures["so_chi_bo"] = "1";
    figures["cb_co_so"] = "0";
    figures["cb_truc_thuoc"] = "1";
    figures["cb_co_chi_uy"] = has_committee ? "1" : "0";
    figures["so_chi_uy_vien"] = has_committee ? std::to_string(3 + dice.below(3)) : "0";
    figures["so_bi_thu"] = "1";
    choose(figures, politics, dice.below(4));
    choose(figures, skills, dice.below(4));
    choose(figures, schools, dice.below(3));
}

// Over five years about as many lessons as there are in one, times five.
void add_lessons(FormFigures& figures, Dice& dice, std::uint32_t a_year)
{
    constexpr std::array subjects{"cd_hoc_bac",
                                  "cd_trinh_do",
                                  "cd_suy_thoai",
                                  "cd_xay_dung",
                                  "cd_nong_thon_moi",
                                  "cd_nghi_quyet",
                                  "cd_chuyen_mon",
                                  "cd_truyen_thong",
                                  "cd_phuc_tap",
                                  "cd_tao_nguon",
                                  "cd_tu_hoc",
                                  "cd_khac"};
    std::array<std::uint32_t, subjects.size()> counts{};
    auto const total = 5 * a_year + dice.below(5);
    for (std::uint32_t lesson = 0; lesson < total; ++lesson) {
        ++counts[dice.below(counts.size())];
    }
    figures["tong_so"] = std::to_string(total);
    for (std::size_t at = 0; at < subjects.size(); ++at) {
        figures[subjects[at]] = std::to_string(counts[at]);
    }
}

void add_heads(FormFigures& figures, Dice& dice, bool village)
{
    constexpr std::array columns{"so_thon",
                                 "so_truong_thon",
                                 "truong_thon_dv",
                                 "truong_thon_dv_2023",
                                 "moi_ket_nap",
                                 "moi_gioi_thieu",
                                 "bi_thu_kiem"};
    choose(figures, columns, columns.size());
    if (!village) {
        return;
    }
    figures["so_thon"] = figures["so_truong_thon"] = "1";
    figures["truong_thon_dv"] = std::to_string(dice.below(2));
    if (dice.below(4) != 0) {
        figures["truong_thon_dv_2023"] = "1";
        figures["moi_ket_nap"] = std::to_string(dice.below(2));
        figures["bi_thu_kiem"] = std::to_string(dice.below(2));
    }
}

} // namespace

CellReport make_report(Dice& dice, std::string kind, bool village)
{
    CellReport report;
    report.kind = std::move(kind);
    auto const members = 3 + dice.below(dice.below(8) == 0 ? 60 : 28);
    auto const lessons = 4 + dice.below(3);
    add_meetings(report.forms["sinh-hoat-chi-bo"], dice, members, lessons);
    add_committee(report.forms["chi-uy-bi-thu"], dice, members);
    add_lessons(report.forms["sinh-hoat-chuyen-de"], dice, lessons);
    add_heads(report.forms["truong-thon-ban"], dice, village);
    return report;
}

} // namespace gopbieu
