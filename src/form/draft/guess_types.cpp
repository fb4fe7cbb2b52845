#include "form/draft/guess_types.hpp"

#include "form/draft/phrases.hpp"
#include "form/draft/validations.hpp"
#include "text/match_key.hpp"

#include <algorithm>

namespace gopbieu::draft {

namespace {

struct Kind {
    ValueType type = ValueType::count;
    Remark why;
};

std::string quoted(std::string_view words)
{
    return std::string(words);
}

std::optional<Kind> percent_of(std::string_view key)
{
    static Phrases const words{"%", "Tỷ lệ", "Phần trăm", "Tỷ trọng"};
    static Phrases const shares{"100% vốn"};
    if (auto const found = words.in(key); !found.empty() && shares.in(key).empty()) {
        return Kind{ValueType::percent, {Say::draft_percent_by_words, {{"words", quoted(found)}}}};
    }
    return {};
}

std::optional<Kind> mean_of(std::string_view key)
{
    static Phrases const words{"bình quân", "trung bình", "BQ"};
    if (auto const found = words.in(key); !found.empty()) {
        return Kind{ValueType::number, {Say::draft_number_by_words, {{"words", quoted(found)}}}};
    }
    return {};
}

std::optional<Kind> quantity_of(std::string_view key)
{
    static Phrases const words{"diện tích",
                               "kinh phí",
                               "số tiền",
                               "doanh thu",
                               "giá trị",
                               "triệu đồng",
                               "nghìn đồng",
                               "tỷ đồng",
                               "thu nhập",
                               "điểm",
                               "ha",
                               "km",
                               "số giờ",
                               "giờ",
                               "mức",
                               "thời lượng",
                               "quỹ"};
    static Phrases const counted{"Số", "Tổng số", "Mức xếp loại"};
    auto const found = words.in(key);
    if (found.empty() || (counted.begin(key) && found == "mức")) {
        return {};
    }
    return Kind{ValueType::number, {Say::draft_number_by_words, {{"words", quoted(found)}}}};
}

std::optional<Kind> date_of(std::string_view key)
{
    static Phrases const words{"Ngày", "Ngày tháng", "Thời điểm"};
    static Phrases const counted{"Ngày công", "Ngày làm việc"};
    if (words.begin(key) && !counted.begin(key)) {
        return Kind{ValueType::date, {Say::draft_date_by_words, {{"words", "Ngày"}}}};
    }
    return {};
}

std::optional<Kind> text_of(std::string_view key)
{
    static Phrases const words{
        "Ghi chú",        "Lý do",    "Họ và tên",     "Họ tên",    "Địa chỉ",    "Chức vụ",
        "Chức danh",      "Nơi",      "Quê quán",      "Hình thức", "Giải pháp",  "Nhận xét",
        "Nguyên nhân",    "Mã",       "Tên",           "Đơn vị",    "Điện thoại", "Email",
        "Thuyết minh",    "Nội dung", "Giải trình",    "Diễn giải", "Mục tiêu",   "Biện pháp",
        "Đánh giá chung", "Văn bản",  "Số điện thoại", "Chỉ tiêu",  "Giới tính",  "Cơ quan"};
    static Phrases const counted{"Số", "Tổng số"};
    static Phrases const phones{"Số điện thoại", "Số hiệu", "Số quyết định"};
    if (words.begin(key) || phones.begin(key)) {
        return Kind{ValueType::text, {Say::draft_text_by_words, {}}};
    }
    return {};
}

std::optional<Kind> count_of(std::string_view key)
{
    static Phrases const words{"Số lượng", "Tổng số", "Số", "Tổng cộng", "Cộng", "Lượt"};
    if (auto const found = words.in(key); !found.empty()) {
        return Kind{ValueType::count, {Say::draft_count_by_words, {{"words", quoted(found)}}}};
    }
    return {};
}

std::optional<Kind> kind_of_words(std::string_view key)
{
    // "Số giờ" is a number though "Số" counts; "Tỷ lệ bình quân" a percent though it is a mean.
    for (auto const look : {percent_of, mean_of, text_of, date_of, quantity_of, count_of}) {
        if (auto found = look(key)) {
            return found;
        }
    }
    return {};
}

// The number format of the first rows of a column, where it says more than "General".
std::optional<Kind> kind_of_format(Sketch const& sketch, SheetView const& view, std::size_t column)
{
    auto const row = sketch.table.header.first_body_row();
    auto const* const format = view.format({row, sketch.leaf(column).columns.first});
    if (format == nullptr) {
        return {};
    }
    Args args{{"format", format->code}};
    if (format->shown == Shown::percent) {
        return Kind{ValueType::percent, {Say::draft_type_by_format, std::move(args)}};
    }
    if (format->is_date()) {
        return Kind{ValueType::date, {Say::draft_type_by_format, std::move(args)}};
    }
    bool const decimals =
        format->shown == Shown::number && format->code.find(".0") != format->code.npos;
    if (decimals || format->code.find(".#") != std::string::npos) {
        return Kind{ValueType::number, {Say::draft_type_by_format, std::move(args)}};
    }
    return {};
}

// "(giờ/buổi)", "(triệu đồng)": what is counted, in the brackets at the end of a label.
std::string unit_in(std::string_view label)
{
    static Phrases const no_units{"nếu", "ghi", "có", "kể cả", "trong đó", "từ", "=", "bao gồm"};
    auto const open = label.rfind('(');
    if (open == std::string_view::npos || !label.ends_with(")")) {
        return "";
    }
    auto inner = label.substr(open + 1, label.size() - open - 2);
    inner = inner.substr(0, inner.find('/'));
    auto const key = key_with_accents(inner);
    bool const words = !key.empty() && key.find_first_of("0123456789%<>") == std::string::npos &&
                       words_of(key).size() <= 2 && inner.find('=') == std::string_view::npos;
    if (!words || !no_units.in(key).empty()) {
        return "";
    }
    // Units are written small in messages: "giờ".
    auto const first = label[open + 1];
    std::string unit(inner);
    if (first >= 'A' && first <= 'Z') {
        unit[0] = static_cast<char>(first | 0x20);
    }
    return unit;
}

void set_type(SketchColumn& column, Kind kind)
{
    column.measure.type = kind.type;
    column.measure.way = kind.type == ValueType::count ? Way::sum : Way::none;
    column.remarks.push_back(std::move(kind.why));
}

void guess_type(Sketch& sketch, SheetView const& view, std::size_t at)
{
    auto& column = sketch.columns[at];
    if (at == sketch.body.ordinal) {
        column.measure.type = ValueType::ordinal;
        column.measure.way = Way::none;
        return;
    }
    if (at == sketch.body.key) {
        column.measure.type = ValueType::key;
        column.measure.way = Way::none;
        column.remarks.push_back({Say::draft_key_column, {}});
        return;
    }
    auto const row = sketch.table.header.first_body_row();
    if (apply_validation(view, {row, sketch.leaf(at).columns.first}, column)) {
        return;
    }
    auto const words = kind_of_words(column.key);
    auto const format = kind_of_format(sketch, view, at);
    // The words of its own label say most, then the format, then the words of the groups above it.
    if (words && (words->type != ValueType::count || !format)) {
        set_type(column, *words);
    } else if (format) {
        set_type(column, *format);
    } else if (auto const outer = percent_of(column.path_key)) {
        set_type(column, *outer);
    } else {
        set_type(column, {ValueType::count, {Say::draft_count_by_default, {}}});
    }
    column.measure.unit = column.measure.holds_numbers() ? unit_in(sketch.label(at)) : "";
}

void guess_nature(SketchColumn& column)
{
    static Phrases const stock{
        "cuối kỳ", "đầu kỳ", "thời điểm", "hiện có", "có đến", "tính đến", "đến ngày", "tại ngày"};
    static Phrases const flow{"trong kỳ",
                              "mới kết nạp",
                              "trong năm",
                              "năm báo cáo",
                              "phát sinh",
                              "mới được",
                              "trong quý"};
    if (column.measure.type != ValueType::count) {
        return;
    }
    if (auto const found = flow.in(column.path_key); !found.empty()) {
        column.measure.nature = Nature::flow;
        column.remarks.push_back({Say::draft_flow, {{"words", quoted(found)}}});
    } else if (auto const day = stock.in(column.path_key); !day.empty()) {
        column.measure.nature = Nature::stock;
        column.remarks.push_back({Say::draft_stock, {{"words", quoted(day)}}});
    }
}

} // namespace

void guess_types(Sketch& sketch, SheetView const& view)
{
    for (std::size_t column = 0; column < sketch.columns.size(); ++column) {
        guess_type(sketch, view, column);
        guess_nature(sketch.columns[column]);
    }
}

void guess_row_types(Sketch& sketch)
{
    for (auto& row : sketch.rows) {
        for (auto const look : {mean_of, percent_of, quantity_of}) {
            auto const kind = look(row.key);
            if (!kind || !row.children.empty()) {
                continue;
            }
            SketchMeasure measure;
            measure.type = kind->type;
            measure.way = Way::none;
            row.measure = measure;
            row.remarks.push_back(kind->why);
            break;
        }
    }
}

} // namespace gopbieu::draft
