#include "command/inbox_watch.hpp"

#include "base/file.hpp"
#include "command/take_in.hpp"

#include <array>
#include <string_view>

namespace gopbieu {

namespace {

// What a run writes itself.
constexpr std::array<std::string_view, 2> of_ledger{".gopbieu/so.sqlite", ".gopbieu/so.sqlite-wal"};

} // namespace

FolderView view_of(std::filesystem::path const& campaign)
{
    FolderView view;
    auto const add = [&](std::string const& name, std::filesystem::path const& file) {
        if (auto const stamp = stamp_of(file)) {
            view.emplace(name, *stamp);
        }
    };
    if (auto const files = files_below(campaign / "nop")) {
        for (auto const& file : *files) {
            add(path_text(file.lexically_relative(campaign)), file);
        }
    }
    for (auto const* const name : {"dot.yaml", "don-vi.csv", "don-vi.xlsx"}) {
        add(name, campaign / name);
    }
    for (auto const name : of_ledger) {
        add(std::string(name), campaign / name);
    }
    return view;
}

void InboxWatch::look(FolderView const& view, Time now)
{
    bool changed = !m_looked;
    for (auto const& [name, stamp] : view) {
        auto const [known, is_new] = m_known.try_emplace(name, Known{stamp, now});
        if (!is_new && known->second.stamp != stamp) {
            known->second = {stamp, now};
            changed = true;
        }
        // What lay there at the beginning is not taken for growing.
        if (is_new && !m_looked) {
            known->second.changed = now - m_calm;
        }
        changed = changed || is_new;
    }
    auto const gone =
        std::erase_if(m_known, [&](auto const& known) { return !view.contains(known.first); });
    if (changed || gone != 0) {
        m_since = m_since.value_or(now);
        m_change = m_looked ? now : now - m_calm;
    }
    m_looked = true;
}

bool InboxWatch::ready(Time now) const
{
    if (m_retry && now >= *m_retry) {
        return true;
    }
    return m_since && (now - *m_change >= m_calm || now - *m_since >= m_patience);
}

std::set<std::string> InboxWatch::growing(Time now) const
{
    std::set<std::string> names;
    for (auto const& [name, known] : m_known) {
        if (now - known.changed < m_calm && name.starts_with("nop/")) {
            names.insert(name);
        }
    }
    return names;
}

void InboxWatch::ran(std::set<std::string> const& left_out, FolderView const& after, Time now)
{
    m_since.reset();
    m_retry.reset();
    if (!left_out.empty()) {
        m_since = now;
    }
    for (auto const name : of_ledger) {
        std::string const file(name);
        if (auto const found = after.find(file); found != after.end()) {
            m_known[file] = {found->second, now};
        } else {
            m_known.erase(file);
        }
    }
}

void InboxWatch::failed(Time now)
{
    m_since.reset();
    m_retry = now + m_patience;
}

} // namespace gopbieu
