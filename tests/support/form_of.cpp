#include "support/form_of.hpp"

#include <map>

namespace gopbieu {

namespace {

std::string trimmed(std::string const& text)
{
    auto const first = text.find_first_not_of(' ');
    return first == std::string::npos ? std::string()
                                      : text.substr(first, text.find_last_not_of(' ') - first + 1);
}

std::vector<std::string> split(std::string const& text, std::string const& between)
{
    std::vector<std::string> parts;
    std::size_t begin = 0;
    for (auto at = text.find(between); at != std::string::npos; at = text.find(between, begin)) {
        parts.push_back(trimmed(text.substr(begin, at - begin)));
        begin = at + between.size();
    }
    parts.push_back(trimmed(text.substr(begin)));
    return parts;
}

Column column_of(std::string const& text)
{
    static std::map<std::string, ValueType> const types{{"count", ValueType::count},
                                                        {"number", ValueType::number},
                                                        {"percent", ValueType::percent},
                                                        {"text", ValueType::text},
                                                        {"date", ValueType::date},
                                                        {"key", ValueType::key},
                                                        {"choice", ValueType::choice},
                                                        {"ordinal", ValueType::ordinal}};
    auto const parts = split(text, ": ");
    auto writings = split(parts.at(1), " = ");
    Column column;
    column.id = parts.at(0);
    column.path = split(writings.front(), " / ");
    column.synonyms.assign(writings.begin() + 1, writings.end());
    column.measure.type = types.at(parts.at(2));
    column.measure.way = column.measure.type == ValueType::count ? Way::sum : Way::none;
    return column;
}

} // namespace

FormDefinition
form_of(RowKind kind, std::vector<std::string> const& columns, std::vector<std::string> const& rows)
{
    FormDefinition form;
    form.id = "bieu-thu";
    form.edition = "1";
    form.title = "Biểu thử";
    form.row_kind = kind;
    for (auto const& text : columns) {
        form.columns.push_back(column_of(text));
        if (form.columns.back().measure.type == ValueType::key) {
            form.key_column = form.columns.size() - 1;
        }
    }
    std::vector<std::size_t> open; // the row last seen on each level
    for (auto const& text : rows) {
        auto const level = text.find_first_not_of(' ') / 2;
        auto const parts = split(text, ": ");
        auto const writings = split(parts.at(1), " = ");
        Row row;
        row.id = parts.at(0);
        row.label = writings.front();
        row.synonyms.assign(writings.begin() + 1, writings.end());
        open.resize(level);
        if (level != 0) {
            row.parent = open.back();
        }
        open.push_back(form.rows.size());
        form.rows.push_back(std::move(row));
    }
    return form;
}

} // namespace gopbieu
