#include "base/system_text.hpp"

#if __has_include(<iconv.h>)
#include <iconv.h>
#endif

namespace gopbieu {

#if __has_include(<iconv.h>)

namespace {

// One conversion; the C library's handle is closed with it.
class Conversion {
public:
    explicit Conversion(unsigned code_page)
    {
        bool const east_asian = code_page == 932 || code_page == 936 || code_page == 949 ||
                                code_page == 950 || code_page == 1361;
        if (east_asian) {
            auto const name = code_page == 1361 ? "JOHAB" : "CP" + std::to_string(code_page);
            m_handle = iconv_open("UTF-8", name.c_str());
        }
    }
    Conversion(Conversion const&) = delete;
    Conversion& operator=(Conversion const&) = delete;
    ~Conversion()
    {
        if (is_open()) {
            iconv_close(m_handle);
        }
    }

    [[nodiscard]] bool is_open() const { return m_handle != closed(); }

    std::optional<std::string> run(std::string_view bytes)
    {
        // One letter of two bytes becomes at most three; one byte at most three, too.
        std::string in(bytes);
        std::string out(bytes.size() * 3 + 4, '\0');
        char* from = in.data();
        char* to = out.data();
        std::size_t left = in.size();
        std::size_t room = out.size();
        auto const failed = static_cast<std::size_t>(-1);
        if (iconv(m_handle, &from, &left, &to, &room) == failed || left != 0) {
            return std::nullopt;
        }
        out.resize(out.size() - room);
        return out;
    }

private:
    static iconv_t closed()
    {
        return reinterpret_cast<iconv_t>(-1); // NOLINT(performance-no-int-to-ptr): iconv's own
    }

    iconv_t m_handle = closed();
};

} // namespace

std::optional<std::string> east_asian_to_utf8(std::string_view bytes, unsigned code_page)
{
    Conversion conversion(code_page);
    return conversion.is_open() ? conversion.run(bytes) : std::nullopt;
}

bool has_east_asian(unsigned code_page)
{
    return Conversion(code_page).is_open();
}

#else

std::optional<std::string> east_asian_to_utf8(std::string_view, unsigned)
{
    return std::nullopt;
}

bool has_east_asian(unsigned)
{
    return false;
}

#endif

} // namespace gopbieu
