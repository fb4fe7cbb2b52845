#pragma once

#include "form/form.hpp"
#include "intake/find_unit.hpp"
#include "ledger/ledger.hpp"
#include "workbook/read.hpp"

#include <filesystem>
#include <map>
#include <string>
#include <utility>
#include <vector>

namespace gopbieu {

/// A file on its way from the inbox into the ledger.
struct TakenFile {
    FileRecord record;
    std::vector<char> bytes; ///< for the archive; empty when the file could not be had
};

/// Reads, recognises and checks one file. Everything here is the file's own: what depends on other
/// files (the same form twice) is decided by Inbox.
TakenFile take_in(std::filesystem::path const& file,
                  std::string const& shown,
                  FormSet const& forms,
                  UnitNames const& units,
                  ReadOptions const& options);

/// Puts judged files into the ledger, one after the other in a fixed order.
class Inbox {
public:
    explicit Inbox(Ledger& ledger) : m_ledger(ledger) {}

    Trouble put(TakenFile file);

private:
    Trouble clash(FileRecord& record, Submission const& submission, std::string const& earlier);

    Ledger& m_ledger;
    std::map<std::string, std::string> m_by_hash;                          ///< → file
    std::map<std::pair<std::string, std::string>, std::string> m_accepted; ///< unit, form → file
};

} // namespace gopbieu
