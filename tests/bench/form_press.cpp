#include "bench/form_press.hpp"

#include "publish/fill_heading.hpp"
#include "publish/fill_table.hpp"
#include "publish/stale_results.hpp"
#include "publish/write_workbook.hpp"

namespace gopbieu {

namespace {

// No template holds these words and numbers.
std::string const unit_words = "@@don-vi@@";
std::string const parent_words = "@@cap-tren@@";
std::string const kind_words = "@@loai-hinh@@";
constexpr std::int64_t first_number = 93'100'000;

std::string heading_words(HeadingLine const& line)
{
    return line.fill == HeadingFill::unit     ? unit_words
           : line.fill == HeadingFill::parent ? parent_words
                                              : line.text;
}

} // namespace

Result<FormPress> FormPress::of(std::vector<Template const*> const& templates,
                                std::filesystem::path const& scratch)
{
    std::vector<Figure> figures;
    std::vector<std::string> stand_ins{unit_words, parent_words, kind_words};
    std::vector<SheetDraft> drafts;
    for (auto const* const blank : templates) {
        auto const& form = *blank->form;
        std::vector<CellValue> numbers(form.columns.size());
        for (std::size_t column = 0; column < numbers.size(); ++column) {
            if (form.columns[column].measure.holds_facts()) {
                auto const number = first_number + static_cast<std::int64_t>(figures.size());
                figures.push_back({form.id, form.columns[column].id});
                stand_ins.push_back(std::to_string(number));
                numbers[column] = Exact(number);
            }
        }
        TableFigures table;
        table.rows.push_back({{}, kind_words});
        table.value = [&](std::size_t, std::size_t column) { return numbers[column]; };
        // One row: the total of all rows is the row.
        table.total = [&](std::size_t column) { return numbers[column]; };
        auto& draft = drafts.emplace_back(draft_of(blank->workbook));
        fill_table(draft, *blank, table);
        fill_heading(draft.pages[blank->sheet], *blank, heading_words);
        forget_stale_results(draft);
    }
    keep_names_apart(drafts);
    WorkbookFrame frame;
    frame.created = {2023, 12, 1};
    auto const drawn = draw_workbook(drafts, frame, scratch);
    if (!drawn) {
        return drawn.problem();
    }
    auto press = Press::of(*drawn, stand_ins);
    if (!press) {
        return press.problem();
    }
    return FormPress(std::move(*press), std::move(figures));
}

std::string
FormPress::print(std::string const& unit, std::string const& parent, CellReport const& report) const
{
    std::vector<std::string> words{unit, parent, report.kind};
    for (auto const& figure : m_figures) {
        words.push_back(report.forms.find(figure.form)->second.find(figure.column)->second);
    }
    return m_press.print(words);
}

} // namespace gopbieu
