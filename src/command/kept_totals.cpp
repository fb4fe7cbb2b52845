#include "command/kept_totals.hpp"

#include <algorithm>

namespace gopbieu {

namespace {

// A note of the ledger: what the totals in it were made with.
constexpr char const* kept_with = "totals";

// Of which the latest counts: that is told by the order of all files, which every new one changes.
bool any_latest(FormSet const& forms)
{
    return std::ranges::any_of(forms.forms, [&](FormDefinition const& form) {
        FormShape const shape(form, forms);
        for (std::uint32_t row = 0; row <= shape.known_rows(); ++row) {
            for (std::uint32_t column = 0; column < shape.columns(); ++column) {
                if (shape.measure({row, column}).way == Way::latest) {
                    return true;
                }
            }
        }
        return false;
    });
}

} // namespace

KeptTotals::KeptTotals(Desk const& desk, Ledger& ledger, std::string basis)
    : m_desk(desk), m_ledger(ledger), m_basis(std::move(basis)),
      m_changed(desk.tree.units().size(), false)
{
}

// Units that have others below them, that get a workbook, or whose transfers are held against those
// of their brothers. The totals of all others are their own submissions.
bool KeptTotals::kept(std::size_t unit) const
{
    auto const& tree = m_desk.tree;
    auto const& one = tree.unit(unit);
    auto const among = [](std::vector<std::string> const& levels, std::string const& level) {
        return std::ranges::find(levels, level) != levels.end();
    };
    if (!tree.children(unit).empty() || unit == m_desk.root ||
        among(m_desk.campaign.publish, one.level)) {
        return true;
    }
    return one.parent && std::ranges::any_of(m_desk.forms.forms, [&](FormDefinition const& form) {
               return std::ranges::any_of(form.transfers, [&](TransferPair const& pair) {
                   return among(pair.under, tree.unit(*one.parent).level);
               });
           });
}

void KeptTotals::begin_anew()
{
    m_adder.emplace(m_desk.forms, m_desk.tree, m_desk.campaign.filed_by);
    m_adder->keep_only([this](std::size_t unit) { return kept(unit); });
}

bool KeptTotals::recall()
{
    begin_anew();
    m_homes = m_adder->homes();
    bool const known = find_changes(m_ledger.stale_units());
    m_all_anew = !known || m_ledger.note(kept_with) != m_basis || any_latest(m_desk.forms);
    if (!m_all_anew && !add_changes()) {
        m_all_anew = true; // a damaged store is no reason not to go on
        begin_anew();
    }
    return !m_all_anew;
}

// False where a unit is stale that the register does not have.
bool KeptTotals::find_changes(std::set<std::string> const& stale)
{
    auto const& tree = m_desk.tree;
    bool known = true;
    for (auto const& code : stale) {
        auto const unit = tree.find(code);
        if (!unit) {
            known = known && code.empty(); // a file without any submission
            continue;
        }
        auto const home = m_adder->home(*unit);
        m_stale_homes.insert(home);
        for (auto const from : {*unit, home}) {
            for (std::optional<std::size_t> at = from; at && !m_changed[*at];
                 at = tree.unit(*at).parent) {
                m_changed[*at] = true;
            }
        }
    }
    return known;
}

bool KeptTotals::add_changes()
{
    bool good = true;
    m_ledger.each_total([&](std::string_view code, std::string_view bytes) {
        auto const home = m_desk.tree.find(code);
        if (!home) {
            good = false;
        } else if (!m_stale_homes.contains(*home)) {
            good = good && m_adder->unpack(*home, bytes);
        }
    });
    for (auto const home : m_stale_homes) {
        for (auto const unit : m_homes[home]) {
            for (auto const& one : m_ledger.counting_of(m_desk.tree.unit(unit).code)) {
                m_adder->add(one);
            }
        }
    }
    return good;
}

void KeptTotals::add(JudgedSubmission const& one, std::uint64_t arrival)
{
    m_adder->add(one.submission, arrival);
}

Totals KeptTotals::finish()
{
    write_down();
    auto totals = m_adder->finish(m_desk.root);
    m_adder.reset();
    return totals;
}

// Written before anything is made of it, so that memory does not hold it until then. What was kept
// with is not said until all is done: a run that comes in between adds up everything.
void KeptTotals::write_down()
{
    if (!m_all_anew && m_stale_homes.empty()) {
        return;
    }
    m_trouble = m_ledger.step([&] {
        m_ledger.set_note(kept_with, {});
        if (m_all_anew) {
            m_ledger.forget_totals();
        }
        for (auto const& [home, units] : m_homes) {
            if (m_all_anew || m_stale_homes.contains(home)) {
                m_ledger.set_total(m_desk.tree.unit(home).code, m_adder->packed(home, units));
            }
        }
    });
}

void KeptTotals::keep()
{
    m_ledger.set_note(kept_with, m_basis);
    m_ledger.all_fresh();
}

} // namespace gopbieu
