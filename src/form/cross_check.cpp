#include "base/catalogue/schemas.hpp"
#include "form/check_names.hpp"
#include "form/in_words.hpp"
#include "form/load_schema.hpp"
#include "form/scope.hpp"

#include <algorithm>

namespace gopbieu {

namespace {

class CrossCheck {
public:
    CrossCheck(std::vector<Schema> const& schemas,
               std::vector<Schema> const& others,
               std::filesystem::path const& folder)
        : m_schemas(schemas), m_others(others), m_folder(folder), m_known_forms(form_ids(folder))
    {
    }

    std::vector<Finding> check()
    {
        for (auto const& schema : m_schemas) {
            for (auto const& name : schema.foreign) {
                look_at(name);
            }
            for (auto const& map : schema.maps) {
                look_at(map, schema.form);
            }
        }
        return std::move(m_findings);
    }

private:
    [[nodiscard]] FormDefinition const* current(std::string const& id) const
    {
        for (auto const* const list : {&m_schemas, &m_others}) {
            auto const found = std::ranges::find_if(
                *list, [&](Schema const& schema) { return schema.form.id == id; });
            if (found != list->end()) {
                return &found->form;
            }
        }
        return nullptr;
    }

    // A form that is in the library but cannot be read is told when it is asked for itself.
    void look_at(ForeignName const& name)
    {
        auto const& reference = name.reference;
        auto const* const other = current(reference.form);
        if (other == nullptr) {
            if (std::ranges::find(m_known_forms, reference.form) == m_known_forms.end()) {
                report(name.place,
                       say::schema_unknown_form,
                       {{"found", reference.form},
                        {"hint", nearest_hint(reference.form, m_known_forms)}});
            }
            return;
        }
        Expression use;
        use.kind = name.last.empty() ? Expression::Kind::name : Expression::Kind::range;
        use.reference = reference;
        use.last = name.last;
        bool const good = name.last.empty() ? is_figure(*other, reference, name.over)
                                            : !names_in_range(*other, use).empty();
        if (!good) {
            report(name.place,
                   say::schema_unknown_foreign,
                   {{"found", to_text(reference) + (name.last.empty() ? "" : ".." + name.last)},
                    {"form", reference.form},
                    {"hint", nearest_hint(reference.name, names_with_figures(*other))}});
        }
    }

    // In a rule over rows a bare name is a column of the other form, and so on.
    static bool is_figure(FormDefinition const& form, Reference const& reference, Over over)
    {
        auto const kind = kind_of(form, reference);
        if (kind == NameKind::unknown || !holds_figures(form, reference)) {
            return false;
        }
        return kind == NameKind::cell || (kind == NameKind::column && over == Over::rows) ||
               (kind == NameKind::row && over == Over::columns);
    }

    void look_at(ForeignMap const& map, FormDefinition const& ours)
    {
        std::vector<std::string> editions;
        FormDefinition const* theirs = nullptr;
        for (auto const& [form, foreign, maps] : m_schemas) {
            if (form.id == ours.id && form.edition != ours.edition) {
                editions.push_back(form.edition);
                theirs = form.edition == map.edition ? &form : theirs;
            }
        }
        auto const folders = edition_folders(m_folder, ours.id);
        bool const faulty = std::ranges::find(folders, map.edition) != folders.end();
        if (theirs == nullptr && !faulty) {
            report(map.place,
                   say::schema_unknown_edition,
                   {{"form", ours.id},
                    {"found", map.edition},
                    {"expected", joined({editions.begin(), editions.end()})}});
        }
        for (auto const& name : theirs == nullptr ? std::vector<ForeignMap::Name>() : map.names) {
            look_at(name, ours, *theirs);
        }
    }

    void
    look_at(ForeignMap::Name const& name, FormDefinition const& ours, FormDefinition const& theirs)
    {
        auto const* const column = theirs.find_column(name.theirs);
        if (name.row ? theirs.find_row(name.theirs) == nullptr : column == nullptr) {
            std::vector<std::string> names;
            for (auto const& one : theirs.columns) {
                names.push_back(one.id);
            }
            if (name.row) {
                names.clear();
                for (auto const& one : theirs.rows) {
                    names.push_back(one.id);
                }
            }
            report(name.place,
                   say::schema_unknown_foreign,
                   {{"found", name.theirs},
                    {"form", theirs.id + "@" + theirs.edition},
                    {"hint", nearest_hint(name.theirs, names)}});
            return;
        }
        if (!name.row && column->measure.type != ours.find_column(name.ours)->measure.type) {
            report(
                name.place, say::schema_map_differs, {{"first", name.theirs}, {"last", name.ours}});
        }
    }

    void report(Place const& place, Say say, Args args)
    {
        m_findings.push_back(finding(say, place, std::move(args)));
    }

    std::vector<Schema> const& m_schemas;
    std::vector<Schema> const& m_others;
    std::filesystem::path const& m_folder;
    std::vector<std::string> m_known_forms;
    std::vector<Finding> m_findings;
};

} // namespace

std::vector<Finding> cross_check(std::vector<Schema> const& schemas,
                                 std::vector<Schema> const& others,
                                 std::filesystem::path const& folder)
{
    return CrossCheck(schemas, others, folder).check();
}

} // namespace gopbieu
