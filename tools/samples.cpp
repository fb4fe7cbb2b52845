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

SampleFile
sample_of(YamlNode const& node, std::string const& shown, std::vector<gopbieu::Finding>& findings)
{
    YamlMap map(node, shown, findings);
    SampleFile sample;
    sample.file = map.required_text("file");
    sample.form = map.required_text("form");
    read_heading(map, "unit", HeadingFill::unit, sample.filling);
    read_heading(map, "parent", HeadingFill::parent, sample.filling);
    read_heading(map, "period", HeadingFill::period, sample.filling);
    sample.filling.total_row = map.flag("total_row");
    if (auto const* const rows = map.required("rows")) {
        for (auto const& row : rows->items) {
            sample.filling.rows.push_back(row_of(row));
        }
    }
    map.refuse_unknown();
    return sample;
}

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
        samples.push_back(sample_of(item, shown, loaded.findings));
    }
    if (!any_error(loaded.findings)) {
        loaded.value = std::move(samples);
    }
    return loaded;
}
