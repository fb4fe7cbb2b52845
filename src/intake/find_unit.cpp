#include "intake/find_unit.hpp"

#include "text/match_key.hpp"

#include <algorithm>

namespace gopbieu {

namespace {

// "Đơn vị: Chi bộ bản Huổi Sen" names the unit after the colon.
std::string_view after_colon(std::string_view text)
{
    auto const colon = text.find(':');
    return colon == std::string_view::npos ? std::string_view() : text.substr(colon + 1);
}

void add_new(std::vector<std::size_t>& list, std::vector<std::size_t> const& more)
{
    for (auto const one : more) {
        if (std::ranges::find(list, one) == list.end()) {
            list.push_back(one);
        }
    }
}

// A heading also names the units above. Of a chain only the lowest files the form, and a name that
// occurs in several places means the one below another unit of the same heading.
std::vector<std::size_t> lowest(std::vector<std::size_t> const& named, OrgTree const& tree)
{
    auto const any = [&](auto const& condition) {
        return std::ranges::any_of(named, condition);
    };
    std::vector<std::size_t> leaves;
    for (auto const unit : named) {
        if (!any([&](std::size_t other) { return tree.is_above(unit, other); })) {
            leaves.push_back(unit);
        }
    }
    std::vector<std::size_t> supported;
    for (auto const unit : leaves) {
        if (any([&](std::size_t other) { return tree.is_above(other, unit); })) {
            supported.push_back(unit);
        }
    }
    return supported.empty() ? leaves : supported;
}

std::string listed(std::vector<std::size_t> const& units, OrgTree const& tree)
{
    std::string text;
    for (auto const index : units) {
        auto const& unit = tree.unit(index);
        text += (text.empty() ? "" : "; ") + unit.name + " (" + unit.code + ")";
    }
    return text;
}

// The file's own name without its folders and ending.
std::string stem(std::string const& file)
{
    auto const slash = file.find_last_of('/');
    auto name = slash == std::string::npos ? file : file.substr(slash + 1);
    return name.substr(0, name.find_last_of('.'));
}

// Units whose name or code is a run of whole words in the file's name; the longest run counts,
// because "Chi bộ bản Vàng Pheo 2" also contains "Chi bộ bản Vàng Pheo".
std::vector<std::size_t> named_in_file(std::string const& file, UnitNames const& names)
{
    auto const key = key_with_accents(stem(file));
    std::vector<std::size_t> starts{0};
    for (std::size_t at = 0; at < key.size(); ++at) {
        if (key[at] == ' ') {
            starts.push_back(at + 1);
        }
    }
    for (auto words = starts.size(); words != 0; --words) {
        std::vector<std::size_t> found;
        for (std::size_t first = 0; first + words <= starts.size(); ++first) {
            auto const end = first + words == starts.size() ? key.size() : starts[first + words] - 1;
            add_new(found, names.named(std::string_view(key).substr(starts[first], end - starts[first])));
        }
        if (!found.empty()) {
            return found;
        }
    }
    return {};
}

} // namespace

UnitNames::UnitNames(OrgTree const& tree) : m_tree(tree)
{
    for (std::size_t index = 0; index < tree.units().size(); ++index) {
        auto const& unit = tree.unit(index);
        auto names = unit.aliases;
        names.push_back(unit.name);
        names.push_back(unit.code);
        for (auto const& name : names) {
            auto& units = m_by_key[key_with_accents(name)];
            if (units.empty() || units.back() != index) {
                units.push_back(index);
            }
        }
    }
}

std::vector<std::size_t> const& UnitNames::named(std::string_view text) const
{
    static std::vector<std::size_t> const none;
    auto const found = m_by_key.find(key_with_accents(text));
    return found == m_by_key.end() ? none : found->second;
}

UnitAnswer find_unit(Grid const& grid,
                     std::uint32_t table_row,
                     std::string const& file,
                     UnitNames const& names)
{
    auto const& tree = names.tree();
    std::vector<std::size_t> in_heading;
    std::string heading;
    for (auto const& cell : grid.sheet().cells) {
        if (cell.row >= table_row) {
            break;
        }
        if (cell.kind != CellKind::text) {
            continue;
        }
        auto const text = grid.workbook().text(cell);
        add_new(in_heading, names.named(text));
        add_new(in_heading, names.named(after_colon(text)));
        if (heading.size() + text.size() < 200) {
            heading += (heading.empty() ? "" : " / ") + std::string(text);
        }
    }
    auto const in_file = named_in_file(file, names);
    auto candidates = lowest(in_heading, tree);
    UnitAnswer answer;
    Place const place{file, grid.sheet().name};
    if (candidates.size() > 1) {
        // The file's name may decide between units that the heading does not tell apart.
        std::vector<std::size_t> both;
        std::ranges::copy_if(candidates, std::back_inserter(both), [&](std::size_t unit) {
            return std::ranges::find(in_file, unit) != in_file.end();
        });
        candidates = both.size() == 1 ? both : candidates;
    } else if (auto const from_file = lowest(in_file, tree);
               from_file.size() == 1 &&
               (candidates.empty() || tree.is_above(candidates.front(), from_file.front()))) {
        // A heading that names only a unit above is completed by the file's name.
        candidates = from_file;
        answer.findings.push_back(finding(
            Say::unit_by_file_name, place, {{"unit", listed(candidates, tree)}}));
    }
    if (candidates.size() == 1) {
        answer.unit = candidates.front();
    } else if (candidates.empty()) {
        answer.findings = {
            finding(Say::no_unit, place, {{"found", heading}, {"file", stem(file)}})};
    } else {
        answer.findings = {
            finding(Say::several_units, place, {{"candidates", listed(candidates, tree)}})};
    }
    return answer;
}

} // namespace gopbieu
