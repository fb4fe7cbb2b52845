#pragma once

#include "base/result.hpp"
#include "intake/recognise.hpp"
#include "intake/table.hpp"
#include "org/campaign.hpp"
#include "publish/difference.hpp"
#include "publish/skeleton.hpp"
#include "total/total.hpp"

#include <filesystem>
#include <map>
#include <memory>
#include <string>
#include <vector>

namespace gopbieu {

/// A form's official template, read once with its looks, and where its table is.
struct Template {
    FormDefinition const* form;
    Workbook workbook;
    Table table;
    std::size_t sheet = 0; ///< where the table is
};

/// What every published workbook of a campaign has in common.
struct BookLayout {
    Campaign const& campaign;
    OrgTree const& tree;
    std::vector<Template> const& templates;   ///< in the campaign's order
    Known reader;                             ///< as whoever takes the workbook in will read it
    Language language = Language::vietnamese; ///< of what is said when something goes wrong
    /// What the library drew for one of them serves the others.
    std::shared_ptr<Skeletons> skeletons = std::make_shared<Skeletons>();
};

/// Reads the templates of the current editions. One that cannot be drawn again, or in which the
/// table of the schema is not found, is refused here.
Loaded<std::vector<Template>> load_templates(FormSet const& forms, Language language);

/// Writes the official workbook of a unit, reads it back and compares it with its templates: where
/// more than the declared cells differ, there is no file and a Problem.
Trouble publish(Totals const& totals,
                BookLayout const& layout,
                std::size_t unit,
                std::filesystem::path const& file);

/// A published workbook as it stands on the disk, with its looks.
Result<Workbook> read_published(std::filesystem::path const& file);

/// In what it differs from the one that would be published for these totals now. Nothing of the
/// workbook is believed: it is filled in anew and compared cell by cell.
std::vector<Difference> unlike_published(Totals const& totals,
                                         BookLayout const& layout,
                                         std::size_t unit,
                                         Workbook const& written);

/// Whether a workbook was not kept because it could not be proved true, and not because of the
/// disk.
bool proof_failed(Problem const& problem);

/// "ket-qua/dang-bo-co-so/C01_dang-bo-xa-muong-so_2023.xlsx", relative to the campaign.
std::string published_name(Campaign const& campaign, Unit const& unit);

} // namespace gopbieu
