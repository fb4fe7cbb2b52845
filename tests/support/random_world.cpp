#include "support/random_world.hpp"

#include "support/pair_form.hpp"
#include "support/way_form.hpp"

#include <array>

namespace gopbieu::test {

namespace {

Expression expression(std::string const& text)
{
    return *parse_expression(text).value;
}

std::string draw_figure(Draw& draw, Column const& column, Measure const& measure)
{
    static std::array<std::string_view, 5> const texts{
        "mất sổ", "đang sửa nhà", "bí thư nghỉ", "không", "chờ quyết định"};
    switch (measure.type) {
    case ValueType::count:
        return std::to_string(draw.below(60));
    case ValueType::number:
    case ValueType::percent:
        return (draw.chance(10) ? "-" : "") + std::to_string(draw.below(200)) +
               (draw.chance(50) ? "." + std::to_string(1 + draw.below(99)) : "");
    case ValueType::date:
        return "202" + std::to_string(draw.below(5)) + "-0" + std::to_string(1 + draw.below(9));
    case ValueType::text:
    case ValueType::choice:
        return std::string(texts[draw.below(texts.size())]);
    case ValueType::key:
    case ValueType::ordinal:
        break;
    }
    return column.id;
}

// What the figures of a column are; `counts` are columns of counts before it.
Measure draw_measure(Draw& draw, std::vector<std::string> const& counts, std::string& id)
{
    Measure measure;
    measure.type = ValueType::number;
    auto const one = [&] { return counts[draw.below(static_cast<std::uint32_t>(counts.size()))]; };
    switch (draw.below(9)) {
    case 0:
        measure.way = Way::sum;
        break;
    case 1:
        measure.way = Way::mean;
        measure.weight = expression(draw.chance(50) ? one() : one() + " * " + one());
        break;
    case 2:
        measure.way = Way::ratio;
        measure.type = ValueType::percent;
        measure.formula = expression("100 * " + one() + " / " + one());
        break;
    case 3:
        measure.way = Way::formula;
        measure.formula = expression(one() + " - " + one() + " + 2");
        break;
    case 4:
        measure.way = draw.chance(50) ? Way::max : Way::min;
        break;
    case 5:
        measure.way = Way::latest;
        break;
    case 6:
        measure.way = Way::join;
        measure.type = ValueType::text;
        id = "ghi" + id;
        break;
    case 7:
        measure.way = Way::max;
        measure.type = ValueType::date;
        break;
    default:
        measure.type = ValueType::count;
        measure.way = Way::sum;
        break;
    }
    return measure;
}

void draw_rows(Draw& draw, FormDefinition& form)
{
    auto const rows = 1 + draw.below(4);
    for (std::uint32_t number = 0; number < rows; ++number) {
        Row row;
        row.id = "d" + std::to_string(number);
        row.label = "Dòng " + std::to_string(number);
        if (number > 0 && draw.chance(25)) {
            row.parent = 0;
        }
        form.rows.push_back(std::move(row));
    }
    if (form.row_kind != RowKind::fixed) {
        return;
    }
    // "D = A + B": the last row of a movement form is worked out again; others may be means.
    if (rows > 2) {
        Measure measure;
        measure.type = ValueType::number;
        measure.way = Way::formula;
        measure.formula = expression("d0 + d1");
        form.rows.back().measure = measure;
    }
    if (rows > 3) {
        Measure measure;
        measure.type = ValueType::number;
        measure.way = Way::mean;
        measure.weight = expression("d0");
        form.rows[2].measure = measure;
    }
}

} // namespace

// Cells stand in the same order in both trees, so that lists and texts do too.
World draw_world(Draw& draw, bool flat)
{
    World world;
    std::vector<std::string> committees{"U0"};
    world.register_text = "Mã,Tên,Cấp,Mã cấp trên\nU0,Tỉnh,Cấp ủy,\n";
    auto const any = [&] {
        return committees[draw.below(static_cast<std::uint32_t>(committees.size()))];
    };
    auto const inner = 1 + draw.below(8);
    for (std::uint32_t number = 1; number <= inner; ++number) {
        auto const code = "U" + std::to_string(number);
        auto const parent = any();
        if (!flat) {
            world.register_text += code + ",Ủy " + code + ",Cấp ủy," + parent + "\n";
        }
        committees.push_back(code);
    }
    auto const cells = 2 + draw.below(20);
    std::vector<std::string> parents;
    for (std::uint32_t number = 0; number < cells; ++number) {
        parents.push_back(any());
    }
    for (std::uint32_t number = 0; number < cells; ++number) {
        auto const code = "C" + std::to_string(number);
        world.register_text +=
            code + ",Chi bộ " + code + ",Chi bộ," + (flat ? "U0" : parents[number]) + "\n";
        world.cells.push_back(code);
    }
    return world;
}

FormDefinition draw_form(Draw& draw, std::string id)
{
    FormDefinition form;
    form.id = std::move(id);
    form.edition = "2025";
    form.title = "Biểu " + form.id;
    form.row_kind = static_cast<RowKind>(draw.below(3));
    std::vector<std::string> counts{"dem"};
    auto const add = [&](std::string column_id, Measure const& measure) {
        Column column;
        column.path = {"Cột " + column_id};
        column.id = std::move(column_id);
        column.measure = measure;
        form.columns.push_back(std::move(column));
    };
    Measure key;
    key.type = ValueType::key;
    add("ten", key);
    Measure count;
    count.way = Way::sum;
    add("dem", count);
    auto const more = 1 + draw.below(7);
    for (std::uint32_t number = 0; number < more; ++number) {
        auto column = "c" + std::to_string(number);
        auto const measure = draw_measure(draw, counts, column);
        if (measure.type == ValueType::count) {
            counts.push_back(column);
        }
        add(column, measure);
    }
    if (form.row_kind != RowKind::list) {
        draw_rows(draw, form);
    }
    return form;
}

FormSet draw_forms(Draw& draw)
{
    FormSet set{{way_form(), list_form(), pair_form()}};
    for (auto number = draw.below(4); number > 0; --number) {
        set.forms.push_back(draw_form(draw, "bieu-" + std::to_string(number)));
    }
    return set;
}

Submission draw_submission(Draw& draw, FormDefinition const& form, std::string const& unit)
{
    std::vector<std::string> rows;
    if (form.row_kind == RowKind::list) {
        for (auto number = draw.below(4); number > 0; --number) {
            rows.push_back("d" + std::to_string(number));
        }
    } else {
        for (auto const& row : form.rows) {
            if (!row.heading && draw.chance(70)) {
                rows.push_back(row.id);
            }
        }
        if (form.row_kind == RowKind::keyed && draw.chance(20)) {
            rows.push_back("la" + std::to_string(draw.below(3)));
        }
    }
    std::vector<std::string> facts;
    for (auto const& row : rows) {
        for (auto const& column : form.columns) {
            auto const* const known = form.find_row(row);
            auto const& measure = form.measure(known, column);
            bool const closed = known != nullptr && form.closed(*known, column);
            if (measure.holds_facts() && !closed && draw.chance(80)) {
                facts.push_back(row + "." + column.id + "=" + draw_figure(draw, column, measure));
            }
        }
    }
    return filled(form, unit, facts);
}

void draw_submissions(Draw& draw, FormSet const& forms, World& world, std::uint32_t percent)
{
    for (auto const& cell : world.cells) {
        for (auto const& form : forms.forms) {
            if (draw.chance(percent)) {
                world.submissions.push_back(draw_submission(draw, form, cell));
            }
        }
    }
}

} // namespace gopbieu::test
