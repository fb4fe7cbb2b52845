#pragma once

#include "form/draft/phrases.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace gopbieu::draft {

/// What the names of parts say about each other.
enum class PartsKind : std::uint8_t {
    unknown,
    overlapping, ///< nữ, dân tộc thiểu số, đoàn viên: one may be several of them
    disjoint,    ///< degrees, bands: nobody is two of them
    exhaustive   ///< nam and nữ, ages, … and "khác": everybody is one of them
};

/// By the keys of their labels.
PartsKind kind_of_parts(std::vector<std::string> const& keys);
/// Two names that leave nothing out: "Nam" and "Nữ", "Chính thức" and "Dự bị".
bool complementary(std::vector<std::string> const& keys);

/// "Trong đó", not followed by "chia ra".
bool says_within(std::string_view key);
/// "Chia ra", "gồm", "trong đó chia ra", "phân theo …".
bool says_split(std::string_view key);
/// A name of parts that stands after what they are parts of: ends with "trong đó", "chia ra",
/// "gồm".
bool ends_with_within(std::string_view key);
bool ends_with_split(std::string_view key);

/// "Tổng số", "Tổng cộng", "Số lượng": the whole among its parts.
bool says_whole(std::string_view key);

/// "Độ tuổi", "Trình độ …", "Phân tích": what figures are broken down by; names no figure itself.
bool says_aspect(std::string_view key);

/// "Số …", "Tổng số …", "Đảng viên …": names something that is counted.
bool says_quantity(std::string_view key);

/// "Số …", "Tỷ lệ …": says itself what its figure is, whatever it stands below.
bool says_measure(std::string_view key);

/// "Số được đánh giá", "Đã kiểm điểm": what the classes behind it are classes of.
bool says_judged(std::string_view key);

/// "Hoàn thành tốt nhiệm vụ", "Yếu kém": a class of quality.
bool says_class(std::string_view key);

/// Whether a name picks a part of what another names: "Số thôn là …" of "Số thôn".
bool picks_from(std::string_view part, std::string_view whole);

} // namespace gopbieu::draft
