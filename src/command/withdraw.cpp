#include "command/withdraw.hpp"

#include "base/catalogue/writing.hpp"
#include "base/file.hpp"
#include "command/take_in.hpp"

#include <set>
#include <string_view>
#include <system_error>

namespace gopbieu {

namespace {

class Withdrawal {
public:
    Withdrawal(Ledger& ledger, std::filesystem::path const& campaign, bool dry)
        : m_ledger(ledger), m_campaign(campaign), m_dry(dry)
    {
    }

    void take_back(Publication const& published)
    {
        auto const place = m_campaign / published.file;
        auto const stamp = stamp_of(place);
        if (stamp && *stamp != published.stamp) {
            m_withdrawn.kept.push_back(finding(say::stale_kept, {published.file}));
            return; // told until somebody has removed it
        }
        std::error_code error;
        if (stamp) {
            m_withdrawn.files.push_back(published.file);
            m_dry ? false : std::filesystem::remove(place, error);
        }
        if (!error) {
            m_ledger.forget_publication(published.file);
        }
    }

    void remember(Publication now)
    {
        now.stamp = stamp_of(m_campaign / now.file).value_or(FileStamp());
        m_ledger.set_publication(now);
    }

    Withdrawn result() { return std::move(m_withdrawn); }

private:
    Ledger& m_ledger;
    std::filesystem::path const& m_campaign;
    bool m_dry;
    Withdrawn m_withdrawn;
};

} // namespace

Withdrawn withdraw_stale(Ledger& ledger,
                         std::filesystem::path const& campaign,
                         std::vector<Publication> const& written,
                         bool dry)
{
    Withdrawal withdrawal(ledger, campaign, dry);
    std::set<std::string_view> now;
    for (auto const& one : written) {
        now.insert(one.file);
    }
    for (auto const& published : ledger.publications()) {
        if (!now.contains(published.file)) {
            withdrawal.take_back(published);
        }
    }
    for (auto const& one : written) {
        withdrawal.remember(one);
    }
    return withdrawal.result();
}

} // namespace gopbieu
