#include "workbook/xlsx/looks_rich_text.hpp"

#include "text/utf8.hpp"
#include "workbook/xlsx/looks_font.hpp"
#include "workbook/xlsx/looks_xml.hpp"

#include <algorithm>

namespace gopbieu {

namespace {

constexpr std::string_view part_name = "sharedStrings";

/// How many bytes at the front are accents that belong to the letter before.
std::size_t leading_accents(std::string_view text)
{
    std::size_t length = 0;
    while (length < text.size()) {
        auto const step = first_character(text.substr(length));
        if (step.character < 0x300 || step.character > 0x36F || step.length == 0) {
            break;
        }
        length += step.length;
    }
    return length;
}

void move_accents_back(std::vector<TextRun>& runs)
{
    for (std::size_t at = 1; at < runs.size(); ++at) {
        auto const length = leading_accents(runs[at].text);
        if (length == 0 || runs[at - 1].text.empty()) {
            continue;
        }
        runs[at - 1].text = to_nfc(runs[at - 1].text + runs[at].text.substr(0, length));
        runs[at].text.erase(0, length);
    }
    std::erase_if(runs, [](TextRun const& run) { return run.text.empty(); });
}

} // namespace

std::vector<TextRun> read_runs(XmlScanner& xml, ColorTables const& colors)
{
    std::vector<TextRun> runs;
    for_each_child(xml, [&] {
        if (xml.name() == "t") {
            runs.push_back({tidy_inner_text(xml), std::nullopt});
        } else if (xml.name() == "r") {
            TextRun run;
            for_each_child(xml, [&] {
                if (xml.name() == "rPr") {
                    read_font(xml, colors, run.font.emplace());
                } else if (xml.name() == "t") {
                    run.text += tidy_inner_text(xml);
                }
            });
            runs.push_back(std::move(run));
        }
    });
    move_accents_back(runs);
    return runs;
}

std::string joined(std::vector<TextRun> const& runs)
{
    std::string text;
    for (auto const& run : runs) {
        text += run.text;
    }
    return text;
}

Trouble read_rich_texts(std::string_view sst_xml,
                        ColorTables const& colors,
                        Limits const& limits,
                        std::vector<RichText>& into)
{
    if (auto trouble = check_utf8(sst_xml, part_name)) {
        return trouble;
    }
    XmlScanner xml(sst_xml, limits);
    std::uint32_t number = 0;
    bool const whole =
        open_root(xml) && for_each_child(xml, [&] {
            if (xml.name() != "si") {
                return;
            }
            RichText rich{number++, read_runs(xml, colors)};
            auto const has_font = [](TextRun const& run) { return run.font.has_value(); };
            if (std::ranges::any_of(rich.runs, has_font)) {
                into.push_back(std::move(rich));
            }
        });
    return whole ? Trouble() : xml.problem(part_name);
}

} // namespace gopbieu
