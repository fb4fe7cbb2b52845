#pragma once

#include <string>
#include <string_view>

namespace gopbieu {

/// A formula of OpenDocument ("of:=SUM([.A1:.B2];[$'Biểu 1'.C3])") as Excel writes it, without
/// "=" ("SUM(A1:B2,'Biểu 1'!C3)").
std::string excel_formula(std::string_view open_formula);

/// A reference of OpenDocument without brackets (".A1:.B2", "$Sheet1.$A$1") as Excel writes it.
std::string excel_reference(std::string_view reference);

} // namespace gopbieu
