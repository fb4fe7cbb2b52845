#include "support/small_form.hpp"

#include "org/register.hpp"

namespace gopbieu {

FormDefinition small_form()
{
    FormDefinition form;
    form.id = "bieu-nho";
    form.edition = "1";
    form.title = "Biểu nhỏ";
    form.rows.resize(2);
    form.rows[0].id = "thon";
    form.rows[0].label = "Thôn, bản";
    form.rows[0].synonyms = {"Thôn"};
    form.rows[1].id = "truong";
    form.rows[1].label = "Trường học";
    auto const column =
        [&](std::string id, std::vector<std::string> path, ValueType type, Way way) {
            Column one;
            one.id = std::move(id);
            one.path = std::move(path);
            one.measure.type = type;
            one.measure.way = way;
            form.columns.push_back(std::move(one));
        };
    column("tt", {"TT"}, ValueType::ordinal, Way::none);
    column("loai", {"Loại hình"}, ValueType::key, Way::none);
    column("tat_ca", {"Tổng số"}, ValueType::count, Way::sum);
    column("phan", {"Trong đó", "Nữ"}, ValueType::count, Way::sum);
    column("binh_quan", {"Trong đó", "Tuổi bình quân"}, ValueType::number, Way::mean);
    form.columns[2].measure.required = true;
    form.columns[4].measure.weight = *parse_expression("tat_ca").value;
    form.key_column = 1;
    Rule rule;
    rule.id = "R-01";
    rule.claim = *parse_claim("phan <= tat_ca").value;
    form.rules.push_back(std::move(rule));
    return form;
}

OrgTree small_tree()
{
    return *parse_register("Mã,Tên,Cấp,Mã cấp trên\n"
                           "H,Huyện ủy,Huyện,\n"
                           "X1,Đảng ủy xã Một,Đảng bộ cơ sở,H\n"
                           "X2,Đảng ủy xã Hai,Đảng bộ cơ sở,H\n"
                           "X1-A,Chi bộ bản A,Chi bộ,X1\n"
                           "X1-B,Chi bộ bản B,Chi bộ,X1\n"
                           "X2-A,Chi bộ bản A,Chi bộ,X2\n",
                           "don-vi.csv")
                .value;
}

} // namespace gopbieu
