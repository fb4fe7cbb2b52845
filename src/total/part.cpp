#include "total/part.hpp"

#include "total/as_submission.hpp"
#include "total/derive.hpp"

#include <set>
#include <string_view>

namespace gopbieu {

Part PartReader::read(std::size_t unit, std::vector<Submission> submissions)
{
    auto const forms = m_joining.forms().forms.size();
    Part part;
    part.totals.resize(forms);
    part.filed.resize(forms);
    auto const by = filer(unit);
    for (auto& submission : submissions) {
        auto entry = m_joining.entry(submission);
        if (!entry.known() || part.filed[entry.form]) {
            continue;
        }
        part.filed[entry.form] = entry.mapped ? std::move(*entry.mapped) : std::move(submission);
        part.totals[entry.form] = read_one(by, entry.form, *part.filed[entry.form]);
    }
    std::vector<FormTotal*> all;
    for (auto const& total : part.totals) {
        all.push_back(total.get());
    }
    derive(all);
    return part;
}

std::unique_ptr<FormTotal>
PartReader::total(std::size_t unit, std::size_t form, Submission const& filed)
{
    auto total = read_one(filer(unit), form, filed);
    std::vector<FormTotal*> all(m_joining.forms().forms.size(), nullptr);
    all[form] = total.get();
    derive(all);
    return total;
}

std::unique_ptr<FormTotal>
PartReader::read_one(Filer const& filer, std::size_t form, Submission const& filed)
{
    auto total = m_joining.new_total(form);
    m_joining.read(form, *total, filed, filer, m_ignored);
    return total;
}

Filer PartReader::filer(std::size_t unit) const
{
    Filer filer;
    filer.unit = unit;
    filer.position = m_joining.position(unit);
    filer.name = m_joining.tree().unit(unit).name;
    return filer;
}

std::vector<Submission> added_up(FormSet const& forms,
                                 OrgTree const& tree,
                                 std::string const& unit,
                                 std::vector<Submission> const& submissions)
{
    PartReader reader(forms, tree);
    std::vector<std::unique_ptr<FormTotal>> totals(forms.forms.size());
    std::vector<std::size_t> counts(forms.forms.size(), 0);
    std::set<std::string_view> units;
    for (auto const& one : submissions) {
        units.insert(one.unit);
        auto part = reader.read(tree.find(one.unit).value_or(0), {one});
        for (std::size_t form = 0; form < totals.size(); ++form) {
            auto& own = part.totals[form];
            if (own == nullptr) {
                continue;
            }
            ++counts[form];
            if (totals[form] == nullptr) {
                totals[form] = std::move(own);
            } else {
                totals[form]->add(*own);
            }
        }
    }
    std::vector<FormTotal*> all;
    for (std::size_t form = 0; form < totals.size(); ++form) {
        all.push_back(counts[form] == units.size() ? totals[form].get() : nullptr);
    }
    derive(all);
    std::vector<Submission> result;
    for (auto const* const total : all) {
        if (total != nullptr) {
            result.push_back(as_submission(*total, unit));
        }
    }
    return result;
}

} // namespace gopbieu
