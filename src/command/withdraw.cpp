#include "command/withdraw.hpp"

#include "base/catalogue/letters.hpp"
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
        // Without a stamp: a run that was cut off was about to write it.
        bool const finished = published.stamp != FileStamp();
        if (stamp && finished && *stamp != published.stamp) {
            bool const went_back = published.file.starts_with("tra-lai/");
            m_withdrawn.kept.push_back(
                finding(went_back ? say::stale_return_kept : say::stale_kept, {published.file}));
            return; // told until somebody has removed it
        }
        std::error_code error;
        if (stamp) {
            m_withdrawn.files.push_back(published.file);
            m_dry ? false : std::filesystem::remove(place, error);
            remove_empty_folder(place.parent_path());
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
    // A unit that has nothing to correct any more keeps no empty folder.
    void remove_empty_folder(std::filesystem::path const& folder) const
    {
        std::error_code ignored;
        if (!m_dry && folder.parent_path() != m_campaign) {
            std::filesystem::remove(folder, ignored); // refused where anything is in it
        }
    }

    Ledger& m_ledger;
    std::filesystem::path const& m_campaign;
    bool m_dry;
    Withdrawn m_withdrawn;
};

} // namespace

Withdrawn withdraw_stale(Ledger& ledger,
                         std::filesystem::path const& campaign,
                         std::vector<Publication> const& written,
                         std::vector<std::string> const& kept,
                         bool dry)
{
    Withdrawal withdrawal(ledger, campaign, dry);
    std::set<std::string_view> now(kept.begin(), kept.end());
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
