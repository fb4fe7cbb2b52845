#include "base/catalogue/checks.hpp"
#include "base/catalogue/totals.hpp"
#include "org/register.hpp"
#include "publish/page/gather_page.hpp"
#include "publish/page/page_html.hpp"
#include "publish/page/page_json.hpp"
#include "support/small_form.hpp"
#include "support/way_form.hpp"
#include "total/total.hpp"

#include <catch2/catch.hpp>

using namespace gopbieu;

namespace {

constexpr std::int64_t second = 1'000'000'000;

// A district whose cells file the small form and a list of people.
struct Desk {
    Campaign campaign;
    OrgTree tree;
    FormSet forms;
    std::vector<FileRecord> files;
    std::vector<Finding> of_totals;
    std::map<std::pair<std::string, std::string>, std::int64_t> first;
    std::vector<PageReturn> returns;
    PageLimits limits;
    std::function<std::int64_t(std::string const&)> saved;

    Desk() : tree(small_tree())
    {
        campaign.name = "Đợt <thử>";
        campaign.period = "2023";
        campaign.unit = "H";
        campaign.filed_by = {"chi-bo"};
        campaign.publish = {"huyen", "dang-bo-co-so"};
        campaign.deadline = parse_moment("2023-12-10T17:00:00+07:00");
        forms.forms = {small_form()};
    }

    FileRecord& file(Submission submission, SubmissionState state = SubmissionState::accepted)
    {
        FileRecord record;
        record.source = submission.source;
        record.state = static_cast<FileState>(state);
        record.stamp.changed = campaign.deadline->seconds() * second;
        record.batch = 1;
        JudgedSubmission one;
        one.state = state;
        one.batch = 1;
        first.emplace(std::pair(submission.unit, submission.form), 1);
        one.submission = std::move(submission);
        record.submissions.push_back(std::move(one));
        files.push_back(std::move(record));
        return files.back();
    }

    template <typename Use>
    void page(Use const& use)
    {
        Adder adder(forms, tree, campaign.filed_by);
        for (auto const& record : files) {
            for (auto const& one : record.submissions) {
                if (one.state == SubmissionState::accepted) {
                    adder.add(one.submission);
                }
            }
        }
        auto const root = *tree.find("H");
        auto const totals = adder.finish(root);
        PageSource source{campaign, tree, root, forms, totals};
        source.saved = saved;
        PageGatherer gatherer(source, limits);
        for (auto const& record : files) {
            gatherer.add(record);
        }
        for (auto const& folder : returns) {
            gatherer.add_return(folder);
        }
        use(gatherer.finish(of_totals, first, {}));
    }

    PageSummary summary()
    {
        PageSummary found;
        page([&](CampaignPage const& page) { found = page.summary; });
        return found;
    }
};

Submission small(std::string const& unit, std::string const& all = "5")
{
    return filled(small_form(), unit, {"thon.tat_ca=" + all, "thon.phan=2", "thon.binh_quan=40.5"});
}

Finding broken(std::string const& row, std::string const& rule)
{
    return finding(
        say::rule_broken,
        {"nop/a.xlsx", "Biểu", "C7"},
        {{"rule", rule}, {"row_name", row}, {"why", "vì thế"}, {"left", "a"}, {"right", "b"}});
}

std::string all_of(std::vector<std::string> const& pieces)
{
    std::string all;
    for (auto const& piece : pieces) {
        all += piece;
    }
    return all;
}

bool has(std::string const& text, std::string const& part)
{
    return text.find(part) != std::string::npos;
}

} // namespace

TEST_CASE("Units and forms are counted by where they stand", "[page]")
{
    Desk desk;
    desk.file(small("X1-A"));
    desk.file(small("X1-B"), SubmissionState::returned);
    auto const sum = desk.summary();
    CHECK(sum.units == 3);
    CHECK(sum.complete == 2);
    CHECK(sum.good == 1);
    CHECK(sum.must_correct == 1);
    CHECK(sum.waiting == 0);
    CHECK(sum.missing == 1);
    CHECK(sum.forms == std::array<std::size_t, standing_kinds>{1, 1, 0, 1});
}

TEST_CASE("A unit that need not file is shown, and not counted among those that must", "[page]")
{
    Desk desk;
    desk.file(small("X1"));
    desk.page([](CampaignPage const& page) {
        CHECK(page.summary.units == 3);
        CHECK(page.summary.complete == 0);
        CHECK(page.standings.size() == 4);
        CHECK_FALSE(page.standings.front().expected);
    });
}

TEST_CASE("In time is what was saved by the deadline; begun days count as late", "[page]")
{
    Desk desk;
    auto const deadline = desk.campaign.deadline->seconds();
    desk.file(small("X1-A")).stamp.changed = deadline * second;
    desk.file(small("X1-B")).stamp.changed = (deadline + 1) * second;
    desk.file(small("X2-A")).stamp.changed = (deadline + 24 * 60 * 60 + 1) * second;
    desk.page([](CampaignPage const& page) {
        CHECK(page.summary.in_time == PageShare{1, 3});
        CHECK(page.standings[0].days_late == 0);
        CHECK(page.standings[1].days_late == 1);
        CHECK(page.standings[2].days_late == 2);
    });
}

TEST_CASE("When a file was saved is asked of the disk where the ledger does not know", "[page]")
{
    Desk desk;
    desk.file(small("X1-A")).stamp.changed = 0;
    CHECK(desk.summary().in_time == PageShare{0, 0});
    std::string asked;
    desk.saved = [&](std::string const& file) {
        asked = file;
        return std::int64_t{1};
    };
    CHECK(desk.summary().in_time == PageShare{1, 1});
    CHECK(asked == "nop/X1-A.xlsx");
}

TEST_CASE("Without a deadline nothing is late and nothing in time", "[page]")
{
    Desk desk;
    desk.campaign.deadline.reset();
    desk.file(small("X1-A"));
    CHECK(desk.summary().in_time == PageShare{0, 0});
}

TEST_CASE("Clean at once is what counts as it first came, without anything to ask", "[page]")
{
    Desk desk;
    desk.file(small("X1-A"));
    SECTION("as it came")
    {
        CHECK(desk.summary().clean_at_once == PageShare{1, 1});
    }
    SECTION("a note is no fault")
    {
        auto note = broken("Thôn, bản", "R-01");
        note.severity = Severity::note;
        desk.files[0].submissions[0].findings = {note};
        CHECK(desk.summary().clean_at_once == PageShare{1, 1});
    }
    SECTION("an explanation was owed, even if a person let it pass")
    {
        auto owed = broken("Thôn, bản", "R-01");
        owed.severity = Severity::explain;
        desk.files[0].submissions[0].settled = {owed};
        CHECK(desk.summary().clean_at_once == PageShare{0, 1});
    }
    SECTION("something came before it")
    {
        desk.files[0].submissions[0].batch = 2;
        CHECK(desk.summary().clean_at_once == PageShare{0, 1});
    }
    SECTION("what is returned is filed, and not clean")
    {
        desk.file(small("X1-B"), SubmissionState::returned);
        CHECK(desk.summary().clean_at_once == PageShare{1, 2});
    }
}

TEST_CASE("The lines with most findings come first, with the places that a finding stands for",
          "[page]")
{
    Desk desk;
    auto& one = desk.file(small("X1-A")).submissions[0];
    one.findings = {broken("Thôn, bản", "R-01"), broken("Trường học", "R-01")};
    one.findings[1].args.push_back({"also", "4"});
    auto& other = desk.file(small("X1-B")).submissions[0];
    other.findings = {broken("Thôn, bản", "R-01")};
    other.findings[0].severity = Severity::note;
    desk.page([](CampaignPage const& page) {
        REQUIRE(page.lines.size() == 2);
        CHECK(page.lines[0].row == "Trường học");
        CHECK(page.lines[0].column == "R-01: vì thế");
        CHECK(page.lines[0].findings == 5);
        CHECK(page.lines[0].units == 1);
        CHECK(page.lines[1].findings == 2);
        CHECK(page.lines[1].errors == 1);
        CHECK(page.lines[1].units == 2);
    });
}

TEST_CASE("Only ten lines are told, and none of what a later submission replaced", "[page]")
{
    Desk desk;
    for (int at = 0; at < 15; ++at) {
        desk.file(small("X1-A")).submissions[0].findings = {
            broken("Dòng " + std::to_string(at), "R")};
    }
    desk.file(small("X1-B"), SubmissionState::superseded).submissions[0].findings =
        std::vector<Finding>(9, broken("Đã thay", "R"));
    desk.page([](CampaignPage const& page) {
        CHECK(page.lines.size() == 10);
        CHECK(page.lines[0].row == "Dòng 0");
        CHECK(page.findings.back().replaced);
    });
}

TEST_CASE("Who is missing is told by the standings, not once more by findings", "[page]")
{
    Desk desk;
    desk.of_totals = {finding(say::not_filed, {}, {{"unit", "A"}, {"form", "bieu-nho"}}),
                      finding(say::total_too_large, {}, {{about_unit, "X1"}})};
    desk.page([&](CampaignPage const& page) {
        REQUIRE(page.findings.size() == 1);
        CHECK(page.findings[0].unit == desk.tree.find("X1"));
    });
}

TEST_CASE("Too many notes are left out and counted, errors never", "[page]")
{
    Desk desk;
    desk.limits.notes = 2;
    auto note = broken("Thôn, bản", "R");
    note.severity = Severity::note;
    desk.file(small("X1-A")).submissions[0].findings = {
        note, note, note, broken("Thôn, bản", "R"), note, broken("Thôn, bản", "R")};
    desk.page([](CampaignPage const& page) {
        CHECK(page.findings.size() == 4);
        CHECK(page.notes_left_out == 2);
        CHECK(has(page_json(page), "\"notes_left_out\":2"));
    });
}

TEST_CASE("Figures are there with their cells, by unit and row", "[page]")
{
    Desk desk;
    desk.file(small("X1-A"));
    desk.file(small("X1-B", "7"));
    desk.page([&](CampaignPage const& page) {
        auto const& figures = page.figures.at(0);
        auto const number = [&](char const* code) {
            return std::to_string(desk.tree.find(code).value_or(99));
        };
        // Unit, place, file, sheet; row, layout, line on the sheet, values, weights; all rows;
        // list.
        CHECK(has(all_of(figures.leaves),
                  "[" + number("X1-A") + "," + number("X1-A") +
                      ",0,0,[[0,0,0,[5,2,40.5],[null,null,5]]],[5,2,40.5],0]"));
        CHECK(figures.layouts == R"(["D1","D2","D3"])"); // each on a line of its own
        // Unit, filed, expected, own file, units below; rows; all rows; list.
        CHECK(has(figures.totals,
                  "[" + number("X1") + ",2,2,-1,[" + number("X1-A") + "," + number("X1-B") +
                      "],[[0,[12,4,40.5],[null,null,12]]],[12,4,40.5],0]"));
        CHECK_FALSE(has(figures.totals, "[" + number("X1-A") + ",1,1"));
    });
}

TEST_CASE("Too many single figures are left out as a whole, and the page says so", "[page]")
{
    Desk desk;
    desk.limits.leaves = 60;
    desk.file(small("X1-A"));
    desk.file(small("X1-B"));
    desk.page([](CampaignPage const& page) {
        CHECK(page.leaves_left_out);
        CHECK(page.figures.at(0).leaves.empty());
        CHECK_FALSE(page.figures.at(0).totals.empty());
    });
}

TEST_CASE("Of a list there are counts and sums, and no name", "[page]")
{
    Desk desk;
    desk.forms.forms = {list_form()};
    auto submission = filled(desk.forms.forms[0],
                             "X1-A",
                             {"0.ten=Nguyễn Văn Tèo", "0.so=3", "1.ten=Lò Thị Na", "1.so=4"});
    auto& record = desk.file(std::move(submission));
    record.submissions[0].findings = {broken("Nguyễn Văn Tèo", "R-01")};
    record.findings = {finding(say::rule_broken, {"nop/X1-A.xlsx"}, {{"row", "Lò Thị Na"}})};
    desk.page([](CampaignPage const& page) {
        auto const html = page_html(page);
        CHECK_FALSE(has(html, "Văn Tèo"));
        CHECK_FALSE(has(html, "Thị Na"));
        CHECK(has(all_of(page.figures.at(0).leaves), ",[],[7,null],2]"));
        CHECK(has(page.figures.at(0).totals, ",[],[7,null],2]"));
    });
}

TEST_CASE("Names from files stand in the page as text only", "[page]")
{
    Desk desk;
    desk.tree = *parse_register("Mã,Tên,Cấp,Mã cấp trên\n"
                                "H,<script>alert(1)</script>,Huyện,\n"
                                "X1,{{data}} <!--,Đảng bộ cơ sở,H\n"
                                "X1-A,\"\"\"><img src=x onerror=alert(1)>\",Chi bộ,X1\n",
                                "don-vi.csv")
                     .value;
    desk.campaign.name = "</title></script><script>alert(2)</script>";
    desk.file(small("X1-A"));
    desk.page([](CampaignPage const& page) {
        auto html = page_html(page);
        CHECK_FALSE(has(html, "<script>alert"));
        CHECK_FALSE(has(html, "<img"));
        CHECK_FALSE(has(html, "<!--"));
        CHECK(has(html, "&lt;script&gt;alert(1)&lt;/script&gt;"));
        CHECK(has(html, "{{data}}"));
        std::size_t scripts = 0;
        for (auto at = html.find("</script>"); at != std::string::npos;
             at = html.find("</script>", at + 1)) {
            ++scripts;
        }
        CHECK(scripts == 2);
    });
}

TEST_CASE("The same page gives the same bytes, in either language", "[page]")
{
    Desk desk;
    desk.file(small("X1-A")).submissions[0].findings = {broken("Thôn, bản", "R-01")};
    desk.page([](CampaignPage page) {
        CHECK(page_html(page) == page_html(page));
        CHECK(has(page_html(page), "<html lang=\"vi\">"));
        page.language = Language::english;
        auto const english = page_html(page);
        CHECK(has(english, "<html lang=\"en\">"));
        CHECK(has(english, "0 of 3 units have filed everything") == false);
        CHECK(has(english, "1 of 3 units have filed everything"));
    });
}

TEST_CASE("Members of archives lead to the archive", "[page]")
{
    Desk desk;
    auto submission = small("X1-A");
    submission.source.file = "nop/gửi.zip/a.xlsx";
    desk.file(std::move(submission)).source.file = "nop/gửi.zip";
    desk.page([](CampaignPage const& page) {
        REQUIRE(page.files.size() == 2);
        CHECK(page.files[1].name == "nop/gửi.zip/a.xlsx");
        CHECK(page.files[1].archive == std::string("nop/gửi.zip").size());
        CHECK(has(page_json(page), "[\"nop/gửi.zip/a.xlsx\",13]"));
    });
}

TEST_CASE("Where that lies which goes back to a unit is told with the unit", "[page]")
{
    Desk desk;
    desk.file(small("X1-A"), SubmissionState::returned);
    desk.returns = {{*desk.tree.find("X1-A"), "tra-lai/X1-A_chi-bo-ban-a"}};
    desk.page([&](CampaignPage const& page) {
        CHECK(has(page_json(page),
                  "\"returns\":[[" + std::to_string(*desk.tree.find("X1-A")) +
                      ",\"tra-lai/X1-A_chi-bo-ban-a\"]]"));
    });
}
