// A schema from arbitrary bytes: a form without error or errors without a form, each error at a
// place and in words that can be printed.

#include "form/load.hpp"
#include "form/places.hpp"
#include "fuzz/read_both_depths.hpp"
#include "text/utf8.hpp"

using namespace gopbieu;

namespace {

void require(bool kept)
{
    if (!kept) {
        std::abort();
    }
}

void check_measure(Measure const& measure)
{
    require((measure.way == Way::mean) == measure.weight.has_value());
    require(measure.derived() == measure.formula.has_value());
}

// What the other rooms take for granted of a form that was loaded.
void check_form(FormDefinition const& form)
{
    require(form.key_column < form.columns.size());
    for (auto const& column : form.columns) {
        require(!column.path.empty() && !column.id.empty());
        require(form.find_column(column.id) == &column);
        check_measure(column.measure);
    }
    for (auto const& row : form.rows) {
        require(form.find_row(row.id) == &row);
        require(!row.parent || form.rows.at(*row.parent).id != row.id);
        if (row.measure) {
            check_measure(*row.measure);
        }
    }
    for (auto const& rule : form.rules) {
        require(rule.over != Over::by_names && !rule.id.empty());
        for (auto const& spot : spots_of(resolve(rule, {form}), form)) {
            require(!spot.row || *spot.row < form.rows.size());
            require(!spot.column || *spot.column < form.columns.size());
        }
    }
}

} // namespace

// The name is libFuzzer's.
// NOLINTNEXTLINE(readability-identifier-naming)
extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size)
{
    auto const bytes = as_chars(data, size);
    auto const form = parse_form({bytes.data(), bytes.size()}, GOPBIEU_SOURCE_DIR "/forms", "bieu");
    require(form.value.has_value() != any_error(form.findings));
    for (auto const& finding : form.findings) {
        require(!broken_utf8_at(line(finding, Language::vietnamese)));
        require(!broken_utf8_at(line(finding, Language::english)));
    }
    if (form) {
        check_form(*form.value);
    }
    return 0;
}
