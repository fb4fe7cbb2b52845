#include "publish/page/page_json.hpp"

#include "base/json.hpp"
#include "publish/page/page_figures.hpp"
#include "publish/page/page_words.hpp"

#include <algorithm>
#include <span>
#include <string>
#include <string_view>

namespace gopbieu {

namespace {

// Writes lists and members with the commas between them. What is written leaves in pieces.
class Compact {
public:
    explicit Compact(PageSink const& sink) : m_sink(sink) {}

    std::string text; ///< not gone yet; never empty in the middle

    void open(char bracket)
    {
        comma();
        text += bracket;
    }
    void close(char bracket) { text += bracket; }
    void key(std::string_view name)
    {
        string(name);
        text += ':';
    }
    void string(std::string_view value)
    {
        comma();
        append_json(text, value);
    }
    void number(std::size_t value) { raw(std::to_string(value)); }
    void number(std::optional<std::size_t> value)
    {
        raw(value ? std::to_string(*value) : std::string("-1"));
    }
    void flag(bool value) { raw(value ? "1" : "0"); }
    void raw(std::string_view json)
    {
        comma();
        text += json;
    }
    void line()
    {
        constexpr std::size_t piece = 1U << 16U;
        if (text.size() > piece) {
            flush();
        }
        text += '\n';
    }
    void flush()
    {
        m_sink(text);
        text.clear();
    }
    void member(std::string_view name, std::string_view value)
    {
        key(name);
        string(value);
    }
    void list(std::string_view name, std::span<std::string const> pieces)
    {
        key(name);
        text += '[';
        flush();
        for (auto const& piece : pieces) {
            m_sink(piece); // megabytes, perhaps
        }
        text += ']';
    }
    void list(std::string_view name, std::string const& content)
    {
        list(name, std::span(&content, 1));
    }

private:
    void comma()
    {
        auto const last = text.empty() ? '[' : text.back();
        if (last != '[' && last != '{' && last != ':' && last != ',' && last != '\n') {
            text += ',';
        }
    }

    PageSink const& m_sink;
};

std::string_view type_name(ValueType type)
{
    return type == ValueType::percent ? "percent" : type == ValueType::count ? "count" : "number";
}

std::string_view way_name(Way way)
{
    switch (way) {
    case Way::sum:
        return "sum";
    case Way::mean:
        return "mean";
    case Way::max:
        return "max";
    case Way::min:
        return "min";
    case Way::ratio:
    case Way::formula:
        return "derived";
    case Way::none:
    case Way::latest:
    case Way::join:
        break;
    }
    return "";
}

void write_campaign(Compact& out, CampaignPage const& page)
{
    auto const& campaign = *page.campaign;
    out.member("lang", page.language == Language::english ? "en" : "vi");
    out.member("name", campaign.name);
    out.member("period", campaign.period);
    out.key("root");
    out.number(page.root);
    if (campaign.deadline) {
        out.key("deadline"); // seconds, and how far its clock is from Greenwich in minutes
        out.open('[');
        out.raw(std::to_string(campaign.deadline->seconds()));
        out.raw(std::to_string(campaign.deadline->zone));
        out.close(']');
    }
    out.key("notes_left_out");
    out.number(page.notes_left_out);
    out.key("leaves_left_out");
    out.flag(page.leaves_left_out);
    out.key("with_before");
    out.flag(page.with_before);
}

void write_words(Compact& out, Language language)
{
    out.line();
    out.raw(",\"words\":{");
    for (auto const& word : page_words()) {
        out.member(word.name, word.in(language));
    }
    out.close('}');
}

void write_columns(Compact& out, FormDefinition const& form)
{
    out.key("cols");
    out.open('[');
    for (auto const column : figure_columns(form)) {
        auto const& one = form.columns[column];
        out.open('[');
        out.string(one.id);
        out.open('[');
        for (auto const& label : one.path) {
            out.string(label);
        }
        out.close(']');
        out.string(type_name(one.measure.type));
        out.string(way_name(one.measure.way));
        out.close(']');
    }
    out.close(']');
}

void write_forms(Compact& out, CampaignPage const& page)
{
    out.line();
    out.raw(",\"forms\":[");
    for (std::size_t at = 0; at < page.forms.size(); ++at) {
        auto const& form = *page.forms[at];
        auto const& figures = page.figures[at];
        out.line();
        out.text += at == 0 ? "" : ",";
        out.open('{');
        out.member("id", form.id);
        out.member("number", form.number);
        out.member("title", form.title);
        out.member("kind",
                   form.row_kind == RowKind::list    ? "list"
                   : form.row_kind == RowKind::keyed ? "keyed"
                                                     : "fixed");
        write_columns(out, form);
        out.list("rows", figures.rows);
        out.list("totals", figures.totals);
        out.list("before", figures.before);
        out.list("layouts", figures.layouts);
        out.list("leaves", figures.leaves);
        out.close('}');
    }
    out.close(']');
}

void write_units(Compact& out, CampaignPage const& page)
{
    std::vector<std::string> levels;
    for (auto const unit : page.units) {
        auto const& level = page.tree->unit(unit).level;
        if (std::ranges::find(levels, level) == levels.end()) {
            levels.push_back(level);
        }
    }
    out.line();
    out.raw(",\"levels\":[");
    for (auto const& level : levels) {
        out.string(level);
    }
    out.close(']');
    out.line();
    out.raw(",\"units\":[");
    for (auto const index : page.units) {
        auto const& unit = page.tree->unit(index);
        out.line();
        out.text += index == page.units.front() ? "" : ",";
        out.open('[');
        out.number(index);
        out.string(unit.code);
        out.string(unit.name);
        out.number(
            static_cast<std::size_t>(std::ranges::find(levels, unit.level) - levels.begin()));
        out.number(index == page.root ? std::nullopt : unit.parent);
        out.close(']');
    }
    out.close(']');
}

void write_files(Compact& out, CampaignPage const& page)
{
    out.line();
    out.raw(",\"files\":[");
    for (std::size_t at = 0; at < page.files.size(); ++at) {
        auto const& file = page.files[at];
        out.line();
        out.text += at == 0 ? "" : ",";
        out.open('[');
        out.string(file.name);
        out.number(file.archive);
        out.close(']');
    }
    out.close(']');
    out.line();
    out.raw(",\"sheets\":[");
    for (auto const& sheet : page.sheets) {
        out.string(sheet);
    }
    out.close(']');
}

void write_standings(Compact& out, CampaignPage const& page)
{
    out.line();
    out.raw(",\"standings\":[");
    bool first = true;
    for (auto const& one : page.standings) {
        out.line();
        out.text += first ? "" : ",";
        first = false;
        out.open('[');
        out.number(std::size_t{one.unit});
        out.number(std::size_t{one.form});
        out.number(static_cast<std::size_t>(one.kind));
        out.number(one.file ? std::optional<std::size_t>(*one.file) : std::nullopt);
        out.raw(one.days_late ? std::to_string(*one.days_late) : "-1");
        out.flag(one.expected);
        out.flag(one.clean_at_once);
        out.close(']');
    }
    out.close(']');
}

void write_findings(Compact& out, CampaignPage const& page)
{
    out.line();
    out.raw(",\"findings\":[");
    bool first = true;
    for (auto const& one : page.findings) {
        out.line();
        out.text += first ? "" : ",";
        first = false;
        out.open('[');
        out.number(one.question ? std::size_t{3} : static_cast<std::size_t>(one.severity));
        out.string(code(one.say));
        out.number(one.unit);
        out.number(one.form);
        out.number(one.file);
        out.string(one.sheet);
        out.string(one.cell);
        out.string(one.text);
        out.flag(one.replaced);
        out.close(']');
    }
    out.close(']');
}

void write_outputs(Compact& out, CampaignPage const& page)
{
    out.line();
    out.raw(",\"outputs\":[");
    for (auto const& one : page.outputs) {
        out.open('[');
        out.number(one.unit);
        out.string(one.official);
        out.string(one.reconciliation);
        out.close(']');
    }
    out.close(']');
    out.line();
    out.raw(",\"returns\":[");
    for (auto const& one : page.returns) {
        out.open('[');
        out.number(one.unit);
        out.string(one.folder);
        out.close(']');
    }
    out.close(']');
}

} // namespace

void write_page_json(CampaignPage const& page, PageSink const& sink)
{
    Compact out(sink);
    out.open('{');
    write_campaign(out, page);
    write_words(out, page.language);
    write_units(out, page);
    write_files(out, page);
    write_standings(out, page);
    write_findings(out, page);
    write_outputs(out, page);
    write_forms(out, page);
    out.close('}');
    out.flush();
}

std::string page_json(CampaignPage const& page)
{
    std::string all;
    write_page_json(page, [&](std::string_view piece) { all += piece; });
    return all;
}

} // namespace gopbieu
