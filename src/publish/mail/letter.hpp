#pragma once

// What the letters say: short, in office tone, the same in a mail and in a message that is pasted
// elsewhere.

#include "org/campaign.hpp"
#include "publish/back/point.hpp"

#include <optional>
#include <string>
#include <vector>

namespace gopbieu {

/// What all letters of a campaign have in common.
struct LetterHead {
    std::string desk; ///< name of the unit that writes
    Campaign const& campaign;
    Language language = Language::vietnamese;
};

/// One file that goes back.
struct ReturnedFile {
    std::string name;               ///< as the unit called it
    std::vector<std::string> forms; ///< titles of its faulty forms
    PointList list;
    bool compared = false;
    bool unchanged = false;           ///< the same figures as last time
    std::vector<std::string> copies;  ///< the same file sent again under these names
    std::string attached;             ///< name of the marked copy; empty: there is none
    std::vector<std::string> remarks; ///< why the copy is not what one would expect
};

struct LetterText {
    std::string subject, text;
};

/// `unit` is empty where nobody knows whose the file is. `missing`: titles of forms that are still
/// to come.
LetterText return_letter(LetterHead const& head,
                         std::string const& unit,
                         std::vector<ReturnedFile> const& files,
                         std::vector<std::string> const& missing);

LetterText reminder_letter(LetterHead const& head,
                           std::string const& unit,
                           std::vector<std::string> const& missing);

/// A form of a workbook that goes up, and how many units it is made of.
struct CoveredForm {
    std::string title;
    std::size_t filed = 0, expected = 0;
};

/// The letter to the level above. It tells of units by number only.
LetterText cover_letter(LetterHead const& head,
                        std::string const& unit,
                        std::string const& parent,
                        std::string const& file,
                        std::string const& sha256,
                        std::vector<CoveredForm> const& forms);

/// "17 giờ 00 ngày 10/12/2023"; empty where the campaign has no deadline.
std::string deadline_words(Campaign const& campaign, Language language);

} // namespace gopbieu
