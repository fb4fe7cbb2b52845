#include "workbook/xls/decrypt.hpp"

#include "workbook/xls/biff.hpp"
#include "workbook/xls/old_hashes.hpp"

#include <algorithm>

namespace gopbieu {

namespace {

constexpr std::size_t block_size = 1024; ///< so many bytes of the stream share a key

std::string default_password()
{
    std::string utf16;
    for (char const letter : std::string_view("VelvetSweatshop")) {
        utf16 += letter;
        utf16 += '\0';
    }
    return utf16;
}

std::string number_bytes(std::uint32_t number)
{
    std::string out;
    for (unsigned shift = 0; shift < 32; shift += 8) {
        out += static_cast<char>((number >> shift) & 0xffU);
    }
    return out;
}

/// How the key of each block is made: the first version of Excel 97, or the later one that lets
/// Windows do it.
struct Cipher {
    std::string base;
    bool by_windows = false;
    std::size_t key_size = 16;

    [[nodiscard]] std::string key(std::uint32_t block) const
    {
        auto const text = base + number_bytes(block);
        if (!by_windows) {
            return md5(text);
        }
        auto key = sha1(text).substr(0, key_size);
        key.resize(key_size == 5 ? 16 : key_size, '\0'); // forty bits are filled up with zeros
        return key;
    }
};

// Both versions keep a random text and its hash, to tell a wrong password from the right one.
bool opens(Cipher const& cipher, std::string_view text, std::string_view hash)
{
    Rc4 stream(cipher.key(0));
    auto const clear = stream.apply(text);
    return stream.apply(hash) == (cipher.by_windows ? sha1(clear) : md5(clear));
}

std::optional<Cipher> first_version(BiffReader& reader)
{
    auto const salt = reader.bytes(16);
    auto const text = reader.bytes(16);
    auto const hash = reader.bytes(16);
    auto const start = md5(default_password()).substr(0, 5);
    std::string repeated;
    for (int times = 0; times < 16; ++times) {
        repeated += start;
        repeated += salt;
    }
    Cipher cipher;
    cipher.base = md5(repeated).substr(0, 5);
    return !reader.failed() && opens(cipher, text, hash) ? std::optional(cipher) : std::nullopt;
}

std::optional<Cipher> windows_version(BiffReader& reader)
{
    reader.skip(4);
    auto const header_size = reader.u32();
    auto const header = reader.bytes(header_size);
    if (reader.failed() || header_size < 20) {
        return std::nullopt;
    }
    BiffReader fields(header);
    fields.skip(16);
    auto const bits = fields.u32();
    auto const salt_size = reader.u32();
    auto const salt = reader.bytes(16);
    auto const text = reader.bytes(16);
    auto const hash_size = reader.u32();
    auto const hash = reader.bytes(20);
    if (reader.failed() || salt_size != 16 || hash_size != 20 || bits > 128 || bits % 8 != 0) {
        return std::nullopt;
    }
    Cipher cipher;
    cipher.by_windows = true;
    cipher.key_size = bits == 0 ? 5 : bits / 8;
    cipher.base = sha1(std::string(salt) + default_password());
    return opens(cipher, text, hash) ? std::optional(cipher) : std::nullopt;
}

std::optional<Cipher> cipher_of(std::string_view file_pass)
{
    BiffReader reader(file_pass);
    bool const rc4 = reader.u16() == 1;
    auto const version = reader.u16();
    reader.u16();
    if (!rc4 || reader.failed()) {
        return std::nullopt;
    }
    return version == 1 ? first_version(reader) : windows_version(reader);
}

// Heads of records are in clear, and so are these bodies.
std::size_t clear_bytes(BiffRecord const& record)
{
    constexpr std::uint16_t user_lock = 0x0194, file_lock = 0x0195, interface_header = 0x00e1,
                            revision_info = 0x0196, revision_head = 0x0138;
    switch (record.id) {
    case biff::bof:
    case biff::file_pass:
    case user_lock:
    case file_lock:
    case interface_header:
    case revision_info:
    case revision_head:
        return record.body.size();
    case biff::bound_sheet:
        return 4; // the offset of the sheet
    default:
        return 0;
    }
}

std::string in_clear(std::string_view stream, std::size_t from, Cipher const& cipher)
{
    std::string out(stream);
    BiffStream records(stream);
    records.go_to(from);
    BiffRecord record;
    std::optional<Rc4> keys;
    std::size_t at = 0; // the key stream runs over heads and clear bodies, too
    auto const key_byte = [&](std::size_t position) {
        while (at <= position) {
            if (at % block_size == 0) {
                keys.emplace(cipher.key(static_cast<std::uint32_t>(at / block_size)));
            }
            ++at;
            auto const byte = keys->next();
            if (at > position) {
                return byte;
            }
        }
        return std::uint8_t{0};
    };
    while (records.next(record)) {
        auto const start = record.offset + 4;
        for (auto place = start + clear_bytes(record); place < start + record.body.size();
             ++place) {
            out[place] = static_cast<char>(static_cast<std::uint8_t>(out[place]) ^ key_byte(place));
        }
    }
    return out;
}

} // namespace

std::optional<std::string> decrypted_by_default_password(std::string_view stream)
{
    BiffStream records(stream);
    BiffRecord record;
    for (int looked_at = 0; looked_at < 16 && records.next(record); ++looked_at) {
        if (record.id != biff::file_pass) {
            continue;
        }
        auto const cipher = cipher_of(record.body);
        if (!cipher) {
            return std::nullopt;
        }
        auto clear = in_clear(stream, records.offset(), *cipher);
        // The record itself becomes one without meaning, so that nothing looks encrypted.
        clear[record.offset] = clear[record.offset + 1] = '\xff';
        return clear;
    }
    return std::nullopt;
}

} // namespace gopbieu
