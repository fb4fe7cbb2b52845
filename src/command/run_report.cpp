#include "base/catalogue/totals.hpp"
#include "command/report_totals.hpp"
#include "command/result_json.hpp"
#include "command/run_campaign.hpp"

#include <algorithm>
#include <string_view>
#include <utility>

namespace gopbieu {

namespace {

void write_finding(ResultJson& json, Finding const& finding, Language language)
{
    json.open('{');
    json.field("code", code(finding.say));
    json.field("severity",
               finding.severity == Severity::error     ? "error"
               : finding.severity == Severity::explain ? "explain"
                                                       : "note");
    json.field("file", finding.place.file);
    json.field("sheet", finding.place.sheet);
    json.field("cell", finding.place.cell);
    if (auto const unit = unit_of(finding); !unit.empty()) {
        json.field("unit", unit);
    }
    json.field("text", sentence(finding, language));
    json.close('}');
}

void write_files(ResultJson& json, Ledger& ledger)
{
    json.open("files", '[');
    ledger.each_file(Detail::outline, [&](FileRecord const& file) {
        json.open('{');
        json.field("file", file.source.file);
        json.field("sha256", file.source.sha256);
        json.field("state", state_name(file.state));
        json.open("submissions", '[');
        for (auto const& one : file.submissions) {
            auto const& submission = one.submission;
            json.open('{');
            json.field("form", submission.form);
            json.field("edition", submission.edition);
            json.field("unit", submission.unit);
            json.field("sheet", submission.sheet);
            json.field("state", state_name(one.state));
            json.close('}');
        }
        json.close(']');
        json.close('}');
    });
    json.close(']');
}

void write_names(ResultJson& json, std::string_view list, std::vector<std::string> const& files)
{
    json.open(list, '[');
    for (auto const& file : files) {
        json.open('{');
        json.field("file", file);
        json.close('}');
    }
    json.close(']');
}

std::string_view kind_name(ReturnKind kind)
{
    return kind == ReturnKind::faulty    ? "faulty"
           : kind == ReturnKind::missing ? "missing"
                                         : "unknown";
}

void write_returns(ResultJson& json, RunReturns const& returns)
{
    json.open("returned", '[');
    for (auto const& folder : returns.folders) {
        json.open('{');
        json.field("unit", folder.unit);
        json.field("kind", kind_name(folder.kind));
        write_names(json, "files", folder.files);
        json.close('}');
    }
    json.close(']');
    write_names(json, "letters", returns.covers);
}

void write_receipt(ResultJson& json, Receipt const& receipt)
{
    json.open("receipt", '{');
    json.open("files", '{');
    json.field("seen", receipt.seen);
    for (std::size_t at = 0; at < file_states; ++at) {
        json.field(state_name(static_cast<FileState>(at)), receipt.states.at(at));
    }
    json.close('}');
    auto const& cells = receipt.cells;
    json.open("cells", '{');
    json.field("sheets", receipt.sheets);
    for (auto const& [name, count] : {std::pair("seen", cells.seen),
                                      std::pair("used", cells.used),
                                      std::pair("labels", cells.labels),
                                      std::pair("checked", cells.checked),
                                      std::pair("outside", cells.outside),
                                      std::pair("people", cells.people),
                                      std::pair("left_out", cells.left_out),
                                      std::pair("asked", cells.asked)}) {
        json.field(name, std::size_t{count});
    }
    json.close('}');
    json.close('}');
}

// Where each form stands that is expected of a unit, or that it filed all the same.
void write_units(ResultJson& json, Desk const& desk, StandingKinds const& standings)
{
    auto const& filed_by = desk.campaign.filed_by;
    auto const forms = form_names(desk);
    json.open("units", '[');
    for (auto const index : desk.tree.below(desk.root)) {
        auto const& unit = desk.tree.unit(index);
        bool const expected = std::ranges::find(filed_by, unit.level) != filed_by.end();
        json.open('{');
        json.field("unit", unit.code);
        json.field("name", unit.name);
        json.field("level", unit.level);
        json.field("parent", unit.parent_code);
        json.open("forms", '{');
        for (std::size_t form = 0; form < forms.size(); ++form) {
            auto const kind = standings.of(index, form);
            if (kind || expected) {
                json.field(forms[form], standing_name(kind.value_or(StandingKind::missing)));
            }
        }
        json.close('}');
        json.close('}');
    }
    json.close(']');
}

} // namespace

void write_result_json(
    Desk const& desk, RunResult const& result, Ledger& ledger, Language language, Sink const& sink)
{
    ResultJson json(sink);
    json.field("campaign", desk.campaign.name);
    json.field("period", desk.campaign.period);
    json.field("unit", desk.campaign.unit);
    write_receipt(json, result.receipt);
    write_units(json, desk, result.standings);
    write_files(json, ledger);
    json.open("findings", '[');
    ledger.each_finding([&](Finding const& finding, std::string_view /*file*/) {
        write_finding(json, finding, language);
    });
    for (auto const& finding : result.findings) {
        write_finding(json, finding, language);
    }
    json.close(']');
    write_totals(json, desk, result.totals);
    if (result.restated) {
        write_restated(json, desk, *result.restated);
        write_names(json, "published_restated", result.published_restated);
    }
    write_names(json, "published", result.published);
    write_names(json, "reconciled", result.reconciled);
    write_returns(json, result.returns);
    json.end();
}

} // namespace gopbieu
