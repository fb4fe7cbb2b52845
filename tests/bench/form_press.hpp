#pragma once

// Filled workbooks by the ten thousand: drawn once on the official templates, then printed again
// and again with other names and figures.

#include "bench/cell_report.hpp"
#include "publish/blank/press.hpp"
#include "publish/publish.hpp"

#include <filesystem>
#include <string>
#include <vector>

namespace gopbieu {

class FormPress {
public:
    /// One workbook with a sheet for each of the templates.
    static Result<FormPress> of(std::vector<Template const*> const& templates,
                                std::filesystem::path const& scratch);

    [[nodiscard]] std::string
    print(std::string const& unit, std::string const& parent, CellReport const& report) const;

private:
    /// Which figure a number stands in for.
    struct Figure {
        std::string form, column;
    };
    explicit FormPress(Press press, std::vector<Figure> figures)
        : m_press(std::move(press)), m_figures(std::move(figures))
    {
    }

    Press m_press;
    std::vector<Figure> m_figures;
};

} // namespace gopbieu
