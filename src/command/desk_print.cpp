#include "command/desk_print.hpp"

#include "base/file.hpp"
#include "base/version.hpp"
#include "org/register.hpp"

#include <algorithm>

namespace gopbieu {

DeskPrint::DeskPrint(std::filesystem::path const& campaign,
                     std::filesystem::path const& forms,
                     Language language)
{
    m_print.add(version());
    m_print.add(path_text(forms));
    m_print.add(static_cast<std::int64_t>(language));
    add_file(campaign / "dot.yaml");
    for (auto const& name : register_files(campaign)) {
        add_file(campaign / name);
    }
    // What cannot be looked into is told by setting up.
    auto const trouble = walk_files(forms, [&](WalkedFile const& one) { add(one); });
    m_print.add(std::int64_t{trouble ? 1 : 0});
}

void DeskPrint::add_previous(std::filesystem::path const& campaign)
{
    if (!campaign.empty()) {
        add_file(campaign / "dot.yaml");
        // Others are at work there, but not on what is looked at here: that it was settled just now
        // does not make it change once more.
        auto const ledger = stamp_of(campaign / ".gopbieu" / "so.sqlite");
        m_print.add("so.sqlite", ledger.value_or(FileStamp()));
    }
}

std::string DeskPrint::finish(std::chrono::nanoseconds calm)
{
    using namespace std::chrono;
    auto const now = duration_cast<nanoseconds>(system_clock::now().time_since_epoch());
    return now.count() - calm.count() > m_newest ? m_print.finish() : std::string();
}

void DeskPrint::add_file(std::filesystem::path const& file)
{
    auto found = look_at_file(file);
    auto const name = path_text(file.filename());
    found.name = name;
    add(found);
}

void DeskPrint::add(WalkedFile const& file)
{
    m_print.add(file.name, file.stamp.value_or(FileStamp()));
    m_print.add(file.touched);
    m_newest = std::max({m_newest, file.touched, file.stamp ? file.stamp->changed : 0});
}

} // namespace gopbieu
