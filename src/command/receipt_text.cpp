#include "base/catalogue/letters.hpp"
#include "base/catalogue/program.hpp"
#include "base/catalogue/totals.hpp"
#include "command/run_campaign.hpp"

#include <array>
#include <map>
#include <string_view>

namespace gopbieu {

namespace {

std::string cells_line(Receipt const& receipt, Language language)
{
    auto const& cells = receipt.cells;
    return words(say::receipt_cells,
                 {{"sheets", std::to_string(receipt.sheets)},
                  {"seen", std::to_string(cells.seen)},
                  {"used", std::to_string(cells.used)},
                  {"labels", std::to_string(cells.labels)},
                  {"checked", std::to_string(cells.checked)},
                  {"outside", std::to_string(cells.outside)},
                  {"people", std::to_string(cells.people)},
                  {"left_out", std::to_string(cells.left_out)},
                  {"asked", std::to_string(cells.asked)}},
                 language);
}

// What every receipt begins with: files, cells, coverage.
std::string head(RunResult const& result, Language language)
{
    auto const& receipt = result.receipt;
    auto const count = [&](FileState state) { return std::to_string(receipt.of(state)); };
    auto text = words(say::receipt_title, {{"name", result.campaign}}, language) + "\n" +
                words(say::receipt_files,
                      {{"seen", std::to_string(receipt.seen)},
                       {"accepted", count(FileState::accepted)},
                       {"returned", count(FileState::returned)},
                       {"waiting", count(FileState::waiting)},
                       {"superseded", count(FileState::superseded)},
                       {"duplicate", count(FileState::duplicate)},
                       {"not_ours", count(FileState::not_ours)},
                       {"unreadable", count(FileState::unreadable)}},
                      language) +
                "\n" +
                words(say::receipt_read,
                      {{"read", std::to_string(receipt.read)},
                       {"removed", std::to_string(receipt.removed)}},
                      language) +
                "\n" + cells_line(receipt, language) + "\n";
    for (auto const& one : result.coverage) {
        text += words(say::receipt_coverage,
                      {{"form", one.form},
                       {"filed", std::to_string(one.filed)},
                       {"expected", std::to_string(one.expected)}},
                      language) +
                "\n";
    }
    return text;
}

std::string state_words(FileState state, Language language)
{
    static constexpr std::array<Say, file_states> all{say::state_accepted,
                                                      say::state_returned,
                                                      say::state_waiting,
                                                      say::state_superseded,
                                                      say::state_duplicate,
                                                      say::state_not_ours,
                                                      say::state_unreadable};
    return words(all.at(static_cast<std::size_t>(state)), {}, language);
}

// "H102 × 3; H125 × 1": what the totals themselves gave cause for. Who is missing is told by the
// coverage.
std::string totals_line(RunResult const& result, Language language)
{
    std::map<std::string_view, std::size_t> counts;
    for (auto const& one : result.findings) {
        if (one.say != say::not_filed) {
            ++counts[code(one.say)];
        }
    }
    std::string found;
    for (auto const& [name, count] : counts) {
        found += (found.empty() ? "" : "; ") + std::string(name) + " × " + std::to_string(count);
    }
    return found.empty() ? found : words(say::receipt_totals, {{"found", found}}, language) + "\n";
}

std::string restated_lines(RunResult const& result, Language language)
{
    std::string text;
    for (auto const& file : result.published_restated) {
        text +=
            words(say::receipt_restated, {{"file", file}, {"time", result.restated_on}}, language) +
            "\n";
    }
    return text;
}

// What is not published any more by name; of what need not be sent back any more how much it is.
std::string withdrawn_lines(std::vector<std::string> const& files, Say say, Language language)
{
    std::string text;
    std::size_t returns = 0;
    for (auto const& file : files) {
        if (file.starts_with("tra-lai/")) {
            ++returns;
        } else {
            text += words(say, {{"file", file}}, language) + "\n";
        }
    }
    if (returns != 0) {
        text += words(say::receipt_withdrawn_returns,
                      {{"count", std::to_string(returns)}, {"folder", "tra-lai"}},
                      language) +
                "\n";
    }
    return text;
}

std::string returns_lines(RunReturns const& returns, Language language)
{
    auto const number = [](std::size_t count) { return std::to_string(count); };
    auto const faulty = returns.count(ReturnKind::faulty);
    auto const missing = returns.count(ReturnKind::missing);
    auto const unknown = returns.count(ReturnKind::unknown);
    std::string text;
    if (faulty + missing != 0) {
        text += words(say::receipt_returned,
                      {{"returned", number(faulty)},
                       {"reminded", number(missing)},
                       {"folder", "tra-lai"}},
                      language) +
                "\n";
    }
    if (unknown != 0) {
        text += words(say::receipt_returned_unknown,
                      {{"count", number(unknown)}, {"folder", "tra-lai/_chua-ro-don-vi"}},
                      language) +
                "\n";
    }
    if (returns.without_address != 0) {
        text +=
            words(say::receipt_no_address, {{"count", number(returns.without_address)}}, language) +
            "\n";
    }
    return text;
}

} // namespace

std::string receipt(RunResult const& result, Language language)
{
    auto text = head(result, language) + totals_line(result, language);
    for (auto const& file : result.published) {
        text += words(say::receipt_published, {{"file", file}}, language) + "\n";
    }
    for (auto const& file : result.reconciled) {
        text += words(say::receipt_reconciled, {{"file", file}}, language) + "\n";
    }
    text += restated_lines(result, language) + returns_lines(result.returns, language);
    text += words(say::receipt_page, {{"file", result.page}}, language) + "\n";
    return text + withdrawn_lines(result.withdrawn, say::receipt_withdrawn, language);
}

std::string dry_receipt(RunResult const& result, Language language)
{
    auto text = words(say::receipt_dry, {}, language) + "\n";
    auto const say = [&](Say what, Args const& args) {
        text += words(what, args, language) + "\n";
    };
    result.ledger->each_file(Detail::outline, [&](FileRecord const& file) {
        if (file.id >= result.first_read) {
            say(say::receipt_would_read,
                {{"file", file.source.file}, {"state", state_words(file.state, language)}});
        }
    });
    for (auto const& file : result.removed) {
        say(say::receipt_has_left, {{"file", file}});
    }
    text += head(result, language) + totals_line(result, language);
    for (auto const* const files :
         {&result.published, &result.reconciled, &result.published_restated}) {
        for (auto const& file : *files) {
            say(say::receipt_would_publish, {{"file", file}});
        }
    }
    for (auto const& folder : result.returns.folders) {
        for (auto const& file : folder.files) {
            say(say::receipt_would_write, {{"file", file}});
        }
    }
    for (auto const& file : result.returns.covers) {
        say(say::receipt_would_write, {{"file", file}});
    }
    say(say::receipt_would_publish, {{"file", result.page}});
    for (auto const& file : result.withdrawn) {
        say(say::receipt_would_withdraw, {{"file", file}});
    }
    return text;
}

} // namespace gopbieu
