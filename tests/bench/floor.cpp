// The least that a reader of .xlsx files must do, and so the yardstick:
//
//   floor [--split] FILE|FOLDER…
//
// Maps each file, finds its sheet and string parts through the central directory, inflates them
// with libdeflate and makes one pass over the bytes that adds up the numbers in <v>. No names, no
// types, no texts, no checks beyond what keeps it inside its memory: it is meant for the files of
// make_corpus only. --split does all the inflating first and then all the scanning, file by file,
// and tells the two apart.

#include "bench/corpus_files.hpp"

#include <libdeflate.h>

#include <charconv>
#include <chrono>
#include <cstdint>
#include <cstring>
#include <fcntl.h>
#include <iostream>
#include <memory>
#include <string>
#include <string_view>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>
#include <vector>

namespace {

using Clock = std::chrono::steady_clock;

struct Tally {
    std::uint64_t files = 0, sheets = 0, values = 0, bytes = 0, sheet_bytes = 0;
    double sum = 0;
    Clock::duration inflating{}, scanning{};
};

template <typename Number>
Number number_at(char const* at)
{
    Number number = 0;
    std::memcpy(&number, at, sizeof number);
    return number;
}

// One pass. Whole numbers, nearly all there are, are taken digit by digit.
void add_up(char const* at, char const* end, Tally& tally)
{
    while (end - at > 3) {
        at = static_cast<char const*>(std::memchr(at, '<', static_cast<std::size_t>(end - at - 3)));
        if (at == nullptr) {
            return;
        }
        if (at[1] != 'v' || at[2] != '>') {
            ++at;
            continue;
        }
        char const* const start = at += 3;
        std::uint64_t whole = 0;
        while (*at >= '0' && *at <= '9') {
            whole = whole * 10 + static_cast<std::uint64_t>(*at++ - '0');
        }
        auto value = static_cast<double>(whole);
        if (*at != '<') {
            at = std::from_chars(start, end, value).ptr;
        }
        tally.sum += value;
        ++tally.values;
    }
}

/// A mapped file; gone again at the end of its scope.
class Mapping {
public:
    explicit Mapping(std::string const& file)
    {
        int const descriptor = ::open(file.c_str(), O_RDONLY | O_CLOEXEC);
        struct stat facts {};
        if (descriptor < 0 || ::fstat(descriptor, &facts) != 0) {
            return;
        }
        m_size = static_cast<std::size_t>(facts.st_size);
        void* const place = ::mmap(nullptr, m_size, PROT_READ, MAP_PRIVATE, descriptor, 0);
        m_bytes = place == MAP_FAILED ? nullptr : static_cast<char const*>(place);
        ::close(descriptor);
    }
    Mapping(Mapping const&) = delete;
    Mapping& operator=(Mapping const&) = delete;
    ~Mapping()
    {
        if (m_bytes != nullptr) {
            ::munmap(const_cast<char*>(m_bytes),
                     m_size); // NOLINT(cppcoreguidelines-pro-type-const-cast)
        }
    }
    [[nodiscard]] std::string_view view() const
    {
        return m_bytes == nullptr ? std::string_view() : std::string_view(m_bytes, m_size);
    }

private:
    char const* m_bytes = nullptr;
    std::size_t m_size = 0;
};

class Floor {
public:
    bool read(std::string const& file)
    {
        Mapping const mapping(file);
        auto const bytes = mapping.view();
        auto const tail = bytes.rfind("PK\5\6");
        if (tail == std::string_view::npos || bytes.size() - tail < 22) {
            return false;
        }
        auto at = number_at<std::uint32_t>(bytes.data() + tail + 16);
        auto const count = number_at<std::uint16_t>(bytes.data() + tail + 10);
        for (unsigned entry = 0; entry < count; ++entry) {
            auto const* const head = bytes.data() + at;
            std::string_view const name(head + 46, number_at<std::uint16_t>(head + 28));
            bool const sheet = name.starts_with("xl/worksheets/sheet");
            if ((sheet || name == "xl/sharedStrings.xml") && !read_part(bytes, head, sheet)) {
                return false;
            }
            at += 46U + number_at<std::uint16_t>(head + 28) + number_at<std::uint16_t>(head + 30) +
                  number_at<std::uint16_t>(head + 32);
        }
        ++tally.files;
        return true;
    }

    Tally tally;
    bool split = false;

private:
    bool read_part(std::string_view bytes, char const* head, bool sheet)
    {
        auto const packed = number_at<std::uint32_t>(head + 20);
        auto const unpacked = number_at<std::uint32_t>(head + 24);
        auto const* const local = bytes.data() + number_at<std::uint32_t>(head + 42);
        auto const* const data = local + 30 + number_at<std::uint16_t>(local + 26) +
                                 number_at<std::uint16_t>(local + 28);
        if (m_room < unpacked + 1U) {
            m_room = unpacked + 1U;
            m_buffer = std::make_unique_for_overwrite<char[]>(m_room);
        }
        auto const start = split ? Clock::now() : Clock::time_point();
        if (libdeflate_deflate_decompress(
                m_inflater.get(), data, packed, m_buffer.get(), unpacked, nullptr) !=
            LIBDEFLATE_SUCCESS) {
            return false;
        }
        m_buffer[unpacked] = '\0';
        auto const between = split ? Clock::now() : Clock::time_point();
        add_up(m_buffer.get(), m_buffer.get() + unpacked, tally);
        tally.inflating += between - start;
        tally.scanning += split ? Clock::now() - between : Clock::duration();
        tally.bytes += unpacked;
        tally.sheets += sheet ? 1 : 0;
        tally.sheet_bytes += sheet ? unpacked : 0;
        return true;
    }

    struct Free {
        void operator()(libdeflate_decompressor* inflater) const
        {
            libdeflate_free_decompressor(inflater);
        }
    };
    std::unique_ptr<libdeflate_decompressor, Free> m_inflater{libdeflate_alloc_decompressor()};
    std::unique_ptr<char[]> m_buffer;
    std::size_t m_room = 0;
};

double seconds(Clock::duration duration)
{
    return std::chrono::duration<double>(duration).count();
}

} // namespace

int main(int argc, char** argv)
{
    std::vector<std::string> arguments(argv + 1, argv + argc);
    Floor floor;
    floor.split = std::erase(arguments, "--split") > 0;
    auto const files = gopbieu::corpus_files(arguments);
    auto const start = Clock::now();
    for (auto const& file : files) {
        if (!floor.read(file)) {
            std::cerr << file << ": not read\n";
            return 1;
        }
    }
    auto const took = Clock::now() - start;
    auto const& tally = floor.tally;
    std::cout.precision(15);
    std::cout << "seconds=" << seconds(took) << " files=" << tally.files
              << " sheets=" << tally.sheets << " values=" << tally.values << " sum=" << tally.sum
              << " bytes=" << tally.bytes << " sheet_bytes=" << tally.sheet_bytes;
    if (floor.split) {
        std::cout << " inflate=" << seconds(tally.inflating) << " scan=" << seconds(tally.scanning);
    }
    std::cout << '\n';
    return files.empty() ? 1 : 0;
}
