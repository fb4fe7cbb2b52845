#include "publish/reconciled_sources.hpp"

#include "base/catalogue/writing.hpp"

#include <algorithm>
#include <optional>

namespace gopbieu {

namespace {

class SourceSheet {
public:
    SourceSheet(PlainSheet& sheet, ReconciliationSource const& source)
        : m_sheet(sheet), m_source(source)
    {
    }

    void write(std::vector<ReconciledForm> const& forms, std::string const& unit_and_period)
    {
        m_sheet.text({0, 0}, in_vietnamese(say::recon_sources_title), PlainLook::title);
        m_sheet.text({1, 0}, unit_and_period, PlainLook::usual);
        m_sheet.text({2, 0}, in_vietnamese(say::recon_sources_remark), PlainLook::remark);
        m_sheet.width(0, 0, 30);
        m_sheet.width(1, 1, 34);
        m_sheet.width(2, 2, 40);
        m_sheet.width(3, 3, 20);
        std::uint32_t row = 4;
        std::uint32_t widest = 0;
        for (auto const& form : forms) {
            row = write_sources_of(form, row);
            widest = std::max(widest, form.shape().columns());
        }
        m_sheet.width(4, 4 + widest, 13);
    }

private:
    std::uint32_t write_sources_of(ReconciledForm const& form, std::uint32_t row)
    {
        m_sheet.text({row++, 0}, form.definition().title, PlainLook::title);
        write_header(
            m_sheet,
            row,
            {say::recon_row, say::recon_unit, say::recon_source_file, say::recon_source_sheet});
        std::vector<std::optional<std::uint32_t>> at;
        std::uint32_t next = 4;
        bool const cells = std::ranges::any_of(
            form.sources, [](SourceLine const& line) { return !line.cells.empty(); });
        for (std::uint32_t column = 0; cells && column < form.shape().columns(); ++column) {
            auto const& one = form.definition().columns[column];
            at.push_back(one.measure.holds_facts() ? std::optional(next++) : std::nullopt);
            if (at.back()) {
                m_sheet.text({row, *at.back()}, one.label(), PlainLook::header);
            }
        }
        ++row;
        for (auto const& line : form.sources) {
            write_source(line, at, row++);
        }
        return row + 1;
    }

    void write_source(SourceLine const& line,
                      std::vector<std::optional<std::uint32_t>> const& at,
                      std::uint32_t row)
    {
        m_sheet.text({row, 0}, line.row);
        m_sheet.text({row, 1}, m_source.tree.unit(line.unit).name);
        if (line.file != m_linked.file) { // most lines lead where the one before does
            auto const place = m_source.on_disk(line.file);
            m_linked = {line.file, relative_link(place), place != line.file};
        }
        bool const below = line.sheet.empty();
        bool const member = below || m_linked.member;
        auto const name =
            below ? std::string_view(line.file).substr(line.file.rfind('/') + 1) : line.file;
        m_sheet.link({row, 2}, name, m_linked.target);
        std::optional<CellRef> first;
        for (std::size_t column = 0; column < line.cells.size(); ++column) {
            if (auto const& cells = line.cells[column]; at[column] && cells) {
                auto const text = cells->first == cells->last ? to_a1(cells->first) : to_a1(*cells);
                m_sheet.text({row, *at[column]}, text, PlainLook::centred);
                first = first ? first : cells->first;
            }
        }
        // Into an archive no program can follow.
        m_sheet.link({row, 3},
                     below ? in_vietnamese(say::recon_source_below) : line.sheet,
                     member
                         ? std::string()
                         : m_linked.target + place_in_file(line.sheet, first.value_or(CellRef())));
    }

    PlainSheet& m_sheet;
    ReconciliationSource const& m_source;
    struct {
        std::string file, target;
        bool member = false; ///< of an archive
    } m_linked;              ///< the source that was led to last
};

} // namespace

void write_sources(PlainSheet& sheet,
                   std::vector<ReconciledForm> const& forms,
                   ReconciliationSource const& source,
                   std::string const& unit_and_period)
{
    SourceSheet(sheet, source).write(forms, unit_and_period);
}

} // namespace gopbieu
