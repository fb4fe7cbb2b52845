// The kinds of files that arrive among the forms and are none. Each is told by its first bytes;
// what is said about it stands in the catalogue.

#include "base/catalogue/files.hpp"
#include "workbook/sniff.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <string>

namespace gopbieu {

namespace {

using namespace std::string_view_literals;

struct Magic {
    std::size_t offset;
    std::string_view bytes;
    Say say;
    std::string_view kind; ///< for messages with {kind}
};

constexpr std::array magics{
    Magic{0, "%PDF-"sv, say::kind_pdf, ""},
    Magic{0, "{\\rtf"sv, say::kind_word, ""},
    Magic{0, "\xdb\xa5\x2d\0"sv, say::kind_word, ""},

    Magic{0, "\xff\xd8\xff"sv, say::kind_picture, "JPEG"},
    Magic{0, "\x89PNG\r\n\x1a\n"sv, say::kind_picture, "PNG"},
    Magic{0, "GIF87a"sv, say::kind_picture, "GIF"},
    Magic{0, "GIF89a"sv, say::kind_picture, "GIF"},
    Magic{0, "II*\0"sv, say::kind_picture, "TIFF"},
    Magic{0, "MM\0*"sv, say::kind_picture, "TIFF"},
    Magic{8, "WEBPVP8"sv, say::kind_picture, "WebP"},
    Magic{4, "ftyphei"sv, say::kind_picture, "HEIC"},
    Magic{4, "ftyphev"sv, say::kind_picture, "HEIC"},
    Magic{4, "ftypmif1"sv, say::kind_picture, "HEIC"},
    Magic{4, "ftypmsf1"sv, say::kind_picture, "HEIC"},
    Magic{4, "ftypavif"sv, say::kind_picture, "AVIF"},
    Magic{0, "8BPS\0"sv, say::kind_picture, "Photoshop"},
    Magic{0, "\xd7\xcd\xc6\x9a"sv, say::kind_picture, "WMF"},
    Magic{40, " EMF"sv, say::kind_picture, "EMF"},
    Magic{0, "AT&TFORM"sv, say::kind_picture, "DjVu"},

    Magic{4, "ftyp"sv, say::kind_media, "MP4"},
    Magic{4, "moov"sv, say::kind_media, "MOV"},
    Magic{0, "ID3\2"sv, say::kind_media, "MP3"},
    Magic{0, "ID3\3"sv, say::kind_media, "MP3"},
    Magic{0, "ID3\4"sv, say::kind_media, "MP3"},
    Magic{0, "\xff\xfb"sv, say::kind_media, "MP3"},
    Magic{0, "\xff\xf3"sv, say::kind_media, "MP3"},
    Magic{0, "\xff\xf2"sv, say::kind_media, "MP3"},
    Magic{0, "\xff\xf1"sv, say::kind_media, "AAC"},
    Magic{0, "OggS\0"sv, say::kind_media, "Ogg"},
    Magic{0, "fLaC\0"sv, say::kind_media, "FLAC"},
    Magic{8, "WAVEfmt"sv, say::kind_media, "WAV"},
    Magic{8, "AVI LIST"sv, say::kind_media, "AVI"},
    Magic{0, "\x1a\x45\xdf\xa3"sv, say::kind_media, "MKV/WebM"},
    Magic{0, "\x30\x26\xb2\x75\x8e\x66\xcf\x11"sv, say::kind_media, "WMV/WMA"},
    Magic{0, "FLV\1"sv, say::kind_media, "FLV"},
    Magic{0, "#!AMR"sv, say::kind_media, "AMR"},
    Magic{0, "MThd\0\0\0\6"sv, say::kind_media, "MIDI"},
    Magic{0, "\0\0\1\xba"sv, say::kind_media, "MPEG"},
    Magic{0, "\0\0\1\xb3"sv, say::kind_media, "MPEG"},

    Magic{0,
          "\x7f"
          "ELF"sv,
          say::kind_program,
          ""},
    Magic{0, "\xca\xfe\xba\xbe"sv, say::kind_program, ""},
    Magic{0, "dex\n03"sv, say::kind_program, ""},

    Magic{0, "\x4c\0\0\0\1\x14\2\0"sv, say::kind_shortcut, ".lnk"},
    Magic{0, "SQLite format 3\0"sv, say::kind_database, "SQLite"},
    Magic{4, "Standard Jet DB\0"sv, say::kind_database, "Access (.mdb)"},
    Magic{4, "Standard ACE DB\0"sv, say::kind_database, "Access (.accdb)"},

    Magic{0, "\0\0\2\0\4\4"sv, say::kind_old_sheet, "Lotus 1-2-3 (.wks)"},
    Magic{0, "\0\0\2\0\6\4"sv, say::kind_old_sheet, "Lotus 1-2-3 (.wk1)"},
    Magic{0, "\0\0\2\0\x20\x51"sv, say::kind_old_sheet, "Quattro Pro (.wq1)"},
    Magic{0, "\0\0\2\0\x01\x10"sv, say::kind_old_sheet, "Quattro Pro (.wb1)"},
    Magic{0, "\0\0\2\0\x02\x10"sv, say::kind_old_sheet, "Quattro Pro (.wb2)"},
    Magic{0, "\0\0\x1a\0\0\x10\4\0"sv, say::kind_old_sheet, "Lotus 1-2-3 (.wk3)"},
    Magic{0, "\0\0\x1a\0\2\x10\4\0"sv, say::kind_old_sheet, "Lotus 1-2-3 (.wk4)"},
    Magic{0, "\0\0\x1a\0\3\x10\4\0"sv, say::kind_old_sheet, "Lotus 1-2-3 (.123)"},
    Magic{0, "\0\0\x1a\0\5\x10\4\0"sv, say::kind_old_sheet, "Lotus 1-2-3 (.123)"},
    Magic{0, "\xff\0\2\0\4\4\5\x54\2\0"sv, say::kind_old_sheet, "Works (.wks)"},
    Magic{0, "ID;P"sv, say::kind_old_sheet, "SYLK (.slk)"},
    Magic{0, "TABLE\r\n0,1\r\n"sv, say::kind_old_sheet, "DIF (.dif)"},

    Magic{0, "\x78\x9f\x3e\x22"sv, say::kind_winmail, ""},
    Magic{0, "!BDN"sv, say::kind_other_office, "Outlook (.pst)"},
    Magic{0, "\xe4\x52\x5c\x7b\x8c\xd8\xa7\x4d"sv, say::kind_other_office, "OneNote"},
    Magic{0, "AC10"sv, say::kind_other_office, "AutoCAD (.dwg)"},
    Magic{0, "ITSF\3\0"sv, say::kind_other_office, "CHM"},
    Magic{0, "wOFF"sv, say::kind_other_office, "WOFF"},
    Magic{0, "%!PS"sv, say::kind_print, "PostScript"},
    Magic{7, "**ACE**"sv, say::kind_archive_closed, "ACE"},
    Magic{0, "\x60\xea"sv, say::kind_archive_closed, "ARJ"},
    Magic{0, "ALZ\1"sv, say::kind_archive_closed, "ALZ"},
    Magic{0, "EGGA"sv, say::kind_archive_closed, "EGG"},
    Magic{32769, "CD001"sv, say::kind_archive_closed, "ISO"},
};

std::uint32_t little32(std::string_view bytes, std::size_t at)
{
    std::uint32_t value = 0;
    for (std::size_t index = 0; index < 4 && at + index < bytes.size(); ++index) {
        value |= std::uint32_t{static_cast<unsigned char>(bytes[at + index])} << (8 * index);
    }
    return value;
}

// "BM" begins many a text: the sizes behind it have to fit as well.
bool is_bitmap(std::string_view bytes)
{
    static constexpr std::array<std::uint32_t, 7> header_sizes{12, 40, 52, 56, 64, 108, 124};
    return bytes.starts_with("BM") && bytes.size() > 26 && little32(bytes, 6) == 0 &&
           std::ranges::find(header_sizes, little32(bytes, 14)) != header_sizes.end();
}

bool is_windows_program(std::string_view bytes)
{
    return bytes.starts_with("MZ") && bytes.substr(0, 64).find('\0') != std::string_view::npos;
}

// dBase has no magic but its version byte; the date, the sizes and the field list have to fit.
bool is_dbase(std::string_view bytes)
{
    static constexpr std::string_view versions =
        "\x02\x03\x04\x30\x31\x43\x63\x83\x8b\xcb\xf5\xfb"sv;
    if (bytes.size() < 65 || versions.find(bytes[0]) == std::string_view::npos) {
        return false;
    }
    auto const header = little32(bytes, 8) & 0xffffU;
    auto const month = static_cast<unsigned char>(bytes[2]);
    auto const day = static_cast<unsigned char>(bytes[3]);
    return month <= 12 && day <= 31 && header >= 65 && header <= bytes.size() &&
           (header % 32 == 1 || header % 32 == 8) &&
           bytes.substr(32, header - 32).find('\r') != std::string_view::npos;
}

bool contains(std::string_view text, std::string_view part)
{
    return text.find(part) != std::string_view::npos;
}

// Kinds that are text themselves, told by their first line.
Trouble foreign_text(std::string_view bytes)
{
    bytes.remove_prefix(bytes.starts_with("\xef\xbb\xbf") ? 3 : 0);
    bytes = bytes.substr(0, 2048);
    bytes.remove_prefix(std::min(bytes.find_first_not_of(" \t\r\n"), bytes.size()));
    if (bytes.starts_with("[InternetShortcut]") || bytes.starts_with("[Desktop Entry]") ||
        bytes.starts_with("[{000214A0-0000-0000-C000-000000000046}]")) {
        return Problem{say::kind_shortcut, {{"kind", ".url"}}};
    }
    if (bytes.starts_with("BEGIN:VCARD")) {
        return Problem{say::kind_other_office, {{"kind", "vCard (.vcf)"}}};
    }
    if (bytes.starts_with("BEGIN:VCALENDAR")) {
        return Problem{say::kind_other_office, {{"kind", "iCalendar (.ics)"}}};
    }
    bool const is_json = bytes.starts_with('{') && contains(bytes, "\":");
    if (is_json && (contains(bytes, "docs.google.com") || contains(bytes, "\"doc_id\""))) {
        return Problem{say::kind_google_link};
    }
    return is_json ? Trouble(Problem{say::kind_other_office, {{"kind", "JSON"}}}) : Trouble();
}

} // namespace

Trouble foreign_kind(std::string_view bytes)
{
    for (auto const& magic : magics) {
        if (bytes.size() > magic.offset && bytes.substr(magic.offset).starts_with(magic.bytes)) {
            return Problem{magic.say, {{"kind", std::string(magic.kind)}}};
        }
    }
    if (is_bitmap(bytes)) {
        return Problem{say::kind_picture, {{"kind", "BMP"}}};
    }
    if (is_windows_program(bytes)) {
        return Problem{say::kind_program};
    }
    if (is_dbase(bytes)) {
        return Problem{say::kind_database, {{"kind", "dBase/FoxPro (.dbf)"}}};
    }
    // Mail gateways and scanners put bytes in front of a PDF; its readers accept that.
    if (contains(bytes.substr(0, 1024), "%PDF-1.")) {
        return Problem{say::kind_pdf};
    }
    return foreign_text(bytes);
}

} // namespace gopbieu
