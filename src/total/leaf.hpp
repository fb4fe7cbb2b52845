#pragma once

// What one submission adds to totals.

#include "intake/submission.hpp"
#include "total/form_total.hpp"
#include "total/notes.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace gopbieu {

/// Whose submission it is, for what is kept beside the figures.
struct Filer {
    std::size_t unit = 0;       ///< index in the tree
    std::uint32_t position = 0; ///< from the top of the tree down
    std::string name, code;     ///< for messages
    std::uint64_t arrival = 0;
};

/// Turns facts into amounts. Kept for many submissions of one form, because it keeps its table.
class LeafReader {
public:
    /// `form_number` is that of the form in the campaign, for the order of notes.
    LeafReader(std::shared_ptr<FormShape const> shape,
               std::shared_ptr<UnknownKeys> keys,
               std::size_t form_number);

    /// Adds a submission to a total. A mean without a weight, and a figure that is worked out from
    /// others of which none is there, stay out and are noted.
    void add(FormTotal& into, Submission const& submission, Filer const& filer, Notes& notes);

private:
    struct Figure {
        CellAt at;              ///< in the total
        std::uint32_t line = 0; ///< in m_table
        Fact const* fact = nullptr;
    };
    class Values;

    void place(Submission const& submission);
    void add_figure(FormTotal& into, Figure const& figure);
    void add_list_rows(FormTotal& into);
    [[nodiscard]] std::optional<Amount> amount_of(Figure const& figure) const;
    [[nodiscard]] Fact const* fact_at(std::uint32_t line, std::uint32_t column) const;
    void note(Figure const& figure, Say say, Say summary);

    std::shared_ptr<FormShape const> m_shape;
    std::shared_ptr<UnknownKeys> m_keys;
    std::size_t m_form_number;
    std::vector<Figure> m_figures;
    std::vector<Fact const*> m_table; ///< by line and column; lines are rows of the submission
    std::vector<std::uint32_t> m_line_of_row; ///< by row of the schema: 1 + line; 0: none
    Submission const* m_submission = nullptr;
    Filer const* m_filer = nullptr;
    Notes* m_notes = nullptr;
};

} // namespace gopbieu
