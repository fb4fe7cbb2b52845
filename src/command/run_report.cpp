#include "base/catalogue/program.hpp"
#include "base/json.hpp"
#include "command/run_campaign.hpp"

#include <array>
#include <string_view>
#include <unordered_map>
#include <utility>

namespace gopbieu {

namespace {

// A small writer of indented lists, so that two results can be compared line by line.
class Json {
public:
    std::string text;

    void field(std::string_view name, std::string_view value)
    {
        key(name);
        append_json(text, value);
    }
    void field(std::string_view name, std::size_t value)
    {
        key(name);
        append_number(text, static_cast<unsigned long long>(value));
    }
    /// A number in its exact decimal form, or as text where no decimal ends.
    void number(std::string_view name, Exact const& value)
    {
        auto const exact = value.text();
        key(name);
        if (exact.find('/') == std::string::npos) {
            text += exact;
        } else {
            append_json(text, exact);
        }
    }
    void open(std::string_view name, char bracket)
    {
        key(name);
        text += bracket;
        m_first = true;
    }
    void open(char bracket)
    {
        comma();
        text += "\n  ";
        text += bracket;
        m_first = true;
    }
    void close(char bracket)
    {
        text += bracket;
        m_first = false;
    }

private:
    void comma()
    {
        text += m_first ? "" : ",";
        m_first = false;
    }
    void key(std::string_view name)
    {
        comma();
        append_json(text, name);
        text += ':';
    }
    bool m_first = true;
};

void write_finding(Json& json, Finding const& finding, Language language)
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

void write_value(Json& json, FigureValue const& value)
{
    if (auto const* const number = std::get_if<Exact>(&value)) {
        json.number("value", *number);
    } else {
        json.field("value", std::get<std::string>(value));
    }
}

void write_total(Json& json,
                 Desk const& desk,
                 FormDefinition const& form,
                 std::size_t unit,
                 FormTotal const& total)
{
    for (auto const& row : total.rows()) {
        for (std::uint32_t column = 0; column < form.columns.size(); ++column) {
            CellAt const cell{row.row, column};
            auto const value = total.value(cell);
            auto const weight = total.weight(cell);
            if (!value && !weight) {
                continue;
            }
            json.open('{');
            json.field("unit", desk.tree.unit(unit).code);
            json.field("form", form.id);
            json.field("row", row.id);
            json.field("column", form.columns[column].id);
            if (value) {
                write_value(json, *value);
            }
            if (weight) {
                json.number("weight", *weight);
            }
            json.field("filed", total.coverage.filed);
            json.field("expected", total.coverage.expected);
            if (!total.source_file.empty()) {
                json.field("source", total.source_file);
            }
            json.close('}');
        }
    }
}

void write_files(Json& json, RunResult const& result)
{
    json.open("files", '[');
    for (auto const& file : result.files) {
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
    }
    json.close(']');
}

void write_names(Json& json, std::string_view list, std::vector<std::string> const& files)
{
    json.open(list, '[');
    for (auto const& file : files) {
        json.open('{');
        json.field("file", file);
        json.close('}');
    }
    json.close(']');
}

void write_receipt(Json& json, Receipt const& receipt)
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

std::string cells_line(Receipt const& receipt, Language language)
{
    auto const& cells = receipt.cells;
    return words(say::receipt_cells,
                 {{"sheets", std::to_string(receipt.sheets)},
                  {"seen", std::to_string(cells.seen)},
                  {"used", std::to_string(cells.used)},
                  {"labels", std::to_string(cells.labels)},
                  {"checked", std::to_string(cells.checked)},
                  {"outside", std::to_string(cells.outside)},
                  {"people", std::to_string(cells.people)},
                  {"left_out", std::to_string(cells.left_out)},
                  {"asked", std::to_string(cells.asked)}},
                 language);
}

// What every receipt begins with: files, cells, coverage.
std::string head(Desk const& desk, RunResult const& result, Language language)
{
    auto const& receipt = result.receipt;
    auto const count = [&](FileState state) { return std::to_string(receipt.of(state)); };
    auto text = words(say::receipt_title, {{"name", desk.campaign.name}}, language) + "\n" +
                words(say::receipt_files,
                      {{"seen", std::to_string(receipt.seen)},
                       {"accepted", count(FileState::accepted)},
                       {"returned", count(FileState::returned)},
                       {"waiting", count(FileState::waiting)},
                       {"superseded", count(FileState::superseded)},
                       {"duplicate", count(FileState::duplicate)},
                       {"not_ours", count(FileState::not_ours)},
                       {"unreadable", count(FileState::unreadable)}},
                      language) +
                "\n" +
                words(say::receipt_read,
                      {{"read", std::to_string(receipt.read)},
                       {"removed", std::to_string(receipt.removed)}},
                      language) +
                "\n" + cells_line(receipt, language) + "\n";
    for (auto const* const form : desk.forms.current()) {
        if (auto const* const total = result.totals.find(form->id, desk.root)) {
            text += words(say::receipt_coverage,
                          {{"form", form->id},
                           {"filed", std::to_string(total->coverage.filed)},
                           {"expected", std::to_string(total->coverage.expected)}},
                          language) +
                    "\n";
        }
    }
    return text;
}

std::string state_words(FileState state, Language language)
{
    static constexpr std::array<Say, file_states> all{say::state_accepted,
                                                      say::state_returned,
                                                      say::state_waiting,
                                                      say::state_superseded,
                                                      say::state_duplicate,
                                                      say::state_not_ours,
                                                      say::state_unreadable};
    return words(all.at(static_cast<std::size_t>(state)), {}, language);
}

} // namespace

std::string result_json(Desk const& desk, RunResult const& result, Language language)
{
    Json json;
    json.text = "{";
    json.field("campaign", desk.campaign.name);
    json.field("period", desk.campaign.period);
    json.field("unit", desk.campaign.unit);
    write_receipt(json, result.receipt);
    write_files(json, result);
    json.open("findings", '[');
    for (auto const& file : result.files) {
        for (auto const& finding : all_findings(file)) {
            write_finding(json, finding, language);
        }
    }
    for (auto const& finding : result.findings) {
        write_finding(json, finding, language);
    }
    json.close(']');
    json.open("totals", '[');
    for (auto const unit : desk.tree.below(desk.root)) {
        for (auto const* const form : desk.forms.current()) {
            if (auto const* const total = result.totals.find(form->id, unit)) {
                write_total(json, desk, *form, unit, *total);
            }
        }
    }
    json.close(']');
    write_names(json, "published", result.published);
    write_names(json, "reconciled", result.reconciled);
    return json.text + "}\n";
}

std::string receipt(Desk const& desk, RunResult const& result, Language language)
{
    auto text = head(desk, result, language);
    for (auto const& file : result.published) {
        text += words(say::receipt_published, {{"file", file}}, language) + "\n";
    }
    for (auto const& file : result.reconciled) {
        text += words(say::receipt_reconciled, {{"file", file}}, language) + "\n";
    }
    return text;
}

std::string dry_receipt(Desk const& desk, RunResult const& result, Language language)
{
    auto text = words(say::receipt_dry, {}, language) + "\n";
    std::unordered_map<std::string_view, FileState> states;
    for (auto const& file : result.files) {
        states.emplace(file.source.file, file.state);
    }
    auto const say = [&](Say what, Args const& args) {
        text += words(what, args, language) + "\n";
    };
    for (auto const& file : result.read) {
        if (auto const found = states.find(file); found != states.end()) {
            say(say::receipt_would_read,
                {{"file", file}, {"state", state_words(found->second, language)}});
        }
    }
    for (auto const& file : result.removed) {
        say(say::receipt_has_left, {{"file", file}});
    }
    text += head(desk, result, language);
    for (auto const& file : result.published) {
        say(say::receipt_would_publish, {{"file", file}});
    }
    for (auto const& file : result.reconciled) {
        say(say::receipt_would_publish, {{"file", file}});
    }
    return text;
}

} // namespace gopbieu
