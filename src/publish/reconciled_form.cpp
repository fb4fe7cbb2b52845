#include "publish/reconciled_form.hpp"

#include "base/catalogue/program.hpp"
#include "base/catalogue/writing.hpp"

#include <algorithm>
#include <set>

namespace gopbieu {

namespace {

constexpr std::uint32_t no_row = UINT32_MAX;

// The row of a block in another total, whose numbers of unknown keys may differ.
FigureLine line_of(FigureBlock const& block, std::size_t unit, FormTotal const& of)
{
    FigureLine line;
    line.unit = unit;
    line.of = &of;
    line.row = block.row.row;
    if (block.kind == FigureBlock::Kind::row && block.row.known == nullptr) {
        auto const cell = of.find(block.row.id, of.form().columns.front().id);
        line.row = cell ? cell->row : no_row;
    }
    return line;
}

class Gathering {
public:
    Gathering(ReconciliationSource const& source, PartReader& parts, std::size_t unit)
        : m_source(source), m_parts(parts), m_unit(unit)
    {
    }

    std::vector<ReconciledForm> forms()
    {
        std::set<std::size_t> units;
        for (std::size_t form = 0; form < m_source.forms.forms.size(); ++form) {
            if (auto one = skeleton(form)) {
                units.insert(one->parts.begin(), one->parts.end());
                m_forms.push_back(std::move(*one));
            }
        }
        for (auto const unit : units) {
            add_unit(unit);
        }
        add_own();
        for (auto& form : m_forms) {
            finish(form);
        }
        return std::move(m_forms);
    }

private:
    [[nodiscard]] FormTotals const& totals(std::size_t form) const
    {
        return m_source.totals.forms[form];
    }

    // The form with its rows, without any unit yet.
    [[nodiscard]] std::optional<ReconciledForm> skeleton(std::size_t form) const
    {
        auto const* const counts = totals(form).totals[m_unit].get();
        auto const* const joined = totals(form).joined[m_unit].get();
        if (counts == nullptr || (counts->empty() && (joined == nullptr || joined->empty()))) {
            return {};
        }
        ReconciledForm one;
        one.form = form;
        bool const both = joined != nullptr && !joined->parts.empty();
        one.total = both ? joined : counts;
        one.own = both ? counts : nullptr;
        one.parts = one.total->parts;
        if (one.parts.empty()) {
            one.parts.push_back(m_unit);
        }
        add_blocks(one);
        return one;
    }

    static void add_blocks(ReconciledForm& one)
    {
        if (one.list()) {
            FigureBlock block;
            block.kind = FigureBlock::Kind::list;
            block.label = in_vietnamese(say::recon_whole_list);
            block.total.of = one.total;
            one.blocks.push_back(std::move(block));
            return;
        }
        auto rows = one.total->rows();
        if (one.own != nullptr) {
            for (auto const& row : one.own->rows()) {
                if (std::ranges::find(rows, row.row, &TotalRowRef::row) == rows.end()) {
                    rows.push_back(row);
                }
            }
            // Known rows by their number; unknown ones stand behind in the order they have.
            std::ranges::stable_sort(rows, {}, [](TotalRowRef const& row) {
                return row.known != nullptr ? row.row : UINT32_MAX;
            });
        }
        for (auto const& row : rows) {
            FigureBlock block;
            block.row = row;
            block.label = row.label;
            block.part = row.known != nullptr && row.known->parent.has_value();
            block.total = line_of(block, 0, *one.total);
            one.blocks.push_back(std::move(block));
        }
    }

    void add_unit(std::size_t unit)
    {
        auto part = m_parts.read(unit, m_source.submissions(unit));
        std::set<std::size_t> wanted;
        for (auto& form : m_forms) {
            if (!std::ranges::binary_search(form.parts, unit)) {
                continue;
            }
            wanted.insert(form.form);
            auto const& kept = totals(form.form).totals[unit];
            auto& own = part.totals[form.form];
            if (kept == nullptr && own != nullptr) {
                form.read.push_back(std::move(own));
            }
            auto const* const figures = kept != nullptr         ? kept.get()
                                        : part.filed[form.form] ? form.read.back().get()
                                                                : nullptr;
            if (figures != nullptr) {
                add_lines(form, unit, *figures);
            }
        }
        add_sources(unit, part, wanted);
    }

    static bool holds(ReconciledForm const& form, FigureBlock const& block, FigureLine const& line)
    {
        if (!line.of->list().empty()) {
            return true;
        }
        for (std::uint32_t column = 0; column < form.shape().columns(); ++column) {
            if (form.value(block, line, column) || form.weight(block, line, column)) {
                return true;
            }
        }
        return false;
    }

    static void add_lines(ReconciledForm& form, std::size_t unit, FormTotal const& figures)
    {
        for (auto& block : form.blocks) {
            auto const line = line_of(block, unit, figures);
            if (holds(form, block, line)) {
                block.lines.push_back(line);
            }
        }
    }

    void add_own()
    {
        auto const none = [](ReconciledForm const& form) { return form.own == nullptr; };
        if (std::ranges::all_of(m_forms, none)) {
            return;
        }
        auto const part = m_parts.read(m_unit, m_source.submissions(m_unit));
        for (auto& form : m_forms) {
            if (form.own == nullptr) {
                continue;
            }
            for (auto& block : form.blocks) {
                block.own = line_of(block, m_unit, *form.own);
            }
            add_filed(form, m_unit, part);
        }
    }

    static ReconciledForm* find(std::vector<ReconciledForm>& forms, std::size_t number)
    {
        auto const found = std::ranges::find(forms, number, &ReconciledForm::form);
        return found == forms.end() ? nullptr : &*found;
    }

    // Down to the files, or to the unit that has a workbook of its own.
    void add_sources(std::size_t unit, Part const& part, std::set<std::size_t> wanted)
    {
        std::map<std::size_t, std::set<std::size_t>> below; // unit → forms
        for (auto const number : wanted) {
            auto& form = *find(m_forms, number);
            if (part.filed[number]) {
                add_filed(form, unit, part);
            } else if (m_source.published(unit)) {
                SourceLine line;
                line.unit = unit;
                line.file = reconciliation_name(m_source.campaign, m_source.tree.unit(unit));
                form.sources.push_back(std::move(line));
            } else if (auto const& total = totals(number).totals[unit]) {
                for (auto const child : total->parts) {
                    below[child].insert(number);
                }
            }
        }
        for (auto const& [child, forms] : below) {
            add_sources(child, m_parts.read(child, m_source.submissions(child)), forms);
        }
    }

    static void add_filed(ReconciledForm& form, std::size_t unit, Part const& part)
    {
        auto const& filed = part.filed[form.form];
        if (!filed) {
            return;
        }
        std::string row;
        std::vector<std::optional<CellRange>> cells;
        auto const flush = [&] {
            if (cells.empty()) {
                return;
            }
            SourceLine line;
            line.unit = unit;
            line.file = filed->source.file;
            line.sheet = filed->sheet;
            line.row =
                form.list() ? in_vietnamese(say::recon_whole_list) : row_label(form, *filed, row);
            line.cells = std::move(cells);
            form.sources.push_back(std::move(line));
            cells.clear();
        };
        for (auto const& fact : filed->facts) {
            auto const column = form.shape().column(fact.column);
            if (!column) {
                continue;
            }
            if (!form.list() && fact.row != row) {
                flush();
                row = fact.row;
            }
            cells.resize(form.shape().columns());
            auto& range = cells[*column];
            range = range ? CellRange{std::min(range->first, fact.cell),
                                      std::max(range->last, fact.cell)}
                          : CellRange{fact.cell, fact.cell};
        }
        flush();
    }

    static std::string
    row_label(ReconciledForm const& form, Submission const& filed, std::string const& id)
    {
        if (auto const* const known = form.definition().find_row(id)) {
            return known->label;
        }
        auto const written =
            std::ranges::find(filed.row_labels, id, &std::pair<std::string, std::string>::first);
        return written == filed.row_labels.end() ? id : written->second;
    }

    static void finish(ReconciledForm& form)
    {
        bool const several = form.definition().row_kind == RowKind::keyed && form.blocks.size() > 1;
        if (!several) {
            return;
        }
        FigureBlock over;
        over.kind = FigureBlock::Kind::over_rows;
        over.label = in_vietnamese(say::total_row);
        over.total.of = form.total;
        if (form.own != nullptr) {
            over.own = line_of(over, 0, *form.own);
        }
        form.blocks.push_back(std::move(over));
    }

    ReconciliationSource const& m_source;
    PartReader& m_parts;
    std::size_t m_unit;
    std::vector<ReconciledForm> m_forms;
};

} // namespace

std::string in_vietnamese(Say say, Args args)
{
    return words(say, args, Language::vietnamese);
}

void write_header(PlainSheet& sheet, std::uint32_t row, std::vector<Say> const& titles)
{
    for (std::uint32_t column = 0; column < titles.size(); ++column) {
        sheet.text({row, column}, in_vietnamese(titles[column]), PlainLook::header);
    }
}

Measure const& ReconciledForm::measure(FigureBlock const& block, std::uint32_t column) const
{
    return block.kind == FigureBlock::Kind::row ? shape().measure({block.row.row, column})
                                                : definition().columns[column].measure;
}

std::optional<FigureValue>
ReconciledForm::value(FigureBlock const& block, FigureLine const& line, std::uint32_t column) const
{
    if (block.kind != FigureBlock::Kind::row) {
        return line.of->over_rows(column);
    }
    return line.row == no_row ? std::nullopt : line.of->value({line.row, column});
}

std::optional<Exact>
ReconciledForm::weight(FigureBlock const& block, FigureLine const& line, std::uint32_t column) const
{
    if (block.kind == FigureBlock::Kind::row) {
        return line.row == no_row ? std::nullopt : line.of->weight({line.row, column});
    }
    if (definition().columns[column].measure.way != Way::mean) {
        return {};
    }
    auto const amount = line.of->amount_over_rows(column);
    return amount.there() && !amount.too_large ? std::optional(amount.weight) : std::nullopt;
}

FigureBlock const* ReconciledForm::block(std::optional<std::size_t> row) const
{
    auto const found = std::ranges::find_if(blocks, [&](FigureBlock const& one) {
        bool const single = one.kind == FigureBlock::Kind::row;
        return row ? single && one.row.known != nullptr && one.row.row == *row
                   : !single || blocks.size() == 1;
    });
    return found == blocks.end() ? nullptr : &*found;
}

std::vector<ReconciledForm>
gather_forms(ReconciliationSource const& source, PartReader& parts, std::size_t unit)
{
    return Gathering(source, parts, unit).forms();
}

} // namespace gopbieu
