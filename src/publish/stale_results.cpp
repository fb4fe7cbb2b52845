#include "publish/stale_results.hpp"

#include "workbook/formula_text.hpp"

#include <algorithm>
#include <set>

namespace gopbieu {

namespace {

struct Place {
    std::size_t page;
    CellRef where;

    auto operator<=>(Place const&) const = default;
};

struct Use {
    std::size_t page;
    CellRange range;
};

/// A formula whose result is as the template had it, and what it uses.
struct LiveFormula {
    Place place;
    std::vector<Use> uses;
    bool unsure = false; ///< it uses names or functions that find cells by themselves
};

CellRange range_of(CellReference const& reference)
{
    auto const first_row = reference.first.row.value_or(0);
    auto const last_row = reference.last.row.value_or(max_rows - 1);
    auto const first_column = reference.first.column.value_or(0);
    auto const last_column = reference.last.column.value_or(max_columns - 1);
    return {{std::min(first_row, last_row), std::min(first_column, last_column)},
            {std::max(first_row, last_row), std::max(first_column, last_column)}};
}

// A word that is neither a function nor a number stands for cells that are not seen here.
bool is_name(std::string_view word, std::string_view behind)
{
    auto const first = static_cast<unsigned char>(word.front());
    bool const letter = (first >= 'A' && first <= 'Z') || (first >= 'a' && first <= 'z') ||
                        first == '_' || first >= 0x80;
    return letter && word != "TRUE" && word != "FALSE" && !behind.starts_with('(');
}

bool finds_cells(std::string_view word)
{
    return word == "INDIRECT" || word == "OFFSET";
}

class StaleResults {
public:
    explicit StaleResults(SheetDraft& draft) : m_draft(draft) {}

    void run()
    {
        for (std::size_t page = 0; page < m_draft.pages.size(); ++page) {
            for (auto const& [where, change] : m_draft.pages[page].changes) {
                m_changed.insert({page, where});
            }
        }
        if (m_changed.empty()) {
            return;
        }
        list_formulas();
        while (spread()) {
        }
        for (auto const& place : m_stale) {
            m_draft.pages[place.page].changes[place.where] = {{}, true};
        }
    }

private:
    void list_formulas()
    {
        for (std::size_t index = 0; index < m_draft.pages.size(); ++index) {
            auto const& page = m_draft.pages[index];
            for (auto const& cell : page.sheet.cells) {
                if (cell.formula != 0 && cell.kind != CellKind::empty &&
                    !page.changes.contains(cell.where())) {
                    m_formulas.push_back(formula(index, cell));
                }
            }
        }
    }

    LiveFormula formula(std::size_t page, Cell const& cell) const
    {
        LiveFormula live;
        live.place = {page, cell.where()};
        auto const text = formula_text(m_draft.pages[page].sheet, cell);
        FormulaPieces pieces(text);
        std::size_t at = 0;
        while (auto const piece = pieces.next()) {
            at += piece->text.size();
            if (piece->reference) {
                add_use(live, page, *piece);
            } else if (finds_cells(piece->text) ||
                       is_name(piece->text, std::string_view(text).substr(at))) {
                live.unsure = true;
            }
        }
        return live;
    }

    void add_use(LiveFormula& live, std::size_t page, FormulaPiece const& piece) const
    {
        if (piece.sheet.empty()) {
            live.uses.push_back({page, range_of(*piece.reference)});
            return;
        }
        auto const name = plain_sheet_name(piece.sheet);
        auto const found = std::ranges::find_if(m_draft.pages, [&](Page const& other) {
            return same_sheet_name(other.sheet.name, name);
        });
        if (found == m_draft.pages.end()) {
            live.unsure = true;
            return;
        }
        live.uses.push_back(
            {static_cast<std::size_t>(found - m_draft.pages.begin()), range_of(*piece.reference)});
    }

    // One more step from what has changed; false when nothing new came to light.
    bool spread()
    {
        bool more = false;
        std::erase_if(m_formulas, [&](LiveFormula const& live) {
            if (!live.unsure &&
                std::ranges::none_of(live.uses, [&](Use const& use) { return has_changed(use); })) {
                return false;
            }
            m_stale.insert(live.place);
            m_changed.insert(live.place);
            more = true;
            return true;
        });
        return more;
    }

    [[nodiscard]] bool has_changed(Use const& use) const
    {
        auto from = m_changed.lower_bound({use.page, use.range.first});
        for (; from != m_changed.end() && from->page == use.page &&
               from->where.row <= use.range.last.row;
             ++from) {
            if (use.range.contains(from->where)) {
                return true;
            }
        }
        return false;
    }

    SheetDraft& m_draft;
    std::vector<LiveFormula> m_formulas;
    std::set<Place> m_changed, m_stale;
};

} // namespace

void forget_stale_results(SheetDraft& draft)
{
    StaleResults(draft).run();
}

} // namespace gopbieu
