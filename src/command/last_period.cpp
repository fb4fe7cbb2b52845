#include "command/last_period.hpp"

namespace gopbieu {

LastPeriod::LastPeriod(Desk const& desk, bool dry) : m_desk(desk)
{
    if (!desk.previous) {
        return;
    }
    auto const folder = desk.previous->folder / ".gopbieu";
    auto ledger = dry ? Ledger::open_trial(folder) : Ledger::open_to_read(folder);
    if (!ledger) {
        return;
    }
    m_ledger.emplace(std::move(*ledger));
    m_then.emplace(desk.tree.on(desk.previous->as_of));
    m_origins.emplace(*m_then, desk.campaign.as_of);
}

std::vector<Submission> const& LastPeriod::of(std::string_view unit)
{
    if (!m_ledger || m_unit == unit) {
        return m_submissions;
    }
    m_unit = unit;
    m_submissions.clear();
    auto const found = m_desk.tree.find(unit);
    if (!found || !m_origins->of(*found).comparable) {
        return m_submissions;
    }
    for (auto const one : m_origins->of(*found).units) {
        auto more = m_ledger->counting_of(m_then->unit(one).code);
        m_submissions.insert(m_submissions.end(),
                             std::make_move_iterator(more.begin()),
                             std::make_move_iterator(more.end()));
    }
    if (m_origins->of(*found).units.size() > 1) {
        m_submissions = added_up(m_desk.forms, *m_then, m_unit, m_submissions);
    }
    return m_submissions;
}

bool LastPeriod::divided(std::string_view unit) const
{
    auto const found = m_desk.tree.find(unit);
    return m_ledger && found && !m_origins->of(*found).units.empty() &&
           !m_origins->of(*found).comparable;
}

} // namespace gopbieu
