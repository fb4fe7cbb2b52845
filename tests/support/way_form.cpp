#include "support/way_form.hpp"

#include <algorithm>

namespace gopbieu {

namespace {

Column& add_column(FormDefinition& form, std::string id, ValueType type, Way way)
{
    Column column;
    column.path = {"Cột " + id};
    column.id = std::move(id);
    column.measure.type = type;
    column.measure.way = way;
    form.columns.push_back(std::move(column));
    return form.columns.back();
}

} // namespace

FormDefinition way_form()
{
    FormDefinition form;
    form.id = "moi-cach";
    form.edition = "2025";
    form.title = "Mọi cách tổng hợp";
    for (auto const* const id : {"r1", "r2"}) {
        Row row;
        row.id = id;
        row.label = std::string("Dòng ") + id;
        form.rows.push_back(std::move(row));
    }
    add_column(form, "loai", ValueType::key, Way::none);
    add_column(form, "tong", ValueType::count, Way::sum);
    add_column(form, "nen", ValueType::count, Way::sum);
    add_column(form, "tb", ValueType::number, Way::mean).measure.weight =
        parse_expression("tong").value;
    add_column(form, "ty_le", ValueType::percent, Way::ratio).measure.formula =
        parse_expression("100 * tong / nen").value;
    add_column(form, "cao", ValueType::number, Way::max);
    add_column(form, "thap", ValueType::number, Way::min);
    add_column(form, "sau", ValueType::number, Way::latest);
    add_column(form, "ghi", ValueType::text, Way::join);
    add_column(form, "ngay", ValueType::date, Way::max);
    add_column(form, "chu", ValueType::text, Way::latest);
    add_column(form, "rieng", ValueType::text, Way::none);
    add_column(form, "tinh", ValueType::number, Way::formula).measure.formula =
        parse_expression("tong - nen").value;
    return form;
}

FormDefinition list_form()
{
    FormDefinition form;
    form.id = "danh-sach";
    form.edition = "2025";
    form.title = "Danh sách";
    form.row_kind = RowKind::list;
    form.unit_column = "don_vi";
    add_column(form, "ten", ValueType::key, Way::none);
    add_column(form, "don_vi", ValueType::text, Way::none);
    add_column(form, "so", ValueType::count, Way::sum);
    add_column(form, "tb", ValueType::number, Way::mean).measure.weight =
        parse_expression("so").value;
    add_column(form, "loai", ValueType::text, Way::none);
    return form;
}

Submission
filled(FormDefinition const& form, std::string const& unit, std::vector<std::string> const& facts)
{
    Submission submission;
    submission.form = form.id;
    submission.edition = form.edition;
    submission.unit = unit;
    submission.source = {"nop/" + unit + ".xlsx", unit};
    submission.sheet = "Biểu";
    for (auto const& text : facts) {
        auto const dot = text.find('.');
        auto const equal = text.find('=');
        Fact fact;
        fact.row = text.substr(0, dot);
        fact.column = text.substr(dot + 1, equal - dot - 1);
        fact.raw = text.substr(equal + 1);
        auto const number = Exact::parse(fact.raw);
        fact.value = number ? FigureValue(*number) : FigureValue(fact.raw);
        fact.cell = {static_cast<std::uint32_t>(submission.facts.size()), 3};
        if (std::ranges::find(submission.rows, fact.row) == submission.rows.end()) {
            submission.rows.push_back(fact.row);
        }
        submission.facts.push_back(std::move(fact));
    }
    return submission;
}

} // namespace gopbieu
