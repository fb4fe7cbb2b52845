// Rules from arbitrary text. What was understood is put into words and read again: it must say the
// same, or the clerk is told another rule than the one that is checked.

#include "form/expression.hpp"
#include "form/in_words.hpp"
#include "fuzz/read_both_depths.hpp"
#include "text/utf8.hpp"

#include <algorithm>
#include <string>

using namespace gopbieu;

namespace {

void require(bool kept)
{
    if (!kept) {
        std::abort();
    }
}

std::string as_text(Expression const& expression)
{
    return in_words(expression, to_text);
}

Evaluated value_of(Reference const& reference)
{
    auto const& name = reference.name;
    if (name.size() % 5 == 0) {
        return {Evaluated::State::blank};
    }
    return {Evaluated::State::value, Exact(static_cast<std::int64_t>(name.size() % 3))};
}

bool same(Evaluated const& left, Evaluated const& right)
{
    return left.state == right.state && left.value == right.value;
}

void check_expression(Expression const& expression, std::string_view text)
{
    for_each_name(expression, [&](Expression const& use) {
        require(text.find(use.reference.name, use.at) != std::string_view::npos);
    });
    auto const again = parse_expression(as_text(expression));
    require(again && as_text(*again.value) == as_text(expression));
    require(same(evaluate(*again.value, {value_of}), evaluate(expression, {value_of})));
}

template <typename T>
void check_fault(Parsed<T> const& parsed, std::string_view text)
{
    require(parsed || parsed.fault.at <= text.size());
    require(parsed || !broken_utf8_at(words(parsed.fault.problem, Language::vietnamese)));
}

void check_text(std::string_view text)
{
    auto const expression = parse_expression(text);
    check_fault(expression, text);
    if (expression) {
        check_expression(*expression.value, text);
    }
    auto const claim = parse_claim(text);
    check_fault(claim, text);
    if (claim) {
        check_expression(claim.value->left, text);
        check_expression(claim.value->right, text);
    }
}

} // namespace

// The name is libFuzzer's.
// NOLINTNEXTLINE(readability-identifier-naming)
extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size)
{
    auto const bytes = as_chars(data, size);
    std::string scratch;
    // Schemas hand over only texts that have passed this gate.
    if (auto const text = clean_text({bytes.data(), bytes.size()}, scratch)) {
        check_text(*text);
    }
    return 0;
}
