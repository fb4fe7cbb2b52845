#include "org/campaign.hpp"
#include "org/register.hpp"
#include "support/scratch.hpp"

#include <catch2/catch.hpp>

using namespace gopbieu;

namespace {

std::string const whole = "name: Đợt thử\n"
                          "period: \"2023\"\n"
                          "as_of: 2023-12-31\n"
                          "deadline: 2023-12-10T17:00:00+07:00\n"
                          "unit: 38.168.000.000.000\n"
                          "forms: [bieu-1, bieu-2@2012]\n"
                          "filed_by: [Chi bộ]\n"
                          "publish: [dang-bo-co-so, huyen]\n";

std::vector<std::string> codes(std::vector<Finding> const& findings)
{
    std::vector<std::string> found;
    for (auto const& one : findings) {
        found.push_back(std::to_string(one.place.line) + " " + std::string(code(one.say)));
    }
    return found;
}

std::vector<std::string> faults(std::string const& text)
{
    Scratch const folder;
    write_text(folder / "dot.yaml", text);
    return codes(read_campaign(folder.path()).findings);
}

/// The whole file with one line in place of another.
std::string with(std::string const& key, std::string const& line)
{
    auto text = whole;
    auto const at = text.find(key + ":");
    return text.replace(at, text.find('\n', at) + 1 - at, line);
}

using Faults = std::vector<std::string>;

} // namespace

TEST_CASE("A campaign is read with all its keys", "[org]")
{
    Scratch const folder;
    write_text(folder / "dot.yaml", whole + "restate: 2025-07-01\nprevious:\n");
    auto const loaded = read_campaign(folder.path());
    REQUIRE(codes(loaded.findings) == Faults{});
    auto const& campaign = *loaded.value;
    REQUIRE(campaign.as_of.text() == "2023-12-31");
    REQUIRE(campaign.deadline->hour == 17);
    REQUIRE(campaign.unit == "38168000000000");
    REQUIRE(campaign.forms == Faults{"bieu-1", "bieu-2@2012"});
    REQUIRE(form_choice("bieu-2@2012").edition == "2012");
    REQUIRE(form_choice("bieu-1").edition.empty());
    REQUIRE(campaign.filed_by == Faults{"chi-bo"});
    REQUIRE(campaign.restate->text() == "2025-07-01");
    REQUIRE(campaign.previous.empty());
    REQUIRE_FALSE(read_previous(campaign));
    REQUIRE(read_previous(campaign).findings.empty());
}

TEST_CASE("A deadline without a time is the end of that day", "[org]")
{
    Scratch const folder;
    write_text(folder / "dot.yaml", with("deadline", "deadline: 2023-12-10\n"));
    auto const deadline = read_campaign(folder.path()).value->deadline;
    REQUIRE(deadline == parse_moment("2023-12-10T23:59:59+07:00"));
    write_text(folder / "dot.yaml", with("deadline", ""));
    REQUIRE_FALSE(read_campaign(folder.path()).value->deadline);
}

TEST_CASE("Every fault of dot.yaml is told with its line",
          "[org][C401][C405][C406][C407][C408][C409]")
{
    Scratch const empty;
    REQUIRE(codes(read_campaign(empty.path()).findings) == Faults{"0 C401"});
    REQUIRE(faults(with("as_of", "as_of: 31/12/2023\n")) == Faults{"3 C405"});
    REQUIRE(faults(with("as_of", "as_of: 2023-12-31T00:00\n")) == Faults{"3 C405"});
    REQUIRE(faults(with("deadline", "deadline: 2023-12-10T25:00\n")) == Faults{"4 C405"});
    REQUIRE(faults(whole + "restate: mai\n") == Faults{"9 C405"});
    REQUIRE(faults(with("forms", "forms: [Biểu 1, bieu-2@, a@b@c]\n")) ==
            Faults{"6 C406", "6 C406", "6 C406"});
    REQUIRE(faults(with("forms", "forms: [bieu-1, bieu-1]\n")) == Faults{"6 C407"});
    REQUIRE(faults(with("publish", "publish: []\n")) == Faults{"8 C408"});
    REQUIRE(faults(with("filed_by", "filed_by: []\n")) == Faults{"7 C408"});
    REQUIRE(faults(with("period", "period: \"///\"\n")) == Faults{"2 C409"});
    REQUIRE(faults(with("unit", "unit: X\ndeadlin: 2\n")) == Faults{"6 C103"});
    REQUIRE(faults("name: a\n") == Faults(6, "1 C104"));
}

TEST_CASE("The previous campaign is found from this folder and must be earlier",
          "[org][C410][C411][C412]")
{
    Scratch const root;
    std::filesystem::create_directories(root / "2022");
    std::filesystem::create_directories(root / "2023");
    write_text(root / "2022/dot.yaml", with("as_of", "as_of: 2022-12-31\n"));
    write_text(root / "2023/dot.yaml", whole + "previous: ../2022\n");
    auto const campaign = read_campaign(root / "2023");
    REQUIRE(campaign);
    auto const previous = read_previous(*campaign.value);
    REQUIRE(codes(previous.findings) == Faults{});
    REQUIRE(previous.value->as_of.text() == "2022-12-31");

    write_text(root / "2022/dot.yaml", whole);
    REQUIRE(codes(read_previous(*campaign.value).findings) == Faults{"0 C411"});
    write_text(root / "2022/dot.yaml",
               with("as_of", "as_of: 2022-12-31\n").replace(whole.find("38.168"), 18, "H02"));
    auto const other = read_previous(*campaign.value);
    REQUIRE(codes(other.findings) == Faults{"0 C412"});
    REQUIRE(other);
    write_text(root / "2022/dot.yaml", "name: x\n");
    auto const broken = read_previous(*campaign.value);
    REQUIRE_FALSE(broken);
    REQUIRE(broken.findings.at(0).place.file == "../2022/dot.yaml");

    write_text(root / "2023/dot.yaml", whole + "previous: ../2021\n");
    REQUIRE(codes(read_campaign(root / "2023").findings) == Faults{"9 C410"});
}

TEST_CASE("A campaign must fit the register on its day", "[org][C403][C404][C413][C414]")
{
    auto const tree =
        *parse_register(std::string_view("Mã,Tên,Cấp,Mã cấp trên,Từ ngày,Đến ngày,Kế thừa\n"
                                         "H,Huyện ủy,Huyện,,,30/06/2025,T\n"
                                         "A,Chi bộ A,Chi bộ,H,,30/06/2025,\n"
                                         "T,Tỉnh ủy,Tỉnh,,,,\n"
                                         "B,Chi bộ B,Chi bộ,T,,,\n"
                                         "K,Đảng ủy khối,Khối,T,,,\n"),
                        "don-vi.csv")
             .value;
    Campaign campaign;
    campaign.unit = "H";
    campaign.filed_by = {"chi-bo"};
    campaign.publish = {"huyen"};
    auto const on = [&](std::string_view day) {
        campaign.as_of = *Day::parse(day);
        return check_campaign(campaign, tree.on(campaign.as_of));
    };
    REQUIRE(codes(on("2023-12-31")) == Faults{});
    auto const late = on("2025-12-31");
    REQUIRE(codes(late) == Faults{"0 C404", "0 C413"}); // no district is left
    REQUIRE(line(late[1], Language::vietnamese).find("→ T") != std::string::npos);
    campaign.unit = "HH";
    REQUIRE(codes(on("2023-12-31")) == Faults{"0 C403"});
    campaign.unit = "K";
    REQUIRE(codes(on("2023-12-31")) == Faults{"0 C414"});
    campaign.unit = "H";
    campaign.filed_by = {"chi-bô"};
    REQUIRE(codes(on("2023-12-31")) == Faults{"0 C404"});
}

TEST_CASE("A moment is a day of the calendar, with or without a time", "[org][C405]")
{
    REQUIRE(parse_moment("2023-12-31"));
    REQUIRE(parse_moment("2023-12-10T17:00:00+07:00")->hour == 17);
    REQUIRE(parse_moment("2023-12-10 17:00") == parse_moment("2023-12-10T17:00:00+07:00"));
    REQUIRE(parse_moment("2023-12-10T17:00+07:00")->seconds() ==
            parse_moment("2023-12-10T10:00Z")->seconds());
    REQUIRE(parse_moment("1970-01-01T07:00:01")->seconds() == 1);
    for (auto const* const wrong : {"2023-02-29",
                                    "31/12/2023",
                                    "2023-12-10T25:00:00",
                                    "2023-12-10T17:60",
                                    "2023-12-10T17",
                                    "2023-12-10T17:00 chiều",
                                    "2023-12-10T17:00+7",
                                    "2023-12-10T",
                                    ""}) {
        CAPTURE(wrong);
        REQUIRE_FALSE(parse_moment(wrong));
    }
}
