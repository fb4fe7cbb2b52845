#include "total/notes.hpp"

#include "total/pack_finding.hpp"

#include <algorithm>
#include <utility>

namespace gopbieu {

std::string_view unit_of(Finding const& finding)
{
    auto const found = std::ranges::find(finding.args, about_unit, &Arg::name);
    return found == finding.args.end() ? std::string_view() : std::string_view(found->value);
}

void Notes::add(Key const& key, Finding finding, Say summary)
{
    auto& group = m_groups[{key.form, finding.say, key.column}];
    group.summary = summary;
    ++group.count;
    group.told.emplace(key, std::move(finding));
    if (group.told.size() > most_told) {
        group.told.erase(std::prev(group.told.end()));
    }
}

void Notes::add(Notes const& other)
{
    for (auto const& [key, group] : other.m_groups) {
        auto& own = m_groups[key];
        own.summary = group.summary;
        own.count += group.count;
        own.told.insert(group.told.begin(), group.told.end());
        while (own.told.size() > most_told) {
            own.told.erase(std::prev(own.told.end()));
        }
    }
}

void Notes::pack(ByteWriter& out) const
{
    out.number(m_groups.size());
    for (auto const& [key, group] : m_groups) {
        auto const& [form, say, column] = key;
        out.number(form);
        out.text(code(say));
        out.number(column);
        out.text(code(group.summary));
        out.number(group.count);
        out.number(group.told.size());
        for (auto const& [at, finding] : group.told) {
            out.number(at.form);
            out.number(at.position);
            out.number(at.row);
            out.number(at.column);
            pack_finding(out, finding);
        }
    }
}

bool Notes::unpack(ByteReader& in)
{
    bool good = true;
    for (auto groups = in.count(); groups > 0 && good; --groups) {
        auto const form = in.number();
        auto const say = say_of(in.view());
        auto const column = in.small_number();
        auto const summary = say_of(in.view());
        good = in && say && summary;
        if (!good) {
            break;
        }
        auto& group = m_groups[{form, *say, column}];
        group.summary = *summary;
        group.count += in.number();
        for (auto told = in.count(); told > 0 && good; --told) {
            Key at;
            at.form = in.number();
            at.position = in.small_number();
            at.row = in.small_number();
            at.column = in.small_number();
            Finding finding{};
            good = unpack_finding(in, finding);
            group.told.emplace(at, std::move(finding));
        }
        while (group.told.size() > most_told) {
            group.told.erase(std::prev(group.told.end()));
        }
    }
    return good && in;
}

std::vector<Finding> Notes::findings() const
{
    std::vector<std::pair<Key, Finding const*>> told;
    for (auto const& [kind, group] : m_groups) {
        for (auto const& [key, finding] : group.told) {
            told.emplace_back(key, &finding);
        }
    }
    std::ranges::stable_sort(told, {}, [](auto const& one) { return one.first; });
    std::vector<Finding> findings;
    findings.reserve(told.size());
    for (auto const& [key, finding] : told) {
        findings.push_back(*finding);
    }
    for (auto const& [kind, group] : m_groups) {
        if (group.count > group.told.size()) {
            auto const& last = std::prev(group.told.end())->second;
            auto args = last.args;
            std::erase_if(args, [](Arg const& one) { return one.name == about_unit; });
            args.push_back({"count", std::to_string(group.count - group.told.size())});
            findings.push_back(finding(group.summary, {}, std::move(args)));
        }
    }
    return findings;
}

} // namespace gopbieu
