#include "samples.hpp"

#include "base/exact.hpp"
#include "base/file.hpp"
#include "form/yaml.hpp"

using gopbieu::HeadingFill;
using gopbieu::YamlMap;
using gopbieu::YamlNode;

namespace {

// A plain number is a number; what stands in quotes is typed as text, also where it looks like one.
FilledCell cell_of(YamlNode const& node)
{
    auto const number = node.quoted ? std::nullopt : gopbieu::Exact::parse(node.text);
    return number ? FilledCell(number->to_double()) : FilledCell(node.text);
}

FilledRow row_of(YamlNode const& node)
{
    FilledRow row;
    for (auto const& entry : node.entries) {
        if (entry.key.text == "row") {
            row.row = entry.value.text;
        } else {
            row.cells.emplace(entry.key.text, cell_of(entry.value));
        }
    }
    return row;
}

void read_heading(YamlMap& map, std::string_view key, HeadingFill fill, Filling& filling)
{
    if (map.find(key) != nullptr) {
        filling.heading[fill] = map.text(key);
    }
}

void read_rows(YamlMap& map, Filling& filling)
{
    filling.total_row = map.flag("total_row");
    filling.sheet = map.find("name") != nullptr ? map.text("name") : std::string();
    if (auto const* const rows = map.required("rows")) {
        for (auto const& row : rows->items) {
            filling.rows.push_back(row_of(row));
        }
    }
    if (auto const* const cells = map.find("cells")) {
        for (auto const& entry : cells->entries) {
            filling.cells.emplace(entry.key.text, cell_of(entry.value));
        }
    }
}

// The lines of the heading stand with the file and, where a sheet has its own, there again.
void read_headings(YamlMap& map, Filling& filling)
{
    read_heading(map, "unit", HeadingFill::unit, filling);
    read_heading(map, "parent", HeadingFill::parent, filling);
    read_heading(map, "period", HeadingFill::period, filling);
}

class SampleReader {
public:
    SampleReader(std::string shown, std::vector<gopbieu::Finding>& findings)
        : m_shown(std::move(shown)), m_findings(findings)
    {
    }

    SampleFile read(YamlNode const& node)
    {
        YamlMap map(node, m_shown, m_findings);
        SampleFile sample;
        sample.file = map.required_text("file");
        if (!read_bytes(map, sample)) {
            read_sheets(map, sample);
        }
        map.refuse_unknown();
        return sample;
    }

private:
    // A file that is no workbook of ours; false when it is one.
    static bool read_bytes(YamlMap& map, SampleFile& sample)
    {
        if (map.find("copy") != nullptr) {
            sample.kind = SampleKind::copy;
            sample.others.push_back(map.text("copy"));
            if (map.find("first") != nullptr) {
                sample.first = std::stoul("0" + map.text("first"));
            }
        } else if (auto const* const zip = map.find("zip")) {
            sample.kind = SampleKind::zip;
            for (auto const& item : zip->items) {
                sample.others.push_back(item.text);
            }
        } else if (map.find("text") != nullptr) {
            sample.kind = SampleKind::text;
            sample.text = map.text("text");
        } else if (map.flag("word")) {
            sample.kind = SampleKind::word;
        } else if (map.flag("locked")) {
            sample.kind = SampleKind::locked;
        }
        return sample.kind != SampleKind::workbook;
    }

    void read_sheets(YamlMap& map, SampleFile& sample)
    {
        sample.letters = map.flag("old_font") ? Letters::old_font : Letters::unicode;
        Filling common;
        read_headings(map, common);
        auto const* const sheets = map.find("sheets");
        if (sheets == nullptr) {
            auto& only = sample.sheets.emplace_back(SampleSheet{map.required_text("form"), common});
            read_rows(map, only.filling);
            return;
        }
        for (auto const& item : sheets->items) {
            YamlMap own(item, m_shown, m_findings);
            auto& sheet =
                sample.sheets.emplace_back(SampleSheet{own.required_text("form"), common});
            read_headings(own, sheet.filling);
            read_rows(own, sheet.filling);
            own.refuse_unknown();
        }
    }

    std::string m_shown;
    std::vector<gopbieu::Finding>& m_findings;
};

} // namespace

gopbieu::Loaded<std::vector<SampleFile>> read_samples(std::filesystem::path const& file)
{
    auto const shown = "tools/samples/" + gopbieu::path_text(file.filename());
    auto const yaml = gopbieu::read_yaml(file, shown);
    gopbieu::Loaded<std::vector<SampleFile>> loaded{{}, yaml.findings};
    if (!yaml) {
        return loaded;
    }
    std::vector<SampleFile> samples;
    for (auto const& item : yaml.value->items) {
        samples.push_back(SampleReader(shown, loaded.findings).read(item));
    }
    if (!any_error(loaded.findings)) {
        loaded.value = std::move(samples);
    }
    return loaded;
}
