#include "total/part.hpp"

#include "total/derive.hpp"

namespace gopbieu {

Part PartReader::read(std::size_t unit, std::vector<Submission> submissions)
{
    auto const forms = m_joining.forms().forms.size();
    Part part;
    part.totals.resize(forms);
    part.filed.resize(forms);
    Filer filer;
    filer.unit = unit;
    filer.position = m_joining.position(unit);
    filer.name = m_joining.tree().unit(unit).name;
    for (auto& submission : submissions) {
        auto entry = m_joining.entry(submission);
        bool const known =
            entry.kind != Entry::Kind::unknown_form && entry.kind != Entry::Kind::unknown_edition;
        if (!known || part.filed[entry.form]) {
            continue;
        }
        part.filed[entry.form] = entry.mapped ? std::move(*entry.mapped) : std::move(submission);
        part.totals[entry.form] = m_joining.new_total(entry.form);
        m_joining.read(
            entry.form, *part.totals[entry.form], *part.filed[entry.form], filer, m_ignored);
    }
    std::vector<FormTotal*> all;
    for (auto const& total : part.totals) {
        all.push_back(total.get());
    }
    derive(all);
    return part;
}

} // namespace gopbieu
