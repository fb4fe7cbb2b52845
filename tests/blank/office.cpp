#include "blank/office.hpp"

#include "base/file.hpp"
#include "support/scratch.hpp"

#include <cstdlib>

namespace gopbieu::test {

namespace {

std::string const doctype = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<!DOCTYPE ";

std::string escaped(std::string const& text)
{
    std::string out;
    for (auto const character : text) {
        out += character == '&'   ? "&amp;"
               : character == '<' ? "&lt;"
               : character == '>' ? "&gt;"
                                  : std::string(1, character);
    }
    return out;
}

int run(std::string const& before, std::filesystem::path const& profile, std::string const& what)
{
    auto const command = before + " timeout -k 5 90 soffice --headless --norestore " +
                         "-env:UserInstallation=file://" + path_text(profile) + " " + what +
                         " < /dev/null > /dev/null 2>&1";
    return std::system(command.c_str()); // NOLINT(cert-env33-c): a test of an outside program
}

// A profile whose own macros hold the one that fills in. It must be there before the macro is put
// in: a new profile begins without any.
void write_profile(std::filesystem::path const& profile)
{
    run("", profile, "--terminate_after_init");
    auto const basic = profile / "user" / "basic";
    std::filesystem::create_directories(basic / "Standard");
    write_text(basic / "script.xlc",
               doctype +
                   "library:libraries PUBLIC \"-//OpenOffice.org//DTD OfficeDocument 1.0//EN\" "
                   "\"libraries.dtd\">\n<library:libraries "
                   "xmlns:library=\"http://openoffice.org/2000/library\" "
                   "xmlns:xlink=\"http://www.w3.org/1999/xlink\"><library:library "
                   "library:name=\"Standard\" xlink:href=\"$(USER)/basic/Standard/script.xlb/\" "
                   "xlink:type=\"simple\" library:link=\"false\"/></library:libraries>\n");
    write_text(basic / "Standard" / "script.xlb",
               doctype + "library:library PUBLIC \"-//OpenOffice.org//DTD OfficeDocument 1.0//EN\" "
                         "\"library.dtd\">\n<library:library "
                         "xmlns:library=\"http://openoffice.org/2000/library\" "
                         "library:name=\"Standard\" library:readonly=\"false\" "
                         "library:passwordprotected=\"false\"><library:element "
                         "library:name=\"Module1\"/></library:library>\n");
    write_text(basic / "Standard" / "Module1.xba",
               doctype +
                   "script:module PUBLIC \"-//OpenOffice.org//DTD OfficeDocument 1.0//EN\" "
                   "\"module.dtd\">\n<script:module "
                   "xmlns:script=\"http://openoffice.org/2000/script\" "
                   "script:name=\"Module1\" script:language=\"StarBasic\">" +
                   escaped(read_text(GOPBIEU_FILL_IN)) + "</script:module>\n");
}

std::string job_of(std::filesystem::path const& from,
                   std::filesystem::path const& to,
                   std::vector<Entry> const& entries)
{
    std::string job = "open\tfile://" + path_text(from) + "\n";
    for (auto const& entry : entries) {
        auto const* const kind = entry.kind == Entry::Kind::number ? "number"
                                 : entry.kind == Entry::Kind::text ? "text"
                                                                   : "formula";
        job += std::string(kind) + "\t" + entry.sheet + "\t" + to_a1(entry.cell) + "\t" +
               entry.value + "\n";
    }
    return job + "save\tfile://" + path_text(to) + "\n";
}

} // namespace

std::string fill_in(std::filesystem::path const& from,
                    std::filesystem::path const& to,
                    std::vector<Entry> const& entries,
                    std::filesystem::path const& scratch)
{
    auto const profile = scratch / "profile";
    write_profile(profile);
    write_text(scratch / "job.txt", job_of(from, to, entries));
    auto const log = scratch / "log.txt";
    std::filesystem::remove(log);
    auto const variables =
        "GOPBIEU_LOG=" + path_text(log) + " GOPBIEU_JOB=file://" + path_text(scratch / "job.txt");
    if (run(variables, profile, "macro:///Standard.Module1.Fill") != 0) {
        return "LibreOffice did not end well";
    }
    auto const told = std::filesystem::exists(log) ? read_text(log) : std::string();
    if (told.find("done") == std::string::npos) {
        return told.empty() ? "the macro did not run" : told;
    }
    return std::filesystem::exists(to) ? "" : "nothing was saved";
}

} // namespace gopbieu::test
