#include "base/utf8_thread.hpp"

#ifndef _WIN32
#include <clocale>
#include <locale.h> // NOLINT(modernize-deprecated-headers): newlocale is POSIX, not C++
#endif

namespace gopbieu {

#ifdef _WIN32

Utf8Thread::Utf8Thread() = default;
Utf8Thread::~Utf8Thread() = default;

#else

Utf8Thread::Utf8Thread() : m_own(::newlocale(LC_CTYPE_MASK, "C.UTF-8", nullptr))
{
    if (m_own != nullptr) {
        m_before = ::uselocale(static_cast<locale_t>(m_own));
    }
}

Utf8Thread::~Utf8Thread()
{
    if (m_own != nullptr) {
        ::uselocale(static_cast<locale_t>(m_before));
        ::freelocale(static_cast<locale_t>(m_own));
    }
}

#endif

} // namespace gopbieu
