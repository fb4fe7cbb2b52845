#include "publish/skeleton.hpp"

#include "base/catalogue/writing.hpp"
#include "base/file.hpp"
#include "base/write_file.hpp"
#include "publish/lxw_format.hpp"
#include "publish/package/xml_element.hpp"
#include "workbook/limits.hpp"

#include <algorithm>
#include <cmath>

namespace gopbieu {

namespace {

constexpr double pixels_a_character = 7, points_a_pixel = 0.75;
constexpr std::size_t most_kept = 4;

lxw_col_t column(CellRef where)
{
    return static_cast<lxw_col_t>(where.column);
}

bool has_drawings(Sheet const& sheet)
{
    return sheet.looks != nullptr &&
           (!sheet.looks->comments.empty() || !sheet.looks->pictures.empty());
}

// Whether the disk is at fault and not what was to be drawn.
bool cannot_write(lxw_error error)
{
    return error >= LXW_ERROR_MEMORY_MALLOC_FAILED && error <= LXW_ERROR_ZIP_CLOSE;
}

Problem problem_of(lxw_error error, std::filesystem::path const& file)
{
    return Problem{cannot_write(error) ? say::file_unwritable : say::drawing_refused,
                   {{"file", path_text(file)}, {"reason", lxw_strerror(error)}}};
}

/// The library at work on one file. What it refuses is remembered; the file is then not kept.
class SkeletonDrawing {
public:
    explicit SkeletonDrawing(std::string const& file) : m_workbook(workbook_new(file.c_str())) {}
    SkeletonDrawing(SkeletonDrawing const&) = delete;
    SkeletonDrawing& operator=(SkeletonDrawing const&) = delete;
    ~SkeletonDrawing()
    {
        if (m_workbook != nullptr) {
            lxw_workbook_free(m_workbook);
        }
    }

    [[nodiscard]] lxw_error error() const { return m_error; }

    void add_styles(std::vector<CellDress> const& dresses, Skeleton& skeleton)
    {
        for (auto const& dress : dresses) {
            // The library makes its format 0 itself and hands it to nobody.
            auto* const format = skeleton.numbers.empty() ? STAILQ_FIRST(m_workbook->formats)
                                                          : workbook_add_format(m_workbook);
            put_on(format, dress);
            auto const number = lxw_format_get_xf_index(format);
            skeleton.numbers.push_back(static_cast<std::uint32_t>(number));
            if (has_own_words(dress)) {
                skeleton.styles[number] = {dress.alignment, dress.quote_prefix};
            }
        }
    }

    void add_sheet(Sheet const& sheet)
    {
        m_sheet = workbook_add_worksheet(m_workbook, nullptr);
        if (has_drawings(sheet)) {
            size_rows_and_columns(*sheet.looks);
            draw_comments(*sheet.looks);
            draw_pictures(*sheet.looks);
        }
    }

    // The library leaves parts out for which it has nothing.
    void hold_places(bool properties)
    {
        note(worksheet_write_string(m_sheet, 0, 0, "-", nullptr));
        if (properties) {
            note(workbook_set_custom_property_string(m_workbook, "-", "-"));
        }
    }

    void finish()
    {
        note(workbook_close(m_workbook));
        m_workbook = nullptr; // freed by closing
    }

private:
    void note(lxw_error error) { m_error = m_error == LXW_NO_ERROR ? error : m_error; }

    // They decide where boxes of comments are drawn.
    void size_rows_and_columns(SheetLooks const& looks)
    {
        for (auto const& one : looks.columns) {
            note(worksheet_set_column_pixels(
                m_sheet,
                static_cast<lxw_col_t>(one.columns.first),
                static_cast<lxw_col_t>(one.columns.last),
                static_cast<std::uint32_t>(std::lround(one.width * pixels_a_character)),
                nullptr));
        }
        for (auto const& one : looks.rows) {
            note(worksheet_set_row(
                m_sheet, one.row, one.height.value_or(LXW_DEF_ROW_HEIGHT), nullptr));
        }
    }

    void draw_comments(SheetLooks const& looks)
    {
        for (auto const& comment : looks.comments) {
            auto const text = with_x_escapes(comment.text);
            auto author = with_x_escapes(comment.author);
            lxw_comment_options options{};
            options.visible = static_cast<std::uint8_t>(
                comment.visible ? LXW_COMMENT_DISPLAY_VISIBLE : LXW_COMMENT_DISPLAY_HIDDEN);
            options.author = author.data();
            options.width = static_cast<std::uint16_t>(std::lround(comment.width / points_a_pixel));
            options.height =
                static_cast<std::uint16_t>(std::lround(comment.height / points_a_pixel));
            note(worksheet_write_comment_opt(
                m_sheet, comment.where.row, column(comment.where), text.c_str(), &options));
        }
    }

    void draw_pictures(SheetLooks const& looks)
    {
        for (auto const& picture : looks.pictures) {
            auto description = picture.description;
            lxw_image_options options{};
            options.description = description.data();
            auto const* const bytes = reinterpret_cast<unsigned char const*>(picture.bytes.data());
            note(worksheet_insert_image_buffer_opt(m_sheet,
                                                   picture.from.row,
                                                   column(picture.from),
                                                   bytes,
                                                   picture.bytes.size(),
                                                   &options));
        }
    }

    lxw_workbook* m_workbook;
    lxw_worksheet* m_sheet = nullptr;
    lxw_error m_error = LXW_NO_ERROR;
};

Result<Skeleton> draw_skeleton(SkeletonPlan const& plan, std::filesystem::path const& scratch)
{
    NewFile raw(scratch); // removed again, since it is never kept
    Skeleton skeleton;
    SkeletonDrawing drawing(path_text(raw.path()));
    drawing.add_styles(plan.dresses, skeleton);
    for (auto const* const sheet : plan.sheets) {
        drawing.add_sheet(*sheet);
    }
    drawing.hold_places(plan.properties);
    drawing.finish();
    if (drawing.error() != LXW_NO_ERROR) {
        return problem_of(drawing.error(), scratch);
    }
    auto drawn = read_file(raw.path(), Limits().file_size);
    if (!drawn) {
        return drawn.problem();
    }
    skeleton.package = std::move(*drawn);
    return skeleton;
}

} // namespace

Result<std::shared_ptr<Skeleton const>> Skeletons::draw(SkeletonPlan plan,
                                                        std::filesystem::path const& scratch)
{
    bool const plain =
        std::ranges::none_of(plan.sheets, [](Sheet const* sheet) { return has_drawings(*sheet); });
    {
        std::lock_guard const lock(m_mutex);
        auto const known = std::ranges::find_if(
            m_known, [&](Known const& one) { return plain && one.serves(plan); });
        if (known != m_known.end()) {
            std::rotate(m_known.begin(), known, std::next(known));
            return m_known.front().skeleton;
        }
    }
    auto drawn = draw_skeleton(plan, scratch);
    if (!drawn) {
        return drawn.problem();
    }
    auto skeleton = std::make_shared<Skeleton const>(std::move(*drawn));
    if (plain) {
        std::lock_guard const lock(m_mutex);
        m_known.insert(
            m_known.begin(),
            Known{std::move(plan.dresses), plan.sheets.size(), plan.properties, skeleton});
        m_known.resize(std::min(m_known.size(), most_kept));
    }
    return skeleton;
}

Problem refused(Refusal why, std::filesystem::path const& file)
{
    switch (why) {
    case Refusal::text_too_long:
        return problem_of(LXW_ERROR_MAX_STRING_LENGTH_EXCEEDED, file);
    case Refusal::property_too_long:
        return problem_of(LXW_ERROR_255_STRING_LENGTH_EXCEEDED, file);
    case Refusal::sheet_name:
        break;
    }
    return problem_of(LXW_ERROR_INVALID_SHEETNAME_CHARACTER, file);
}

} // namespace gopbieu
