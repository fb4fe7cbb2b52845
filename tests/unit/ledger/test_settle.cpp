#include "base/catalogue/checks.hpp"
#include "base/catalogue/numbers.hpp"
#include "base/catalogue/totals.hpp"
#include "ledger/settle.hpp"

#include <catch2/catch.hpp>

using namespace gopbieu;

namespace {

JudgedSubmission
filed(std::string const& file, std::int64_t batch, int figure, std::string const& form = "F1")
{
    JudgedSubmission one;
    one.submission.form = form;
    one.submission.unit = "X1";
    one.submission.source = {"nop/" + file, "sha-" + file};
    one.submission.sheet = "Biểu";
    one.submission.facts = {{"r", "c", Exact(figure), {5, 2}, std::to_string(figure)}};
    one.batch = batch;
    return one;
}

std::vector<Finding> no_others(Submission const& /*one*/, std::vector<Submission const*> const&)
{
    return {};
}

// "a.xlsx superseded H201", one a submission.
std::vector<std::string> settled(std::vector<JudgedSubmission> all,
                                 std::vector<Decision> decisions = {},
                                 CheckOthers const& others = no_others)
{
    std::int64_t id = 0;
    for (auto& one : decisions) {
        one.id = ++id;
    }
    settle(all, Decisions(decisions), others);
    std::vector<std::string> found;
    for (auto const& one : all) {
        auto text = one.submission.source.file.substr(4) + " " + std::string(state_name(one.state));
        for (auto const& finding : one.settled) {
            text += " " + std::string(code(finding.say));
        }
        found.push_back(text);
    }
    return found;
}

Decision decision(DecisionKind kind, std::string const& file)
{
    Decision one;
    one.kind = kind;
    one.sha256 = "sha-" + file;
    one.name = "Lò Văn A";
    one.reason = "đã hỏi";
    return one;
}

using Lines = std::vector<std::string>;

} // namespace

TEST_CASE("A later batch counts, the earlier is kept and shown", "[ledger][H201][A9]")
{
    REQUIRE(settled({filed("a", 1, 5), filed("b", 2, 6)}) ==
            Lines{"a superseded H201", "b accepted"});
    REQUIRE(settled({filed("a", 1, 5), filed("b", 2, 6, "F2")}) ==
            Lines{"a accepted", "b accepted"});
}

TEST_CASE("Two of one batch are a question, unless they say the same", "[ledger][H101][H204][A9]")
{
    REQUIRE(settled({filed("a", 1, 5), filed("b", 1, 6)}) ==
            Lines{"a waiting H101", "b waiting H101"});
    REQUIRE(settled({filed("a", 1, 5), filed("b", 1, 5)}) ==
            Lines{"a accepted", "b superseded H204"});
    REQUIRE(settled({filed("z", 1, 5), filed("a", 2, 5), filed("b", 2, 6), filed("c", 2, 5)}) ==
            Lines{"z superseded H201", "a waiting H101", "b waiting H101", "c superseded H204"});
}

TEST_CASE("A person chooses by accepting one file or by naming it, and may think again",
          "[ledger][H205]")
{
    auto const both = std::vector{filed("a", 1, 5), filed("b", 1, 6)};
    auto const accept_b = decision(DecisionKind::accept, "b");
    auto answer_a = decision(DecisionKind::answer, "b");
    answer_a.code = "H101";
    answer_a.unit = "X1";
    answer_a.form = "F1";
    answer_a.value = "nop/a";
    REQUIRE(settled(both, {accept_b}) == Lines{"a superseded H205", "b accepted"});
    REQUIRE(settled(both, {answer_a}) == Lines{"a accepted", "b superseded H205"});
    REQUIRE(settled(both, {accept_b, answer_a}) == Lines{"a accepted", "b superseded H205"});
    REQUIRE(settled(both, {answer_a, accept_b}) == Lines{"a superseded H205", "b accepted"});
}

TEST_CASE("What a person rejects stays out, and the other one then stands alone", "[ledger][H202]")
{
    auto const reject_b = decision(DecisionKind::reject, "b");
    REQUIRE(settled({filed("a", 1, 5), filed("b", 1, 6)}, {reject_b}) ==
            Lines{"a accepted", "b returned H202"});
    REQUIRE(settled({filed("a", 1, 5), filed("b", 2, 6)}, {reject_b}) ==
            Lines{"a accepted", "b returned H202"});
    auto const again = decision(DecisionKind::accept, "b");
    REQUIRE(settled({filed("b", 2, 6)}, {reject_b, again}) == Lines{"b accepted"});
}

TEST_CASE("An error keeps a submission out until a person lets it pass", "[ledger][H203]")
{
    auto faulty = filed("a", 1, 5);
    faulty.findings = {finding(say::rule_broken, {"nop/a", "Biểu", "C6"}, {{"rule", "R"}}),
                       finding(say::number_leading_zeros, {"nop/a", "Biểu", "C7"})};
    REQUIRE(settled({faulty}) == Lines{"a returned"});
    auto accept = decision(DecisionKind::accept, "a");
    REQUIRE(settled({faulty}, {accept}) == Lines{"a accepted H203"});
    accept.finding = finding_key(faulty.findings[0], "sha-a");
    REQUIRE(settled({faulty}, {accept}) == Lines{"a accepted H203"});
    accept.finding = "00000000";
    REQUIRE(settled({faulty}, {accept}) == Lines{"a returned"});
    accept.finding.clear();
    accept.form = "F2";
    auto const of_other_form = accept;
    REQUIRE(settled({faulty}, {accept}) == Lines{"a returned"});
    accept.form = "F1";
    REQUIRE(settled({faulty}, {of_other_form, accept}) == Lines{"a accepted H203"});
}

TEST_CASE("An explanation is owed until a person accepts, a question until it is answered",
          "[ledger]")
{
    auto owing = filed("a", 1, 5);
    owing.findings = {finding(say::filed_and_summed, {"nop/a", "Biểu", "C6"})};
    REQUIRE(owing.findings[0].severity == Severity::explain);
    REQUIRE(settled({owing}) == Lines{"a returned"});
    auto const accept = decision(DecisionKind::accept, "a");
    REQUIRE(settled({owing}, {accept}) == Lines{"a accepted H203"});
    auto asking = filed("a", 1, 5);
    asking.findings = {finding(say::ask_maybe_thousands, {"nop/a", "Biểu", "C6"})};
    REQUIRE(settled({asking}) == Lines{"a waiting"});
    // To accept the file as a whole does not say what the cell holds.
    REQUIRE(settled({asking}, {accept}) == Lines{"a waiting"});
}

TEST_CASE("Rules over other forms see only what counts", "[ledger]")
{
    auto const others = [](Submission const& one, std::vector<Submission const*> const& counting) {
        std::vector<Finding> found;
        if (one.form == "F2" && counting.size() != 2) {
            found.push_back(finding(say::rule_broken, one.place()));
        }
        return found;
    };
    REQUIRE(settled({filed("a", 1, 5), filed("b", 2, 6), filed("c", 1, 1, "F2")}, {}, others) ==
            Lines{"a superseded H201", "b accepted", "c accepted"});
    REQUIRE(settled({filed("c", 1, 1, "F2")}, {}, others) == Lines{"c returned A101"});
}
