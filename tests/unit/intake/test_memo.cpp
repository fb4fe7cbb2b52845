// What was found out about the texts of earlier files must never change the answer for a later one.

#include "intake/recognise.hpp"
#include "intake/text_keys.hpp"
#include "support/grid_from_text.hpp"
#include "support/small_form.hpp"

#include <catch2/catch.hpp>

using namespace gopbieu;

namespace {

/// Files one after the other, each with the same memory or each with its own.
class Desk {
public:
    explicit Desk(bool remembers) : m_remembers(remembers) { renew(); }

    Recognition read(std::string const& lines, std::string const& file)
    {
        if (!m_remembers) {
            renew();
        }
        return recognise(
            grid_from_text(lines), {*m_index, *m_units, m_answers, "2023"}, {file, "abc"});
    }

private:
    void renew()
    {
        m_units.emplace(m_tree);
        m_index.emplace(m_forms);
    }

    bool m_remembers;
    OrgTree m_tree = small_tree();
    std::vector<FormDefinition> m_forms{small_form()};
    Answers m_answers;
    std::optional<UnitNames> m_units;
    std::optional<FormIndex> m_index;
};

std::string const table = "| TT | Loại hình | Tổng số | Trong đó | < |\n"
                          "| ^ | ^ | ^ | Nữ | Tuổi bình quân |\n"
                          "| 1 | Thôn | 12 | 5 | 40 |\n";
std::string const slip = "| TT | Loại hình | Tổnq số | Trong đó | < |\n"
                         "| ^ | ^ | ^ | Nữ | Tuổi bình quân |\n"
                         "| 1 | Thonn | 12 | 5 | 40 |\n";
std::string const plain = "| TT | Loai hinh | Tong so | Trong do | < |\n"
                          "| ^ | ^ | ^ | Nu | Tuoi binh quan |\n"
                          "| 1 | Thon | 12 | 5 | 40 |\n";

bool same(Recognition const& one, Recognition const& other)
{
    return one.submissions == other.submissions && one.findings == other.findings &&
           one.evidence == other.evidence && one.ours == other.ours &&
           one.question == other.question && one.unread_numbers == other.unread_numbers;
}

} // namespace

TEST_CASE("Files are read after others as they are read alone", "[intake]")
{
    Desk remembering(true);
    Desk forgetful(false);
    for (int round = 0; round < 2; ++round) {
        for (auto const* const heading : {"| ĐẢNG ỦY XÃ MỘT |\n| CHI BỘ BẢN B |\n| |\n",
                                          "| DANG UY XA MOT |\n| chi bo ban b |\n| |\n",
                                          "| CHI BỘ BẢN KHÔNG CÓ |\n| |\n",
                                          "| |\n"}) {
            for (auto const& body : {table, slip, plain}) {
                for (auto const* const file :
                     {"nop/bieu.xlsx", "nop/chi bo ban b.xlsx", "nop/Chi bộ bản B/bieu.xlsx"}) {
                    CAPTURE(round, heading, body, file);
                    CHECK(same(remembering.read(heading + body, file),
                               forgetful.read(heading + body, file)));
                }
            }
        }
    }
}

TEST_CASE("A text near a label of the header is not taken for one of the rows", "[intake]")
{
    std::vector<FormDefinition> const forms{small_form()};
    FormIndex const index(forms);
    auto const workbook = grid_from_text("| Tong so | Thon |\n");
    auto const& cells = workbook.sheets.front().cells;
    for (int round = 0; round < 2; ++round) {
        TextKeys keys(workbook, index);
        CHECK(keys.near(cells[0], 0, LabelPart::header));
        CHECK_FALSE(keys.near(cells[0], 0, LabelPart::body));
        CHECK_FALSE(keys.near(cells[1], 0, LabelPart::header));
        CHECK(keys.near(cells[1], 0, LabelPart::body));
    }
}

TEST_CASE("Texts too long for a label are not taken for each other", "[intake]")
{
    std::vector<FormDefinition> const forms{small_form()};
    FormIndex const index(forms);
    auto const prose = std::string(2000, 'a');
    auto const other = std::string(2000, 'b');
    auto const workbook = grid_from_text("| " + prose + " | " + other + " |\n");
    auto const& cells = workbook.sheets.front().cells;
    TextKeys keys(workbook, index);
    CHECK(keys.of(cells[0]).key.empty());
    CHECK(keys.readable(cells[0]) == prose);
    CHECK(keys.readable(cells[1]) == other);
}

TEST_CASE("Two workbooks at a time do not share what is being written", "[intake]")
{
    std::vector<FormDefinition> const forms{small_form()};
    FormIndex const index(forms);
    auto const one = grid_from_text("| Tổng số |\n");
    auto const other = grid_from_text("| Nữ |\n| Tổng số |\n");
    TextKeys of_one(one, index);
    TextKeys of_other(other, index);
    auto const& total = of_one.of(one.sheets.front().cells[0]);
    auto const& again = of_other.of(other.sheets.front().cells[1]);
    CHECK(&total != &again);
    CHECK(total.label == again.label);
    CHECK(total.label != no_label);
}
