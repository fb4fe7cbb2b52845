#include "intake/survey.hpp"

#include <algorithm>

namespace gopbieu {

namespace {

std::size_t different(std::vector<LabelHit> const& hits)
{
    LabelSet labels;
    for (auto const& hit : hits) {
        labels.push_back(hit.label);
    }
    std::ranges::sort(labels);
    return static_cast<std::size_t>(std::unique(labels.begin(), labels.end()) - labels.begin());
}

class Surveyor {
public:
    Surveyor(Grid const& grid, TextKeys& keys, bool plainly)
        : m_grid(grid), m_keys(keys), m_index(keys.index()), m_plainly(plainly),
          m_traces(m_index.forms().size())
    {
    }

    std::vector<FormTraces> survey()
    {
        for (auto const& cell : m_grid.sheet().cells) {
            if (cell.kind != CellKind::text) {
                continue;
            }
            auto const& key = m_keys.of(cell);
            if (key.label != no_label) {
                take(cell.where(), key.label);
            } else if (m_plainly && !key.key.empty()) {
                for (auto const label : m_index.find_plain(m_keys.plain(cell))) {
                    take(cell.where(), label);
                }
            }
        }
        return std::move(m_traces);
    }

private:
    void take(CellRef where, LabelId label)
    {
        for (auto const& use : m_index.uses(label)) {
            auto& traces = m_traces[use.form];
            bool const header = use.role == LabelRole::column || use.role == LabelRole::group;
            bool const body = use.role == LabelRole::row || use.role == LabelRole::total;
            auto& hits = header ? traces.header : traces.body;
            // A label of several columns comes as often; one hit a place will do.
            bool const told =
                !hits.empty() && hits.back().where == where && hits.back().label == label;
            if ((header || body) && !told) {
                hits.push_back({where, label});
            }
        }
    }

    Grid const& m_grid;
    TextKeys& m_keys;
    FormIndex const& m_index;
    bool m_plainly;
    std::vector<FormTraces> m_traces;
};

} // namespace

bool FormTraces::promising(FormDefinition const& form, FormLabels const& labels) const
{
    auto const columns = different(header);
    auto const rows = different(body);
    if (columns * 3 >= labels.header.size() || columns * 2 > form.columns.size()) {
        // Forms with the same few columns are told by their rows.
        return form.row_kind != RowKind::fixed || rows != 0;
    }
    return form.row_kind == RowKind::fixed && columns != 0 && rows * 2 > form.rows.size();
}

std::vector<FormTraces> survey(Grid const& grid, TextKeys& keys, bool plainly)
{
    return Surveyor(grid, keys, plainly).survey();
}

} // namespace gopbieu
