#include "publish/back/point.hpp"

#include "base/catalogue/checks.hpp"
#include "base/catalogue/letters.hpp"
#include "publish/back/same_fault.hpp"

#include <algorithm>
#include <iterator>
#include <tuple>

namespace gopbieu {

namespace {

bool is_likely_repair(Finding const& finding)
{
    return finding.say >= say::repair_digits_swapped && finding.say <= say::repair_total;
}

PointKind kind_of(Finding const& finding)
{
    switch (finding.severity) {
    case Severity::error:
        return asks(finding.say) ? PointKind::question : PointKind::error;
    case Severity::explain:
        return PointKind::explain;
    case Severity::note:
    case Severity::text:
        break;
    }
    return PointKind::note;
}

std::string first_of(Finding const& finding, std::initializer_list<std::string_view> names)
{
    for (auto const name : names) {
        if (auto value = arg_of(finding, name); !value.empty()) {
            return value;
        }
    }
    return {};
}

std::string found_of(Finding const& finding, Language language)
{
    return finding.say == say::rule_broken ? words(say::points_two_sides,
                                                   {{"left", arg_of(finding, "left_value")},
                                                    {"right", arg_of(finding, "right_value")}},
                                                   language)
                                           : arg_of(finding, "found");
}

std::string expected_of(Finding const& finding, Language language)
{
    if (finding.say == say::rule_broken) {
        return words(say::points_relation, {{"sign", arg_of(finding, "sign")}}, language);
    }
    auto const least = arg_of(finding, "least");
    return least.empty() ? first_of(finding, {"expected", "sum"})
                         : least + " – " + arg_of(finding, "most");
}

Point point_of(Finding const& finding, Language language)
{
    Point point;
    point.kind = kind_of(finding);
    point.code = code(finding.say);
    point.sheet = finding.place.sheet;
    auto cells = cells_of(finding);
    if (auto const range = parse_a1_range(finding.place.cell)) {
        point.cell = range->first;
    } else if (!cells.empty()) {
        point.cell = cells.front(); // said of the sheet, but it names its cells
    }
    if (point.cell) {
        std::erase(cells, *point.cell);
    }
    point.concerned = std::move(cells);
    point.row = first_of(finding, {"row_name", "row"});
    point.column = first_of(finding, {"column_name", "column"});
    point.found = found_of(finding, language);
    point.expected = expected_of(finding, language);
    point.repair = first_of(finding, {"likely", "value"});
    point.words = sentence(finding, language);
    return point;
}

auto order_of(Point const& point)
{
    return std::tuple(point.kind,
                      point.sheet,
                      point.cell.value_or(CellRef{max_rows, 0}),
                      std::string_view(point.code));
}

// The first fault whose cells a likely repair would change.
Point* fault_mended_by(Finding const& repair, std::vector<Point>& points)
{
    auto const cell = parse_a1(repair.place.cell);
    auto const found = std::ranges::find_if(points, [&](Point const& point) {
        return cell && point.kind != PointKind::note && point.sheet == repair.place.sheet &&
               (point.cell == cell ||
                std::ranges::find(point.concerned, *cell) != point.concerned.end());
    });
    return found == points.end() ? nullptr : &*found;
}

void add_repair(std::vector<Point>& points, Finding const& repair, Language language)
{
    auto* const fault = fault_mended_by(repair, points);
    if (fault == nullptr) {
        points.push_back(point_of(repair, language));
        return;
    }
    auto const between =
        fault->repair.empty() ? std::string() : words(say::repair_or, {}, language);
    fault->repair += between + arg_of(repair, "changes");
}

std::string short_words(Finding const& finding)
{
    auto text = std::string(code(finding.say));
    auto const rule = arg_of(finding, "rule");
    text += rule.empty() ? "" : " " + rule;
    return finding.place.cell.empty() ? text : text + " (" + finding.place.cell + ")";
}

} // namespace

std::size_t PointList::count(PointKind kind) const
{
    return static_cast<std::size_t>(std::ranges::count(points, kind, &Point::kind));
}

std::size_t PointList::count(PointNews news) const
{
    return static_cast<std::size_t>(std::ranges::count_if(points, [&](Point const& point) {
        return point.kind != PointKind::note && point.news == news;
    }));
}

PointList points_of(PointsOf const& said, Language language)
{
    PointList list;
    for (auto const& one : said.now) {
        if (is_likely_repair(one)) {
            continue;
        }
        list.points.push_back(point_of(one, language));
        if (said.compared) {
            list.points.back().news =
                any_same_fault(one, said.before) ? PointNews::again : PointNews::fresh;
        }
    }
    for (auto const& one : said.now) {
        if (is_likely_repair(one)) {
            add_repair(list.points, one, language);
        }
    }
    for (auto const& one : said.before) {
        if (one.severity != Severity::note && !any_same_fault(one, said.now)) {
            list.cured.push_back(short_words(one));
        }
    }
    std::ranges::stable_sort(list.points, {}, order_of);
    return list;
}

void join(PointList& to, PointList more)
{
    std::ranges::move(more.points, std::back_inserter(to.points));
    std::ranges::move(more.cured, std::back_inserter(to.cured));
    std::ranges::stable_sort(to.points, {}, order_of);
}

std::string words(PointKind kind, Language language)
{
    switch (kind) {
    case PointKind::error:
        return words(Severity::error, language);
    case PointKind::question:
        return words(say::severity_question, {}, language);
    case PointKind::explain:
        return words(Severity::explain, language);
    case PointKind::note:
        break;
    }
    return words(Severity::note, language);
}

} // namespace gopbieu
