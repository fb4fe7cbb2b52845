#include "support/ledger_case.hpp"

#include "base/catalogue/intake.hpp"
#include "base/catalogue/numbers.hpp"
#include "base/sha256.hpp"

#include <catch2/catch.hpp>

namespace gopbieu::test {

FileRecord record(std::string const& name, std::string const& bytes, std::string const& unit)
{
    FileRecord one;
    one.source = {name, sha256(bytes)};
    one.stamp = {bytes.size(), 17};
    JudgedSubmission judged;
    auto& submission = judged.submission;
    submission.form = "bieu-nho";
    submission.edition = "1";
    submission.unit = unit;
    submission.source = one.source;
    submission.sheet = "Biểu 1";
    submission.rows = {"thon", "truong", "?Lạ"};
    submission.facts = {{"thon", "tat_ca", Exact(12), {5, 2}, "12"},
                        {"thon", "binh_quan", *Exact::parse("40.5"), {5, 4}, "40,5"},
                        {"truong", "hoc_van", std::string("100% tốt nghiệp"), {6, 4}, " 100% "},
                        {"?Lạ", "tat_ca", *Exact::parse("1/3"), {7, 2}, ""}};
    submission.own_total = {{"thon", "tat_ca", Exact(-3), {9, 2}, "-3"}};
    submission.row_labels = {{"?Lạ", "Thẩm phán"}};
    submission.cells = {310, 4, 3, 1, 0, 1, 2, 300};
    judged.findings.push_back(
        finding(say::ask_not_whole, {name, "Biểu 1", "C6"}, {{"found", "1,5"}, {"column", "Số"}}));
    judged.state = SubmissionState::waiting;
    one.submissions.push_back(judged);
    one.findings.push_back(finding(say::hidden_form, {name, "Nháp"}, {{"form", "bieu-nho"}}));
    return one;
}

std::vector<FileRecord> all_files(Ledger& ledger)
{
    std::vector<FileRecord> found;
    ledger.each_file(Detail::with_figures, [&](FileRecord const& one) { found.push_back(one); });
    REQUIRE_FALSE(ledger.trouble());
    return found;
}

Ledger opened(std::filesystem::path const& folder)
{
    auto ledger = Ledger::open(folder);
    REQUIRE(ledger);
    return std::move(*ledger);
}

void put(Ledger& ledger, FileRecord record)
{
    REQUIRE_FALSE(ledger.step([&] { ledger.put(record); }));
}

} // namespace gopbieu::test
