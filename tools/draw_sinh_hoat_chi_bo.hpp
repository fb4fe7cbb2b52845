#pragma once

#include <string>
#include <vector>

/// A row of figures under the header, in the order of the printed columns behind "TT".
struct FilledRow {
    std::string kind;            ///< "Loại hình chi bộ"
    std::vector<double> figures; ///< negative: left blank
};

/// What is written on a copy of the form; the blank template has dots and no figures.
struct FormCopy {
    std::string parent = "HUYỆN ỦY PHONG THỔ";
    std::string unit = "ĐẢNG ỦY (CHI BỘ).....";
    std::vector<FilledRow> rows;
    bool total_row = true;
};

/// Draws Biểu 1 of Công văn 1012-CV/HU with its official look. False when it cannot be written.
bool draw_sinh_hoat_chi_bo(std::string const& file, FormCopy const& copy);
