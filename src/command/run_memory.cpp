#include "command/run_memory.hpp"

#include "base/bytes.hpp"
#include "total/pack_finding.hpp"

#include <algorithm>

namespace gopbieu {

namespace {

template <typename Count>
void each_count(Receipt& receipt, Count const& count)
{
    count(receipt.seen);
    for (auto& state : receipt.states) {
        count(state);
    }
    count(receipt.sheets);
    auto& cells = receipt.cells;
    for (auto* const one : {&cells.used,
                            &cells.labels,
                            &cells.checked,
                            &cells.outside,
                            &cells.asked,
                            &cells.people,
                            &cells.left_out,
                            &cells.seen}) {
        count(*one);
    }
}

void pack_returns(ByteWriter& out, RunReturns const& returns)
{
    out.number(returns.without_address);
    out.number(returns.folders.size());
    for (auto const& folder : returns.folders) {
        out.number(static_cast<std::uint64_t>(folder.kind));
        out.text(folder.unit);
        out.number(folder.files.size());
        for (auto const& file : folder.files) {
            out.text(file);
        }
    }
    out.number(returns.covers.size());
    for (auto const& file : returns.covers) {
        out.text(file);
    }
}

void unpack_returns(ByteReader& in, RunReturns& returns)
{
    returns.without_address = in.number();
    returns.folders.resize(in.count());
    for (auto& folder : returns.folders) {
        auto const kind = std::min<std::uint64_t>(in.number(), 2);
        folder.kind = static_cast<ReturnKind>(kind);
        folder.unit = in.text();
        folder.files.resize(in.count());
        std::ranges::generate(folder.files, [&] { return in.text(); });
    }
    returns.covers.resize(in.count());
    std::ranges::generate(returns.covers, [&] { return in.text(); });
}

} // namespace

std::string pack_result(RunResult const& result)
{
    ByteWriter out;
    auto receipt = result.receipt;
    each_count(receipt, [&](auto const& count) { out.number(count); });
    out.number(result.coverage.size());
    for (auto const& one : result.coverage) {
        out.text(one.form);
        out.number(one.filed);
        out.number(one.expected);
    }
    out.number(result.findings.size());
    for (auto const& one : result.findings) {
        pack_finding(out, one);
    }
    for (auto const* const files :
         {&result.published, &result.reconciled, &result.published_restated}) {
        out.number(files->size());
        for (auto const& file : *files) {
            out.text(file);
        }
    }
    pack_returns(out, result.returns);
    return std::move(out.bytes());
}

bool unpack_result(std::string_view bytes, RunResult& result)
{
    ByteReader in(bytes);
    each_count(result.receipt, [&](auto& count) {
        count = static_cast<std::remove_reference_t<decltype(count)>>(in.number());
    });
    result.coverage.resize(in.count());
    for (auto& one : result.coverage) {
        one.form = in.text();
        one.filed = in.number();
        one.expected = in.number();
    }
    bool good = true;
    result.findings.resize(in.count(), Finding{});
    for (auto& one : result.findings) {
        good = good && unpack_finding(in, one);
    }
    for (auto* const files : {&result.published, &result.reconciled, &result.published_restated}) {
        files->resize(in.count());
        std::ranges::generate(*files, [&] { return in.text(); });
    }
    unpack_returns(in, result.returns);
    return good && in && in.at_end();
}

} // namespace gopbieu
