#pragma once

#include "form/form.hpp"
#include "intake/submission.hpp"

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace gopbieu {

/// A keyed form with a column for every way of consolidating: "tong" (sum), "tb" (mean, weight
/// tong), "ty_le" (ratio 100 * tong / nen), "nen" (sum), "cao", "thap" (max, min), "sau" (latest,
/// a number), "ghi" (join), "ngay" (latest date, max), "chu" (latest text), "rieng" (none),
/// "tinh" (formula tong - nen). Rows "r1", "r2".
FormDefinition way_form();

/// A list: "ten" (key), "don_vi" (unit column), "so" (sum), "tb" (mean, weight so), "loai" (text).
FormDefinition list_form();

/// A submission of a form, as "row.column=value" texts; a value that is no number is a text.
Submission
filled(FormDefinition const& form, std::string const& unit, std::vector<std::string> const& facts);

} // namespace gopbieu
