#include "intake/find_unit.hpp"

#include "base/catalogue/intake.hpp"
#include "intake/cell_uses.hpp"
#include "intake/heading.hpp"
#include "intake/lowest_units.hpp"
#include "text/match_key.hpp"

#include <algorithm>

namespace gopbieu {

namespace {

using Units = UnitNames::Units;

std::string shown(std::size_t unit, OrgTree const& tree)
{
    return tree.unit(unit).name + " (" + tree.unit(unit).code + ")";
}

std::string listed(Units const& units, OrgTree const& tree)
{
    constexpr std::size_t most = 10;
    std::string text;
    for (std::size_t at = 0; at < std::min(units.size(), most); ++at) {
        text += (text.empty() ? "" : "; ") + shown(units[at], tree);
    }
    return units.size() > most ? text + " …" : text;
}

class UnitFinder {
public:
    UnitFinder(UnitTraces const& traces,
               UnitNames const& names,
               Remarks& remarks,
               std::vector<Evidence>& evidence)
        : m_traces(traces), m_names(names), m_tree(names.tree()), m_remarks(remarks),
          m_evidence(evidence), m_texts(names.texts()),
          m_heading(read_heading(traces, names, *m_texts))
    {
    }

    // A unit that has ended stands for nobody; its one successor does, or a person says which.
    std::optional<std::size_t> find()
    {
        auto const unit = find_named();
        auto const day = m_tree.day();
        if (!unit || m_tree.unit(*unit).living || !day) {
            return unit;
        }
        auto const heirs = m_tree.successors_on(*unit, *day);
        Args args{{"found", shown(*unit, m_tree)}, {"day", day->spoken()}};
        if (heirs.size() == 1) {
            args.push_back({"unit", shown(heirs.front(), m_tree)});
            m_remarks.note(say::unit_succeeded, std::string(), std::move(args));
            return heirs.front();
        }
        args.push_back({"candidates", heirs.empty() ? "–" : listed(heirs, m_tree)});
        return take(m_remarks.ask(say::unit_ended, {}, std::move(args)));
    }

private:
    Units file_units() { return units_in_file_name(m_traces.file, m_names, *m_texts); }
    Units folder_units() { return units_in_folders(m_traces.file, m_names, *m_texts); }

    std::optional<std::size_t> find_named()
    {
        if (auto const unit = marked()) {
            return agreed(*unit);
        }
        auto const coded = lowest_coded();
        if (coded.empty()) {
            return by_names();
        }
        return coded.size() == 1 ? agreed(coded.front()) : ask_which(coded);
    }

    [[nodiscard]] Units lowest_coded() const
    {
        std::vector<Units const*> lists;
        for (auto const& one : m_heading.coded) {
            lists.push_back(&one.units);
        }
        return lowest(lists, m_names.order());
    }

    [[nodiscard]] Units lowest_named() const
    {
        std::vector<Units const*> lists;
        for (auto const& one : m_heading.named) {
            lists.push_back(one.units);
        }
        return lowest(lists, m_names.order());
    }

    [[nodiscard]] Units lowest_of(Units const& units) const
    {
        return lowest({&units}, m_names.order());
    }

    [[nodiscard]] bool is_above(std::size_t above, std::size_t unit) const
    {
        return m_names.order().is_above(above, unit);
    }

    void tell(std::size_t unit, Say say, Args args)
    {
        m_evidence.push_back({Evidence::About::unit,
                              m_traces.grid.sheet().name,
                              m_tree.unit(unit).code,
                              false,
                              say,
                              std::move(args)});
    }

    std::optional<std::size_t> marked()
    {
        if (!m_traces.marker || m_traces.marker->unit.empty()) {
            return {};
        }
        auto const unit = m_tree.find(m_traces.marker->unit);
        if (unit) {
            tell(*unit, say::evidence_unit_marker, {});
        }
        return unit;
    }

    // A mark or code counts unless the heading clearly names somebody else.
    std::optional<std::size_t> agreed(std::size_t unit)
    {
        for (auto const& one : m_heading.coded) {
            for (auto const other : one.units) {
                tell(other,
                     say::evidence_unit_code,
                     {{"found", one.text}, {"cell", to_a1(one.cell)}});
                if (other != unit && !is_above(other, unit)) {
                    return contradiction(unit, other);
                }
            }
        }
        auto const printed = lowest_named();
        tell_heading(printed);
        bool const elsewhere = std::ranges::none_of(
            printed, [&](std::size_t other) { return other == unit || is_above(other, unit); });
        return printed.empty() || !elsewhere ? std::optional(unit)
                                             : contradiction(unit, printed.front());
    }

    std::optional<std::size_t> contradiction(std::size_t coded, std::size_t other)
    {
        return take(
            m_remarks.ask(say::unit_contradiction,
                          {},
                          {{"found", shown(coded, m_tree)}, {"other", shown(other, m_tree)}}));
    }

    std::optional<std::size_t> take(Answer const* answer)
    {
        auto const unit = answer == nullptr ? std::nullopt : m_tree.find(answer->value);
        if (answer != nullptr && !unit) {
            m_remarks.unusable();
        }
        return unit;
    }

    std::optional<std::size_t> ask_which(Units const& candidates)
    {
        return take(
            m_remarks.ask(say::several_units, {}, {{"candidates", listed(candidates, m_tree)}}));
    }

    void tell_heading(Units const& of)
    {
        for (auto const& one : m_heading.named) {
            for (auto const unit : *one.units) {
                if (std::ranges::find(of, unit) != of.end()) {
                    tell(unit,
                         say::evidence_unit_heading,
                         {{"found", std::string(one.text)}, {"cell", to_a1(one.cell)}});
                }
            }
        }
    }

    std::optional<std::size_t> by_names()
    {
        auto candidates = lowest_named();
        if (m_heading.stranger) {
            // It may be one below those that are known: its form must not become theirs.
            std::erase_if(candidates,
                          [&](std::size_t unit) { return !m_tree.children(unit).empty(); });
        }
        tell_heading(candidates);
        if (candidates.size() > 1) {
            candidates = narrowed(candidates);
        }
        if (candidates.size() > 1) {
            return ask_which(candidates);
        }
        if (auto const unit = by_file(candidates)) {
            return unit;
        }
        if (candidates.size() == 1) {
            say_how_written(candidates.front());
            return candidates.front();
        }
        return by_folder();
    }

    // File name, then folders, between units that the heading does not tell apart.
    Units narrowed(Units const& candidates)
    {
        auto const file = file_units();
        auto const folders = folder_units();
        Units in_file;
        std::ranges::copy_if(candidates, std::back_inserter(in_file), [&](std::size_t unit) {
            return std::ranges::find(file, unit) != file.end();
        });
        if (in_file.size() == 1) {
            tell(in_file.front(), say::evidence_unit_file, {{"found", m_traces.file}});
            return in_file;
        }
        Units below;
        std::ranges::copy_if(candidates, std::back_inserter(below), [&](std::size_t unit) {
            return std::ranges::any_of(folders, [&](std::size_t folder) {
                return folder == unit || is_above(folder, unit);
            });
        });
        if (below.size() == 1) {
            tell(below.front(), say::evidence_unit_folder, {{"found", m_traces.file}});
            return below;
        }
        return candidates;
    }

    // A heading that names only a unit above, or none, is completed by the file's name.
    std::optional<std::size_t> by_file(Units const& candidates)
    {
        if (!candidates.empty() && !m_names.order().above_any(candidates.front())) {
            return {};
        }
        auto const from_file = lowest_of(file_units());
        bool const completes =
            from_file.size() == 1 &&
            (candidates.empty() || is_above(candidates.front(), from_file.front()));
        if (!completes) {
            return {};
        }
        tell(from_file.front(), say::evidence_unit_file, {{"found", m_traces.file}});
        m_remarks.note(
            say::unit_by_file_name, std::string(), {{"unit", listed(from_file, m_tree)}});
        return from_file.front();
    }

    void say_how_written(std::size_t unit)
    {
        auto const names_it = [&](NamedUnits const& one) {
            return std::ranges::find(*one.units, unit) != one.units->end();
        };
        if (std::ranges::any_of(m_heading.named, [&](NamedUnits const& one) {
                return one.exact && names_it(one);
            })) {
            return;
        }
        for (auto const& one : m_heading.named) {
            if (names_it(one)) {
                m_remarks.note(say::unit_near_name,
                               one.cell,
                               {{"found", std::string(one.text)}, {"unit", shown(unit, m_tree)}});
                return;
            }
        }
    }

    // A folder of a unit with others below it may hold theirs: that is a question.
    std::optional<std::size_t> by_folder()
    {
        auto const file = lowest_of(file_units());
        auto const folders = lowest_of(folder_units());
        if (file.empty() && folders.size() == 1 && m_tree.children(folders.front()).empty()) {
            tell(folders.front(), say::evidence_unit_folder, {{"found", m_traces.file}});
            m_remarks.note(say::unit_by_folder, std::string(), {{"unit", listed(folders, m_tree)}});
            return folders.front();
        }
        auto candidates = file;
        add_new(candidates, folders);
        add_new(candidates, units_like_file_name(m_traces.file, m_names));
        if (!candidates.empty()) {
            return ask_which(candidates);
        }
        return take(m_remarks.ask(
            say::no_unit, {}, {{"found", shown(m_heading)}, {"file", file_stem(m_traces.file)}}));
    }

    UnitTraces const& m_traces;
    UnitNames const& m_names;
    OrgTree const& m_tree;
    Remarks& m_remarks;
    std::vector<Evidence>& m_evidence;
    Shelf<UnitTexts>::Loan m_texts;
    Heading m_heading;
};

} // namespace

std::optional<std::size_t> find_unit(UnitTraces const& traces,
                                     UnitNames const& names,
                                     Remarks& remarks,
                                     std::vector<Evidence>& evidence)
{
    return UnitFinder(traces, names, remarks, evidence).find();
}

} // namespace gopbieu
