#include "total/transfers.hpp"

#include "base/catalogue/totals.hpp"
#include "base/shown.hpp"
#include "total/notes.hpp"

#include <algorithm>

namespace gopbieu {

namespace {

class TransferCheck {
public:
    TransferCheck(FormTotals const& totals, OrgTree const& tree) : m_totals(totals), m_tree(tree) {}

    void check_unit(std::size_t unit)
    {
        auto const& joined = m_totals.joined[unit];
        auto const* const total = joined != nullptr ? joined.get() : m_totals.totals[unit].get();
        if (total == nullptr || total->parts.size() < 2) {
            return;
        }
        for (auto const& pair : m_totals.form->transfers) {
            bool const roof =
                std::ranges::find(pair.under, m_tree.unit(unit).level) != pair.under.end();
            for (std::uint32_t column = 0; roof && column < total->form().columns.size();
                 ++column) {
                check_pair(unit, *total, pair, column);
            }
        }
    }

    std::vector<Finding> findings() { return std::move(m_findings); }

private:
    void check_pair(std::size_t unit,
                    FormTotal const& total,
                    TransferPair const& pair,
                    std::uint32_t column)
    {
        auto const& id = total.form().columns[column].id;
        auto const in = total.find(pair.in, id);
        auto const out = total.find(pair.out, id);
        if (!in || !out || total.shape().measure(*in).way != Way::sum ||
            total.shape().measure(*out).way != Way::sum) {
            return;
        }
        auto const came = total.number(*in).value_or(Exact());
        auto const went = total.number(*out).value_or(Exact());
        auto const difference = came.minus(went);
        if (!difference || difference->sign() == 0) {
            return;
        }
        auto const& form = total.form();
        m_findings.push_back(finding(say::transfers_differ,
                                     {},
                                     {{"unit", m_tree.unit(unit).name},
                                      {about_unit, m_tree.unit(unit).code},
                                      {"form", form.id},
                                      {"column", form.columns[column].label()},
                                      {"row", form.rows[in->row].label},
                                      {"found", shown(came)},
                                      {"other_row", form.rows[out->row].label},
                                      {"other", shown(went)},
                                      {"difference", shown(*difference)},
                                      {"parts", parts_words(total, *in, *out)}}));
    }

    // "Xã Một: 3 / 5; Xã Hai: 2 / 0", units without any transfer left out.
    [[nodiscard]] std::string parts_words(FormTotal const& total, CellAt in, CellAt out) const
    {
        constexpr std::size_t most = 20;
        std::string text;
        std::size_t told = 0;
        for (auto const part : total.parts) {
            auto const* const below = m_totals.totals[part].get();
            auto const came = below == nullptr ? std::nullopt : below->number(in);
            auto const went = below == nullptr ? std::nullopt : below->number(out);
            bool const any = (came && came->sign() != 0) || (went && went->sign() != 0);
            if (!any || ++told > most) {
                continue;
            }
            text += (text.empty() ? "" : "; ") + m_tree.unit(part).name + ": " +
                    shown(came.value_or(Exact())) + " / " + shown(went.value_or(Exact()));
        }
        return told > most ? text + "; …" : text;
    }

    FormTotals const& m_totals;
    OrgTree const& m_tree;
    std::vector<Finding> m_findings;
};

} // namespace

std::vector<Finding>
check_transfers(FormTotals const& totals, OrgTree const& tree, std::size_t root)
{
    TransferCheck check(totals, tree);
    if (!totals.form->transfers.empty()) {
        for (auto const unit : tree.below(root)) {
            check.check_unit(unit);
        }
    }
    return check.findings();
}

} // namespace gopbieu
