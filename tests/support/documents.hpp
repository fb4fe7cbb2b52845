#pragma once

#include "workbook/read.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace gopbieu::test {

/// The documents found in these bytes, each as "member: F203", or "member: read".
inline std::vector<std::string> member_and_code(std::string_view bytes,
                                                ReadOptions const& options = {})
{
    std::vector<std::string> out;
    for (auto const& document : read_documents(std::span<char const>(bytes), options)) {
        out.push_back(
            document.member + ": " +
            (document.workbook ? "read" : std::string(code(document.workbook.problem().say))));
    }
    return out;
}

/// The code that a single file is refused with; "read" when it is not refused.
inline std::string code_of(std::string_view bytes)
{
    auto const workbook = read_workbook(std::span<char const>(bytes), {});
    return workbook ? "read" : std::string(code(workbook.problem().say));
}

} // namespace gopbieu::test
