#include "workbook/xlsx/xlsb_records.hpp"

#include "base/catalogue/files.hpp"
#include "text/utf8.hpp"
#include "workbook/formula_words.hpp"

#include <utility>

namespace gopbieu {

bool BrtScanner::next()
{
    m_record = m_at;
    if (m_broken || m_at >= m_part.size()) {
        return false;
    }
    BrtFields fields(m_part.substr(m_at));
    constexpr std::uint32_t seven_bits = 0x7f;
    constexpr std::uint32_t goes_on = 0x80;
    // The first byte of a length or type is the lowest; the eighth bit says that more follow.
    auto const take_packed = [&](unsigned most) {
        std::uint32_t value = 0;
        for (unsigned at = 0; at < most; ++at) {
            std::uint32_t const byte = fields.take<std::uint8_t>();
            value |= (byte & seven_bits) << (7 * at);
            if ((byte & goes_on) == 0) {
                break;
            }
        }
        return value;
    };
    m_type = take_packed(2);
    m_body = fields.take_bytes(take_packed(4));
    m_broken = fields.broken();
    m_at = m_part.size() - fields.rest().size();
    return !m_broken;
}

Problem BrtPart::damaged(std::string_view reason, std::size_t offset) const
{
    return {say::xlsb_damaged,
            {{"part", std::string(name)},
             {"reason", std::string(reason)},
             {"offset", std::to_string(offset)}}};
}

Result<std::string> BrtPart::text(std::string_view wide, std::size_t offset) const
{
    // No text gets shorter than half its UTF-16, so what is refused here is too long for sure.
    if (wide.size() / 2 > limits.string) {
        return Problem{say::limit_string,
                       {{"part", std::string(name)}, {"limit", std::to_string(limits.string)}}};
    }
    auto utf8 = utf16_to_utf8(wide, false);
    if (!utf8) {
        return Problem{say::text_broken,
                       {{"part", std::string(name)},
                        {"encoding", "UTF-16"},
                        {"offset", std::to_string(offset)}}};
    }
    if (utf8->size() > limits.string) {
        return Problem{say::limit_string,
                       {{"part", std::string(name)}, {"limit", std::to_string(limits.string)}}};
    }
    std::string scratch;
    auto const clean = clean_text(*utf8, scratch);
    return clean && clean->data() == utf8->data() ? std::move(*utf8) : std::move(scratch);
}

double rk_number(std::uint32_t packed)
{
    bool const hundredths = (packed & 1U) != 0;
    bool const integer = (packed & 2U) != 0;
    double value = 0;
    if (integer) {
        value = static_cast<std::int32_t>(packed) >> 2;
    } else {
        auto const bits = std::uint64_t{packed & ~std::uint32_t{3}} << 32U;
        std::memcpy(&value, &bits, sizeof value);
    }
    return hundredths ? value / 100 : value;
}

std::string_view error_text(std::uint8_t error)
{
    auto const name = error_name(error);
    return name.empty() ? "#UNKNOWN!" : name;
}

} // namespace gopbieu
