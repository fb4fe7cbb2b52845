#pragma once

// Forms with rows of the units' own make sheets that are never alike but in their headers. Where
// nothing differs that a header hangs on, the headers are where they were before.

#include "intake/header.hpp"
#include "intake/text_memo.hpp"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <vector>

namespace gopbieu {

/// The labels of one form's headers, as they stand on a sheet.
struct HeaderHits {
    std::size_t form = 0;
    std::vector<LabelHit> const* hits = nullptr;
};

/// A header that was found, and the form whose it is.
struct FoundHeader {
    std::size_t form = 0;
    HeaderCopy copy;
};

/// All headers of a sheet, and what of the sheet they hang on: the labels of each form that is
/// looked for, all texts in the rows that were looked into, merges there, and the columns in which
/// anything is written thereabouts. Numbers do not count.
class MetHeaders {
public:
    MetHeaders(Grid const& grid,
               TextKeys& keys,
               std::vector<HeaderHits> const& hits,
               std::vector<BandRead> const& read,
               std::vector<FoundHeader> const& found);

    /// False where a text is too long to be kept or shows where it does not stand.
    [[nodiscard]] bool usable() const { return m_usable; }
    /// Whether looking for them would find the same.
    [[nodiscard]] bool
    fit(Grid const& grid, TextKeys& keys, std::vector<HeaderHits> const& hits) const;

    [[nodiscard]] std::vector<FoundHeader> const& found() const { return m_found; }
    [[nodiscard]] std::vector<BandRead> const& read() const { return m_read; }

private:
    struct Hits {
        std::size_t form = 0;
        std::vector<LabelHit> hits;
    };
    struct Text {
        CellRef where;
        KnownText* text = nullptr;
    };

    [[nodiscard]] bool same_texts(Grid const& grid, TextKeys& keys) const;

    std::vector<Hits> m_hits;
    std::vector<BandRead> m_read;
    std::vector<std::vector<std::uint32_t>> m_columns; ///< of each band
    std::vector<std::vector<CellRange>> m_merges;      ///< of each band
    std::vector<std::vector<Text>> m_texts;            ///< of each band
    std::vector<FoundHeader> m_found;
    bool m_usable = true;
};

/// The headers that were met, for one thread at a time.
class HeaderMemo {
public:
    /// Null when no sheet with such headers was met.
    [[nodiscard]] MetHeaders const*
    find(Grid const& grid, TextKeys& keys, std::vector<HeaderHits> const& hits) const;
    void keep(std::unique_ptr<MetHeaders const> headers);

private:
    static constexpr std::size_t most = 64;
    std::vector<std::unique_ptr<MetHeaders const>> m_kept;
    std::size_t m_next = 0; ///< what makes place when there are too many
};

} // namespace gopbieu
