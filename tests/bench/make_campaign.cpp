// Writes a whole campaign for the benchmarks of `gopbieu run`:
//
//   make_campaign FORMS FOLDER CELLS book|form [LATER]
//
// A province of 12 districts and 108 communes with CELLS cells, each of which reports about itself
// on the four forms of Công văn 1012-CV/HU. FOLDER/nop/ holds one workbook of four sheets a cell
// ("book") or one workbook a form and cell ("form"); the last LATER files (0) lie in FOLDER/sau/
// instead, to be moved in later. Nothing is faulty. The same bytes at every run.

#include "base/file.hpp"
#include "base/parallel.hpp"
#include "bench/form_press.hpp"
#include "bench/province.hpp"
#include "form/load.hpp"
#include "text/names.hpp"

#include <charconv>
#include <chrono>
#include <fstream>
#include <iostream>

namespace gopbieu {

namespace {

struct Wish {
    std::filesystem::path forms, folder;
    std::size_t cells = 0, later = 0;
    bool a_file_a_form = false;
};

constexpr std::string_view campaign_text =
    "name: Sơ kết Kết luận 18-KL/TW năm 2023\n"
    "period: \"2023\"\n"
    "as_of: 2023-12-31\n"
    "unit: T01\n"
    "forms: [sinh-hoat-chi-bo, chi-uy-bi-thu, sinh-hoat-chuyen-de, truong-thon-ban]\n"
    "filed_by: [chi-bo]\n"
    "publish: [dang-bo-co-so, huyen, tinh]\n";

void write(std::filesystem::path const& file, std::string_view bytes)
{
    std::filesystem::create_directories(file.parent_path());
    std::ofstream(file, std::ios::binary) << bytes;
}

// A day long past: a file that was written a moment ago would be read again by the next run.
void make_old(std::filesystem::path const& file)
{
    using namespace std::chrono;
    sys_time<nanoseconds> const day = sys_days(year(2023) / 12 / 1);
    std::filesystem::last_write_time(file, file_clock::from_sys(day));
}

std::string kind_of(std::string const& name)
{
    return name.find("trường") != std::string::npos    ? "Trường học"
           : name.find("trạm") != std::string::npos    ? "Trạm y tế"
           : name.find("hợp tác") != std::string::npos ? "Hợp tác xã"
                                                       : "Thôn, bản";
}

/// One workbook a cell, or one a form and cell.
using Presses = std::vector<FormPress>;

Result<Presses> make_presses(std::vector<Template> const& templates, Wish const& wish)
{
    std::vector<std::vector<Template const*>> books(wish.a_file_a_form ? templates.size() : 1);
    for (std::size_t at = 0; at < templates.size(); ++at) {
        books[wish.a_file_a_form ? at : 0].push_back(&templates[at]);
    }
    Presses presses;
    for (auto const& book : books) {
        auto press = FormPress::of(book, wish.folder / "ban-ve");
        if (!press) {
            return press.problem();
        }
        presses.push_back(std::move(*press));
    }
    return presses;
}

std::string
file_name(Province const& province, std::size_t unit, Wish const& wish, std::size_t book)
{
    auto const& cell = province.units[unit];
    auto const& commune = province.units[cell.parent];
    auto const& district = province.units[commune.parent];
    return slug(district.name) + "/" + slug(commune.name) + "/" + slug(cell.name) +
           (wish.a_file_a_form ? "-bieu-" + std::to_string(book + 1) : "") + ".xlsx";
}

void write_files(Province const& province, Presses const& presses, Wish const& wish)
{
    auto const files = province.cells.size() * presses.size();
    in_order(
        province.cells.size(),
        0,
        [&](std::size_t at) {
            auto const unit = province.cells[at];
            auto const& cell = province.units[unit];
            Dice dice(at + 1);
            auto const kind = kind_of(cell.name);
            auto const report = make_report(dice, kind, kind == "Thôn, bản");
            for (std::size_t book = 0; book < presses.size(); ++book) {
                bool const later = at * presses.size() + book + wish.later >= files;
                auto const file =
                    wish.folder / (later ? "sau" : "nop") / file_name(province, unit, wish, book);
                write(file,
                      presses[book].print(upper_case(cell.name),
                                          upper_case(province.units[cell.parent].name),
                                          report));
                make_old(file);
            }
        },
        [](std::size_t) {});
}

int run(Wish const& wish)
{
    auto const forms = load_forms(wish.forms, bench_forms);
    auto const templates =
        forms ? load_templates(*forms.value, Language::english) : Loaded<std::vector<Template>>();
    if (!templates) {
        std::cerr << "no forms in " << path_text(wish.forms) << '\n';
        return 2;
    }
    auto const province = make_province(wish.cells);
    write(wish.folder / "dot.yaml", campaign_text);
    write(wish.folder / "don-vi.csv", register_text(province));
    auto const presses = make_presses(*templates.value, wish);
    if (!presses) {
        std::cerr << words(presses.problem(), Language::english) << '\n';
        return 3;
    }
    write_files(province, *presses, wish);
    return 0;
}

std::size_t number(char const* text)
{
    std::size_t value = 0;
    std::string_view const digits(text);
    std::from_chars(digits.data(), digits.data() + digits.size(), value);
    return value;
}

} // namespace

} // namespace gopbieu

int main(int count, char** arguments)
{
    std::string_view const shape = count > 4 ? arguments[4] : "";
    if (shape != "book" && shape != "form") {
        std::cerr << "make_campaign FORMS FOLDER CELLS book|form [LATER]\n";
        return 2;
    }
    gopbieu::Wish wish;
    wish.forms = arguments[1];
    wish.folder = arguments[2];
    wish.cells = gopbieu::number(arguments[3]);
    wish.later = count > 5 ? gopbieu::number(arguments[5]) : 0;
    wish.a_file_a_form = shape == "form";
    return gopbieu::run(wish);
}
