#include "publish/package/styles_xml.hpp"

#include "publish/package/xml_element.hpp"
#include "workbook/looks_words.hpp"

namespace gopbieu {

namespace {

// 0 to 90 turn up; 91 to 180 stand for 1 to 90 degrees down; 255 stacks letters.
int rotation_number(int degrees)
{
    return degrees < 0 ? 90 - degrees : degrees;
}

void append_alignment(std::string& out, Alignment const& alignment)
{
    XmlElement element(out, "alignment");
    if (alignment.horizontal != Horizontal::general) {
        element.text("horizontal", horizontals[static_cast<std::size_t>(alignment.horizontal)]);
    }
    if (alignment.vertical != Vertical::bottom) {
        element.text("vertical", verticals[static_cast<std::size_t>(alignment.vertical)]);
    }
    if (alignment.rotation != 0) {
        element.whole("textRotation", rotation_number(alignment.rotation));
    }
    element.flag_unless("wrapText", alignment.wrap, false);
    if (alignment.indent != 0) {
        element.whole("indent", alignment.indent);
    }
    element.flag_unless("justifyLastLine", alignment.justify_last, false)
        .flag_unless("shrinkToFit", alignment.shrink, false);
    if (alignment.reading_order != 0) {
        element.whole("readingOrder", alignment.reading_order);
    }
}

void append_style(std::string& out, std::string_view written, StylePlan const& plan)
{
    auto tag = written.substr(0, written.find('>'));
    if (tag.ends_with('/')) {
        tag.remove_suffix(1);
    }
    out += tag;
    if (tag.find(" applyAlignment=") == std::string_view::npos) {
        out += " applyAlignment=\"1\"";
    }
    out += plan.quote_prefix ? " quotePrefix=\"1\">" : ">";
    append_alignment(out, plan.alignment);
    out += find_element(written, "protection");
    out += "</xf>";
}

std::string style_list(std::string_view list, std::map<int, StylePlan> const& plans)
{
    std::string out;
    int number = 0;
    for (auto style = find_element(list, "xf"); !style.empty(); style = find_element(list, "xf")) {
        auto const at = static_cast<std::size_t>(style.data() - list.data());
        out += list.substr(0, at);
        auto const plan = plans.find(number++);
        if (plan == plans.end()) {
            out += style;
        } else {
            append_style(out, style, plan->second);
        }
        list.remove_prefix(at + style.size());
    }
    out += list;
    return out;
}

} // namespace

std::string finished_styles(std::string_view part,
                            std::map<int, StylePlan> const& plans,
                            std::vector<OverlayStyle const*> const& overlays)
{
    std::string out(part);
    if (!plans.empty()) {
        auto const list = find_element(out, "cellXfs");
        out = replaced(out, list, style_list(list, plans));
    }
    return replaced(out, find_element(out, "dxfs"), overlay_elements(overlays));
}

} // namespace gopbieu
