#include "support/pair_form.hpp"

namespace gopbieu {

namespace {

Row row(std::string id, std::string label, std::optional<std::size_t> parent = {})
{
    Row one;
    one.id = std::move(id);
    one.label = std::move(label);
    one.parent = parent;
    return one;
}

Column column(std::string id, std::string label, ValueType type, Way way)
{
    Column one;
    one.id = std::move(id);
    one.path = {std::move(label)};
    one.measure.type = type;
    one.measure.way = way;
    return one;
}

} // namespace

FormDefinition pair_form()
{
    FormDefinition form;
    form.id = "tang-giam";
    form.edition = "1";
    form.number = "Biểu số 1";
    form.title = "Tăng, giảm đảng viên";
    form.row_kind = RowKind::fixed;
    form.rows = {row("A", "Đầu kỳ"),
                 row("B", "Tăng trong kỳ"),
                 row("B1", "Kết nạp", 1),
                 row("B2", "Chuyển đến", 1),
                 row("B2a", "Tỉnh khác", 3),
                 row("B2b", "Huyện khác", 3),
                 row("C", "Giảm trong kỳ"),
                 row("D", "Cuối kỳ"),
                 row("tieu_de", "Phân tích"),
                 row("nu", "Nữ", 7),
                 row("tre", "Dưới 30 tuổi", 7),
                 row("tuoi_bq", "Tuổi bình quân")};
    form.rows[8].heading = true;
    form.rows[10].closed = {"cung_ky"};
    Measure age;
    age.type = ValueType::number;
    age.way = Way::mean;
    age.weight = parse_expression("D").value;
    form.rows[11].measure = age;
    form.columns = {column("tieu_chi", "Tiêu chí", ValueType::key, Way::none),
                    column("ky_nay", "Kỳ này", ValueType::count, Way::sum),
                    column("cung_ky", "Cùng kỳ năm trước", ValueType::count, Way::sum),
                    column("ty_le", "Tỷ lệ (%)", ValueType::percent, Way::ratio)};
    form.columns[3].measure.formula = parse_expression("100 * ky_nay / cung_ky").value;
    return form;
}

Rule rule_of(std::string_view text, std::string_view when)
{
    Rule rule;
    rule.id = "R";
    rule.text = std::string(text);
    rule.claim = *parse_claim(text).value;
    if (!when.empty()) {
        rule.when = parse_expression(when).value;
    }
    return rule;
}

} // namespace gopbieu
