#include "publish/package/finish_package.hpp"
#include "publish/package/xml_element.hpp"

#include <cmath>

namespace gopbieu {

namespace {

constexpr double units_of_point = 12'700; // English metric units

std::string units(double points)
{
    return std::to_string(std::llround(points * units_of_point));
}

void append_corner(std::string& out, std::string_view name, CellRef cell, double x, double y)
{
    XmlElement corner(out, name);
    auto const add = [&](std::string_view inner, std::string const& value) {
        XmlElement(corner.inside(), inner).inner_text(value);
    };
    add("xdr:col", std::to_string(cell.column));
    add("xdr:colOff", units(x));
    add("xdr:row", std::to_string(cell.row));
    add("xdr:rowOff", units(y));
}

std::string_view anchor_name(Picture const& picture)
{
    return picture.to                     ? "xdr:twoCellAnchor"
           : picture.move_with_cells == 3 ? "xdr:absoluteAnchor"
                                          : "xdr:oneCellAnchor";
}

void append_place(std::string& out, Picture const& picture)
{
    if (picture.move_with_cells == 3 && !picture.to) {
        XmlElement(out, "xdr:pos").text("x", units(picture.x)).text("y", units(picture.y));
    } else {
        append_corner(out, "xdr:from", picture.from, picture.x, picture.y);
    }
    if (picture.to) {
        append_corner(out, "xdr:to", *picture.to, picture.to_x, picture.to_y);
    } else {
        XmlElement(out, "xdr:ext")
            .text("cx", units(picture.width))
            .text("cy", units(picture.height));
    }
}

// What is inside the picture keeps the size as it was drawn, where that is known.
void append_picture(std::string& out, std::string_view drawn, Picture const& picture)
{
    auto const size = find_element(drawn, "a:ext");
    if (size.empty() || picture.width <= 0 || picture.height <= 0) {
        out += drawn;
        return;
    }
    auto const at = static_cast<std::size_t>(size.data() - drawn.data());
    out += drawn.substr(0, at);
    XmlElement(out, "a:ext").text("cx", units(picture.width)).text("cy", units(picture.height));
    out += drawn.substr(at + size.size());
}

} // namespace

std::string finished_drawing(std::string_view part, std::vector<Picture> const& pictures)
{
    constexpr std::string_view anchor = "xdr:twoCellAnchor";
    std::string out;
    for (auto const& picture : pictures) {
        auto const drawn = find_element(part, anchor);
        if (drawn.empty()) {
            break;
        }
        auto const at = static_cast<std::size_t>(drawn.data() - part.data());
        out += part.substr(0, at);
        {
            XmlElement element(out, anchor_name(picture));
            if (picture.to && picture.move_with_cells != 1) {
                element.text("editAs", picture.move_with_cells == 2 ? "oneCell" : "absolute");
            }
            append_place(element.inside(), picture);
            append_picture(element.inside(), find_element(drawn, "xdr:pic"), picture);
            XmlElement(element.inside(), "xdr:clientData");
        }
        part.remove_prefix(at + drawn.size());
    }
    out += part;
    return out;
}

} // namespace gopbieu
