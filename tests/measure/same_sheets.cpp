// A sheet like one before is looked at the short way (src/intake/layout.hpp). Here the short way
// and the long one take in the same files, one after the other in random order: clean ones, bent
// ones, and such with a cell changed, put in or taken out anywhere. They must say exactly the same.
//
//     same_sheets FORMS [COUNT [SEED]]
//
// The exit code is 1 when they differ, or when the short way was gone so seldom that nothing is
// proved.

#include "form/load.hpp"
#include "intake/layout.hpp"
#include "intake/recognise.hpp"
#include "intake/text_keys.hpp"
#include "measure/bends.hpp"
#include "measure/good_form.hpp"
#include "org/register.hpp"

#include <algorithm>
#include <iostream>

using namespace gopbieu;
using namespace gopbieu::measure;

namespace {

OrgTree units()
{
    return *parse_register("Mã,Tên,Cấp,Mã cấp trên\n"
                           "X1,Đảng ủy xã Một,Đảng bộ cơ sở,\n"
                           "X1-B,Chi bộ bản B,Chi bộ,X1\n"
                           "X1-C,Chi bộ bản Cang,Chi bộ,X1\n",
                           "don-vi.csv")
                .value;
}

// Texts that mean something to the long way, or nothing.
std::string some_text(SketchSheet const& sheet, Dice& dice)
{
    static std::vector<std::string> const texts{"Chi bộ bản Cang",
                                                "Người lập biểu",
                                                "Bản B, ngày 5 tháng 11 năm 2023",
                                                "Bản B, ngày … tháng … năm 20…",
                                                "Nguyễn Văn An",
                                                "Ghi chú",
                                                "Tổng cộng",
                                                "Tổng số",
                                                "Trong đó",
                                                "- Nữ",
                                                "3",
                                                "x",
                                                "  ",
                                                "12 người",
                                                "A"};
    if (!dice.one_in(3) || sheet.cells.empty()) {
        return texts[dice.below(static_cast<std::uint32_t>(texts.size()))];
    }
    auto const other =
        std::next(sheet.cells.begin(), dice.below(static_cast<std::uint32_t>(sheet.cells.size())));
    auto const* const text = std::get_if<std::string>(&other->second.value);
    return text == nullptr ? "Bản" : dice.one_in(2) ? *text : *text + "a";
}

void change(SketchSheet& sheet, Dice& dice)
{
    if (sheet.cells.empty()) {
        return;
    }
    auto const count = static_cast<std::uint32_t>(sheet.cells.size());
    auto const chosen = std::next(sheet.cells.begin(), dice.below(count));
    CellRef const anywhere{dice.below(sheet.end_row() + 2), dice.below(16)};
    switch (dice.below(6)) {
    case 0:
        sheet.cells.erase(chosen);
        break;
    case 1:
        chosen->second.value = static_cast<double>(dice.below(20));
        break;
    case 2:
        chosen->second.value = some_text(sheet, dice);
        break;
    case 3:
        sheet.cells[anywhere].value = static_cast<double>(dice.below(20));
        break;
    case 4:
        sheet.cells[anywhere].value = some_text(sheet, dice);
        break;
    default:
        for (auto& [place, cell] : sheet.cells) { // as another unit would fill it in
            if (std::holds_alternative<double>(cell.value) && dice.one_in(2)) {
                cell.value = static_cast<double>(dice.below(200));
            }
        }
        break;
    }
}

bool same(Recognition const& one, Recognition const& other)
{
    return one.submissions == other.submissions && one.findings == other.findings &&
           one.evidence == other.evidence && one.unread_numbers == other.unread_numbers &&
           one.ours == other.ours && one.question == other.question;
}

class Proof {
public:
    explicit Proof(FormSet const& forms)
        : m_good(good_forms(forms)), m_short(forms.forms),
          m_long(forms.forms, SameSheets::long_way), m_tree(units()), m_units(m_tree)
    {
    }

    int run(std::size_t count, std::uint64_t seed)
    {
        for (std::size_t file = 0; file < count; ++file) {
            one_file(seed + file);
        }
        std::cout << count << " files, " << m_known << " sheets known before, " << m_different
                  << " files differ\n";
        return m_different == 0 && m_known * 4 >= count ? 0 : 1;
    }

private:
    // Few shapes, so that most come again; a third of the files is changed somewhere.
    void one_file(std::uint64_t seed)
    {
        Dice dice(seed);
        auto const& good = m_good[dice.below(static_cast<std::uint32_t>(m_good.size()))];
        auto sketch = good.filled(dice);
        if (dice.one_in(4)) {
            auto const& bends = all_bends();
            bends[dice.below(static_cast<std::uint32_t>(bends.size()))].apply(
                sketch, good.form(), dice);
        }
        prove(seed, good.form(), sketch);
        for (auto changes = dice.one_in(3) ? 1 + dice.below(3) : 0; changes != 0; --changes) {
            change(sketch.sheets.front(), dice);
            prove(seed, good.form(), sketch);
        }
    }

    void prove(std::uint64_t seed, FormDefinition const& form, Sketch const& sketch)
    {
        auto const workbook = to_workbook(sketch, "");
        for (auto const& sheet : workbook.sheets) {
            TextKeys keys(workbook, m_short);
            m_known += keys.layouts()->find(Grid(workbook, sheet), keys) != nullptr ? 1U : 0U;
        }
        Source const source{"nop/X1-B.xlsx", "a"};
        auto const found = recognise(workbook, {m_short, m_units, m_answers, "2023"}, source);
        auto const meant = recognise(workbook, {m_long, m_units, m_answers, "2023"}, source);
        if (!same(found, meant) && ++m_different <= 10) {
            std::cerr << "seed " << seed << ": " << form.id << '\n';
            tell("short", found);
            tell("long", meant);
        }
    }

    static void tell(std::string const& way, Recognition const& found)
    {
        std::cerr << "  " << way << ": " << found.submissions.size() << " submissions\n";
        for (auto const& one : found.findings) {
            std::cerr << "    " << line(one, Language::english).substr(0, 200) << '\n';
        }
        for (auto const& one : found.evidence) {
            std::cerr << "    " << line(one, Language::english).substr(0, 200) << '\n';
        }
    }

    std::vector<GoodForm> m_good;
    FormIndex m_short, m_long;
    OrgTree m_tree;
    UnitNames m_units;
    Answers m_answers;
    std::size_t m_known = 0, m_different = 0;
};

} // namespace

int main(int count, char** arguments)
{
    if (count < 2) {
        std::cerr << "same_sheets FORMS [COUNT [SEED]]\n";
        return 2;
    }
    auto const forms = load_forms(arguments[1], form_ids(arguments[1]));
    if (!forms) {
        return 1;
    }
    return Proof(*forms.value)
        .run(count > 2 ? std::stoull(arguments[2]) : 1000,
             count > 3 ? std::stoull(arguments[3]) : 1);
}
