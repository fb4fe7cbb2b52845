#pragma once

// Consolidation. Submissions come in one by one and are joined at the units that they come together
// in; what is joined is joined again further up. Nothing depends on the order in which they come.

#include "base/bytes.hpp"
#include "total/joining.hpp"
#include "total/placement.hpp"
#include "total/totals.hpp"

#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace gopbieu {

/// Takes accepted submissions one by one. Memory holds the totals of the units that have others
/// below them, and no single submission: it does not grow with the number of files.
class Adder {
public:
    /// Forms and tree must outlive the adder and its totals.
    Adder(FormSet const& forms, OrgTree const& tree, std::vector<std::string> filed_by);

    /// Without this, the totals of all units are kept; with it, only those that are asked for.
    /// Units that are not kept are added up all the same.
    void keep_only(std::function<bool(std::size_t unit)> wanted) { m_wanted = std::move(wanted); }

    /// `arrival` tells which submission is later, for figures of which the latest counts.
    void add(Submission const& submission, std::uint64_t arrival = 0);
    /// Where the figures of a unit's own submission come together with others: the unit above it,
    /// the unit itself, or the one that took its place. All that is known of a home follows from
    /// the submissions of the units that are at home there.
    [[nodiscard]] std::size_t home(std::size_t unit) const;
    /// By home: its units. Homes without units are left out.
    [[nodiscard]] std::map<std::size_t, std::vector<std::size_t>> homes() const;
    /// What the submissions of these units have come to at their home, as bytes.
    [[nodiscard]] std::string packed(std::size_t home, std::vector<std::size_t> const& units) const;
    /// Takes packed() bytes of an adder of the same forms, tree and `filed_by` in place of the
    /// submissions. False when they are damaged: the adder is then of no use any more.
    bool unpack(std::size_t home, std::string_view bytes);

    /// All that another adder of the same forms and tree has taken in. A unit's form must have gone
    /// to one of them only.
    void join(Adder& other);
    /// Everything up the tree from `root`. The adder is empty afterwards.
    Totals finish(std::size_t root);

private:
    struct OfForm {
        std::vector<std::unique_ptr<FormTotal>> own; ///< by unit: filed, where others are below it
        std::vector<Filing> filings;
        std::vector<std::string> files; ///< by unit: of its submission, for messages
        std::vector<std::pair<std::size_t, std::size_t>> placed; ///< ended unit → where it counts
        std::vector<std::vector<CellAt>> too_large;              ///< by unit, told or passed on
        std::vector<bool> agrees; ///< by unit: what it filed is what its units make together
    };
    class Finish;

    [[nodiscard]] bool wanted(std::size_t unit) const { return !m_wanted || m_wanted(unit); }
    void add_figures(std::size_t form, Submission const& submission, Filer const& filer);
    void add_ended(std::size_t form, Submission const& submission, Filer const& filer);
    void note_edition(Entry const& entry, Submission const& submission, Filer const& filer);
    void note(std::size_t form, Filer const& filer, Finding finding);
    [[nodiscard]] bool goes_up_at_once(std::size_t unit) const;
    bool unpack_form(std::size_t form, std::size_t home, ByteReader& in);

    Joining m_joining;
    std::vector<std::string> m_filed_by;
    FormerUnits m_former;
    std::vector<bool> m_takes_over; ///< by unit: it stands for one that has ended
    std::function<bool(std::size_t)> m_wanted;
    std::vector<OfForm> m_of_form;
    std::map<std::size_t, Notes> m_notes; ///< by home; of no known unit behind all units
};

Totals add_up(std::vector<Submission> const& submissions,
              FormSet const& forms,
              OrgTree const& tree,
              std::vector<std::string> const& filed_by,
              std::size_t root);

} // namespace gopbieu
