#include "publish/blank/blank_rules.hpp"

#include "check/rule_set.hpp"

#include <algorithm>
#include <map>

namespace gopbieu {

namespace {

constexpr std::uint32_t red = 0xFFC7CE, yellow = 0xFFEB9C;

class RuleColours {
public:
    RuleColours(BlankSheet const& sheet, std::string const& period)
        : m_sheet(sheet), m_period(period)
    {
    }

    void run()
    {
        auto const first = m_sheet.looks().conditional_formats.size();
        for (auto const& rule : m_sheet.form().rules) {
            auto const resolved = resolve(rule, {m_sheet.form()});
            bool const shown =
                rule.severity == Severity::error || rule.severity == Severity::explain;
            if (shown && !resolved.needs_others && in_period(rule, m_period)) {
                m_sheet.form().row_kind == RowKind::fixed ? add_fixed(resolved)
                                                          : add_open(resolved);
            }
        }
        colour_missing();
        // Red comes before yellow where a cell breaks rules of both kinds.
        auto& formats = m_sheet.looks().conditional_formats;
        std::stable_sort(
            formats.begin() + static_cast<std::ptrdiff_t>(first),
            formats.end(),
            [](auto const& one, auto const& other) { return *one.overlay < *other.overlay; });
        for (std::size_t index = 0; index < formats.size(); ++index) {
            formats[index].priority = static_cast<int>(index + 1);
        }
    }

private:
    // Printed rows: a rule for each place, by fixed addresses.
    void add_fixed(ResolvedRule const& rule)
    {
        auto const& form = m_sheet.form();
        for (auto const& spot : spots_of(rule, form)) {
            auto const broken = excel_broken(rule, spot, form, m_sheet.cells_from(row_of(spot)));
            if (!broken) {
                continue;
            }
            std::vector<CellRef> cells;
            for (auto const& target : claimed(rule)) {
                auto const placed = at(target, spot, form);
                auto const row = placed && placed->row ? row_with(*placed->row) : nullptr;
                auto const where = row != nullptr && placed->column
                                       ? m_sheet.cell(*row, *placed->column)
                                       : std::nullopt;
                if (where && m_sheet.open(*row, *placed->column)) {
                    cells.push_back(*where);
                }
            }
            add(ranges_of(std::move(cells)), "AND(" + anything() + "," + *broken + ")", *rule.rule);
        }
    }

    // Rows that the unit names: one rule for all of a panel, by addresses that follow the row.
    void add_open(ResolvedRule const& rule)
    {
        if (rule.over != Over::rows) {
            return;
        }
        for (auto const& first : firsts_of_panels()) {
            auto const broken =
                excel_broken(rule, Spot{}, m_sheet.form(), m_sheet.cells_from(&first));
            auto const figures = m_sheet.figures_of(first);
            if (!broken || !figures) {
                continue;
            }
            std::vector<CellRef> cells;
            for (auto const& row : m_sheet.rows()) {
                for (auto const& target : claimed(rule)) {
                    auto const where = row.panel == first.panel && target.column
                                           ? m_sheet.cell(row, *target.column)
                                           : std::nullopt;
                    if (where) {
                        cells.push_back(*where);
                    }
                }
            }
            add(ranges_of(std::move(cells)),
                "AND(COUNT(" + *figures + ")>0" + only_rows(*rule.rule, first) + "," + *broken +
                    ")",
                *rule.rule);
        }
    }

    // A rule that is for some codes only looks at the name of its row.
    [[nodiscard]] std::string only_rows(Rule const& rule, BlankRow const& row) const
    {
        auto const key = m_sheet.cell(row, m_sheet.form().key_column);
        if (rule.only.empty() || !key) {
            return {};
        }
        std::string names;
        for (auto const& one : m_sheet.form().rows) {
            if (covers_row(rule, one.id)) {
                names += (names.empty() ? "" : ",") + to_text(ExcelCell{*key, false, true}) + "=" +
                         quoted(one.label);
            }
        }
        return ",OR(" + names + ")";
    }

    static std::string quoted(std::string const& text)
    {
        std::string out = "\"";
        for (auto const character : text) {
            out += character == '"' ? "\"\"" : std::string(1, character);
        }
        return out + "\"";
    }

    // A row with figures lacks one that must be there.
    void colour_missing()
    {
        for (auto const& first : firsts_of_panels()) {
            auto const figures = m_sheet.figures_of(first);
            for (std::size_t column = 0; column < m_sheet.form().columns.size() && figures;
                 ++column) {
                auto const& one = m_sheet.form().columns[column].measure;
                auto const cell = m_sheet.cell(first, column);
                if (!cell || !(one.required || one.type == ValueType::key)) {
                    continue;
                }
                std::vector<CellRef> cells;
                for (auto const& row : m_sheet.rows()) {
                    if (row.panel == first.panel && m_sheet.input(row, column)) {
                        cells.push_back(*m_sheet.cell(row, column));
                    }
                }
                auto const place = to_text(ExcelCell{*cell, false, true});
                add(ranges_of(std::move(cells)),
                    "AND(COUNT(" + *figures + ")>0," + place + "=\"\")",
                    red);
            }
        }
    }

    // The first open row of each panel.
    [[nodiscard]] std::vector<BlankRow> firsts_of_panels() const
    {
        std::vector<BlankRow> firsts;
        for (auto const& row : m_sheet.rows()) {
            if (!row.row && (firsts.empty() || firsts.back().panel != row.panel)) {
                firsts.push_back(row);
            }
        }
        return firsts;
    }

    [[nodiscard]] BlankRow const* row_with(std::size_t row) const
    {
        auto const found = std::ranges::find(m_sheet.rows(), std::optional(row), &BlankRow::row);
        return found == m_sheet.rows().end() ? nullptr : &*found;
    }
    [[nodiscard]] BlankRow const* row_of(Spot const& spot) const
    {
        return spot.row ? row_with(*spot.row) : nullptr;
    }

    // The figures that the rule's sides name; those of its condition are not at fault.
    static std::vector<Target> claimed(ResolvedRule const& rule)
    {
        std::vector<Target> found;
        for_each_name(rule.claim, [&](Expression const& name) {
            auto const& targets = rule.names[name.slot];
            found.insert(found.end(), targets.begin(), targets.end());
        });
        return found;
    }

    // "COUNT($B$8:$D$60)>0": a blank form breaks no rule.
    std::string anything()
    {
        if (!m_anything.empty()) {
            return m_anything;
        }
        std::map<std::size_t, std::pair<CellRef, CellRef>> corners;
        for (auto const& row : m_sheet.rows()) {
            for (std::size_t column = 0; column < m_sheet.form().columns.size(); ++column) {
                auto const where = m_sheet.cell(row, column);
                if (!where || !m_sheet.form().columns[column].measure.holds_numbers()) {
                    continue;
                }
                auto const [place, fresh] = corners.try_emplace(row.panel, *where, *where);
                auto& [first, last] = place->second;
                first = {std::min(first.row, where->row), std::min(first.column, where->column)};
                last = {std::max(last.row, where->row), std::max(last.column, where->column)};
            }
        }
        for (auto const& [panel, corner] : corners) {
            m_anything += (m_anything.empty() ? "COUNT(" : ",") +
                          to_text(ExcelCell{corner.first, true, true}) + ":" +
                          to_text(ExcelCell{corner.second, true, true});
        }
        m_anything += m_anything.empty() ? "TRUE" : ")>0";
        return m_anything;
    }

    void add(std::vector<CellRange> ranges, std::string formula, Rule const& rule)
    {
        add(std::move(ranges), std::move(formula), rule.severity == Severity::error ? red : yellow);
    }

    void add(std::vector<CellRange> ranges, std::string formula, std::uint32_t colour)
    {
        if (ranges.empty()) {
            return;
        }
        ConditionalFormat format;
        format.ranges = std::move(ranges);
        format.type = "expression";
        format.formulas = {std::move(formula)};
        format.overlay = overlay(colour);
        m_sheet.looks().conditional_formats.push_back(std::move(format));
    }

    std::uint32_t overlay(std::uint32_t colour)
    {
        if (m_overlays.empty()) {
            for (auto const one : {red, yellow}) {
                auto& overlays = m_sheet.workbook().looks->overlays;
                m_overlays[one] = static_cast<std::uint32_t>(overlays.size());
                OverlayStyle style;
                style.fill.emplace();
                style.fill->pattern = 1;
                style.fill->foreground = one;
                overlays.push_back(std::move(style));
            }
        }
        return m_overlays.at(colour);
    }

    BlankSheet const& m_sheet;
    std::string const& m_period;
    std::string m_anything;
    std::map<std::uint32_t, std::uint32_t> m_overlays;
};

} // namespace

void colour_broken_rules(BlankSheet const& sheet, std::string const& period)
{
    RuleColours(sheet, period).run();
}

} // namespace gopbieu
