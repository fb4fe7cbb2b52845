// A campaign to measure whole runs with:
//
//   make_campaign FORMS-FOLDER FOLDER CELLS [FIRST [COUNT]]
//
// One province with 12 districts, 108 communes and CELLS cells, each with a file for each of four
// forms in nop/<commune>/, filled with figures that agree with the rules. Of every form 24 fillings
// are drawn; each file is one of them with the unit's code as the comment of the archive, so that
// no two files are the same bytes. FIRST and COUNT choose the cells whose files are written (all):
// so a few can be kept back and come later. Prints what was written.

#include "form/load.hpp"
#include "support/filled_file.hpp"

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <vector>

namespace gopbieu {

namespace {

constexpr unsigned districts = 12, communes = 9;
constexpr std::uint32_t fillings = 24;

std::string commune_of(unsigned long cell)
{
    return "H" + std::to_string(cell % districts) + "X" +
           std::to_string(cell / districts % communes);
}

void write_whole(std::filesystem::path const& file, std::string const& text)
{
    std::ofstream(file, std::ios::binary) << text;
}

void write_campaign(std::filesystem::path const& folder, unsigned long cells)
{
    write_whole(folder / "dot.yaml",
                "name: Đợt đo\nperiod: \"2023\"\nas_of: 2023-12-31\nunit: T\n"
                "forms: [sinh-hoat-chi-bo, chi-uy-bi-thu, sinh-hoat-chuyen-de, truong-thon-ban]\n"
                "filed_by: [chi-bo]\npublish: [dang-bo-co-so, huyen, tinh]\n");
    std::string rows = "Mã,Tên,Cấp,Mã cấp trên\nT,Tỉnh ủy Mẫu,Tỉnh,\n";
    for (unsigned district = 0; district < districts; ++district) {
        auto const code = "H" + std::to_string(district);
        rows += code + ",Huyện ủy số " + std::to_string(district) + ",Huyện,T\n";
        for (unsigned commune = 0; commune < communes; ++commune) {
            auto const name = code + "X" + std::to_string(commune);
            rows += name + ",Đảng ủy xã " + name + ",Đảng bộ cơ sở," + code + "\n";
        }
    }
    for (unsigned long cell = 0; cell < cells; ++cell) {
        auto const name = std::to_string(cell);
        rows += "C" + name + ",Chi bộ thôn bản số " + name + ",Chi bộ," + commune_of(cell) + "\n";
    }
    write_whole(folder / "don-vi.csv", rows);
}

// The end record of an archive says how long the comment behind it is.
std::string with_comment(std::string bytes, std::string const& comment)
{
    bytes[bytes.size() - 2] = static_cast<char>(comment.size());
    return bytes + comment;
}

int run(std::filesystem::path const& library,
        std::filesystem::path const& folder,
        unsigned long cells,
        unsigned long first,
        unsigned long count)
{
    auto const forms = load_forms(
        library, {"sinh-hoat-chi-bo", "chi-uy-bi-thu", "sinh-hoat-chuyen-de", "truong-thon-ban"});
    if (!forms) {
        return 1;
    }
    std::filesystem::create_directories(folder / "nop");
    write_campaign(folder, cells);
    Checker const checker(*forms.value);
    std::size_t files = 0;
    std::size_t bytes_written = 0;
    for (auto const& form : forms.value->forms) {
        std::vector<std::string> filled;
        for (std::uint32_t seed = 1; seed <= fillings; ++seed) {
            if (auto bytes = test::filled_file(form, checker, seed)) {
                filled.push_back(std::move(*bytes));
            }
        }
        if (filled.empty()) {
            std::cerr << "no filling of " << form.id << '\n';
            return 1;
        }
        for (auto cell = first; cell < std::min(cells, first + count); ++cell) {
            auto const code = "C" + std::to_string(cell);
            auto const bytes = with_comment(filled[cell % filled.size()], code);
            auto const place = folder / "nop" / commune_of(cell) / (code + "_" + form.id + ".xlsx");
            std::filesystem::create_directories(place.parent_path());
            std::ofstream(place, std::ios::binary) << bytes;
            ++files;
            bytes_written += bytes.size();
        }
    }
    std::cout << "cells=" << cells << " files=" << files << " bytes=" << bytes_written << '\n';
    return 0;
}

} // namespace

} // namespace gopbieu

int main(int count, char** arguments)
{
    auto const number = [&](int at, unsigned long otherwise) {
        return count > at ? std::strtoul(arguments[at], nullptr, 10) : otherwise;
    };
    if (count < 4) {
        std::cerr << "make_campaign FORMS-FOLDER FOLDER CELLS [FIRST [COUNT]]\n";
        return 2;
    }
    return gopbieu::run(
        arguments[1], arguments[2], number(3, 0), number(4, 0), number(5, number(3, 0)));
}
