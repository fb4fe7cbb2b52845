#include "form/draft/guess_types.hpp"

#include "base/catalogue/drafts.hpp"
#include "form/draft/phrases.hpp"
#include "form/draft/validations.hpp"
#include "text/match_key.hpp"

#include <algorithm>
#include <map>

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

// "Tỷ lệ …", "… (%)"; but "100% vốn nước ngoài" counts.
std::optional<Kind> percent_of(std::string_view label, std::string_view key)
{
    static Phrases const words{"Tỷ lệ", "Phần trăm", "Tỷ trọng"};
    auto const found = words.in(key);
    bool const sign = label.find("(%") != std::string_view::npos || key == "%" ||
                      label.ends_with("%") || label.starts_with("%");
    if (found.empty() && !sign) {
        return {};
    }
    return Kind{ValueType::percent,
                {say::draft_percent_by_words, {{"words", found.empty() ? "%" : quoted(found)}}}};
}

std::optional<Kind> mean_of(std::string_view /*label*/, std::string_view key)
{
    static Phrases const words{"bình quân", "trung bình", "BQ"};
    if (auto const found = words.in(key); !found.empty()) {
        return Kind{ValueType::number, {say::draft_number_by_words, {{"words", quoted(found)}}}};
    }
    return {};
}

std::optional<Kind> quantity_of(std::string_view label, std::string_view key)
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
                               "số giờ",
                               "giờ",
                               "thời lượng",
                               "quỹ"};
    static Phrases const marks{"Điểm", "Số điểm", "Tổng điểm", "Chênh lệch", "Tăng giảm"};
    auto found = words.in(key);
    // Only in brackets: "La Ha" is a people.
    for (auto const* const unit : {"(ha", "(km", "(m2", "(m²"}) {
        found = found.empty() && label.find(unit) != std::string_view::npos ? unit + 1 : found;
    }
    if (found.empty() && !marks.begin(key)) {
        return {};
    }
    return Kind{
        ValueType::number,
        {say::draft_number_by_words,
         {{"words",
           found.empty() ? std::string(label.substr(0, label.find(' '))) : quoted(found)}}}};
}

std::optional<Kind> date_of(std::string_view /*label*/, std::string_view key)
{
    static Phrases const words{"Ngày", "Ngày tháng"};
    static Phrases const counted{"Ngày công", "Ngày làm việc"};
    if (words.begin(key) && !counted.begin(key)) {
        return Kind{ValueType::date, {say::draft_date_by_words, {{"words", "Ngày"}}}};
    }
    return {};
}

std::optional<Kind> text_of(std::string_view /*label*/, std::string_view key)
{
    static Phrases const words{
        "Ghi chú",       "Lý do",     "Họ và tên",      "Họ tên",    "Địa chỉ",       "Chức vụ",
        "Nơi",           "Quê quán",  "Hình thức",      "Giải pháp", "Nhận xét",      "Nguyên nhân",
        "Điện thoại",    "Email",     "Thuyết minh",    "Nội dung",  "Giải trình",    "Diễn giải",
        "Mục tiêu",      "Biện pháp", "Đánh giá chung", "Văn bản",   "Số điện thoại", "Số hiệu",
        "Số quyết định", "Mã",        "Chức danh"};
    return words.begin(key) ? std::optional(Kind{ValueType::text, {say::draft_text_by_words, {}}})
                            : std::nullopt;
}

// Words that name a text only where they stand alone over a column: "Đơn vị", "Giới tính".
std::optional<Kind> lone_text_of(Leaf const& leaf, std::string_view key)
{
    static Phrases const words{"Tên",
                               "Đơn vị",
                               "Cơ quan",
                               "Giới tính",
                               "Dân tộc",
                               "Tôn giáo",
                               "Chi bộ",
                               "Đảng bộ",
                               "Quốc tịch",
                               "Nghề nghiệp",
                               "Đơn vị công tác",
                               "Trình độ"};
    return leaf.path.size() == 1 && words.are(key)
               ? std::optional(Kind{ValueType::text, {say::draft_text_by_words, {}}})
               : std::nullopt;
}

std::optional<Kind> count_of(std::string_view /*label*/, std::string_view key)
{
    static Phrases const words{"Số lượng", "Tổng số", "Số", "Tổng cộng", "Cộng", "Lượt"};
    if (auto const found = words.in(key); !found.empty()) {
        return Kind{ValueType::count, {say::draft_count_by_words, {{"words", quoted(found)}}}};
    }
    return {};
}

std::optional<Kind> kind_of_words(Leaf const& leaf, std::string_view key)
{
    if (auto lone = lone_text_of(leaf, key)) {
        return lone;
    }
    // "Số giờ" is a number though "Số" counts; "Tỷ lệ bình quân" a percent though it is a mean.
    for (auto const look : {percent_of, mean_of, text_of, date_of, quantity_of, count_of}) {
        if (auto found = look(leaf.label().text, key)) {
            return found;
        }
    }
    return {};
}

// What a number format says of a figure, where it says more than "General".
std::optional<Kind> kind_of_format(NumberFormat const* format)
{
    if (format == nullptr) {
        return {};
    }
    Args args{{"format", format->code}};
    auto const kind = [&](ValueType type) {
        return Kind{type, {say::draft_type_by_format, std::move(args)}};
    };
    if (format->shown == Shown::percent) {
        return kind(ValueType::percent);
    }
    if (format->is_date()) {
        return kind(ValueType::date);
    }
    bool const decimals = format->code.find(".0") != std::string::npos ||
                          format->code.find(".#") != std::string::npos;
    return format->shown == Shown::number && decimals ? std::optional(kind(ValueType::number))
                                                      : std::nullopt;
}

// That of the first row to be filled in; of printed rows that of most of them.
std::optional<Kind> kind_of_formats(Sketch const& sketch, SheetView const& view, std::size_t column)
{
    auto const at = sketch.leaf(column).columns.first;
    if (!sketch.body.fixed) {
        return kind_of_format(view.format({sketch.table.header.first_body_row(), at}));
    }
    std::map<std::string, std::size_t> votes;
    NumberFormat const* best = nullptr;
    std::size_t most = 0;
    for (auto const& row : sketch.body.rows) {
        auto const* const format = view.format({row.row, at});
        if (row.panel == 0 && format != nullptr && ++votes[format->code] > most) {
            most = votes[format->code];
            best = format;
        }
    }
    return kind_of_format(best);
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

// "Tỷ lệ (%)" over "Kỳ này" and "Kỳ trước".
std::optional<Kind> percent_above(Leaf const& leaf)
{
    for (auto const& label : leaf.path) {
        if (auto found = percent_of(label.text, key_with_accents(label.text))) {
            return found;
        }
    }
    return {};
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
        column.remarks.push_back({say::draft_key_column, {}});
        return;
    }
    auto const row = sketch.table.header.first_body_row();
    if (apply_validation(view, {row, sketch.leaf(at).columns.first}, column)) {
        return;
    }
    auto const words = kind_of_words(sketch.leaf(at), column.key);
    auto const format = kind_of_formats(sketch, view, at);
    // The words of its own label say most, then the format, then the words of the groups above it.
    if (words && (words->type != ValueType::count || !format)) {
        set_type(column, *words);
    } else if (format) {
        set_type(column, *format);
    } else if (auto const outer = percent_above(sketch.leaf(at))) {
        set_type(column, *outer);
    } else {
        set_type(column, {ValueType::count, {say::draft_count_by_default, {}}});
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
        column.remarks.push_back({say::draft_flow, {{"words", quoted(found)}}});
    } else if (auto const day = stock.in(column.path_key); !day.empty()) {
        column.measure.nature = Nature::stock;
        column.remarks.push_back({say::draft_stock, {{"words", quoted(day)}}});
    }
}

// "Năm giải thể", "Trình độ học vấn (ví dụ: …)": words are written there.
std::optional<Kind> text_row(std::string_view label, std::string_view key)
{
    static Phrases const example{"ví dụ"};
    static Phrases const year{"Năm"};
    static Phrases const words{"Lý do", "Nguyên nhân", "Ghi rõ", "Tên", "Hình thức"};
    bool const which_year =
        year.begin(key) && key.find_first_of("0123456789") == std::string_view::npos;
    bool const text =
        which_year || words.begin(key) || (!example.in(key).empty() && label.ends_with(")"));
    return text ? std::optional(Kind{ValueType::text, {say::draft_text_by_words, {}}})
                : std::nullopt;
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
    for (std::size_t at = 0; at < sketch.rows.size(); ++at) {
        auto& row = sketch.rows[at];
        auto const& label = sketch.body.rows[at].label;
        std::optional<Kind> kind = text_row(label, row.key);
        for (auto const look : {percent_of, mean_of, quantity_of}) {
            kind = kind ? kind : look(label, row.key);
        }
        // "Tỷ lệ … (%)" over "Năm 2021" and "Năm 2022" says what these are.
        auto const& parent = row.parent ? sketch.rows[*row.parent].measure : std::nullopt;
        if (!kind && parent && parent->type == ValueType::percent) {
            kind = Kind{ValueType::percent, {say::draft_percent_by_words, {{"words", "%"}}}};
        }
        if (kind) {
            row.measure = SketchMeasure{};
            row.measure->type = kind->type;
            row.measure->way = kind->type == ValueType::text ? Way::join : Way::none;
            row.measure->unit = kind->type == ValueType::number ? unit_in(label) : "";
            row.remarks.push_back(kind->why);
        }
    }
}

} // namespace gopbieu::draft
