#include "workbook/xls/biff.hpp"

#include "base/catalogue/files.hpp"
#include "workbook/container/little_endian.hpp"

#include <algorithm>

namespace gopbieu {

bool BiffStream::next(BiffRecord& record)
{
    if (m_at + 4 > m_bytes.size()) {
        return false;
    }
    auto const length = u16_at(m_bytes, m_at + 2);
    if (length > m_bytes.size() - m_at - 4) {
        return false;
    }
    std::size_t const cost = length + 4U;
    if (cost > m_work) {
        m_work = 0;
        return false;
    }
    m_work -= cost;
    record = {u16_at(m_bytes, m_at), m_bytes.substr(m_at + 4, length), m_at};
    m_at += cost;
    return true;
}

std::uint16_t BiffStream::next_id() const
{
    return m_at + 4 <= m_bytes.size() ? u16_at(m_bytes, m_at) : std::uint16_t{0};
}

std::vector<std::string_view> BiffStream::with_continued(BiffRecord const& record)
{
    std::vector<std::string_view> parts{record.body};
    BiffRecord more;
    while (next_id() == biff::continued && next(more)) {
        parts.push_back(more.body);
    }
    return parts;
}

Problem BiffStream::ends_early() const
{
    return out_of_work() ? biff_damaged("sheets lie upon each other", m_at)
                         : biff_damaged("the file ends early", m_bytes.size());
}

std::optional<BiffStart> biff_start(BiffRecord const& record)
{
    if (record.body.size() < 4) {
        return std::nullopt;
    }
    BiffStart start;
    start.substream = static_cast<Substream>(u16_at(record.body, 2));
    switch (record.id) {
    case biff::bof_2:
        start.version = 2;
        return start;
    case biff::bof_3:
        start.version = 3;
        return start;
    case biff::bof_4:
        start.version = 4;
        return start;
    case biff::bof:
        break;
    default:
        return std::nullopt;
    }
    switch (u16_at(record.body, 0)) {
    case 0x0600:
        start.version = 8;
        return start;
    case 0x0400:
        start.version = 4;
        return start;
    case 0x0300:
        start.version = 3;
        return start;
    case 0x0007: // as some writers of BIFF2 put it
    case 0x0200:
        start.version = 2;
        return start;
    default:
        start.version = 5;
        return start;
    }
}

bool is_raw_biff(std::string_view bytes)
{
    if (bytes.size() < 8) {
        return false;
    }
    auto const length = u16_at(bytes, 2);
    auto const start = biff_start({u16_at(bytes, 0), bytes.substr(4, 4), 0});
    if (!start || length < 4 || length > 16) {
        return false;
    }
    switch (start->substream) {
    case Substream::globals:
    case Substream::vb_module:
    case Substream::worksheet:
    case Substream::chart:
    case Substream::macros:
    case Substream::workspace_4:
        return true;
    }
    return false;
}

BiffReader::BiffReader(std::vector<std::string_view> parts) : m_parts(std::move(parts))
{
    refill();
}

bool BiffReader::refill()
{
    while (m_current.empty() && m_next < m_parts.size()) {
        m_current = m_parts[m_next++];
    }
    return !m_current.empty();
}

std::uint8_t BiffReader::u8()
{
    if (m_current.empty() && !refill()) {
        m_failed = true;
        return 0;
    }
    auto const value = u8_at(m_current, 0);
    m_current.remove_prefix(1);
    return value;
}

std::uint16_t BiffReader::u16()
{
    auto const low = u8();
    return static_cast<std::uint16_t>(low | (u8() << 8U));
}

std::uint32_t BiffReader::u32()
{
    auto const low = u16();
    return low | (static_cast<std::uint32_t>(u16()) << 16U);
}

double BiffReader::f64()
{
    std::uint64_t const low = u32();
    return std::bit_cast<double>(low | (static_cast<std::uint64_t>(u32()) << 32U));
}

void BiffReader::skip(std::size_t count)
{
    while (count > 0) {
        if (m_current.empty() && !refill()) {
            m_failed = true;
            return;
        }
        auto const step = std::min(count, m_current.size());
        m_current.remove_prefix(step);
        count -= step;
    }
}

std::string_view BiffReader::bytes(std::size_t count)
{
    if (count > 0 && m_current.empty()) {
        refill();
    }
    if (count > m_current.size()) {
        m_failed = true;
        m_current = {};
        return {};
    }
    auto const found = m_current.substr(0, count);
    m_current.remove_prefix(count);
    return found;
}

// The result is UTF-16 in little-endian bytes, as in the file.
std::string BiffReader::characters(std::size_t count, bool wide)
{
    std::string units;
    while (count > 0) {
        if (m_current.empty()) {
            if (!refill()) {
                m_failed = true;
                return units;
            }
            wide = (u8() & 1U) != 0;
            if (m_current.empty()) {
                continue;
            }
        }
        std::size_t const width = wide ? 2 : 1;
        auto const fit = std::min(count, m_current.size() / width);
        if (fit == 0) { // half a character before the cut
            m_failed = true;
            return units;
        }
        if (wide) {
            units.append(m_current.substr(0, fit * 2));
        } else {
            for (char const byte : m_current.substr(0, fit)) {
                units += byte;
                units += '\0';
            }
        }
        m_current.remove_prefix(fit * width);
        count -= fit;
    }
    return units;
}

Problem biff_damaged(std::string_view reason, std::size_t offset)
{
    return Problem{say::biff_damaged,
                   {{"reason", std::string(reason)}, {"offset", std::to_string(offset)}}};
}

} // namespace gopbieu
