#include "command/open_desk.hpp"

#include "command/forms_folder.hpp"

namespace gopbieu {

std::optional<Desk> open_desk(Surroundings const& surroundings, RunOptions const& options)
{
    auto desk = set_up(options);
    print_findings(surroundings, desk.findings);
    return std::move(desk.value);
}

RunOptions looking_at(std::string const& folder, std::string const& forms, Language language)
{
    RunOptions options;
    options.folder = folder;
    options.forms = forms_folder(forms);
    options.language = language;
    return options;
}

Result<Ledger> look_into_ledger(Desk const& desk)
{
    return Ledger::open_to_read(desk.campaign.folder / ".gopbieu");
}

} // namespace gopbieu
