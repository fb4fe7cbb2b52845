#include "form/yaml.hpp"

#include "base/catalogue/schemas.hpp"
#include "base/file.hpp"
#include "base/nearest.hpp"
#include "text/utf8.hpp"

#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/exceptions.h>
#include <yaml-cpp/parser.h>

#include <algorithm>
#include <sstream>
#include <utility>

namespace gopbieu {

namespace {

constexpr std::uint64_t max_size = 1U << 20U;
constexpr std::size_t max_depth = 64;

/// Where a mark of the parser stands for a person, counted from 1. The parser counts the bytes of a
/// line, editors count its letters.
class Positions {
public:
    explicit Positions(std::string_view text)
    {
        m_letters.reserve(text.size() + 1);
        std::uint32_t letters = 0;
        for (std::size_t at = 0; at < text.size(); ++at) {
            m_letters.push_back(letters);
            letters += (static_cast<unsigned char>(text[at]) & 0xc0U) != 0x80U ? 1U : 0U;
            if (text[at] == '\n') {
                m_line_starts.push_back(at + 1);
            }
        }
        m_letters.push_back(letters);
    }

    static std::uint32_t line(YAML::Mark const& mark)
    {
        return static_cast<std::uint32_t>(mark.line + 1);
    }
    [[nodiscard]] std::uint32_t column(YAML::Mark const& mark) const
    {
        auto const bytes = static_cast<std::size_t>(std::max(mark.column, 0));
        auto const line = static_cast<std::size_t>(std::max(mark.line, 0));
        // The parser's count is checked like any other offset.
        if (line >= m_line_starts.size() || bytes >= m_letters.size() - m_line_starts[line]) {
            return static_cast<std::uint32_t>(bytes + 1);
        }
        auto const start = m_line_starts[line];
        return m_letters[start + bytes] - m_letters[start] + 1;
    }

private:
    std::vector<std::size_t> m_line_starts{0};
    std::vector<std::uint32_t> m_letters; ///< that begin before each byte; one more for the end
};

// Builds the tree from the parser's events, because they still have what the library's own tree
// has lost: aliases, double keys, quotes.
class Builder : public YAML::EventHandler {
public:
    Builder(Positions const& positions, std::string const& file, std::vector<Finding>& findings)
        : m_positions(positions), m_file(file), m_findings(findings)
    {
    }

    [[nodiscard]] YamlNode& root() { return m_root; }

    void OnDocumentStart(YAML::Mark const& /*mark*/) override {}
    void OnDocumentEnd() override {}
    void OnNull(YAML::Mark const& mark, YAML::anchor_t /*anchor*/) override
    {
        place({YamlNode::Kind::null, false, {}, {}, {}, line(mark), column(mark)});
    }
    void OnAlias(YAML::Mark const& mark, YAML::anchor_t /*anchor*/) override
    {
        m_findings.push_back(finding(say::yaml_alias, {m_file, {}, {}, line(mark), column(mark)}));
        OnNull(mark, 0);
    }
    void OnScalar(YAML::Mark const& mark,
                  std::string const& tag,
                  YAML::anchor_t /*anchor*/,
                  std::string const& value) override
    {
        place(
            {YamlNode::Kind::scalar, tag == "!", to_nfc(value), {}, {}, line(mark), column(mark)});
    }
    void OnSequenceStart(YAML::Mark const& mark,
                         std::string const& /*tag*/,
                         YAML::anchor_t /*anchor*/,
                         YAML::EmitterStyle::value /*style*/) override
    {
        open({YamlNode::Kind::list, false, {}, {}, {}, line(mark), column(mark)});
    }
    void OnSequenceEnd() override { close(); }
    void OnMapStart(YAML::Mark const& mark,
                    std::string const& /*tag*/,
                    YAML::anchor_t /*anchor*/,
                    YAML::EmitterStyle::value /*style*/) override
    {
        open({YamlNode::Kind::map, false, {}, {}, {}, line(mark), column(mark)});
    }
    void OnMapEnd() override { close(); }

private:
    [[nodiscard]] static std::uint32_t line(YAML::Mark const& mark)
    {
        return Positions::line(mark);
    }
    [[nodiscard]] std::uint32_t column(YAML::Mark const& mark) const
    {
        return m_positions.column(mark);
    }

    void open(YamlNode node)
    {
        if (m_open.size() >= max_depth) {
            throw YAML::ParserException(YAML::Mark(), "nested too deeply");
        }
        m_open.push_back(std::move(node));
        m_keys.emplace_back();
    }
    void close()
    {
        auto node = std::move(m_open.back());
        m_open.pop_back();
        m_keys.pop_back();
        place(std::move(node));
    }
    void place(YamlNode node)
    {
        if (m_open.empty()) {
            m_root = std::move(node);
            return;
        }
        auto& parent = m_open.back();
        if (parent.kind == YamlNode::Kind::list) {
            parent.items.push_back(std::move(node));
        } else if (auto& key = m_keys.back(); !key) {
            check_key(parent, node);
            key = std::move(node);
        } else {
            parent.entries.push_back({std::move(*key), std::move(node)});
            key.reset();
        }
    }
    void check_key(YamlNode const& parent, YamlNode const& key)
    {
        auto const same = [&](auto const& entry) { return entry.key.text == key.text; };
        if (std::ranges::any_of(parent.entries, same)) {
            m_findings.push_back(
                finding(say::yaml_double_key, place_of(key, m_file), {{"found", key.text}}));
        }
    }

    Positions const& m_positions;
    std::string const& m_file;
    std::vector<Finding>& m_findings;
    YamlNode m_root;
    std::vector<YamlNode> m_open;
    std::vector<std::optional<YamlNode>> m_keys; ///< of each open map, while its value is read
};

Finding syntax_fault(YAML::ParserException const& error,
                     Positions const& positions,
                     std::string const& file)
{
    Place place{file};
    if (error.mark.line >= 0) {
        place.line = Positions::line(error.mark);
        place.column = positions.column(error.mark);
    }
    // Of a letter that it does not want ("\\ỷ") the parser repeats the first byte only.
    auto const whole = broken_utf8_at(error.msg).value_or(error.msg.size());
    return finding(say::yaml_syntax, std::move(place), {{"reason", error.msg.substr(0, whole)}});
}

} // namespace

Loaded<YamlNode> parse_yaml(std::string_view text, std::string const& file)
{
    Loaded<YamlNode> loaded;
    if (text.starts_with("\xef\xbb\xbf")) {
        text.remove_prefix(3);
    }
    if (text.size() > max_size) {
        loaded.findings.push_back(
            finding(say::yaml_too_large,
                    {file},
                    {{"found", std::to_string(text.size())}, {"limit", std::to_string(max_size)}}));
        return loaded;
    }
    // A zero byte, which no YAML has, may make the parser take the text for UTF-16.
    auto const broken = broken_utf8_at(text).value_or(text.size());
    if (auto const at = std::min(broken, text.find('\0')); at < text.size()) {
        auto const before = text.substr(0, at);
        auto const line = std::ranges::count(before, '\n') + 1;
        loaded.findings.push_back(
            finding(say::yaml_encoding, {file, {}, {}, static_cast<std::uint32_t>(line)}));
        return loaded;
    }
    Positions const positions(text);
    Builder builder(positions, file, loaded.findings);
    try {
        std::istringstream in{std::string(text)};
        YAML::Parser parser(in);
        parser.HandleNextDocument(builder);
        if (loaded.findings.empty()) {
            loaded.value = std::move(builder.root());
        }
    } catch (YAML::ParserException const& error) {
        loaded.findings.push_back(syntax_fault(error, positions, file));
    }
    return loaded;
}

Loaded<YamlNode> read_yaml(std::filesystem::path const& file, std::string const& shown)
{
    auto const bytes = read_file(file, max_size);
    if (!bytes) {
        return {{}, {finding(bytes.problem().say, {shown}, bytes.problem().args)}};
    }
    return parse_yaml({bytes->data(), bytes->size()}, shown);
}

Place place_of(YamlNode const& node, std::string const& file)
{
    return {file, {}, {}, node.line, node.column};
}

YamlMap::YamlMap(YamlNode const& node, std::string const& file, std::vector<Finding>& findings)
    : m_node(node), m_file(file), m_findings(findings)
{
    if (node.kind != YamlNode::Kind::map) {
        report(node, say::yaml_wrong_kind, {{"found", node.text}, {"expected", "key: value"}});
    }
}

void YamlMap::report(YamlNode const& node, Say say, Args args)
{
    m_findings.push_back(finding(say, place_of(node, m_file), std::move(args)));
}

YamlNode const* YamlMap::find(std::string_view key)
{
    if (std::ranges::find(m_known, key) == m_known.end()) {
        m_known.push_back(key);
    }
    for (auto const& [name, value] : m_node.entries) {
        if (name.text == key) {
            return &value;
        }
    }
    return nullptr;
}

YamlNode const* YamlMap::required(std::string_view key)
{
    auto const* const node = find(key);
    if (node == nullptr && m_node.kind == YamlNode::Kind::map) {
        report(m_node, say::yaml_missing_key, {{"expected", std::string(key)}});
    }
    return node;
}

std::string YamlMap::text(std::string_view key)
{
    auto const* const node = find(key);
    if (node == nullptr || node->kind == YamlNode::Kind::null) {
        return {};
    }
    if (node->kind != YamlNode::Kind::scalar) {
        report(*node, say::yaml_wrong_kind, {{"found", std::string(key)}, {"expected", "text"}});
    }
    return node->text;
}

std::string YamlMap::required_text(std::string_view key)
{
    auto const* const node = required(key);
    if (node == nullptr) {
        return {};
    }
    if (node->text.empty()) {
        report(*node, say::yaml_wrong_kind, {{"found", std::string(key)}, {"expected", "text"}});
    }
    return node->text;
}

std::vector<YamlNode> YamlMap::list(std::string_view key)
{
    auto const* const node = find(key);
    if (node == nullptr || node->kind == YamlNode::Kind::null) {
        return {};
    }
    if (node->kind == YamlNode::Kind::scalar) {
        return {*node};
    }
    for (auto const& item : node->items) {
        if (item.kind != YamlNode::Kind::scalar) {
            report(item, say::yaml_wrong_kind, {{"found", std::string(key)}, {"expected", "text"}});
        }
    }
    if (node->kind == YamlNode::Kind::map) {
        report(*node, say::yaml_wrong_kind, {{"found", std::string(key)}, {"expected", "[…, …]"}});
    }
    return node->items;
}

bool YamlMap::flag(std::string_view key)
{
    return choice(key, {"false", "true"}) == 1;
}

std::size_t YamlMap::choice(std::string_view key, std::vector<std::string_view> const& words)
{
    auto const* const node = find(key);
    if (node == nullptr) {
        return 0;
    }
    auto const found = std::ranges::find(words, std::string_view(node->text));
    if (found == words.end()) {
        report(*node,
               say::yaml_bad_value,
               {{"key", std::string(key)},
                {"found", node->text},
                {"expected", joined(words)},
                {"hint", nearest_hint(node->text, {words.begin(), words.end()})}});
        return 0;
    }
    return static_cast<std::size_t>(found - words.begin());
}

void YamlMap::refuse_unknown()
{
    for (auto const& [name, value] : m_node.entries) {
        if (std::ranges::find(m_known, std::string_view(name.text)) == m_known.end()) {
            report(name,
                   say::yaml_unknown_key,
                   {{"found", name.text},
                    {"expected", joined(m_known)},
                    {"hint", nearest_hint(name.text, {m_known.begin(), m_known.end()})}});
        }
    }
}

std::string joined(std::vector<std::string_view> const& words)
{
    std::string text;
    for (auto const word : words) {
        text += (text.empty() ? "" : ", ") + std::string(word);
    }
    return text;
}

std::string nearest_hint(std::string_view name, std::vector<std::string> const& names)
{
    auto const near = nearest(name, {names.begin(), names.end()});
    return near.empty() ? std::string() : " → '" + std::string(near) + "'";
}

} // namespace gopbieu
