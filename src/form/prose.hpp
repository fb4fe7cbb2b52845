#pragma once

// Rules as sentences that a clerk reads: labels for ids, words for signs. The same sentence stands
// in messages, in the input hints of blank forms and in `form show`.

#include "form/places.hpp"

#include <string>

namespace gopbieu {

/// "Khi ‘Tổng số chi bộ’ lớn hơn 0, ‘Tổng số đảng viên’ phải lớn hơn 0."
std::string prose(Rule const& rule, FormsInSight const& forms, Language language);

/// "tổng từ ‘A’ đến ‘B’": one side of a rule, a weight, a formula.
std::string prose(Expression const& expression, FormsInSight const& forms, Language language);

/// How the figure of a name is called: "‘Nữ’", "‘Cuối kỳ’ ở cột ‘Kỳ này’", "‘Nữ’ kỳ trước". A name
/// that leads nowhere stays as it is written.
std::string prose(Reference const& reference, FormsInSight const& forms, Language language);

} // namespace gopbieu
