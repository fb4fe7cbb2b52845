#include "support/documents.hpp"
#include "support/zip_builder.hpp"
#include "workbook/sniff.hpp"

#include <catch2/catch.hpp>

using namespace gopbieu;
using namespace gopbieu::test;
using namespace std::string_literals;

namespace {

FileKind kind_of(std::string const& bytes)
{
    return sniff(std::span<char const>(bytes));
}

std::string padded(std::string bytes)
{
    return bytes.append(64, '\0');
}

std::string package(std::string const& part, std::string const& types = {})
{
    return build_zip({{.name = "[Content_Types].xml", .content = types}, {.name = part}});
}

std::string utf16(std::string_view ascii)
{
    std::string out = "\xff\xfe";
    for (char const letter : ascii) {
        out += letter;
        out += '\0';
    }
    return out;
}

} // namespace

TEST_CASE("A3: files of other programs are named for what they are", "[workbook][sniff][A3]")
{
    struct Sample {
        std::string bytes, expected, kind;
    };
    std::vector<Sample> const samples{
        {"%PDF-1.7", "F203", ""},
        {"\n\n stamp %PDF-1.4", "F203", ""},
        {"{\\rtf1\\ansi", "F202", ""},
        {"\xff\xd8\xff\xe0", "F204", "JPEG"},
        {"\x89PNG\r\n\x1a\n", "F204", "PNG"},
        {"GIF89a", "F204", "GIF"},
        {"II*\0"s, "F204", "TIFF"},
        {"BM" + little(5000, 4) + little(0, 4) + little(54, 4) + little(40, 4) + little(0, 36),
         "F204",
         "BMP"},
        {"RIFF\1\2\3\4WEBPVP8 ", "F204", "WebP"},
        {padded("\0\0\0\x18"
                "ftypheic"s),
         "F204",
         "HEIC"},
        {padded("\0\0\0\x18"
                "ftypisom"s),
         "F220",
         "MP4"},
        {"ID3\3\0"s, "F220", "MP3"},
        {padded("MZ\x90\0\3"s), "F221", ""},
        {padded("L\0\0\0\1\x14\2\0"s), "F222", ".lnk"},
        {"[InternetShortcut]\r\nURL=https://zalo.me/", "F222", ".url"},
        {"{\"url\": \"https://docs.google.com/spreadsheets/d/1\", \"doc_id\": \"1\"}", "F223", ""},
        {"{\"a\": 1}", "F210", "JSON"},
        {padded("\0\0\2\0\6\4\6\0"s), "F225", "Lotus 1-2-3 (.wk1)"},
        {padded("\0\0\x1a\0\0\x10\4\0"s), "F225", "Lotus 1-2-3 (.wk3)"},
        {padded("SQLite format 3\0"s), "F226", "SQLite"},
        {padded("\0\1\0\0Standard Jet DB\0"s), "F226", "Access (.mdb)"},
        {"\3\x7b\x0c\x1f" + little(1, 4) + little(65, 2) + little(11, 2) + little(0, 20) +
             "TEN\0\0\0\0\0\0\0\0C"s + little(0, 20) + "\r",
         "F226",
         "dBase/FoxPro (.dbf)"},
        {"\x78\x9f\x3e\x22\1\0"s, "F228", ""},
        {"<?xml version=\"1.0\"?><svg/>", "F210", "SVG"},
        {"<?xml version=\"1.0\"?><?mso-application progid=\"Word.Document\"?><w:wordDocument "
         "xmlns:w=\"http://schemas.microsoft.com/office/word/2003/wordml\"/>",
         "F202",
         ""},
        {"BEGIN:VCARD\r\n", "F210", "vCard (.vcf)"},
        {std::string(5000, '\0'), "F110", ""},
        {" \r\n\t ", "F110", ""},
        {"", "F103", ""},
        {"\1\2\3\4\5\6\7\x0e\x0f", "F207", ""},
    };
    for (auto const& sample : samples) {
        CAPTURE(sample.bytes.substr(0, 30), sample.expected);
        auto const found = read_workbook(std::span<char const>(sample.bytes), {});
        REQUIRE_FALSE(found);
        REQUIRE(std::string(code(found.problem().say)) == sample.expected);
        for (auto const& arg : found.problem().args) {
            REQUIRE((arg.name != "kind" || arg.value == sample.kind));
        }
    }
}

TEST_CASE("What begins like another file but is a table stays one", "[workbook][sniff]")
{
    for (std::string const text : {"BM,Họ tên,Tuổi\n1,2,3\n",
                                   "MZ;1;2\r\n3;4;5\r\n",
                                   "Họ tên\tTuổi\nAn\t30\n",
                                   "ID;Tên\n1;An\n",
                                   "\xef\xbb\xbfSTT,Tên\n1,An\n",
                                   "{a},b\n1,2\n",
                                   "<5 đảng viên,3\n>5 đảng viên,4\n",
                                   "PK,AB\n1,2\n",
                                   "T\xean,\xd0\xf4ng\n\xc2n,B\n"}) {
        CAPTURE(text);
        REQUIRE(kind_of(text) == FileKind::csv);
    }
    REQUIRE(kind_of(utf16("STT\tTen\r\n1\tAn\r\n")) == FileKind::csv);
    REQUIRE(kind_of(utf16("STT\tTen\r\n1\tAn\r\n").substr(2)) == FileKind::csv);
}

TEST_CASE("Tables in markup are told apart", "[workbook][sniff]")
{
    REQUIRE(kind_of("<html><table>") == FileKind::html);
    REQUIRE(kind_of("\r\n <TABLE border=1>") == FileKind::html);
    REQUIRE(kind_of("<!-- x --><!DOCTYPE html><html>") == FileKind::html);
    REQUIRE(kind_of("<?xml version=\"1.0\"?><html xmlns=\"x\">") == FileKind::html);
    REQUIRE(kind_of(utf16("<html><body><table>")) == FileKind::html);
    REQUIRE(
        kind_of("<?xml version=\"1.0\"?>\n<?mso-application progid=\"Excel.Sheet\"?>\n<Workbook "
                "xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\">") ==
        FileKind::spreadsheetml);
    REQUIRE(kind_of("<html xmlns:x=\"urn:schemas-microsoft-com:office:excel\" "
                    "xmlns:ss=\"urn:schemas-microsoft-com:office:spreadsheet\"><table>") ==
            FileKind::html);
    REQUIRE(
        kind_of("<office:document xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\""
                " office:mimetype=\"application/vnd.oasis.opendocument.spreadsheet\">") ==
        FileKind::fods);
}

TEST_CASE("Office packages are told by what is inside", "[workbook][sniff]")
{
    REQUIRE(kind_of(small_xlsx()) == FileKind::xlsx);
    REQUIRE(kind_of("stamp of a gateway\r\n\1\2" + small_xlsx()) == FileKind::xlsx);
    REQUIRE(kind_of(package("xl/workbook.bin")) == FileKind::xlsb);
    REQUIRE(kind_of(package("xl/workbook.xml")) == FileKind::xlsx);
    REQUIRE(kind_of(package("noi/khac.xml",
                            "<Override PartName=\"/noi/khac.xml\" ContentType=\"application/vnd."
                            "openxmlformats-officedocument.spreadsheetml.sheet.main+xml\"/>")) ==
            FileKind::xlsx);
    // A Word document with an embedded workbook is a Word document.
    REQUIRE(code_of(package(
                "word/document.xml",
                "<Default Extension=\"xlsx\" ContentType=\"application/vnd.openxmlformats-"
                "officedocument.spreadsheetml.sheet\"/><Override ContentType=\"application/"
                "vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml\"/>")) ==
            "F202");
    REQUIRE(code_of(package("word/document.xml")) == "F202");
    REQUIRE(code_of(package("ppt/presentation.xml")) == "F205");
    REQUIRE(code_of(build_zip({{.name = "Index/Document.iwa"}})) == "F227");
    REQUIRE(code_of(build_zip({{.name = "META-INF/MANIFEST.MF"}})) == "F221");

    auto const document = [](std::string const& type) {
        return build_zip(
            {{.name = "mimetype", .content = "application/vnd." + type}, {.name = "content.xml"}});
    };
    REQUIRE(kind_of(document("oasis.opendocument.spreadsheet")) == FileKind::ods);
    REQUIRE(kind_of(document("oasis.opendocument.spreadsheet-template")) == FileKind::ods);
    REQUIRE(code_of(document("oasis.opendocument.text")) == "F202");
    REQUIRE(code_of(document("oasis.opendocument.presentation")) == "F205");
    REQUIRE(code_of(document("sun.xml.calc")) == "F225");
    REQUIRE(kind_of(build_zip({{.name = "content.xml"},
                               {.name = "META-INF/manifest.xml",
                                .content = "application/vnd.oasis.opendocument.spreadsheet"}})) ==
            FileKind::ods);
}

TEST_CASE("A4: a package cut short is still named by its beginning", "[workbook][sniff][A4]")
{
    auto const whole = small_xlsx();
    REQUIRE(kind_of(whole.substr(0, whole.size() / 2)) == FileKind::xlsx);
    REQUIRE(code_of(whole.substr(0, whole.size() / 2)) == "F301");
    REQUIRE(member_and_code(build_zip({{.name = "a.xlsx", .content = whole}}).substr(0, 300)) ==
            std::vector<std::string>{": F301"});
}

TEST_CASE("Old workbooks in their container and bare are known", "[workbook][sniff]")
{
    REQUIRE(kind_of(padded("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")) == FileKind::xls);
    REQUIRE(kind_of(padded("\x09\x08\x10\0\0\6\5\0"s)) == FileKind::xls);
    REQUIRE(kind_of(padded("\x09\x04\6\0\0\0\x10\0"s)) == FileKind::xls);
}
