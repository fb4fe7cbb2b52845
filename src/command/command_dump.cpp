#include "base/catalogue/program.hpp"
#include "base/file.hpp"
#include "base/json.hpp"
#include "base/parallel.hpp"
#include "command/commands.hpp"
#include "command/dump_text.hpp"
#include "workbook/read.hpp"

#include <filesystem>
#include <ostream>

namespace gopbieu {

namespace {

/// `gopbieu dump`: what the readers see, one JSON object a line and file.
class CommandDump : public Command {
public:
    void describe(po::options_description& options,
                  po::positional_options_description& positions,
                  Language language) override
    {
        auto const text = [&](Say say) { return words(say, {}, language); };
        auto& limits = m_options.limits;
        options.add_options()("_file", po::value(&m_arguments))(
            "csv", po::bool_switch(&m_style.csv), text(say::option_csv).c_str())(
            "formulas", po::bool_switch(&m_style.formulas), text(say::option_formulas).c_str())(
            "looks", po::bool_switch(&m_looks), text(say::option_looks).c_str())(
            "threads", po::value(&m_threads)->value_name("N"), text(say::option_threads).c_str())(
            "max-file-size",
            po::value(&limits.file_size)->value_name("N"),
            text(say::option_max_file_size).c_str())("max-entries",
                                                     po::value(&limits.entries)->value_name("N"),
                                                     text(say::option_max_entries).c_str())(
            "max-unpacked",
            po::value(&limits.unpacked)->value_name("N"),
            text(say::option_max_unpacked).c_str())("max-ratio",
                                                    po::value(&limits.ratio)->value_name("N"),
                                                    text(say::option_max_ratio).c_str())(
            "max-nesting",
            po::value(&limits.nesting)->value_name("N"),
            text(say::option_max_nesting).c_str())("max-cells",
                                                   po::value(&limits.cells)->value_name("N"),
                                                   text(say::option_max_cells).c_str())(
            "max-string",
            po::value(&limits.string)->value_name("N"),
            text(say::option_max_string).c_str());
        positions.add("_file", -1);
    }

    Trouble setup(po::variables_map const& /*values*/) override
    {
        if (m_arguments.empty()) {
            return Problem{say::usage_missing_files, {{"command", "dump"}}};
        }
        m_options.depth = m_looks ? Depth::looks : Depth::values;
        return {};
    }

    Exit run(Surroundings const& surroundings) override
    {
        auto const files = listed_files();
        m_style.language = surroundings.language;
        std::vector<std::string> texts(files.size());
        std::vector<char> failed(files.size());
        bool any_failed = false;
        in_order(
            files.size(),
            m_threads,
            [&](std::size_t index) { failed[index] = dump(files[index], texts[index]) ? 0 : 1; },
            [&](std::size_t index) {
                surroundings.out << texts[index];
                std::string().swap(texts[index]);
                any_failed = any_failed || failed[index] != 0;
            });
        return any_failed ? Exit::findings : Exit::clean;
    }

private:
    [[nodiscard]] std::vector<std::filesystem::path> listed_files() const
    {
        std::vector<std::filesystem::path> files;
        for (auto const& argument : m_arguments) {
            std::filesystem::path const path(argument);
            std::error_code error;
            auto const below = std::filesystem::is_directory(path, error)
                                   ? files_below(path)
                                   : Result<std::vector<std::filesystem::path>>(std::vector{path});
            // A folder that cannot be listed is reported under its own name.
            auto const& found = below ? *below : std::vector{path};
            files.insert(files.end(), found.begin(), found.end());
        }
        return files;
    }

    bool dump(std::filesystem::path const& file, std::string& out) const
    {
        bool whole = true;
        for (auto const& document : read_documents(file, m_options)) {
            auto const name =
                path_text(file) + (document.member.empty() ? "" : "/" + document.member);
            whole = whole && document.workbook;
            append_dump(out, name, document.workbook, m_style);
        }
        return whole;
    }

    std::vector<std::string> m_arguments;
    ReadOptions m_options;
    DumpStyle m_style;
    unsigned m_threads = 0;
    bool m_looks = false;
};

} // namespace

std::unique_ptr<Command> make_command_dump()
{
    return std::make_unique<CommandDump>();
}

} // namespace gopbieu
