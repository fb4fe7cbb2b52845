#include "support/libreoffice.hpp"

#include "base/file.hpp"

#include <cstdlib>

namespace gopbieu::test {

namespace {

// Asks for a recalculation, which LibreOffice otherwise leaves out.
void write_profile(std::filesystem::path const& folder)
{
    std::filesystem::create_directories(folder / "user");
    write_text(folder / "user" / "registrymodifications.xcu",
               R"(<?xml version="1.0" encoding="UTF-8"?>)"
               R"(<oor:items xmlns:oor="http://openoffice.org/2001/registry">)"
               R"(<item oor:path="/org.openoffice.Office.Calc/Formula/Load">)"
               R"(<prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop>)"
               R"(</item></oor:items>)");
}

bool succeeds(std::string const& command)
{
    // NOLINTNEXTLINE(cert-env33-c, concurrency-mt-unsafe): a test of an outside program
    return std::system(command.c_str()) == 0;
}

} // namespace

bool office_is_here()
{
    return succeeds("command -v soffice > /dev/null 2>&1");
}

bool recalculate(Scratch const& scratch, std::string const& files)
{
    write_profile(scratch / "profile");
    auto const folder = path_text(scratch.path());
    return succeeds("soffice --headless -env:UserInstallation=file://" + folder +
                    "/profile --convert-to xlsx --outdir " + folder + "/out " + folder + "/" +
                    files + " > " + folder + "/log.txt 2>&1");
}

} // namespace gopbieu::test
