#pragma once

namespace gopbieu {

/// While it lives, libraries that ask the system how file names are encoded hear "UTF-8" in this
/// thread (libarchive would lose every Vietnamese letter otherwise). Only the character type is
/// touched, and only here: numbers never see a locale.
class Utf8Thread {
public:
    Utf8Thread();
    Utf8Thread(Utf8Thread const&) = delete;
    Utf8Thread& operator=(Utf8Thread const&) = delete;
    ~Utf8Thread();

private:
    void* m_own = nullptr;
    void* m_before = nullptr;
};

} // namespace gopbieu
