#pragma once

#include "draw_form.hpp"

#include <filesystem>
#include <string>
#include <vector>

/// One filled file of a ready campaign.
struct SampleFile {
    std::string file; ///< below samples/
    std::string form;
    Filling filling;
};

/// Reads tools/samples/<name>.yaml: what every filled file of a ready campaign holds.
gopbieu::Loaded<std::vector<SampleFile>> read_samples(std::filesystem::path const& file);
