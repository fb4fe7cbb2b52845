// What has come together at a home of the adder, there and back as bytes.

#include "total/pack_total.hpp"
#include "total/total.hpp"

#include <algorithm>
#include <iterator>

namespace gopbieu {

std::map<std::size_t, std::vector<std::size_t>> Adder::homes() const
{
    std::map<std::size_t, std::vector<std::size_t>> found;
    for (std::size_t unit = 0; unit < m_joining.tree().units().size(); ++unit) {
        found[home(unit)].push_back(unit);
    }
    return found;
}

std::string Adder::packed(std::size_t home, std::vector<std::size_t> const& units) const
{
    ByteWriter out;
    for (std::size_t form = 0; form < m_of_form.size(); ++form) {
        auto const& of_form = m_of_form[form];
        FormTotal const* const own = of_form.own[home].get();
        for (auto const* const total : {own, m_joining.joined_if_any(form, home)}) {
            out.number(total != nullptr ? 1 : 0);
            if (total != nullptr) {
                pack_total(out, *total);
            }
        }
        std::vector<std::size_t> filed;
        std::ranges::copy_if(units, std::back_inserter(filed), [&](std::size_t unit) {
            return of_form.filings[unit] != Filing::none;
        });
        out.number(filed.size());
        for (auto const unit : filed) {
            bool const placed =
                std::ranges::find(of_form.placed, std::pair(unit, home)) != of_form.placed.end();
            out.number(unit);
            out.number(static_cast<std::uint64_t>(of_form.filings[unit]));
            out.text(of_form.files[unit]);
            out.number(placed ? 1 : 0);
        }
    }
    auto const notes = m_notes.find(home);
    (notes == m_notes.end() ? Notes() : notes->second).pack(out);
    return std::move(out.bytes());
}

bool Adder::unpack(std::size_t home, std::string_view bytes)
{
    ByteReader in(bytes);
    bool good = home < m_joining.tree().units().size();
    for (std::size_t form = 0; form < m_of_form.size() && good; ++form) {
        good = unpack_form(form, home, in);
    }
    return good && m_notes[home].unpack(in) && in.at_end();
}

bool Adder::unpack_form(std::size_t form, std::size_t home, ByteReader& in)
{
    auto& of_form = m_of_form[form];
    bool good = true;
    if (in.number() == 1) {
        of_form.own[home] = m_joining.new_total(form);
        good = m_joining.unpack(form, *of_form.own[home], in);
    }
    if (good && in.number() == 1) {
        good = m_joining.unpack(form, m_joining.joined(form, home), in);
    }
    for (auto filed = in.count(); filed > 0 && good; --filed) {
        auto const unit = in.number();
        auto const filing = in.number();
        auto file = in.text();
        bool const placed = in.number() == 1;
        good = in && unit < of_form.filings.size() &&
               filing <= static_cast<std::uint64_t>(Filing::other_edition);
        if (good) {
            of_form.filings[unit] = static_cast<Filing>(filing);
            of_form.files[unit] = std::move(file);
            if (placed) {
                of_form.placed.emplace_back(unit, home);
            }
        }
    }
    return good && in;
}

} // namespace gopbieu
