// Makes the templates of forms/ and the filled files of samples/ again: make_samples ROOT.
// All figures are invented.

#include "draw_sinh_hoat_chi_bo.hpp"

#include <filesystem>
#include <iostream>

namespace {

// Figures in printed order: số chi bộ; 4–5, 3, 6–8, 9–30, 31–50, trên 50; đảng viên; tỷ lệ dự; buổi;
// chuyên đề; phát biểu; giờ.
struct Sample {
    std::string file;
    FormCopy copy;
};

std::vector<Sample> mot_bieu()
{
    auto const cell = [](std::string const& name, std::vector<double> figures) {
        return FormCopy{.parent = "ĐẢNG ỦY XÃ SEN THƯỢNG",
                        .unit = name,
                        .rows = {{"Thôn, bản", std::move(figures)}},
                        .total_row = false};
    };
    return {{"01-huoi-sen.xlsx",
             cell("CHI BỘ BẢN HUỔI SEN", {1, 0, 0, 0, 1, 0, 0, 24, 95.5, 12, 4, 6, 1.5})},
            {"02-pa-lau.xlsx",
             cell("CHI BỘ BẢN PA LẦU", {1, 0, 0, 1, 0, 0, 0, 8, 87.5, 11, 3, 4, 2})},
            // Hai quy mô cho một chi bộ: quy tắc SH-01 không cho phép.
            {"03-na-cuong.xlsx",
             cell("CHI BỘ BẢN NÀ CUỔNG", {1, 1, 0, 0, 1, 0, 0, 12, 92, 12, 4, 5, 1.5})}};
}

} // namespace

int main(int count, char** words)
{
    if (count != 2) {
        std::cerr << "make_samples ROOT\n";
        return 2;
    }
    std::filesystem::path const root(words[1]);
    auto const draw = [](std::filesystem::path const& file, FormCopy const& copy) {
        std::filesystem::create_directories(file.parent_path());
        return draw_sinh_hoat_chi_bo(file.string(), copy);
    };
    bool good = draw(root / "forms/sinh-hoat-chi-bo/mau.xlsx", {});
    for (auto const& sample : mot_bieu()) {
        good = draw(root / "samples/mot-bieu/nop" / sample.file, sample.copy) && good;
    }
    return good ? 0 : 3;
}
