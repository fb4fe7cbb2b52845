#include "base/catalogue/writing.hpp"
#include "publish/sheet_comparison.hpp"

#include <algorithm>

namespace gopbieu {

namespace {

std::string value_text(Workbook const& workbook, Cell const* cell)
{
    if (cell == nullptr || cell->kind == CellKind::empty) {
        return {};
    }
    if (cell->has_text()) {
        return std::string(workbook.text(*cell));
    }
    if (cell->kind == CellKind::boolean) {
        return cell->number != 0 ? "TRUE" : "FALSE";
    }
    return number_text(cell->number);
}

std::string value_text(CellValue const& value)
{
    if (auto const* const number = std::get_if<Exact>(&value)) {
        return number_text(stored(*number));
    }
    auto const* const text = std::get_if<std::string>(&value);
    return text == nullptr ? std::string() : *text;
}

// "number", "text": a figure that became a text looks the same and counts nothing.
std::string_view kind_text(Cell const* cell)
{
    if (cell == nullptr || cell->kind == CellKind::empty) {
        return "";
    }
    switch (cell->kind) {
    case CellKind::empty:
    case CellKind::text:
        return "text";
    case CellKind::number:
    case CellKind::date:
        return "number";
    case CellKind::boolean:
        return "boolean";
    case CellKind::error:
        return "error";
    }
    return "";
}

std::string_view kind_text(CellValue const& value)
{
    return std::holds_alternative<Exact>(value)         ? "number"
           : std::holds_alternative<std::string>(value) ? "text"
                                                        : "";
}

std::string formula_words(Sheet const& sheet, Cell const* cell)
{
    if (cell == nullptr || cell->formula == 0) {
        return {};
    }
    auto const& formula = sheet.formulas[cell->formula - 1];
    auto text = formula_text(sheet, *cell);
    if (formula.array && !text.empty()) {
        text = "{" + text + "} " + std::to_string(formula.array_rows) + "×" +
               std::to_string(formula.array_columns);
    }
    return text;
}

std::string runs_text(Workbook const& workbook, Cell const* cell)
{
    if (cell == nullptr || cell->kind != CellKind::text || workbook.looks == nullptr) {
        return {};
    }
    auto const& looks = *workbook.looks;
    auto const rich = std::ranges::lower_bound(looks.rich_texts, cell->text_, {}, &RichText::text);
    if (rich == looks.rich_texts.end() || rich->text != cell->text_) {
        return {};
    }
    return describe(rich->runs, looks.fonts[looks.styles[cell->style].font]);
}

/// Goes over two sheets place by place.
class CellComparison {
public:
    CellComparison(SheetPair const& pair, StyleComparison& styles, DifferenceList& list)
        : m_pair(pair), m_styles(styles), m_list(list)
    {
    }

    void run()
    {
        auto const& expected = m_pair.expected.sheet.cells;
        auto const& written = m_pair.written.cells;
        auto left = expected.begin();
        auto right = written.begin();
        auto change = m_pair.draft.changes.begin();
        constexpr CellRef beyond{max_rows, max_columns};
        while (!m_list.full()) {
            auto const at_left = left == expected.end() ? beyond : left->where();
            auto const at_right = right == written.end() ? beyond : right->where();
            auto const at_change = change == m_pair.draft.changes.end() ? beyond : change->first;
            auto const where = std::min({at_left, at_right, at_change});
            if (where == beyond) {
                return;
            }
            compare(where,
                    at_left == where ? &*left : nullptr,
                    at_right == where ? &*right : nullptr,
                    at_change == where ? &change->second : nullptr);
            left += at_left == where ? 1 : 0;
            right += at_right == where ? 1 : 0;
            change = at_change == where ? std::next(change) : change;
        }
    }

private:
    [[nodiscard]] std::string place(CellRef where) const
    {
        return m_pair.written.name + "!" + to_a1(where);
    }

    void compare(CellRef where, Cell const* expected, Cell const* written, Change const* change)
    {
        // A formula that stays may have another result anywhere: it is compared itself.
        if (change != nullptr && !change->keeps_formula && !declared(where)) {
            m_list.add(say::differs_undeclared, place(where), value_text(change->value), "");
        }
        compare_value(where, expected, written, change);
        compare_formula(where, expected, written, change);
        compare_style(where, expected, written);
    }

    [[nodiscard]] bool declared(CellRef where) const
    {
        return std::ranges::any_of(m_pair.draft.declared,
                                   [&](CellRange const& range) { return range.contains(where); });
    }

    void compare_value(CellRef where,
                       Cell const* expected,
                       Cell const* written,
                       Change const* change) const
    {
        auto const found = value_text(m_pair.written_workbook, written);
        auto const wanted = change != nullptr ? value_text(change->value)
                                              : value_text(m_pair.expected_workbook, expected);
        if (found != wanted) {
            m_list.add(say::differs_value, place(where), found, wanted);
            return;
        }
        auto const kind = found.empty() ? "" : kind_text(written);
        auto const wanted_kind = wanted.empty()      ? ""
                                 : change != nullptr ? kind_text(change->value)
                                                     : kind_text(expected);
        if (kind != wanted_kind) {
            m_list.add(
                say::differs_kind, place(where), std::string(kind), std::string(wanted_kind));
        }
        if (change == nullptr) {
            auto const runs = runs_text(m_pair.written_workbook, written);
            auto const wanted_runs = runs_text(m_pair.expected_workbook, expected);
            if (runs != wanted_runs) {
                m_list.add(say::differs_letters, place(where), runs, wanted_runs);
            }
        }
    }

    void compare_formula(CellRef where,
                         Cell const* expected,
                         Cell const* written,
                         Change const* change) const
    {
        bool const replaced = change != nullptr && !change->keeps_formula;
        auto found = formula_words(m_pair.written, written);
        auto wanted = replaced ? std::string() : formula_words(m_pair.expected.sheet, expected);
        if (found != wanted) {
            m_list.add(say::differs_formula, place(where), std::move(found), std::move(wanted));
        }
    }

    void compare_style(CellRef where, Cell const* expected, Cell const* written)
    {
        auto const found =
            written != nullptr ? written->style : style_of_place(m_pair.written, where);
        auto const wanted =
            expected != nullptr ? expected->style : style_of_place(m_pair.expected.sheet, where);
        bool const painted = m_pair.draft.paint.contains(where);
        if (!painted && !m_styles.same(found, wanted)) {
            m_styles.tell(place(where), found, wanted, m_list);
        }
    }

    SheetPair const& m_pair;
    StyleComparison& m_styles;
    DifferenceList& m_list;
};

// All that makes a cell look as it does, each under its kind.
std::vector<std::pair<Say, std::string>> style_words(Workbook const& workbook, std::uint32_t style)
{
    Cell cell;
    cell.style = style;
    auto const& code = workbook.format(cell).code;
    std::vector<std::pair<Say, std::string>> found{
        {say::differs_number_format, code.empty() ? "General" : code}};
    if (workbook.looks == nullptr || style >= workbook.looks->styles.size()) {
        return found;
    }
    auto const& looks = *workbook.looks;
    auto const& wanted = looks.styles[style];
    found.emplace_back(say::differs_font, describe(looks.fonts[wanted.font]));
    found.emplace_back(say::differs_fill, describe(looks.fills[wanted.fill]));
    found.emplace_back(say::differs_border, describe(looks.borders[wanted.border]));
    found.emplace_back(say::differs_alignment, describe(wanted.alignment));
    found.emplace_back(say::differs_lock,
                       std::string(wanted.locked ? "locked" : "unlocked") +
                           (wanted.formula_hidden ? " hidden" : "") +
                           (wanted.quote_prefix ? " quoted" : ""));
    return found;
}

} // namespace

bool StyleComparison::same(std::uint32_t written, std::uint32_t expected)
{
    auto const [known, fresh] =
        m_known.try_emplace((std::uint64_t{written} << 32U) | expected, false);
    if (fresh) {
        known->second = style_words(m_written, written) == style_words(m_expected, expected);
    }
    return known->second;
}

void StyleComparison::tell(std::string const& place,
                           std::uint32_t written,
                           std::uint32_t expected,
                           DifferenceList& list) const
{
    auto const found = style_words(m_written, written);
    auto const wanted = style_words(m_expected, expected);
    for (std::size_t index = 0; index < std::min(found.size(), wanted.size()); ++index) {
        list.compare(found[index].first, place, found[index].second, wanted[index].second);
    }
}

void compare_cells(SheetPair const& pair, StyleComparison& styles, DifferenceList& list)
{
    CellComparison(pair, styles, list).run();
}

} // namespace gopbieu
