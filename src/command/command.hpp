#pragma once

#include "base/finding.hpp"
#include "base/nearest.hpp"
#include "base/result.hpp"

#include <boost/program_options/options_description.hpp>
#include <boost/program_options/positional_options.hpp>
#include <boost/program_options/variables_map.hpp>

#include <functional>
#include <iosfwd>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace gopbieu {

namespace po = boost::program_options;

/// How the program ends; the numbers are a promise to scripts.
enum class Exit : int {
    clean = 0,    ///< all went well
    findings = 1, ///< it worked, and something must be looked at
    usage = 2,    ///< wrong usage or a faulty campaign, register or schema
    failed = 3    ///< it could not do its work
};

/// Where a command speaks: results to out, everything else to err.
struct Surroundings {
    std::ostream& out;
    std::ostream& err;
    Language language = Language::vietnamese;
    /// A line from the person at the keyboard; empty where there is none.
    std::function<std::optional<std::string>()> ask = {};
};

/// One command of the program.
class Command {
public:
    virtual ~Command() = default;

    /// Declares the options. Touches no file.
    virtual void describe(po::options_description& options,
                          po::positional_options_description& positions,
                          Language language) = 0;
    /// Understands the options that were given. Touches no file.
    virtual Trouble setup(po::variables_map const& values) = 0;
    /// Does the work.
    virtual Exit run(Surroundings const& surroundings) = 0;
};

/// A row of the command table.
struct CommandEntry {
    std::string_view name; ///< one word, or two: "form list"
    Say summary;
    std::string_view usage; ///< "gopbieu dump FILE…"
    std::unique_ptr<Command> (*make)();
};

/// All commands, in the order of the help page.
std::vector<CommandEntry> const& command_table();

/// Prints "gopbieu NAME: sentence" for a problem with no file of its own.
void tell(Surroundings const& surroundings, std::string_view who, Problem const& problem);
/// The same, and how the command ends by it: a campaign without a ledger is wrong usage.
Exit fail(Surroundings const& surroundings, std::string_view who, Problem const& problem);

/// A line each.
void print_findings(Surroundings const& surroundings, std::vector<Finding> const& findings);

} // namespace gopbieu
