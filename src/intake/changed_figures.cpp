#include "intake/changed_figures.hpp"

#include "base/catalogue/intake.hpp"
#include "intake/figure_proof.hpp"

#include <algorithm>

namespace gopbieu {

namespace {

// "Đảng bộ xã A › Tổng số (C9)"; `cell` becomes the first that there is.
std::string words_of(FigureProof::Change const& change,
                     FormDefinition const& form,
                     Submission const& submission,
                     std::string& cell)
{
    if (change.row.empty()) {
        return "…"; // a row that is gone
    }
    auto const* const known = form.find_row(change.row);
    std::string cells;
    for (auto const column : change.columns) {
        auto const* const fact = submission.find(change.row, form.columns[column].id);
        auto const place = fact != nullptr ? to_a1(fact->cell) : std::string();
        cell = cell.empty() ? place : cell;
        cells += (cells.empty() ? "" : ", ") + form.columns[column].label() +
                 (place.empty() ? place : " (" + place + ")");
    }
    auto const text = known == nullptr ? change.row : known->label;
    return text + (cells.empty() ? "" : " › " + cells);
}

} // namespace

bool say_changed(Marker const& marker,
                 FormDefinition const& form,
                 Submission const& submission,
                 Remarks& remarks)
{
    FigureProof const proof(form, submission);
    if (marker.form != form.id || marker.edition != form.edition) {
        return false;
    }
    if (marker.content == proof.content()) {
        return true;
    }
    std::string places;
    std::string cell;
    for (auto const& change : proof.changed_since(marker.figures)) {
        places += (places.empty() ? "" : "; ") + words_of(change, form, submission, cell);
    }
    bool const named = !marker.figures.empty() && !places.empty();
    remarks.note(named ? say::published_figure_changed : say::published_changed,
                 cell,
                 {{"unit", marker.unit}, {"places", places}});
    return false;
}

} // namespace gopbieu
