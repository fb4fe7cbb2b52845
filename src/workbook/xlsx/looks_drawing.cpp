#include "workbook/xlsx/looks_drawing.hpp"

#include "base/catalogue/writing.hpp"
#include "workbook/xlsx/looks_xml.hpp"

#include <charconv>

namespace gopbieu {

namespace {

constexpr double units_of_point = 12'700; // English metric units

/// The number that is all the text of an element.
double inner_number(XmlScanner& xml, double least, double most)
{
    auto const text = xml.inner_text();
    double value = 0;
    auto const start = text.find_first_not_of(" \t\r\n");
    if (start != std::string::npos) {
        std::from_chars(text.data() + start, text.data() + text.size(), value);
    }
    // Written so that "nan" gives the least.
    return value > least ? (value < most ? value : most) : least;
}

struct Corner {
    CellRef cell;
    double x = 0, y = 0; ///< points
};

Corner read_corner(XmlScanner& xml)
{
    constexpr double far = 1e9; // points: farther than any sheet reaches
    Corner corner;
    for_each_child(xml, [&] {
        if (xml.name() == "col") {
            corner.cell.column = static_cast<std::uint32_t>(inner_number(xml, 0, max_columns - 1));
        } else if (xml.name() == "row") {
            corner.cell.row = static_cast<std::uint32_t>(inner_number(xml, 0, max_rows - 1));
        } else if (xml.name() == "colOff") {
            corner.x = inner_number(xml, 0, far * units_of_point) / units_of_point;
        } else if (xml.name() == "rowOff") {
            corner.y = inner_number(xml, 0, far * units_of_point) / units_of_point;
        }
    });
    return corner;
}

double points_attribute(XmlScanner const& xml, std::string_view name)
{
    constexpr double far = 1e9;
    return bounded_attribute(xml, name, 0, 0, far * units_of_point) / units_of_point;
}

/// One anchor of a drawing: a place, and what stands there.
class AnchorReader {
public:
    AnchorReader(XmlScanner& xml,
                 SheetContext const& context,
                 std::vector<PartRelation> const& relations,
                 Looks& looks,
                 SheetLooks& into)
        : m_xml(xml), m_context(context), m_relations(relations), m_looks(looks), m_into(into)
    {
    }

    void read()
    {
        auto const edit = m_xml.attribute("editAs").value_or("twoCell");
        m_picture.move_with_cells = edit == "oneCell" ? 2 : edit == "absolute" ? 3 : 1;
        if (m_xml.name() != "twoCellAnchor") {
            m_picture.move_with_cells = m_xml.name() == "oneCellAnchor" ? 2 : 3;
        }
        for_each_child(m_xml, [&] { read_child(); });
    }

    Trouble trouble;

private:
    void read_child()
    {
        auto const name = m_xml.name();
        if (name == "from") {
            auto const corner = read_corner(m_xml);
            m_picture.from = corner.cell;
            m_picture.x = corner.x;
            m_picture.y = corner.y;
        } else if (name == "to") {
            auto const corner = read_corner(m_xml);
            m_picture.to = corner.cell;
            m_picture.to_x = corner.x;
            m_picture.to_y = corner.y;
        } else if (name == "pos") {
            m_picture.x = points_attribute(m_xml, "x");
            m_picture.y = points_attribute(m_xml, "y");
        } else if (name == "ext") {
            m_picture.width = points_attribute(m_xml, "cx");
            m_picture.height = points_attribute(m_xml, "cy");
        } else if (name == "pic") {
            read_picture();
        } else if (name == "graphicFrame") {
            read_frame();
        } else if (name == "sp" || name == "cxnSp" || name == "grpSp" || name == "contentPart") {
            list(say::not_redrawn_shape);
        }
    }

    void list(Say what) { list_not_redrawn(m_looks, what, m_context, to_a1(m_picture.from)); }

    void read_frame()
    {
        Say what = say::not_redrawn_object;
        for_each_child(m_xml, [&] {
            for_each_child(m_xml, [&] {
                auto const address = m_xml.attribute("uri").value_or("");
                if (m_xml.name() == "graphicData" &&
                    (address.ends_with("/chart") || address.ends_with("/chartex"))) {
                    what = say::not_redrawn_chart;
                }
            });
        });
        list(what);
    }

    void read_picture()
    {
        std::string id;
        bool linked = false;
        for_each_child(m_xml, [&] {
            auto const name = m_xml.name();
            if (name == "nvPicPr") {
                for_each_child(m_xml, [&] {
                    if (m_xml.name() == "cNvPr") {
                        m_picture.description = tidy_attribute(m_xml, "descr");
                    }
                });
            } else if (name == "blipFill") {
                for_each_child(m_xml, [&] {
                    if (m_xml.name() == "blip") {
                        id = m_xml.attribute_text("embed");
                        linked = id.empty() && m_xml.attribute("link");
                    }
                });
            } else if (name == "spPr") {
                read_size();
            }
        });
        auto const* const relation = find_by_id(m_relations, id);
        if (linked || (relation != nullptr && relation->external)) {
            list(say::not_redrawn_linked_picture);
            return;
        }
        take_bytes(relation);
    }

    // The size as it was drawn; an anchor that gives its own size counts more.
    void read_size()
    {
        for_each_child(m_xml, [&] {
            if (m_xml.name() != "xfrm") {
                return;
            }
            for_each_child(m_xml, [&] {
                if (m_xml.name() == "ext" && m_picture.width == 0 && m_picture.height == 0) {
                    m_picture.width = points_attribute(m_xml, "cx");
                    m_picture.height = points_attribute(m_xml, "cy");
                }
            });
        });
    }

    void take_bytes(PartRelation const* relation)
    {
        if (relation == nullptr || !m_context.package.has(relation->target)) {
            list(say::not_redrawn_missing_picture);
            return;
        }
        Buffer buffer;
        if (auto failed = m_context.package.read(relation->target, buffer)) {
            trouble = trouble ? trouble : failed;
            return;
        }
        m_picture.media_type = picture_type(buffer.view());
        if (m_picture.media_type.empty()) {
            list(say::not_redrawn_picture_kind);
        }
        auto const bytes = buffer.view();
        m_picture.bytes.assign(bytes.begin(), bytes.end());
        m_into.pictures.push_back(m_picture);
    }

    XmlScanner& m_xml;
    SheetContext const& m_context;
    std::vector<PartRelation> const& m_relations;
    Looks& m_looks;
    SheetLooks& m_into;
    Picture m_picture;
};

} // namespace

std::string picture_type(std::string_view bytes)
{
    using namespace std::string_view_literals;
    if (bytes.starts_with("\x89PNG\r\n\x1a\n"sv)) {
        return "image/png";
    }
    if (bytes.starts_with("\xff\xd8\xff"sv)) {
        return "image/jpeg";
    }
    if (bytes.starts_with("GIF8"sv)) {
        return "image/gif";
    }
    if (bytes.starts_with("BM"sv)) {
        return "image/bmp";
    }
    if (bytes.starts_with("II*\0"sv) || bytes.starts_with("MM\0*"sv)) {
        return "image/tiff";
    }
    if (bytes.starts_with("\x01\0\0\0"sv) && bytes.substr(0, 44).ends_with(" EMF"sv)) {
        return "image/x-emf";
    }
    if (bytes.starts_with("\xd7\xcd\xc6\x9a"sv) || bytes.starts_with("\x01\0\x09\0"sv)) {
        return "image/x-wmf";
    }
    if (bytes.substr(0, 1'000).find("<svg") != std::string_view::npos) {
        return "image/svg+xml";
    }
    return {};
}

Trouble
read_drawing(std::string const& part, SheetContext const& context, Looks& looks, SheetLooks& into)
{
    Buffer buffer;
    if (auto trouble = context.package.read(part, buffer)) {
        return trouble;
    }
    if (auto trouble = check_utf8(buffer.view(), part)) {
        return trouble;
    }
    auto const relations = context.package.relations(part);
    if (!relations) {
        return relations.problem();
    }
    XmlScanner xml(buffer.view(), context.limits);
    Trouble trouble;
    bool const whole = open_root(xml) && for_each_child(xml, [&] {
                           if (!xml.name().ends_with("Anchor") || trouble) {
                               return;
                           }
                           AnchorReader anchor(xml, context, *relations, looks, into);
                           anchor.read();
                           trouble = anchor.trouble;
                       });
    if (trouble) {
        return trouble;
    }
    return whole ? Trouble() : xml.problem(part);
}

} // namespace gopbieu
