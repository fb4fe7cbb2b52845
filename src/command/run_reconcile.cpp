#include "command/run_reconcile.hpp"

#include <algorithm>
#include <set>

namespace gopbieu {

bool is_published(Desk const& desk, Totals const& totals, std::size_t unit)
{
    auto const& levels = desk.campaign.publish;
    bool const wanted = std::ranges::find(levels, desk.tree.unit(unit).level) != levels.end();
    return wanted && std::ranges::any_of(totals.forms, [&](FormTotals const& form) {
               auto const* const total = form.totals[unit].get();
               return total != nullptr && !total->empty();
           });
}

RunReconciliation::RunReconciliation(Desk const& desk,
                                     Totals const& totals,
                                     std::vector<Finding> of_totals,
                                     Ledger& ledger,
                                     Counting counting)
    : m_desk(desk), m_totals(totals), m_ledger(ledger), m_counting(std::move(counting)),
      m_of_totals(std::move(of_totals)), m_of_unit(desk.tree.units().size()),
      m_reconciler({desk.campaign,
                    desk.tree,
                    desk.forms,
                    totals,
                    [this](std::size_t unit) {
                        std::scoped_lock const lock(m_asking);
                        return m_counting(m_desk.tree.unit(unit).code);
                    },
                    [this](std::size_t unit) {
                        return m_desk.tree.is_above(m_desk.root, unit) &&
                               is_published(m_desk, m_totals, unit);
                    },
                    [this](std::string const& file) { return on_disk(file); }})
{
    for (auto const& finding : m_of_totals) {
        if (auto const about = desk.tree.find(unit_of(finding))) {
            m_of_unit[*about].push_back(&finding);
        }
    }
}

// A member of an archive is named with the archive in front: "nop/goi.zip/a.xlsx".
std::string RunReconciliation::on_disk(std::string const& file)
{
    std::scoped_lock const lock(m_looking);
    for (auto end = file.find('/'); end != std::string::npos; end = file.find('/', end + 1)) {
        auto const front = std::string_view(file).substr(0, end);
        auto known = m_packed.find(front);
        if (known == m_packed.end()) {
            std::error_code error;
            auto const place = m_desk.campaign.folder / front;
            known = m_packed.emplace(front, std::filesystem::is_regular_file(place, error)).first;
        }
        if (known->second) {
            return std::string(front);
        }
    }
    return file;
}

// It and those below it that have no workbook of their own.
std::vector<std::size_t> RunReconciliation::units_told_of(std::size_t unit) const
{
    std::vector<std::size_t> units;
    std::vector<std::size_t> open{unit};
    while (!open.empty()) {
        auto const at = open.back();
        open.pop_back();
        units.push_back(at);
        auto const& children = m_desk.tree.children(at);
        for (auto child = children.rbegin(); child != children.rend(); ++child) {
            if (!is_published(m_desk, m_totals, *child)) {
                open.push_back(*child);
            }
        }
    }
    return units;
}

std::vector<Finding> RunReconciliation::findings_of(std::size_t unit) const
{
    std::scoped_lock const lock(m_asking);
    std::vector<Finding> found;
    std::set<std::int64_t> told; // a file may hold forms of several units
    for (auto const at : units_told_of(unit)) {
        auto about = m_spoken_of == nullptr || (*m_spoken_of)[at]
                         ? m_ledger.findings_about(m_desk.tree.unit(at).code)
                         : std::vector<std::pair<std::int64_t, Finding>>();
        for (auto& [number, finding] : about) {
            if (told.insert(number).second) {
                found.push_back(std::move(finding));
            }
        }
        for (auto const* const finding : m_of_unit[at]) {
            found.push_back(*finding);
        }
    }
    return found;
}

std::vector<Finding> RunReconciliation::findings_of_totals(std::size_t unit) const
{
    std::vector<Finding> found;
    for (auto const at : units_told_of(unit)) {
        for (auto const* const finding : m_of_unit[at]) {
            found.push_back(*finding);
        }
    }
    return found;
}

Trouble RunReconciliation::publish(std::size_t unit)
{
    auto const& campaign = m_desk.campaign;
    auto const name = reconciliation_name(campaign, m_desk.tree.unit(unit));
    return m_reconciler.publish(unit, findings_of(unit), campaign.folder / name);
}

std::vector<Difference> RunReconciliation::unlike(std::size_t unit, Workbook const& written)
{
    return m_reconciler.unlike(unit, written);
}

} // namespace gopbieu
