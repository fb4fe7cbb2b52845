#include "base/catalogue/totals.hpp"
#include "base/json.hpp"
#include "command/run_campaign.hpp"
#include "ledger/standing.hpp"

#include <map>
#include <string_view>
#include <utility>

namespace gopbieu {

namespace {

// A small writer of indented lists, so that two results can be compared line by line. What is
// written leaves in pieces.
class Json {
public:
    explicit Json(Sink const& sink) : m_sink(sink) { m_text = "{"; }

    void end()
    {
        m_text += "}\n";
        m_sink(m_text);
        m_text.clear();
    }

    void field(std::string_view name, std::string_view value)
    {
        key(name);
        append_json(m_text, value);
    }
    void field(std::string_view name, std::size_t value)
    {
        key(name);
        append_number(m_text, static_cast<unsigned long long>(value));
    }
    void item(std::string_view value)
    {
        comma();
        append_json(m_text, value);
    }
    /// Fields that many entries share, as they were written once.
    void fields(std::string_view written)
    {
        comma();
        m_text += written;
    }
    void number(std::string_view name, Exact const& value)
    {
        key(name);
        append_number(m_text, value);
    }
    void open(std::string_view name, char bracket)
    {
        key(name);
        m_text += bracket;
        m_first = true;
    }
    void open(char bracket)
    {
        constexpr std::size_t piece = 1U << 16U;
        if (m_text.size() > piece) {
            m_sink(m_text);
            m_text.clear();
        }
        comma();
        m_text += "\n  ";
        m_text += bracket;
        m_first = true;
    }
    void close(char bracket)
    {
        m_text += bracket;
        m_first = false;
    }

private:
    void comma()
    {
        m_text += m_first ? "" : ",";
        m_first = false;
    }
    void key(std::string_view name)
    {
        comma();
        append_json(m_text, name);
        m_text += ':';
    }
    Sink const& m_sink;
    std::string m_text;
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

// Of all rows together: of a list its only totals, of a keyed form its total row.
void write_over_rows(Json& json,
                     Desk const& desk,
                     FormDefinition const& form,
                     std::size_t unit,
                     FormTotal const& total)
{
    for (std::uint32_t column = 0; column < form.columns.size(); ++column) {
        auto const value = total.over_rows(column);
        if (form.row_kind == RowKind::fixed || !value) {
            continue;
        }
        json.open('{');
        json.field("unit", desk.tree.unit(unit).code);
        json.field("form", form.id);
        json.field("column", form.columns[column].id);
        write_value(json, *value);
        if (form.columns[column].measure.way == Way::mean) {
            json.number("weight", total.amount_over_rows(column).weight);
        }
        json.close('}');
    }
}

// The rows of a list, numbered on from one unit to the next.
void write_list(Json& json, Desk const& desk, FormDefinition const& form, FormTotal const& total)
{
    std::size_t number = 0;
    for (auto const& row : total.list()) {
        json.open('{');
        json.field("form", form.id);
        json.field("number", ++number);
        json.field("unit", desk.tree.unit(row->unit).code);
        json.field("label", row->label);
        json.open("values", '{');
        for (std::size_t column = 0; column < row->values.size(); ++column) {
            auto const& value = row->values[column];
            auto const* const exact = value ? std::get_if<Exact>(&*value) : nullptr;
            if (exact != nullptr) {
                json.number(form.columns[column].id, *exact);
            } else if (value) {
                json.field(form.columns[column].id, std::get<std::string>(*value));
            }
        }
        json.close('}');
        json.close('}');
    }
}

/// What the entries of a form's total have in common. There are some hundred thousand of them.
class TotalFields {
public:
    TotalFields(Desk const& desk,
                FormDefinition const& form,
                std::size_t unit,
                FormTotal const& total)
    {
        append_field(m_front, "unit", desk.tree.unit(unit).code);
        append_field(m_front, "form", form.id);
        append_field(m_back, "filed", total.coverage.filed);
        append_field(m_back, "expected", total.coverage.expected);
        if (!total.source_file.empty()) {
            append_field(m_back, "source", total.source_file);
        }
        for (auto const& column : form.columns) {
            append_field(m_columns.emplace_back(), "column", column.id);
        }
    }

    void write(Json& json,
               std::string const& row,
               std::size_t column,
               std::optional<FigureValue> const& value,
               std::optional<Exact> const& weight) const
    {
        json.open('{');
        json.fields(m_front);
        json.field("row", row);
        json.fields(m_columns[column]);
        if (value) {
            write_value(json, *value);
        }
        if (weight) {
            json.number("weight", *weight);
        }
        json.fields(m_back);
        json.close('}');
    }

private:
    static void append_name(std::string& to, std::string_view name)
    {
        to += to.empty() ? "" : ",";
        append_json(to, name);
        to += ':';
    }
    static void append_field(std::string& to, std::string_view name, std::string_view value)
    {
        append_name(to, name);
        append_json(to, value);
    }
    static void append_field(std::string& to, std::string_view name, std::size_t value)
    {
        append_name(to, name);
        append_number(to, static_cast<unsigned long long>(value));
    }

    std::string m_front, m_back;
    std::vector<std::string> m_columns;
};

void write_total(Json& json,
                 Desk const& desk,
                 FormDefinition const& form,
                 std::size_t unit,
                 FormTotal const& total)
{
    TotalFields const fields(desk, form, unit, total);
    for (auto const& row : total.rows()) {
        for (std::uint32_t column = 0; column < form.columns.size(); ++column) {
            CellAt const cell{row.row, column};
            auto const value = total.value(cell);
            auto const weight = total.weight(cell);
            if (value || weight) {
                fields.write(json, row.id, column, value, weight);
            }
        }
    }
}

// What each total was made of: the file in which the unit filed it, or the units directly below.
void write_sources(Json& json,
                   Desk const& desk,
                   FormDefinition const& form,
                   std::size_t unit,
                   FormTotal const& total)
{
    json.open('{');
    json.field("unit", desk.tree.unit(unit).code);
    json.field("form", form.id);
    if (!total.source_file.empty()) {
        json.field("file", total.source_file);
    }
    if (!total.parts.empty()) {
        json.open("units", '[');
        for (auto const part : total.parts) {
            json.item(desk.tree.unit(part).code);
        }
        json.close(']');
    }
    json.close('}');
}

// A list with whatever `write` tells of the total of each unit and form.
template <typename Write>
void write_each_total(
    Json& json, std::string_view list, Desk const& desk, Totals const& totals, Write write)
{
    json.open(list, '[');
    for (auto const unit : desk.tree.below(desk.root)) {
        for (auto const* const form : desk.forms.current()) {
            if (auto const* const total = totals.find(form->id, unit)) {
                write(json, desk, *form, unit, *total);
            }
        }
    }
    json.close(']');
}

// The totals on the tree of another day; units keep their codes.
void write_restated(Json& json, Desk const& desk, Restated const& restated)
{
    json.open("restated", '{');
    json.field("day", desk.campaign.restate->text());
    json.open("totals", '[');
    for (std::size_t unit = 0; unit < desk.tree.units().size(); ++unit) {
        for (auto const* const form : desk.forms.current()) {
            if (auto const* const total = restated.find(form->id, unit)) {
                write_total(json, desk, *form, unit, *total);
            }
        }
    }
    json.close(']');
    json.close('}');
}

void write_files(Json& json, Ledger& ledger)
{
    json.open("files", '[');
    ledger.each_file(Detail::without_figures, [&](FileRecord const& file) {
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

std::string_view kind_name(ReturnKind kind)
{
    return kind == ReturnKind::faulty    ? "faulty"
           : kind == ReturnKind::missing ? "missing"
                                         : "unknown";
}

void write_returns(Json& json, RunReturns const& returns)
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

// Where each form stands that is expected of a unit, or that it filed all the same.
void write_units(Json& json, Desk const& desk, Ledger& ledger)
{
    std::vector<std::string> forms;
    for (auto const* const form : desk.forms.current()) {
        forms.push_back(form->id);
    }
    StandingReader reader;
    ledger.each_file(Detail::without_figures, [&](FileRecord const& file) { reader.add(file); });
    auto const all = reader.standings(desk.tree, desk.root, forms, desk.campaign.filed_by);
    json.open("units", '[');
    auto next = all.begin();
    for (auto const index : desk.tree.below(desk.root)) {
        auto const& unit = desk.tree.unit(index);
        json.open('{');
        json.field("unit", unit.code);
        json.field("name", unit.name);
        json.field("level", unit.level);
        json.field("parent", unit.parent_code);
        json.open("forms", '{');
        for (; next != all.end() && next->unit == index; ++next) {
            json.field(next->form, standing_name(next->kind));
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
    Json json(sink);
    json.field("campaign", desk.campaign.name);
    json.field("period", desk.campaign.period);
    json.field("unit", desk.campaign.unit);
    write_receipt(json, result.receipt);
    write_units(json, desk, ledger);
    write_files(json, ledger);
    json.open("findings", '[');
    ledger.each_finding([&](Finding const& finding, std::string_view /*file*/) {
        write_finding(json, finding, language);
    });
    for (auto const& finding : result.findings) {
        write_finding(json, finding, language);
    }
    json.close(']');
    write_each_total(json, "totals", desk, result.totals, write_total);
    write_each_total(json, "sources", desk, result.totals, write_sources);
    write_each_total(json, "over_rows", desk, result.totals, write_over_rows);
    json.open("lists", '[');
    for (auto const* const form : desk.forms.current()) {
        if (auto const* const total = result.totals.find(form->id, desk.root)) {
            write_list(json, desk, *form, *total);
        }
    }
    json.close(']');
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
