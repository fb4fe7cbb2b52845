#include "publish/package/rules_xml.hpp"

#include "publish/package/xml_element.hpp"

#include <algorithm>
#include <string_view>
#include <unordered_map>

namespace gopbieu {

namespace {

void append_rule(std::string& out,
                 ConditionalFormat const& rule,
                 std::size_t priority,
                 std::size_t overlays)
{
    XmlElement element(out, "cfRule");
    element.text("type", rule.type);
    if (rule.overlay) {
        element.whole("dxfId", *rule.overlay + overlays);
    }
    element.whole("priority", priority)
        .flag_unless("stopIfTrue", rule.stop_if_true, false)
        .flag_unless("aboveAverage", rule.above, true)
        .flag_unless("percent", rule.percent, false)
        .flag_unless("bottom", rule.bottom, false)
        .text_if("operator", rule.op)
        .text_if("text", rule.text)
        .text_if("timePeriod", rule.period);
    if (rule.rank != 0) {
        element.whole("rank", rule.rank);
    }
    if (rule.deviations != 0) {
        element.whole("stdDev", rule.deviations);
    }
    element.flag_unless("equalAverage", rule.or_equal, false);
    for (auto const& formula : rule.formulas) {
        XmlElement(element.inside(), "formula").inner_text(formula);
    }
}

void append_validation(std::string& out, Validation const& rule)
{
    XmlElement element(out, "dataValidation");
    if (rule.type != "none") {
        element.text("type", rule.type);
    }
    if (rule.error_style != "stop") {
        element.text_if("errorStyle", rule.error_style);
    }
    if (rule.op != "between") {
        element.text_if("operator", rule.op);
    }
    element.flag_unless("allowBlank", rule.allow_blank, false)
        .flag_unless("showDropDown", !rule.show_dropdown, false) // it means the opposite
        .flag_unless("showInputMessage", rule.show_input, false)
        .flag_unless("showErrorMessage", rule.show_error, false)
        .text_if("errorTitle", rule.error_title)
        .text_if("error", rule.error_text)
        .text_if("promptTitle", rule.input_title)
        .text_if("prompt", rule.input_text)
        .text("sqref", ranges_text(rule.ranges));
    if (!rule.formula1.empty()) {
        XmlElement(element.inside(), "formula1").inner_text(rule.formula1);
    }
    if (!rule.formula2.empty()) {
        XmlElement(element.inside(), "formula2").inner_text(rule.formula2);
    }
}

void append_relation(std::string& out, std::string_view id, std::string_view file)
{
    XmlElement(out, "Relationship")
        .text("Id", id)
        .text("Type",
              "http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink")
        .plain("Target", file)
        .text("TargetMode", "External");
}

} // namespace

std::string ranges_text(std::vector<CellRange> const& ranges)
{
    std::string text;
    for (auto const& range : ranges) {
        text += text.empty() ? "" : " ";
        text += range.first == range.last ? to_a1(range.first) : to_a1(range);
    }
    return text;
}

std::string conditional_elements(std::vector<ConditionalFormat> const& formats,
                                 std::size_t overlays)
{
    // Priorities say the order only; some files leave them out.
    std::vector<ConditionalFormat const*> order;
    for (auto const& one : formats) {
        if (one.drawable && !one.ranges.empty()) {
            order.push_back(&one);
        }
    }
    std::ranges::stable_sort(order, {}, &ConditionalFormat::priority);
    std::string out;
    for (std::size_t index = 0; index < order.size(); ++index) {
        XmlElement element(out, "conditionalFormatting");
        element.text("sqref", ranges_text(order[index]->ranges));
        append_rule(element.inside(), *order[index], index + 1, overlays);
    }
    return out;
}

std::string validation_elements(std::vector<Validation> const& validations)
{
    std::string out;
    std::size_t count = 0;
    std::string rules;
    for (auto const& one : validations) {
        if (!one.ranges.empty()) {
            append_validation(rules, one);
            ++count;
        }
    }
    if (count != 0) {
        XmlElement element(out, "dataValidations");
        element.whole("count", count);
        element.inside() += rules;
    }
    return out;
}

LinkParts link_parts(std::vector<Hyperlink> const& links)
{
    constexpr std::string_view internal = "internal:";
    LinkParts parts;
    if (links.empty()) {
        return parts;
    }
    std::unordered_map<std::string_view, std::string> ids; // by target: many lead to one file
    XmlElement list(parts.element, "hyperlinks");
    for (auto const& link : links) {
        auto const target = std::string_view(link.target);
        XmlElement element(list.inside(), "hyperlink");
        element.text("ref", ranges_text({link.range}));
        if (target.starts_with(internal)) {
            element.text("location", target.substr(internal.size()));
        } else if (!target.empty()) {
            auto const hash = std::min(target.find('#'), target.size());
            auto const file = target.substr(0, hash);
            auto const [id, fresh] = ids.try_emplace(file);
            if (fresh) {
                id->second = "link" + std::to_string(ids.size());
                append_relation(parts.relations, id->second, file);
            }
            element.text("r:id", id->second);
            if (hash + 1 < target.size()) {
                element.text("location", target.substr(hash + 1));
            }
        }
        element.text_if("tooltip", link.tip).text_if("display", link.display);
    }
    return parts;
}

} // namespace gopbieu
