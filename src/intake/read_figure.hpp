#pragma once

#include "form/form.hpp"
#include "intake/grid.hpp"
#include "intake/submission.hpp"
#include "intake/text_keys.hpp"
#include "text/read_number.hpp"

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace gopbieu {

/// What a cell says under a measure.
struct FigureRead {
    enum class State : std::uint8_t {
        value,
        blank,          ///< nothing there
        missing,        ///< "…": the unit does not know
        not_applicable, ///< "x"
        asked           ///< a person must say
    };
    State state = State::blank;
    FigureValue value;
    std::vector<Problem> problems; ///< repairs as notes, doubts as questions

    [[nodiscard]] bool is_value() const { return state == State::value; }
};

/// The number that stands in a cell, or nothing where none does or it is in doubt. For formulas
/// whose results the file does not hold.
using NumberAt = std::function<std::optional<Exact>(CellRef)>;

/// Reads a cell as what its row and column mean.
FigureRead read_figure(Grid const& grid,
                       TextKeys& keys,
                       Cell const& cell,
                       Measure const& measure,
                       RateColumn rates,
                       NumberAt const& number_at);

/// The figure of a cell of which read_figure() would say no more than that it is this whole number,
/// however its column writes rates; nothing where a closer look is needed.
std::optional<std::int64_t> plain_whole(Grid const& grid, Cell const& cell, Measure const& measure);

/// The value of a formula that only adds up cells ("SUM(C5:C9)", "C5+C7"); nothing for any other,
/// or when a cell of it is in doubt.
std::optional<Exact> simple_sum(std::string_view formula, NumberAt const& number_at);

/// A number that says of its column how rates are written there: see rate_column().
std::optional<double> plain_rate(Grid const& grid, Cell const& cell);

} // namespace gopbieu
