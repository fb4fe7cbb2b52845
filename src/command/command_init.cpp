#include "base/catalogue/program.hpp"
#include "base/catalogue/writing.hpp"
#include "base/file.hpp"
#include "base/write_file.hpp"
#include "command/commands.hpp"

#include <ostream>
#include <string>
#include <system_error>

namespace gopbieu {

namespace {

std::string const campaign_text =
    R"(# Đợt báo cáo. Dòng bắt đầu bằng dấu # là lời giải thích. Sửa các giá trị cho đúng đợt của mình.

name: Tên đợt báo cáo
period: "2023"                          # kỳ báo cáo: năm, hoặc "2023-Q4", "2023-11"
as_of: 2023-12-31                       # số liệu tính đến ngày
deadline: 2023-12-10T17:00:00+07:00     # hạn nộp
unit: H01                               # mã đơn vị tổng hợp: gốc của các tổng

# Các biểu của đợt, theo thứ tự trong tệp xuất ra; xem gopbieu form list.
forms: [sinh-hoat-chi-bo, chi-uy-bi-thu, sinh-hoat-chuyen-de, truong-thon-ban]

filed_by: [chi-bo]                      # cấp phải nộp
publish: [dang-bo-co-so, huyen]         # cấp được xuất biểu tổng hợp

# previous: ../2022                     # thư mục đợt trước, để so với kỳ trước
)";

// Excel opens UTF-8 text as such only behind this mark.
std::string const register_text = "\xef\xbb\xbf"
                                  "Mã,Tên,Cấp,Mã cấp trên,Tên khác,Điện thoại,Email\n"
                                  "H01,Huyện ủy …,Huyện,,,,\n"
                                  "H01-D01,Đảng ủy xã …,Đảng bộ cơ sở,H01,,,\n"
                                  "H01-D01-C01,Chi bộ bản …,Chi bộ,H01-D01,,,\n";

/// `gopbieu init`: a campaign folder to fill in. What is there already is never written over.
class CommandInit : public Command {
public:
    void describe(po::options_description& options,
                  po::positional_options_description& positions,
                  Language /*language*/) override
    {
        options.add_options()("_folder", po::value(&m_folder));
        positions.add("_folder", 1);
    }

    Trouble setup(po::variables_map const& values) override
    {
        return values.count("_folder") == 0 ? Trouble(Problem{say::usage_init_where}) : Trouble();
    }

    Exit run(Surroundings const& surroundings) override
    {
        std::filesystem::path const folder = m_folder;
        std::error_code error;
        for (auto const* const name : {"dot.yaml", "don-vi.csv", "don-vi.xlsx"}) {
            if (std::filesystem::exists(folder / name, error)) {
                tell(surroundings,
                     "gopbieu init",
                     {say::usage_init_exists, {{"file", path_text(folder / name)}}});
                return Exit::usage;
            }
        }
        auto trouble = write_file(folder / "dot.yaml", campaign_text);
        trouble = trouble ? trouble : write_file(folder / "don-vi.csv", register_text);
        std::filesystem::create_directories(folder / "nop", error);
        if (!trouble && error) {
            trouble = Problem{say::file_unwritable,
                              {{"file", path_text(folder / "nop")}, {"reason", error.message()}}};
        }
        if (trouble) {
            tell(surroundings, "gopbieu init", *trouble);
            return Exit::failed;
        }
        surroundings.out << words(say::init_done,
                                  {{"folder", path_text(folder)}},
                                  surroundings.language)
                         << '\n';
        return Exit::clean;
    }

private:
    std::string m_folder;
};

} // namespace

std::unique_ptr<Command> make_command_init()
{
    return std::make_unique<CommandInit>();
}

} // namespace gopbieu
