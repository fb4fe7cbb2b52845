#pragma once

#include "intake/recognise.hpp"
#include "support/form_of.hpp"
#include "support/grid_from_text.hpp"

#include <string>
#include <vector>

namespace gopbieu {

/// What a file is taken in with: the forms, the register and what people answered.
struct IntakeCase {
    std::vector<FormDefinition> forms;
    std::string units = "Mã,Tên,Cấp,Mã cấp trên\n"
                        "X1,Đảng ủy xã Một,Đảng bộ cơ sở,\n"
                        "X1-B,Chi bộ bản B,Chi bộ,X1\n";
    std::string day = {}; ///< of the register's tree; empty: none
    std::string file = "nop/X1-B bieu.xlsx";
    std::string period = "2023";
    Answers answers = {};

    [[nodiscard]] Recognition read(Workbook const& workbook) const;
    /// Of one sheet: lines of grid_from_text().
    [[nodiscard]] Recognition read(std::string const& lines) const;
};

using Strings = std::vector<std::string>;

/// "C4 N122", " R102": cell and code of every finding, but for the note that a unit was told by the
/// file's name, which nearly every case has.
Strings codes_of(Recognition const& found);
/// "thon.so=12": every fact of every submission.
Strings facts_of(Recognition const& found);

} // namespace gopbieu
