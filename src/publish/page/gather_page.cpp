#include "publish/page/gather_page.hpp"

#include "base/catalogue/totals.hpp"
#include "publish/page/discreet.hpp"

#include <algorithm>
#include <set>

namespace gopbieu {

namespace {

constexpr std::size_t most_lines = 10;

std::string arg_of(Finding const& finding, std::string_view name)
{
    auto const found = std::ranges::find(finding.args, name, &Arg::name);
    return found == finding.args.end() ? std::string() : found->value;
}

// How many places of the same cause a finding stands for.
std::size_t places_of(Finding const& finding)
{
    std::size_t more = 0;
    for (auto const digit : arg_of(finding, "also")) {
        if (digit < '0' || digit > '9') {
            return 1;
        }
        more = more * 10 + static_cast<std::size_t>(digit - '0');
    }
    return 1 + more;
}

} // namespace

PageGatherer::PageGatherer(PageSource source, PageLimits limits)
    : m_source(std::move(source)), m_limits(limits), m_parts(m_source.forms, m_source.tree),
      m_standings(m_source.tree, m_source.forms.current())
{
    m_page.campaign = &m_source.campaign;
    m_page.tree = &m_source.tree;
    m_page.totals = &m_source.totals;
    m_page.root = m_source.root;
    m_page.language = m_source.language;
    m_page.forms = m_source.forms.current();
    m_page.units = m_source.tree.below(m_source.root);
    for (auto const* const form : m_page.forms) {
        m_writers.emplace_back(*form);
        m_any_list = m_any_list || form->row_kind == RowKind::list;
    }
}

std::optional<std::size_t> PageGatherer::form_number(std::string_view id) const
{
    auto const found = std::ranges::find(m_page.forms, id, &FormDefinition::id);
    return found == m_page.forms.end()
               ? std::nullopt
               : std::optional(static_cast<std::size_t>(found - m_page.forms.begin()));
}

std::size_t PageGatherer::file_number(std::string const& name, std::string const& on_disk)
{
    if (auto const known = m_files.find(name); known != m_files.end()) {
        return known->second;
    }
    auto const number = m_page.files.size();
    // A member of an archive begins with the archive's name.
    m_page.files.push_back({name, name == on_disk ? 0 : on_disk.size()});
    m_files.emplace(m_page.files.back().name, number);
    return number;
}

std::size_t PageGatherer::sheet_number(std::string const& name)
{
    auto const [place, fresh] = m_sheets.try_emplace(name, m_page.sheets.size());
    if (fresh) {
        m_page.sheets.push_back(name);
    }
    return place->second;
}

void PageGatherer::add(FileRecord const& file)
{
    add_findings(file);
    if (file.state == FileState::duplicate) {
        return;
    }
    bool const apart = std::ranges::any_of(
        file.findings, [](Finding const& one) { return one.severity != Severity::note; });
    m_page.summary.files_apart += apart ? 1U : 0U;
    for (auto const& one : file.submissions) {
        if (one.state != SubmissionState::superseded) {
            file_number(one.submission.source.file, file.source.file);
        }
        if (one.state == SubmissionState::accepted) {
            add_leaf(file, one);
        }
    }
    m_standings.add(file, [&](std::string const& name) { return m_files.at(name); });
}

void PageGatherer::add_findings(FileRecord const& file)
{
    m_on_disk = file.source.file;
    file_number(m_on_disk, m_on_disk);
    std::set<std::string_view> units;
    for (auto const& one : file.submissions) {
        units.insert(one.submission.unit);
    }
    auto const only =
        units.size() == 1 ? m_source.tree.find(*units.begin()) : std::optional<std::size_t>();
    for (auto const& finding : file.findings) {
        add_finding(finding, nullptr, false, only);
    }
    for (auto const& one : file.submissions) {
        auto const unit = m_source.tree.find(one.submission.unit);
        bool const replaced = one.state == SubmissionState::superseded;
        for (auto const& finding : one.findings) {
            add_finding(finding, &one.submission, replaced, unit);
        }
        for (auto const& finding : one.settled) {
            add_finding(finding, &one.submission, replaced, unit);
        }
    }
}

void PageGatherer::add_finding(Finding const& finding,
                               Submission const* of,
                               bool replaced,
                               std::optional<std::size_t> unit)
{
    PageFinding one;
    one.severity = finding.severity;
    one.question = asks(finding.say);
    one.replaced = replaced;
    one.say = finding.say;
    one.unit = unit;
    if (of != nullptr) {
        one.form = form_number(of->form);
    }
    bool const list = one.form ? m_page.forms[*one.form]->row_kind == RowKind::list
                               : of == nullptr && m_any_list && !finding.place.file.empty();
    auto const told = discreet(finding, list, m_source.language);
    if (!finding.place.file.empty()) {
        one.file = file_number(finding.place.file, m_on_disk);
    }
    one.sheet = finding.place.sheet;
    one.cell = finding.place.cell;
    one.text = sentence(told, m_source.language);
    if (one.form && !replaced) {
        count_line(told, *one.form, of->unit);
    }
    if (one.severity == Severity::note && !one.question && ++m_notes > m_limits.notes) {
        ++m_page.notes_left_out;
        return;
    }
    m_page.findings.push_back(std::move(one));
}

// A figure is known by row and column, a rule by its id and where it was broken.
void PageGatherer::count_line(Finding const& finding, std::size_t form, std::string const& unit)
{
    auto row = arg_of(finding, "row_name");
    row = row.empty() ? arg_of(finding, "row") : row;
    auto column = arg_of(finding, "column_name");
    if (auto const rule = arg_of(finding, "rule"); !rule.empty()) {
        row = row.empty() ? column : row; // a rule over columns is broken in a column
        auto const why = arg_of(finding, "why");
        column = why.empty() ? rule : rule + ": " + why;
    }
    if (column.empty()) {
        return;
    }
    std::tuple const key(form, row, column);
    auto& line = m_lines[key];
    line.form = form;
    line.row = row;
    line.column = column;
    auto const places = places_of(finding);
    line.findings += places;
    line.errors += finding.severity == Severity::note ? 0 : places;
    auto& last = m_line_units[key]; // a unit's findings come one after the other
    if (last != unit) {
        last = unit;
        ++line.units;
    }
}

void PageGatherer::add_leaf(FileRecord const& file, JudgedSubmission const& one)
{
    auto const unit = m_source.tree.find(one.submission.unit);
    auto const number = form_number(one.submission.form);
    if (!unit || !number || m_page.leaves_left_out) {
        return;
    }
    auto const entry = m_parts.entry(one.submission);
    if (!entry.known() || &m_source.forms.forms[entry.form] != m_page.forms[*number]) {
        return;
    }
    auto const& filed = entry.mapped ? *entry.mapped : one.submission;
    auto& writer = m_writers[*number];
    auto const total = writer.needs_total() ? m_parts.total(*unit, entry.form, filed) : nullptr;
    note_unit(*unit);
    writer.add_leaf(*unit,
                    place_of(*unit),
                    file_number(one.submission.source.file, file.source.file),
                    sheet_number(one.submission.sheet),
                    filed,
                    total.get());
    std::size_t size = 0;
    for (auto const& each : m_writers) {
        size += each.size();
    }
    m_page.leaves_left_out = size > m_limits.leaves;
}

// Where what a unit filed is added: of one that has ended at another unit.
std::size_t PageGatherer::place_of(std::size_t unit)
{
    if (m_source.tree.unit(unit).living) {
        return unit;
    }
    if (!m_former) {
        m_former.emplace(m_source.tree, m_source.campaign.filed_by);
    }
    return m_former->counts_at(unit).value_or(unit);
}

// Ended units are nobody's children, but what they filed counts.
void PageGatherer::note_unit(std::size_t unit)
{
    bool const living = m_source.tree.unit(unit).living;
    if (!living && std::ranges::find(m_page.units, unit) == m_page.units.end()) {
        m_page.units.push_back(unit);
    }
}

void PageGatherer::add_before(Restated const& before)
{
    m_page.with_before = true;
    for (std::size_t form = 0; form < m_page.forms.size(); ++form) {
        for (auto const unit : m_source.tree.below(m_source.root)) {
            auto const* const then = before.find(m_page.forms[form]->id, unit);
            if (then != nullptr && !then->empty() && shown_total(form, unit) != nullptr) {
                m_writers[form].add_before(unit, *then);
            }
        }
    }
}

void PageGatherer::add_output(PageOutput output)
{
    m_page.outputs.push_back(std::move(output));
}

// Of a unit without units below it, what it filed is on the page anyway.
FormTotal const* PageGatherer::shown_total(std::size_t form, std::size_t unit) const
{
    auto const& levels = m_source.campaign.publish;
    auto const* const total = m_source.totals.find(m_page.forms[form]->id, unit);
    bool const wanted = !m_source.tree.children(unit).empty() ||
                        std::ranges::find(levels, m_source.tree.unit(unit).level) != levels.end();
    return wanted && total != nullptr && !total->empty() ? total : nullptr;
}

void PageGatherer::add_return(PageReturn folder)
{
    m_page.returns.push_back(std::move(folder));
}

void PageGatherer::add_totals()
{
    for (std::size_t form = 0; form < m_page.forms.size(); ++form) {
        for (auto const unit : m_source.tree.below(m_source.root)) {
            auto const* const total = shown_total(form, unit);
            if (total == nullptr) {
                continue;
            }
            auto const& file = total->source_file;
            m_writers[form].add_total(
                unit, *total, file.empty() ? std::nullopt : std::optional(file_number(file, file)));
        }
    }
}

void PageGatherer::add_standings(FirstBatches const& first)
{
    auto const saved = [&](std::size_t number) {
        auto const& file = m_page.files[number];
        auto const on_disk = file.archive == 0 ? file.name : file.name.substr(0, file.archive);
        return m_source.saved ? m_source.saved(on_disk) : 0;
    };
    m_page.standings = m_standings.all(m_page, first, saved);
}

void PageGatherer::sum_up()
{
    auto& sum = m_page.summary;
    auto const& all = m_page.standings;
    for (auto first = all.begin(); first != all.end();) {
        auto const last = std::find_if(
            first, all.end(), [&](PageStanding const& one) { return one.unit != first->unit; });
        auto const has = [&](StandingKind kind) {
            return std::any_of(
                first, last, [&](PageStanding const& one) { return one.kind == kind; });
        };
        if (first->expected) {
            bool const missing = has(StandingKind::missing);
            bool const faulty = has(StandingKind::must_correct);
            bool const waiting = has(StandingKind::waiting);
            ++sum.units;
            sum.complete += missing ? 0U : 1U;
            sum.good += missing || faulty || waiting ? 0U : 1U;
            sum.missing += missing ? 1U : 0U;
            sum.must_correct += faulty ? 1U : 0U;
            sum.waiting += waiting ? 1U : 0U;
        }
        first = last;
    }
    for (auto const& one : all) {
        if (one.expected) {
            ++sum.forms.at(static_cast<std::size_t>(one.kind));
        }
        if (one.kind == StandingKind::missing) {
            continue;
        }
        sum.in_time.whole += one.days_late ? 1U : 0U;
        sum.in_time.part += one.days_late == 0 ? 1U : 0U;
        ++sum.clean_at_once.whole;
        sum.clean_at_once.part += one.clean_at_once ? 1U : 0U;
    }
}

void PageGatherer::pick_lines()
{
    for (auto const& [key, line] : m_lines) {
        m_page.lines.push_back(line);
    }
    std::ranges::stable_sort(m_page.lines, [](TroubledLine const& left, TroubledLine const& right) {
        return std::pair(left.findings, left.errors) > std::pair(right.findings, right.errors);
    });
    if (m_page.lines.size() > most_lines) {
        m_page.lines.resize(most_lines);
    }
}

CampaignPage PageGatherer::finish(std::vector<Finding> const& of_totals,
                                  FirstBatches const& first,
                                  PageReceipt const& receipt)
{
    for (auto const& finding : of_totals) {
        if (finding.say != say::not_filed) { // the standings say so
            add_finding(finding, nullptr, false, m_source.tree.find(unit_of(finding)));
        }
    }
    add_totals();
    add_standings(first);
    sum_up();
    pick_lines();
    m_page.receipt = receipt;
    for (auto& writer : m_writers) {
        if (m_page.leaves_left_out) {
            writer.forget_leaves();
        }
        m_page.figures.push_back(writer.finish());
    }
    return std::move(m_page);
}

} // namespace gopbieu
