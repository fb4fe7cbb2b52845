#include "layout.hpp"

#include "form/yaml.hpp"

#include <charconv>
#include <chrono>

using gopbieu::YamlMap;
using gopbieu::YamlNode;

namespace {

constexpr int usual_width = 80;

// One number of many readers: YAML scalars here are written by us and checked by a test.
int whole(std::string const& text, int otherwise)
{
    int value = otherwise;
    std::from_chars(text.data(), text.data() + text.size(), value);
    return value;
}

std::time_t read_day(std::string const& text)
{
    // "2023-11-13"
    auto const part = [&](std::size_t at, std::size_t length) {
        return at < text.size() ? whole(text.substr(at, length), 1) : 1;
    };
    std::chrono::year_month_day const day{std::chrono::year(part(0, 4)),
                                          std::chrono::month(static_cast<unsigned>(part(5, 2))),
                                          std::chrono::day(static_cast<unsigned>(part(8, 2)))};
    return std::chrono::system_clock::to_time_t(std::chrono::sys_days(day));
}

class LayoutReader {
public:
    explicit LayoutReader(std::filesystem::path folder) : m_folder(std::move(folder)) {}

    gopbieu::Loaded<TemplateLayout> read(std::string const& id)
    {
        read_file(id, 0);
        gopbieu::Loaded<TemplateLayout> loaded;
        if (!any_error(m_findings)) {
            loaded.value = std::move(m_layout);
        }
        loaded.findings = std::move(m_findings);
        return loaded;
    }

private:
    void read_file(std::string const& id, int depth)
    {
        auto const shown = "tools/templates/" + id + ".yaml";
        auto const yaml = gopbieu::read_yaml(m_folder / (id + ".yaml"), shown);
        m_findings.insert(m_findings.end(), yaml.findings.begin(), yaml.findings.end());
        if (!yaml) {
            return;
        }
        YamlMap map(*yaml.value, shown, m_findings);
        if (auto const like = map.text("like"); !like.empty() && depth < 4) {
            read_file(like, depth + 1);
        }
        m_file = shown;
        read_page(map);
        read_blocks(map.find("heading"), m_layout.heading);
        read_lines(map.find("under_title"), LineLook::italic, m_layout.under_title);
        read_lines(map.find("footnotes"), LineLook::left, m_layout.footnotes);
        read_blocks(map.find("signatures"), m_layout.signatures);
        read_table(map);
        map.refuse_unknown();
    }

    void read_page(YamlMap& map)
    {
        take(map, "sheet", m_layout.sheet);
        take(map, "document", m_layout.document);
        take(map, "counted_in", m_layout.counted_in);
        take(map, "phone", m_layout.phone);
        take(map, "break_after", m_layout.break_after);
        if (map.find("title") != nullptr) {
            m_layout.title_between = map.choice("title", {"below", "between"}) == 1;
        }
        if (map.find("day") != nullptr) {
            m_layout.day = read_day(map.text("day"));
        }
        if (map.find("paper") != nullptr) {
            m_layout.a3 = map.choice("paper", {"A4", "A3"}) == 1;
        }
        if (map.find("orientation") != nullptr) {
            m_layout.portrait = map.choice("orientation", {"landscape", "portrait"}) == 1;
        }
        if (map.find("one_page") != nullptr) {
            m_layout.one_page = map.flag("one_page");
        }
        if (map.find("size") != nullptr) {
            m_layout.size = whole(map.text("size"), 12);
        }
    }

    void read_table(YamlMap& map)
    {
        if (auto const* const widths = map.find("widths")) {
            for (auto const& entry : widths->entries) {
                m_layout.widths[entry.key.text] = whole(entry.value.text, usual_width);
            }
        }
        take_list(map, "sample_rows", m_layout.sample_rows);
        take_list(map, "bold_rows", m_layout.bold_rows);
        take_list(map, "plain_rows", m_layout.plain_rows);
        if (map.find("total_row") != nullptr) {
            m_layout.total_first = map.choice("total_row", {"last", "first"}) == 1;
        }
        if (map.find("row_height") != nullptr) {
            m_layout.row_height = whole(map.text("row_height"), 24);
        }
    }

    static void take(YamlMap& map, std::string_view key, std::string& into)
    {
        if (map.find(key) != nullptr) {
            into = map.text(key);
        }
    }

    static void take_list(YamlMap& map, std::string_view key, std::vector<std::string>& into)
    {
        if (map.find(key) == nullptr) {
            return;
        }
        into.clear();
        for (auto const& item : map.list(key)) {
            into.push_back(item.text);
        }
    }

    void read_blocks(YamlNode const* node, Blocks& blocks)
    {
        if (node == nullptr) {
            return;
        }
        YamlMap map(*node, m_file, m_findings);
        read_lines(map.find("left"), LineLook::plain, blocks.left);
        read_lines(map.find("right"), LineLook::plain, blocks.right);
        take(map, "left_ends", blocks.left_ends);
        take(map, "right_begins", blocks.right_begins);
        map.refuse_unknown();
    }

    // A line is its text, or a map of one look and the text: "{bold: NGƯỜI LẬP BIỂU}".
    void read_lines(YamlNode const* node, LineLook usual, std::vector<PrintedLine>& lines)
    {
        if (node == nullptr) {
            return;
        }
        lines.clear();
        for (auto const& item : node->items) {
            PrintedLine line{item.text, usual};
            if (item.kind == YamlNode::Kind::map) {
                YamlMap map(item, m_file, m_findings);
                read_look(map, "plain", LineLook::plain, line);
                read_look(map, "bold", LineLook::bold, line);
                read_look(map, "italic", LineLook::italic, line);
                read_look(map, "ruled", LineLook::ruled, line);
                read_look(map, "left", LineLook::left, line);
                read_look(map, "small", LineLook::small, line);
                read_look(map, "boxed", LineLook::boxed, line);
                map.refuse_unknown();
            }
            lines.push_back(std::move(line));
        }
    }

    static void read_look(YamlMap& map, std::string_view key, LineLook look, PrintedLine& line)
    {
        if (map.find(key) != nullptr) {
            line = {map.text(key), look};
        }
    }

    std::filesystem::path m_folder;
    std::string m_file;
    std::vector<gopbieu::Finding> m_findings;
    TemplateLayout m_layout;
};

} // namespace

int TemplateLayout::width(std::string const& column) const
{
    if (auto const own = widths.find(column); own != widths.end()) {
        return own->second;
    }
    auto const rest = widths.find("rest");
    return rest == widths.end() ? usual_width : rest->second;
}

gopbieu::Loaded<TemplateLayout> read_layout(std::filesystem::path const& folder,
                                            std::string const& id)
{
    return LayoutReader(folder).read(id);
}
