#include "publish/blank/press.hpp"

#include "workbook/container/zip_writer.hpp"

namespace gopbieu {

namespace {

std::string escaped(std::string_view text)
{
    std::string out;
    for (auto const character : text) {
        switch (character) {
        case '&':
            out += "&amp;";
            break;
        case '<':
            out += "&lt;";
            break;
        case '>':
            out += "&gt;";
            break;
        case '"':
            out += "&quot;";
            break;
        default:
            // Control characters are no XML.
            out += static_cast<unsigned char>(character) < 0x20 ? ' ' : character;
        }
    }
    return out;
}

struct Found {
    std::size_t at = std::string_view::npos, stand_in = 0;
};

Found next_stand_in(std::string_view text,
                    std::size_t from,
                    std::vector<std::string> const& stand_ins)
{
    Found found;
    for (std::size_t index = 0; index < stand_ins.size(); ++index) {
        auto const at = text.find(stand_ins[index], from);
        found = at < found.at ? Found{at, index} : found;
    }
    return found;
}

} // namespace

Result<Press> Press::of(std::string package, std::vector<std::string> const& stand_ins)
{
    Press press;
    press.m_package = std::move(package);
    auto const archive = ZipArchive::open(press.m_package, {});
    if (!archive) {
        return archive.problem();
    }
    Buffer buffer;
    for (std::size_t entry = 0; entry < archive->entries().size(); ++entry) {
        if (auto trouble = archive->read(archive->entries()[entry], buffer)) {
            return *trouble;
        }
        auto const text = buffer.view();
        Part part;
        part.entry = entry;
        std::size_t from = 0;
        for (auto found = next_stand_in(text, 0, stand_ins); found.at != std::string_view::npos;
             found = next_stand_in(text, from, stand_ins)) {
            part.texts.emplace_back(text.substr(from, found.at - from));
            part.stand_ins.push_back(found.stand_in);
            from = found.at + stand_ins[found.stand_in].size();
        }
        if (!part.stand_ins.empty()) {
            part.texts.emplace_back(text.substr(from));
            press.m_parts.push_back(std::move(part));
        }
    }
    return press;
}

std::string Press::print(std::vector<std::string> const& words) const
{
    auto const archive = ZipArchive::open(m_package, {});
    ZipWriter writer;
    auto part = m_parts.begin();
    std::string text;
    for (std::size_t entry = 0; entry < archive->entries().size(); ++entry) {
        if (part == m_parts.end() || part->entry != entry) {
            writer.copy(m_package, archive->entries()[entry]);
            continue;
        }
        text = part->texts.front();
        for (std::size_t index = 0; index < part->stand_ins.size(); ++index) {
            text += escaped(words[part->stand_ins[index]]) + part->texts[index + 1];
        }
        writer.add(archive->entries()[entry].name, text);
        ++part;
    }
    return writer.finish();
}

} // namespace gopbieu
