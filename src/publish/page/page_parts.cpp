#include "publish/page/page_parts.hpp"

#include "publish/page/page_text.hpp"
#include "publish/page/page_words.hpp"

#include <array>
#include <utility>

namespace gopbieu {

namespace {

constexpr std::array<std::string_view, standing_kinds> kind_names{
    "in", "must_correct", "waiting", "missing"};

// Writes markup in the language of one page.
class Markup {
public:
    explicit Markup(CampaignPage const& page) : m_page(page) {}

    [[nodiscard]] std::string word(std::string_view name, Args const& args = {}) const
    {
        return html_text(page_word(name, m_page.language, args));
    }
    [[nodiscard]] std::string count(std::size_t number) const
    {
        return grouped(number, m_page.language == Language::english);
    }
    [[nodiscard]] std::string share(PageShare const& share) const
    {
        auto const tenths = (share.part * 2000 + share.whole) / (share.whole * 2);
        auto const mark = m_page.language == Language::english ? "." : ",";
        return std::to_string(tenths / 10) + mark + std::to_string(tenths % 10) + "\u00a0%";
    }
    [[nodiscard]] std::string name_of(FormDefinition const& form) const
    {
        // Titles are printed in capitals, which is hard to read in a table.
        return form.number.empty()
                   ? "<span class=\"formtitle\">" + html_text(form.title) + "</span>"
                   : html_text(form.number);
    }

private:
    CampaignPage const& m_page;
};

std::string head_cell(std::string const& text, bool number = false)
{
    return std::string("<th scope=\"col\"") + (number ? " class=\"num\">" : ">") + text + "</th>";
}

std::string number_cell(std::string const& text)
{
    return "<td class=\"num\">" + text + "</td>";
}

std::string file_link(std::string const& file, std::string const& shown, std::string const& label)
{
    return "<a href=\"" + html_text(page_link(file)) + "\" aria-label=\"" + label + "\">" + shown +
           "</a>";
}

std::string two_digits(int number)
{
    return (number < 10 ? "0" : "") + std::to_string(number);
}

} // namespace

std::string answer_html(CampaignPage const& page)
{
    Markup const markup(page);
    auto const& sum = page.summary;
    auto text =
        "<strong>" +
        markup.word("answer_filed",
                    {{"count", markup.count(sum.complete)}, {"all", markup.count(sum.units)}}) +
        "</strong>";
    for (auto const& [word, count] : {std::pair("answer_correct", sum.must_correct),
                                      std::pair("answer_waiting", sum.waiting),
                                      std::pair("answer_missing", sum.missing)}) {
        if (count != 0) {
            text += "<span>" + markup.word(word, {{"count", markup.count(count)}}) + "</span>";
        }
    }
    return sum.units != 0 && sum.good == sum.units
               ? text + "<span>" + markup.word("answer_good") + "</span>"
               : text;
}

std::string deadline_html(CampaignPage const& page)
{
    Markup const markup(page);
    auto const& deadline = page.campaign->deadline;
    if (!deadline) {
        return markup.word("no_deadline");
    }
    auto const day = two_digits(deadline->day) + "/" + two_digits(deadline->month) + "/" +
                     std::to_string(deadline->year);
    return markup.word(
        "deadline",
        {{"time", two_digits(deadline->hour) + ":" + two_digits(deadline->minute)}, {"day", day}});
}

std::string tiles_html(CampaignPage const& page)
{
    Markup const markup(page);
    auto const& sum = page.summary;
    struct Tile {
        std::string_view filter, word, look;
        std::size_t count;
    };
    std::string html;
    for (auto const& tile : {Tile{"good", "tile_good", "in", sum.good},
                             Tile{"correct", "tile_correct", "must_correct", sum.must_correct},
                             Tile{"waiting", "tile_waiting", "waiting", sum.waiting},
                             Tile{"missing", "tile_missing", "missing", sum.missing}}) {
        html += "<li class=\"tile s-" + std::string(tile.look) + (tile.count == 0 ? " zero" : "") +
                "\"><a href=\"#don-vi\" data-filter=\"" + std::string(tile.filter) + "\"><b>" +
                markup.count(tile.count) + "</b><span>" + markup.word(tile.word) +
                "</span></a></li>";
    }
    return html;
}

std::string bar_html(CampaignPage const& page)
{
    Markup const markup(page);
    std::size_t all = 0;
    for (auto const count : page.summary.forms) {
        all += count;
    }
    if (all == 0) {
        return {};
    }
    constexpr std::size_t width = 1000;
    std::string parts;
    std::string legend;
    std::size_t before = 0;
    for (std::size_t kind = 0; kind < standing_kinds; ++kind) {
        auto const count = page.summary.forms.at(kind);
        auto const from = before * width / all;
        before += count;
        auto const to = before * width / all;
        auto const name = std::string(kind_names.at(kind));
        if (count != 0) {
            parts += "<rect class=\"f-" + name + "\" x=\"" + std::to_string(from) +
                     "\" y=\"0\" width=\"" + std::to_string(to - from) + "\" height=\"14\"/>";
        }
        legend += "<li class=\"s-" + name + "\"><b>" + markup.count(count) + "</b> " +
                  markup.word("state_" + name) + "</li>";
    }
    auto const title = markup.word("bar_title", {{"all", markup.count(all)}});
    return "<figure class=\"stack\"><figcaption>" + title +
           "</figcaption><svg viewBox=\"0 0 1000 14\" preserveAspectRatio=\"none\" "
           "aria-hidden=\"true\" focusable=\"false\">" +
           parts + "</svg><ul class=\"legend\">" + legend + "</ul></figure>";
}

std::string apart_html(CampaignPage const& page)
{
    Markup const markup(page);
    auto const count = page.summary.files_apart;
    if (count == 0) {
        return {};
    }
    auto const* const word = count == 1 ? "apart_one" : "apart";
    return "<p class=\"notice\"><a href=\"#diem-can-xem\" data-findings=\"apart\">" +
           markup.word(word, {{"count", markup.count(count)}}) + "</a> " +
           markup.word("apart_hint") + "</p>";
}

std::string shares_html(CampaignPage const& page)
{
    Markup const markup(page);
    auto const item = [&](std::string_view word, PageShare const& share, std::string_view none) {
        auto html = "<li><h3>" + markup.word(word) + "</h3><p class=\"big\">" +
                    (share.whole == 0 ? "–" : markup.share(share)) + "</p><p class=\"hint\">";
        html += share.whole == 0 ? markup.word(none)
                                 : markup.word(std::string(word) + "_hint",
                                               {{"part", markup.count(share.part)},
                                                {"whole", markup.count(share.whole)}});
        return html + "</p></li>";
    };
    return item("share_in_time", page.summary.in_time, "share_no_time") +
           item("share_clean", page.summary.clean_at_once, "share_nothing");
}

std::string published_html(CampaignPage const& page)
{
    Markup const markup(page);
    if (page.outputs.empty()) {
        return "<tbody><tr><td>" + markup.word("published_none") + "</td></tr></tbody>";
    }
    auto html = "<thead><tr>" + head_cell(markup.word("unit"));
    for (auto const* const form : page.forms) {
        html += head_cell(markup.name_of(*form), true);
    }
    html += head_cell(markup.word("official")) + head_cell(markup.word("reconciliation")) +
            "</tr></thead><tbody>";
    for (auto const& one : page.outputs) {
        auto const& name = page.tree->unit(one.unit).name;
        html += "<tr><th scope=\"row\">" + html_text(name) + "</th>";
        for (auto const* const form : page.forms) {
            auto const* const total = page.totals->find(form->id, one.unit);
            html += number_cell(total == nullptr ? "–"
                                                 : markup.count(total->coverage.filed) + "/" +
                                                       markup.count(total->coverage.expected));
        }
        for (auto const& [file, word] : {std::pair(one.official, "open_official"),
                                         std::pair(one.reconciliation, "open_reconciliation")}) {
            html +=
                "<td>" +
                (file.empty()
                     ? std::string("–")
                     : file_link(file, markup.word("open"), markup.word(word, {{"unit", name}}))) +
                "</td>";
        }
        html += "</tr>";
    }
    return html + "</tbody>";
}

std::string lines_html(CampaignPage const& page)
{
    Markup const markup(page);
    if (page.lines.empty()) {
        return "<p>" + markup.word("lines_none") + "</p>";
    }
    auto html = "<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"" +
                markup.word("lines") + "\"><table class=\"plain\" id=\"lines\"><thead><tr>" +
                head_cell(markup.word("form")) + head_cell(markup.word("line_row")) +
                head_cell(markup.word("line_column")) + head_cell(markup.word("line_count"), true) +
                head_cell(markup.word("line_errors"), true) +
                head_cell(markup.word("line_units"), true) + "</tr></thead><tbody>";
    for (auto const& line : page.lines) {
        html += "<tr><td>" + markup.name_of(*page.forms[line.form]) + "</td><td>" +
                html_text(line.row) + "</td><td>" + html_text(line.column) + "</td>" +
                number_cell(markup.count(line.findings)) + number_cell(markup.count(line.errors)) +
                number_cell(markup.count(line.units)) + "</tr>";
    }
    return html + "</tbody></table></div>";
}

std::string receipt_html(CampaignPage const& page)
{
    Markup const markup(page);
    auto const& receipt = page.receipt;
    auto const row = [&](std::string const& name, std::size_t count, bool total) {
        return std::string(total ? "<tr class=\"total\">" : "<tr>") + "<th scope=\"row\">" + name +
               "</th>" + number_cell(markup.count(count)) + "</tr>";
    };
    auto const open = [&](std::string const& title) {
        return "<table class=\"plain\"><caption>" + title + "</caption><thead><tr>" +
               head_cell(markup.word("state")) + head_cell(markup.word("count"), true) +
               "</tr></thead><tbody>";
    };
    auto html = open(markup.word("receipt_files"));
    for (std::size_t state = 0; state < file_states; ++state) {
        html += row(markup.word("file_" + std::to_string(state)), receipt.states.at(state), false);
    }
    html += row(markup.word("receipt_total"), receipt.seen, true) + "</tbody></table>";
    html += open(markup.word("receipt_cells", {{"count", markup.count(receipt.sheets)}}));
    auto const& cells = receipt.cells;
    for (auto const& [word, count] : {std::pair("cells_used", cells.used),
                                      std::pair("cells_labels", cells.labels),
                                      std::pair("cells_checked", cells.checked),
                                      std::pair("cells_outside", cells.outside),
                                      std::pair("cells_people", cells.people),
                                      std::pair("cells_left_out", cells.left_out),
                                      std::pair("cells_asked", cells.asked)}) {
        html += row(markup.word(word), count, false);
    }
    return html + row(markup.word("receipt_total"), cells.seen, true) + "</tbody></table>";
}

} // namespace gopbieu
