#include "publish/package/properties_xml.hpp"

#include "publish/package/xml_element.hpp"

#include <algorithm>

namespace gopbieu {

namespace {

constexpr std::string_view variant_types =
    "http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes";

// "2023-12-31T00:00:00Z"
std::string w3c_time(Moment const& moment)
{
    std::string out;
    auto const put = [&](int value, std::size_t digits, char behind) {
        auto const text = std::to_string(value);
        out.append(digits - std::min(digits, text.size()), '0');
        out += text;
        out += behind;
    };
    put(moment.year, 4, '-');
    put(moment.month, 2, '-');
    put(moment.day, 2, 'T');
    put(moment.hour, 2, ':');
    put(moment.minute, 2, ':');
    put(moment.second, 2, 'Z');
    return out;
}

void append_inner(XmlElement& element, std::string_view name, std::string_view text)
{
    XmlElement(element.inside(), name).inner_text(text);
}

void append_inner_if(XmlElement& element, std::string_view name, std::string_view text)
{
    if (!text.empty()) {
        append_inner(element, name, text);
    }
}

void append_time(XmlElement& element, std::string_view name, Moment const& moment)
{
    XmlElement time(element.inside(), name);
    time.plain("xsi:type", "dcterms:W3CDTF");
    time.inner_text(w3c_time(moment));
}

void append_sheets(XmlElement& properties, std::vector<std::string_view> const& sheets)
{
    {
        XmlElement pairs(properties.inside(), "HeadingPairs");
        XmlElement vector(pairs.inside(), "vt:vector");
        vector.whole("size", 2).plain("baseType", "variant");
        {
            XmlElement variant(vector.inside(), "vt:variant");
            append_inner(variant, "vt:lpstr", "Worksheets");
        }
        XmlElement variant(vector.inside(), "vt:variant");
        append_inner(variant, "vt:i4", std::to_string(sheets.size()));
    }
    XmlElement titles(properties.inside(), "TitlesOfParts");
    XmlElement vector(titles.inside(), "vt:vector");
    vector.whole("size", sheets.size()).plain("baseType", "lpstr");
    for (auto const name : sheets) {
        append_inner(vector, "vt:lpstr", name);
    }
}

} // namespace

std::string core_properties(WorkbookFrame const& frame)
{
    std::string out(part_start);
    {
        XmlElement core(out, "cp:coreProperties");
        core.plain("xmlns:cp",
                   "http://schemas.openxmlformats.org/package/2006/metadata/core-properties")
            .plain("xmlns:dc", "http://purl.org/dc/elements/1.1/")
            .plain("xmlns:dcterms", "http://purl.org/dc/terms/")
            .plain("xmlns:dcmitype", "http://purl.org/dc/dcmitype/")
            .plain("xmlns:xsi", "http://www.w3.org/2001/XMLSchema-instance");
        append_inner_if(core, "dc:title", frame.title);
        append_inner_if(core, "dc:subject", frame.subject);
        append_inner(core, "dc:creator", frame.author);
        append_inner_if(core, "cp:keywords", frame.keywords);
        append_inner_if(core, "dc:description", frame.comments);
        append_inner(core, "cp:lastModifiedBy", frame.author);
        if (frame.created.month != 0) {
            append_time(core, "dcterms:created", frame.created);
            append_time(core, "dcterms:modified", frame.created);
        }
        append_inner_if(core, "cp:category", frame.category);
        append_inner_if(core, "cp:contentStatus", frame.status);
    }
    return out;
}

std::string office_properties(WorkbookFrame const& frame,
                              std::vector<std::string_view> const& sheets)
{
    std::string out(part_start);
    {
        XmlElement properties(out, "Properties");
        properties
            .plain("xmlns",
                   "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties")
            .plain("xmlns:vt", variant_types);
        // Some programs calculate everything anew that another one than Excel wrote.
        append_inner(properties, "Application", "Microsoft Excel");
        append_inner(properties, "DocSecurity", "0");
        append_inner(properties, "ScaleCrop", "false");
        append_sheets(properties, sheets);
        append_inner_if(properties, "Manager", frame.manager);
        append_inner(properties, "Company", frame.company);
        append_inner(properties, "LinksUpToDate", "false");
        append_inner(properties, "SharedDoc", "false");
        append_inner(properties, "HyperlinksChanged", "false");
        append_inner(properties, "AppVersion", "12.0000");
    }
    return out;
}

std::string custom_properties(WorkbookFrame const& frame)
{
    std::string out(part_start);
    {
        XmlElement properties(out, "Properties");
        properties
            .plain("xmlns",
                   "http://schemas.openxmlformats.org/officeDocument/2006/custom-properties")
            .plain("xmlns:vt", variant_types);
        int number = 2; // the first that is free for them
        for (auto const& [name, value] : frame.properties) {
            XmlElement property(properties.inside(), "property");
            property.plain("fmtid", "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}")
                .whole("pid", number++)
                .text("name", name);
            append_inner(property, "vt:lpwstr", value);
        }
    }
    return out;
}

} // namespace gopbieu
