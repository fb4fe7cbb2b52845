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
    if (name.size() % 5 == 4) {
        return {Evaluated::State::value, Exact(0), true};
    }
    if (reference.whose == Reference::Whose::children) {
        return {Evaluated::State::unknown};
    }
    return {Evaluated::State::value, Exact(static_cast<std::int64_t>(name.size() % 3))};
}

std::vector<Reference> names_of(Expression const& range)
{
    auto last = range.reference;
    last.name = range.last;
    return {range.reference, last};
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
    require(same(evaluate(*again.value, {value_of, names_of}),
                 evaluate(expression, {value_of, names_of})));
}

void check_claim(Claim const& claim)
{
    auto const words = in_words(claim, to_text);
    auto const again = parse_claim(words);
    require(again && in_words(*again.value, to_text) == words);
    auto const before = judge(claim, Exact(1), {value_of, names_of});
    auto const after = judge(*again.value, Exact(1), {value_of, names_of});
    require(before.state == after.state && before.left == after.left &&
            before.right == after.right);
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
        check_claim(*claim.value);
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
