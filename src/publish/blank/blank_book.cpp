#include "publish/blank/blank_book.hpp"

#include "form/marker.hpp"
#include "publish/blank/blank_formulas.hpp"
#include "publish/blank/blank_rules.hpp"
#include "publish/blank/choice_lists.hpp"
#include "publish/blank/last_period.hpp"
#include "publish/blank/unlock.hpp"
#include "publish/blank/validate.hpp"
#include "publish/fill_heading.hpp"
#include "publish/period_line.hpp"
#include "publish/stale_results.hpp"
#include "publish/write_workbook.hpp"
#include "text/names.hpp"
#include "workbook/read.hpp"

namespace gopbieu {

namespace {

// What a unit's own words stand for while the book is drawn.
enum StandIn : std::size_t { unit_name, parent_name, unit_code };
std::vector<std::string> const stand_ins{
    "@@gopbieu-don-vi@@", "@@gopbieu-cap-tren@@", "@@gopbieu-ma@@"};

Page copy_of(Page const& page)
{
    Page copy;
    copy.source = page.source;
    copy.sheet = copy_of(page.sheet);
    copy.changes = page.changes;
    copy.paint = page.paint;
    copy.growths = page.growths;
    copy.declared = page.declared;
    copy.header_changed = page.header_changed;
    return copy;
}

// Texts of formulas stay those of the original, which lives longer.
SheetDraft copy_of(SheetDraft const& draft)
{
    SheetDraft copy;
    copy.workbook = draft.workbook;
    copy.names = draft.names;
    for (auto const& page : draft.pages) {
        copy.pages.push_back(copy_of(page));
    }
    return copy;
}

Marker marker_for(FormDefinition const& form, Campaign const& campaign, std::string const& code)
{
    Marker marker;
    marker.form = form.id;
    marker.edition = form.edition;
    marker.unit = code;
    marker.period = campaign.period;
    return marker;
}

/// A form made ready.
struct ReadyForm {
    Template const* blank = nullptr;
    std::unique_ptr<Workbook> workbook;
    std::unique_ptr<SheetDraft> draft;
    std::unique_ptr<BlankSheet> layout;
};

Result<ReadyForm> make_ready(Template const& blank,
                             Campaign const& campaign,
                             BlankWishes const& wishes,
                             ChoiceLists& lists)
{
    ReadOptions options;
    options.depth = Depth::looks;
    auto workbook = read_workbook(blank.form->template_file, options);
    if (!workbook) {
        return workbook.problem();
    }
    ReadyForm form;
    form.blank = &blank;
    form.workbook = std::make_unique<Workbook>(std::move(*workbook));
    form.draft = std::make_unique<SheetDraft>(draft_of(*form.workbook));
    form.layout =
        std::make_unique<BlankSheet>(blank, *form.workbook, *form.draft, wishes.list_rows);
    put_formulas(*form.layout);
    unlock_inputs(*form.layout);
    validate_inputs(*form.layout, lists, wishes.language);
    colour_broken_rules(*form.layout, campaign.period);
    forget_stale_results(*form.draft);
    return form;
}

} // namespace

struct BlankBook::State {
    Campaign campaign;
    Language language = Language::vietnamese;
    std::vector<ReadyForm> forms;
    Workbook lists_workbook;
    SheetDraft lists;
    bool has_lists = false;
    std::optional<Press> press;

    // The drafts with some words in their headings and marks.
    [[nodiscard]] std::vector<SheetDraft> drafts(std::vector<std::string> const& words) const
    {
        std::vector<SheetDraft> made;
        for (auto const& form : forms) {
            auto& draft = made.emplace_back(copy_of(*form.draft));
            auto& page = draft.pages[form.blank->sheet];
            fill_heading(page, *form.blank, [&](HeadingLine const& line) {
                return line.fill == HeadingFill::unit     ? words[unit_name]
                       : line.fill == HeadingFill::parent ? words[parent_name]
                                                          : period_line(line.text, campaign.period);
            });
            auto const marker = marker_for(*form.blank->form, campaign, words[unit_code]);
            draft.names.push_back({std::string(marker_name),
                                   marker_reference(marker),
                                   static_cast<int>(form.blank->sheet),
                                   true});
        }
        return made;
    }

    [[nodiscard]] WorkbookFrame frame(std::vector<SheetDraft> const& made,
                                      std::vector<std::string> const& words) const
    {
        WorkbookFrame frame;
        frame.created = moment_of(campaign.as_of);
        frame.title = campaign.name;
        // A word for each sheet, also for those that hold no form.
        std::vector<Marker> markers;
        for (std::size_t form = 0; form < forms.size(); ++form) {
            for (std::size_t page = 0; page < made[form].pages.size(); ++page) {
                markers.push_back(
                    page == forms[form].blank->sheet
                        ? marker_for(*forms[form].blank->form, campaign, words[unit_code])
                        : Marker{});
            }
        }
        if (has_lists) {
            markers.push_back(Marker{});
        }
        for (auto const& property : marker_properties(markers)) {
            frame.properties.emplace_back(property.name, property.value);
        }
        return frame;
    }

    [[nodiscard]] Result<std::string> draw(std::vector<SheetDraft> made,
                                           std::vector<std::string> const& words,
                                           std::filesystem::path const& scratch) const
    {
        auto const its_frame = frame(made, words);
        if (has_lists) {
            made.push_back(copy_of(lists));
        }
        keep_names_apart(made);
        return draw_workbook(made, its_frame, scratch);
    }

    [[nodiscard]] static std::vector<std::string> words_for(OrgTree const& tree, std::size_t unit)
    {
        auto const& one = tree.unit(unit);
        return {upper_case(one.name),
                one.parent ? upper_case(tree.unit(*one.parent).name) : std::string(),
                one.code};
    }
};

Result<BlankBook> BlankBook::make(Campaign const& campaign,
                                  std::vector<Template> const& templates,
                                  BlankWishes const& wishes,
                                  std::filesystem::path const& scratch)
{
    auto state = std::make_shared<State>();
    state->campaign = campaign;
    state->language = wishes.language;
    ChoiceLists lists;
    for (auto const& blank : templates) {
        auto form = make_ready(blank, campaign, wishes, lists);
        if (!form) {
            return form.problem();
        }
        state->forms.push_back(std::move(*form));
    }
    state->has_lists = !lists.empty();
    if (state->has_lists) {
        state->lists = lists.draft(state->lists_workbook);
    }
    auto const drawn = state->draw(state->drafts(stand_ins), stand_ins, scratch);
    if (!drawn) {
        return drawn.problem();
    }
    auto press = Press::of(*drawn, stand_ins);
    if (!press) {
        return press.problem();
    }
    state->press.emplace(std::move(*press));
    return BlankBook(std::move(state));
}

std::string BlankBook::for_unit(OrgTree const& tree, std::size_t unit) const
{
    return m_state->press->print(State::words_for(tree, unit));
}

Result<std::string> BlankBook::for_unit(OrgTree const& tree,
                                        std::size_t unit,
                                        std::vector<Submission const*> const& previous,
                                        std::filesystem::path const& scratch) const
{
    auto const words = State::words_for(tree, unit);
    auto made = m_state->drafts(words);
    for (std::size_t form = 0; form < m_state->forms.size(); ++form) {
        for (auto const* const last : previous) {
            if (last->form == m_state->forms[form].blank->form->id) {
                auto const& ready = m_state->forms[form];
                show_last_period(
                    *ready.layout, made[form].pages[ready.blank->sheet], *last, m_state->language);
            }
        }
    }
    return m_state->draw(std::move(made), words, scratch);
}

std::string blank_name(Campaign const& campaign, Unit const& unit)
{
    auto name = published_name(campaign, unit);
    constexpr std::string_view results = "ket-qua/";
    return "bieu-trong/" + name.substr(results.size());
}

} // namespace gopbieu
