#pragma once

#include "base/finding.hpp"

#include <cstdint>
#include <ctime>
#include <filesystem>
#include <map>
#include <string>
#include <vector>

// What is only looks on a template: everything that forms/<id>/form.yaml does not say. One file a
// form, tools/templates/<id>.yaml; what several forms share stands in a file they name with `like`.

enum class LineLook : std::uint8_t {
    plain,
    bold,
    italic,
    ruled, ///< bold with a rule beneath: ĐẢNG CỘNG SẢN VIỆT NAM
    left,  ///< plain, not centred
    small, ///< small letters, not centred: who files the form and when
    boxed  ///< italic in a frame: the telephone number of the older forms
};

struct PrintedLine {
    std::string text;
    LineLook look = LineLook::plain;
};

/// Two blocks of lines beside each other: the heading, or the signatures.
struct Blocks {
    std::vector<PrintedLine> left, right;
    /// Id of the last column of the left block and of the first one of the right block (of the last
    /// panel), where the usual third of the paper does not fit.
    std::string left_ends, right_begins;
};

struct TemplateLayout {
    std::string sheet = "Biểu";
    std::string document; ///< title among the document properties; empty: that of the form
    std::time_t day = 0;  ///< of creation among the document properties: that of the source
    bool a3 = false, portrait = false;
    bool one_page = false; ///< shrunk to one page; else one page wide and as long as it is
    double size = 12;      ///< of the letters in the table, in points
    Blocks heading, signatures;
    std::vector<PrintedLine> under_title, footnotes;
    bool title_between = false;        ///< the title stands between the blocks of the heading
    std::string break_after;           ///< the words of the title that end its first line
    std::string counted_in;            ///< "Đvt: Người", above the table on the right
    std::map<std::string, int> widths; ///< id of a column → pixels; "rest" for all others
    std::vector<std::string> sample_rows{"1", "…"}; ///< printed in the ordinal column
    std::vector<std::string> bold_rows, plain_rows; ///< where the rule of the drawer does not fit
    bool total_first = false;                       ///< the total row stands above the others
    int row_height = 0; ///< of a row of one line, in points; 0: by the kind of rows
    std::string phone;

    [[nodiscard]] int width(std::string const& column) const;
};

/// Reads <folder>/<id>.yaml.
gopbieu::Loaded<TemplateLayout> read_layout(std::filesystem::path const& folder,
                                            std::string const& id);
