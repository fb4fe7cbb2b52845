#include "base/catalogue/drafts.hpp"
#include "base/catalogue/program.hpp"
#include "base/file.hpp"
#include "base/write_file.hpp"
#include "command/commands.hpp"
#include "command/form_library.hpp"
#include "command/forms_folder.hpp"
#include "form/draft/draft.hpp"
#include "text/names.hpp"
#include "workbook/read.hpp"

#include <ostream>

namespace gopbieu {

namespace {

/// `gopbieu form draft`: from a blank official workbook to a schema that needs little editing.
class CommandFormDraft : public Command {
public:
    void describe(po::options_description& options,
                  po::positional_options_description& positions,
                  Language language) override
    {
        auto const text = [&](Say say) { return words(say, {}, language); };
        options.add_options()("_file", po::value(&m_file))(
            "sheet", po::value(&m_sheet)->value_name("NAME"), text(say::option_sheet).c_str())(
            "out", po::value(&m_out)->value_name("DIR"), text(say::option_draft_out).c_str())(
            "id", po::value(&m_id)->value_name("ID"), text(say::option_draft_id).c_str());
        positions.add("_file", 1);
    }

    Trouble setup(po::variables_map const& /*values*/) override
    {
        if (m_file.empty()) {
            return Problem{say::usage_missing_files, {{"command", "form draft"}}};
        }
        if (!m_id.empty() && (m_id != slug(m_id) || m_id[0] < 'a' || m_id[0] > 'z')) {
            auto const plain = slug(m_id);
            return Problem{say::draft_bad_id,
                           {{"found", m_id}, {"expected", plain.empty() ? "bieu-moi" : plain}}};
        }
        return {};
    }

    Exit run(Surroundings const& surroundings) override
    {
        ReadOptions options;
        options.depth = Depth::looks;
        auto const bytes = read_file(m_file, options.limits.file_size);
        if (!bytes) {
            return refuse(surroundings, bytes.problem());
        }
        auto const workbook = read_workbook(std::span<char const>(*bytes), options);
        if (!workbook) {
            return refuse(surroundings, workbook.problem());
        }
        if (!m_out.empty() && workbook->kind != FileKind::xlsx) {
            return refuse(surroundings, {say::draft_not_xlsx});
        }
        auto const draft = draft_form(*workbook, m_file, wishes(surroundings.language));
        print_findings(surroundings, draft.findings);
        if (!draft) {
            return Exit::usage;
        }
        auto const faults = parse_form(draft.value->text, code_lists(), draft.value->id);
        print_findings(surroundings, faults.findings);
        bool const clean = draft.findings.empty() && faults.findings.empty();
        auto const done = clean ? Exit::clean : Exit::findings;
        return m_out.empty() ? print(surroundings, *draft.value, done)
                             : write(surroundings, *draft.value, *bytes, done);
    }

private:
    // A form names the code lists that lie beside it.
    [[nodiscard]] std::filesystem::path code_lists() const
    {
        return m_out.empty() ? forms_folder("") : std::filesystem::path(m_out);
    }

    [[nodiscard]] DraftOptions wishes(Language language) const
    {
        DraftOptions options;
        options.sheet = m_sheet;
        options.id = m_id;
        options.forms = code_lists();
        options.language = language;
        return options;
    }

    Exit refuse(Surroundings const& surroundings, Problem const& problem) const
    {
        print_findings(surroundings, {finding(problem.say, {m_file}, problem.args)});
        return Exit::usage;
    }

    static Exit print(Surroundings const& surroundings, Draft const& draft, Exit done)
    {
        surroundings.out << draft.text;
        return done;
    }

    // Both files or none: an author's own schema is never overwritten.
    Exit write(Surroundings const& surroundings,
               Draft const& draft,
               std::vector<char> const& bytes,
               Exit done) const
    {
        auto const folder = std::filesystem::path(m_out) / draft.id;
        std::error_code error;
        if (std::filesystem::exists(folder, error)) {
            return refuse(surroundings, {say::draft_exists, {{"id", draft.id}}});
        }
        auto trouble = write_file(folder / "mau.xlsx", bytes);
        if (!trouble) {
            trouble = write_file(folder / "form.yaml", draft.text);
        }
        if (trouble) {
            tell(surroundings, "gopbieu form draft", *trouble);
            return Exit::failed;
        }
        surroundings.out << words(say::draft_written,
                                  {{"folder", path_text(folder)}},
                                  surroundings.language)
                         << '\n';
        return done;
    }

    std::string m_file, m_sheet, m_out, m_id;
};

} // namespace

std::unique_ptr<Command> make_command_form_draft()
{
    return std::make_unique<CommandFormDraft>();
}

} // namespace gopbieu
