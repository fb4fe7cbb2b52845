#include "workbook/xlsx/package.hpp"

#include "base/catalogue/files.hpp"
#include "workbook/container/xml.hpp"

#include <algorithm>
#include <cstring>

namespace gopbieu {

namespace {

std::string relations_part(std::string_view part)
{
    auto const slash = part.rfind('/');
    auto const folder =
        slash == std::string_view::npos ? std::string_view() : part.substr(0, slash + 1);
    auto const name = slash == std::string_view::npos ? part : part.substr(slash + 1);
    return std::string(folder) + "_rels/" + std::string(name) + ".rels";
}

std::string last_word(std::string_view address)
{
    return std::string(address.substr(address.rfind('/') + 1));
}

} // namespace

std::string resolve_target(std::string_view part, std::string_view target)
{
    std::string path;
    if (!target.starts_with('/')) {
        auto const slash = part.rfind('/');
        path = slash == std::string_view::npos ? "" : part.substr(0, slash + 1);
    }
    path += target;
    std::ranges::replace(path, '\\', '/');
    std::vector<std::string_view> steps;
    for (std::string_view rest = path; !rest.empty();) {
        auto const slash = rest.find('/');
        auto const step = rest.substr(0, slash);
        rest = slash == std::string_view::npos ? std::string_view() : rest.substr(slash + 1);
        if (step == "..") {
            if (!steps.empty()) {
                steps.pop_back();
            }
        } else if (!step.empty() && step != ".") {
            steps.push_back(step);
        }
    }
    std::string out;
    for (auto const step : steps) {
        out += out.empty() ? "" : "/";
        out += step;
    }
    return out;
}

PartRelation const* find_by_type(std::vector<PartRelation> const& relations, std::string_view type)
{
    auto const found = std::ranges::find(relations, type, &PartRelation::type);
    return found == relations.end() ? nullptr : &*found;
}

PartRelation const* find_by_id(std::vector<PartRelation> const& relations, std::string_view id)
{
    auto const found = std::ranges::find(relations, id, &PartRelation::id);
    return found == relations.end() ? nullptr : &*found;
}

Trouble Package::read(std::string_view part, Buffer& into) const
{
    auto const* const entry = m_archive.find(part);
    if (entry == nullptr) {
        return Problem{say::part_missing, {{"part", std::string(part)}}};
    }
    if (auto trouble = m_archive.read(*entry, into)) {
        return trouble;
    }
    auto const converted = xml_as_utf8(into.view(), part);
    if (!converted) {
        return converted.problem();
    }
    if (auto const& text = *converted) {
        into.make_room(text->size());
        std::memcpy(into.bytes.get(), text->data(), text->size());
    }
    return {};
}

Result<std::vector<PartRelation>> Package::relations(std::string_view part) const
{
    std::vector<PartRelation> relations;
    auto const name = relations_part(part);
    if (!has(name)) {
        return relations;
    }
    Buffer buffer;
    if (auto trouble = read(name, buffer)) {
        return *trouble;
    }
    XmlScanner xml(buffer.view(), m_limits);
    for (auto token = xml.next_tag(); token != XmlScanner::Token::end; token = xml.next_tag()) {
        if (token == XmlScanner::Token::broken) {
            return xml.problem(name);
        }
        if (token != XmlScanner::Token::open || xml.name() != "Relationship") {
            continue;
        }
        if (relations.size() >= m_limits.entries) {
            return Problem{say::limit_entries,
                           {{"found", std::to_string(relations.size() + 1)},
                            {"limit", std::to_string(m_limits.entries)}}};
        }
        bool const external = xml.attribute("TargetMode") == "External";
        auto target = xml.attribute_text("Target");
        relations.push_back({xml.attribute_text("Id"),
                             last_word(xml.attribute_text("Type")),
                             external ? std::move(target) : resolve_target(part, target),
                             external});
    }
    return relations;
}

} // namespace gopbieu
