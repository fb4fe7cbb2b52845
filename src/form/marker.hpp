#pragma once

// The hidden mark of our own workbooks: blank forms that are handed out and workbooks that go up
// carry it, and whoever takes them in again recognises form, edition, unit and period at once.
//
// It stands twice, because programs that save a workbook may drop either: in the custom document
// properties (of the whole workbook) and in a defined name of each sheet.

#include "workbook/workbook.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace gopbieu {

/// What is marked on one sheet. What was not known when it was written is empty.
struct Marker {
    std::string form, edition;
    std::string unit; ///< code
    std::string period;
    std::string content; ///< a sum over the figures that were written; empty for a blank form
    std::string figures =
        {}; ///< sums of single figures (intake/figure_proof.hpp); only in properties
    /// The day on whose tree the figures stand ("2025-07-01"); empty for the ordinary workbook of a
    /// period, which alone goes up.
    std::string restated = {};

    std::string means = {}; ///< of what each mean is (intake/mean_parts.hpp); only in properties

    bool operator==(Marker const&) const = default;
};

/// Names of the document properties. Those that differ from sheet to sheet hold one word a sheet.
inline constexpr std::string_view marker_form = "gopbieu.form"; ///< "id@edition", one a sheet
inline constexpr std::string_view marker_unit = "gopbieu.unit";
inline constexpr std::string_view marker_period = "gopbieu.period";
inline constexpr std::string_view marker_content = "gopbieu.content"; ///< one a sheet, "-" for none
inline constexpr std::string_view marker_figures = "gopbieu.figures"; ///< one a sheet, "-" for none
inline constexpr std::string_view marker_means = "gopbieu.means";     ///< one a sheet, "-" for none

inline constexpr std::string_view marker_restated = "gopbieu.restated"; ///< a day; mostly not there

/// Programs cut properties after 255 characters: a longer value goes on in "name.2", "name.3" …
inline constexpr std::size_t marker_piece = 240;

/// The name that is defined on each sheet, as a constant text.
inline constexpr std::string_view marker_name = "_gopbieu";

/// What the properties of a workbook hold whose sheets are marked so, in their order.
std::vector<Property> marker_properties(std::vector<Marker> const& sheets);

/// What the defined name of a sheet refers to, with its quotes, without "=".
std::string marker_reference(Marker const& marker);

/// The mark of a sheet; nothing when it has none.
std::optional<Marker> marker_of(Workbook const& workbook, std::size_t sheet);

} // namespace gopbieu
