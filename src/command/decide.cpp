#include "command/decide.hpp"

#include "base/catalogue/program.hpp"
#include "base/catalogue/totals.hpp"
#include "base/nearest.hpp"
#include "intake/answers.hpp"

#include <algorithm>

namespace gopbieu {

namespace {

constexpr std::size_t key_length = 8;

bool like_a_key(std::string_view text)
{
    return text.size() == key_length && std::ranges::all_of(text, [](char character) {
               return (character >= '0' && character <= '9') ||
                      (character >= 'a' && character <= 'f');
           });
}

// The end of a path, beginning at a folder: "xa-a/01.xlsx" of "nop/xa-a/01.xlsx".
bool ends_path(std::string_view path, std::string_view end)
{
    return path == end || (path.ends_with(end) && path[path.size() - end.size() - 1] == '/');
}

std::string value_of(Finding const& finding, std::string_view name)
{
    auto const found = std::ranges::find(finding.args, name, &Arg::name);
    return found == finding.args.end() ? std::string() : found->value;
}

class Search {
public:
    Search(Ledger& ledger, DecisionRequest const& request) : m_ledger(ledger), m_request(request) {}

    Result<Decided> find() { return like_a_key(m_request.what) ? finding_named() : file_named(); }

private:
    [[nodiscard]] Decided decided(FileRecord const& file) const
    {
        Decided found;
        auto& decision = found.decision;
        found.file = file.source.file;
        decision.kind = m_request.kind;
        decision.sha256 = file.source.sha256;
        decision.form = m_request.form;
        decision.value = m_request.value;
        decision.name = m_request.name;
        decision.reason = m_request.reason;
        return found;
    }

    Result<Decided> finding_named()
    {
        std::optional<Decided> found;
        m_ledger.each_file(Detail::without_figures, [&](FileRecord const& file) {
            look_in(file, file.findings, nullptr, found);
            for (auto const& one : file.submissions) {
                look_in(file, one.findings, &one.submission, found);
                look_in(file, one.settled, &one.submission, found);
            }
        });
        if (auto trouble = m_ledger.trouble()) {
            return *trouble;
        }
        if (!found) {
            return Problem{say::usage_unknown_finding, {{"found", m_request.what}}};
        }
        return std::move(*found);
    }

    void look_in(FileRecord const& file,
                 std::vector<Finding> const& findings,
                 Submission const* submission,
                 std::optional<Decided>& found) const
    {
        for (auto const& one : findings) {
            if (found || finding_key(one, file.source.sha256) != m_request.what) {
                continue;
            }
            found = decided(file);
            auto& decision = found->decision;
            decision.finding = m_request.what;
            decision.code = code(one.say);
            decision.place = words(one.place);
            auto const question = question_of(one, file.source.sha256);
            decision.sheet = question.sheet;
            decision.what = question.what;
            decision.row = value_of(one, "at_row");
            decision.column = value_of(one, "at_column");
            if (submission != nullptr) {
                decision.unit = submission->unit;
                decision.form = submission->form;
            }
            found->about = one;
        }
    }

    Result<Decided> file_named()
    {
        std::vector<FileRecord> found;
        std::vector<std::string> names;
        m_ledger.each_file(Detail::without_figures, [&](FileRecord const& file) {
            names.push_back(file.source.file);
            if (ends_path(file.source.file, m_request.what)) {
                found.push_back(file);
            }
        });
        if (auto trouble = m_ledger.trouble()) {
            return *trouble;
        }
        if (found.empty()) {
            auto const near = nearest("nop/" + m_request.what, {names.begin(), names.end()});
            return Problem{say::usage_unknown_file,
                           {{"found", m_request.what}, {"hint", hint(near)}}};
        }
        if (found.size() > 1) {
            return Problem{say::usage_several_files,
                           {{"found", m_request.what},
                            {"first", found[0].source.file},
                            {"other", found[1].source.file}}};
        }
        return of_file(found.front());
    }

    Result<Decided> of_file(FileRecord const& file) const
    {
        if (m_request.kind == DecisionKind::answer) {
            return Problem{say::usage_answer_what, {{"found", m_request.what}}};
        }
        bool const has_form =
            m_request.form.empty() || std::ranges::any_of(file.submissions, [&](auto const& one) {
                return one.submission.form == m_request.form;
            });
        if (!has_form) {
            return Problem{say::usage_form_not_in_file,
                           {{"file", file.source.file}, {"found", m_request.form}}};
        }
        return decided(file);
    }

    static std::string hint(std::string_view near)
    {
        return near.empty() ? std::string() : " → '" + std::string(near) + "'";
    }

    Ledger& m_ledger;
    DecisionRequest const& m_request;
};

// A question is never just let pass: somebody must say what holds. What an answer may be is known
// here only where it names a file; figures are judged at intake.
Trouble fault_of_answer(Decided const& decided)
{
    auto const& about = decided.about;
    if (!about) {
        return {};
    }
    if (decided.decision.kind == DecisionKind::accept && asks(about->say)) {
        return Problem{
            say::usage_accept_question,
            {{"found", decided.decision.finding}, {"code", std::string(code(about->say))}}};
    }
    if (decided.decision.kind != DecisionKind::answer) {
        return {};
    }
    if (!asks(about->say)) {
        return Problem{
            say::usage_no_question,
            {{"found", decided.decision.finding}, {"code", std::string(code(about->say))}}};
    }
    if (about->say != say::filed_twice) {
        return {};
    }
    std::vector<std::string> files;
    for (auto const& arg : about->args) {
        if (arg.name == "found" || arg.name == "other") {
            files.push_back(arg.value);
        }
    }
    if (std::ranges::find(files, decided.decision.value) != files.end()) {
        return {};
    }
    return Problem{
        say::usage_bad_answer,
        {{"found", decided.decision.value}, {"expected", files.front() + ", " + files.back()}}};
}

} // namespace

Result<Decided> decide(Ledger& ledger, DecisionRequest const& request, std::string const& at)
{
    auto found = Search(ledger, request).find();
    if (!found) {
        return found;
    }
    if (auto fault = fault_of_answer(*found)) {
        return *fault;
    }
    found->decision.at = at;
    auto trouble = ledger.step([&] {
        found->decision.id = ledger.decide(found->decision);
        for (auto const& known : ledger.present_files()) {
            if (known.sha256 == found->decision.sha256) {
                ledger.touch(known.id, {}); // no file is like this: it is read again
            }
        }
    });
    return trouble ? Result<Decided>(*trouble) : std::move(found);
}

} // namespace gopbieu
