#include "workbook/xlsx/looks_rules.hpp"

#include "workbook/xlsx/looks_styles.hpp"
#include "workbook/xlsx/looks_xml.hpp"

namespace gopbieu {

namespace {

Validation read_validation(XmlScanner& xml)
{
    Validation validation;
    validation.type = xml.attribute("type").value_or("none");
    validation.op = xml.attribute("operator").value_or("between");
    validation.error_style = xml.attribute("errorStyle").value_or("stop");
    validation.allow_blank = xml.attribute_flag("allowBlank", false);
    // The attribute means the opposite of its name.
    validation.show_dropdown = !xml.attribute_flag("showDropDown", false);
    validation.show_input = xml.attribute_flag("showInputMessage", false);
    validation.show_error = xml.attribute_flag("showErrorMessage", false);
    validation.error_title = tidy_attribute(xml, "errorTitle");
    validation.error_text = tidy_attribute(xml, "error");
    validation.input_title = tidy_attribute(xml, "promptTitle");
    validation.input_text = tidy_attribute(xml, "prompt");
    validation.ranges = parse_sqref(xml.attribute("sqref").value_or(""));
    for_each_child(xml, [&] {
        if (xml.name() == "formula1") {
            validation.formula1 = tidy_inner_text(xml);
        } else if (xml.name() == "formula2") {
            validation.formula2 = tidy_inner_text(xml);
        } else if (xml.name() == "sqref") {
            validation.ranges = parse_sqref(xml.inner_text());
        }
    });
    return validation;
}

// The extension's link between an old rule and its newer detail.
std::string extension_id(XmlScanner& xml)
{
    std::string id;
    for_each_child(xml, [&] {
        for_each_child(xml, [&] {
            if (xml.name() == "id") {
                id = xml.inner_text();
            }
        });
    });
    return id;
}

} // namespace

void read_validations(XmlScanner& xml, std::vector<Validation>& into)
{
    for_each_child(xml, [&] {
        if (xml.name() == "dataValidation") {
            into.push_back(read_validation(xml));
        }
    });
}

ConditionalFormat ConditionalFormatReader::read_rule(XmlScanner& xml, bool& double_of_older)
{
    ConditionalFormat rule;
    rule.type = tidy_attribute(xml, "type");
    rule.op = tidy_attribute(xml, "operator");
    rule.text = tidy_attribute(xml, "text");
    rule.period = tidy_attribute(xml, "timePeriod");
    rule.priority = bounded_whole(xml, "priority", 0, 0, 1'000'000'000);
    rule.rank = bounded_whole(xml, "rank", 0, 0, 1'000);
    rule.deviations = bounded_whole(xml, "stdDev", 0, 0, 100);
    rule.percent = xml.attribute_flag("percent", false);
    rule.bottom = xml.attribute_flag("bottom", false);
    rule.above = xml.attribute_flag("aboveAverage", true);
    rule.or_equal = xml.attribute_flag("equalAverage", false);
    rule.stop_if_true = xml.attribute_flag("stopIfTrue", false);
    rule.drawable = rule.type != "dataBar" && rule.type != "colorScale" && rule.type != "iconSet";
    auto const overlay = whole_attribute(xml, "dxfId");
    if (overlay && *overlay < m_looks.overlays.size()) {
        rule.overlay = overlay;
    }
    auto const id = xml.attribute_text("id");
    double_of_older = !id.empty() && m_extended.contains(id);
    for_each_child(xml, [&] {
        if (xml.name() == "formula" || xml.name() == "f") {
            rule.formulas.push_back(tidy_inner_text(xml));
        } else if (xml.name() == "dxf" && !double_of_older) {
            rule.overlay = static_cast<std::uint32_t>(m_looks.overlays.size());
            m_looks.overlays.push_back(read_overlay(xml, m_colors));
        } else if (xml.name() == "extLst") {
            m_extended.insert(extension_id(xml));
        }
    });
    return rule;
}

void ConditionalFormatReader::read(XmlScanner& xml)
{
    auto ranges = parse_sqref(xml.attribute("sqref").value_or(""));
    auto const first = m_into.conditional_formats.size();
    for_each_child(xml, [&] {
        if (xml.name() == "cfRule") {
            bool double_of_older = false;
            auto rule = read_rule(xml, double_of_older);
            if (!double_of_older) {
                m_into.conditional_formats.push_back(std::move(rule));
            }
        } else if (xml.name() == "sqref") {
            ranges = parse_sqref(xml.inner_text());
        }
    });
    for (auto at = first; at < m_into.conditional_formats.size(); ++at) {
        if (m_budget.spend(ranges.size() * sizeof(CellRange))) {
            m_into.conditional_formats[at].ranges = ranges;
        }
    }
}

} // namespace gopbieu
