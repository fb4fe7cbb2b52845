#pragma once

#include "draw_form.hpp"

#include <cstddef>
#include <filesystem>
#include <string>
#include <vector>

/// One filled sheet of a workbook.
struct SampleSheet {
    std::string form;
    Filling filling;
};

/// What a file of a sample is.
enum class SampleKind : std::uint8_t {
    workbook, ///< filled forms
    copy,     ///< of another file, the whole or its beginning
    text,     ///< some bytes
    zip,      ///< other files in an archive
    word,     ///< a Word document, as far as a glance can tell
    locked    ///< a workbook behind a password, as far as a glance can tell
};

/// One file of a ready campaign.
struct SampleFile {
    std::string file; ///< below samples/
    SampleKind kind = SampleKind::workbook;
    std::vector<SampleSheet> sheets;
    Letters letters = Letters::unicode;
    std::vector<std::string> others; ///< below samples/: what is copied or packed
    std::size_t first = 0;           ///< of a copy: how many bytes; 0: all
    std::string text;
};

/// Reads tools/samples/<name>.yaml: what every file of a ready campaign holds.
gopbieu::Loaded<std::vector<SampleFile>> read_samples(std::filesystem::path const& file);
