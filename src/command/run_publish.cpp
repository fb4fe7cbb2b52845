#include "command/run_publish.hpp"

#include "base/parallel.hpp"
#include "base/sha256.hpp"
#include "command/run_reconcile.hpp"
#include "command/run_restate.hpp"
#include "command/take_in.hpp"
#include "total/pack_total.hpp"

#include <atomic>
#include <functional>
#include <utility>

namespace gopbieu {

namespace {

class Publishing {
public:
    Publishing(PublishingFrom const& from, RunResult& result, std::vector<Publication>& written)
        : m_from(from), m_result(result), m_written(written)
    {
    }

    Trouble all()
    {
        auto const layout = layout_on(
            m_from.desk.tree, m_from.desk, m_from.index, m_from.units, m_from.options.language);
        // A copy of what was found: more may be while workbooks are written.
        RunReconciliation reconciliation(
            m_from.desk,
            m_result.totals,
            m_result.findings,
            m_from.ledger,
            [this](std::string const& unit) { return m_from.ledger.counting_of(unit); });
        reconciliation.ask_only_of(m_from.spoken_of);
        auto trouble =
            publish_each(published_units(m_from.desk, m_result.totals), [&](std::size_t unit) {
                auto const name = published_name(m_from.desk.campaign, m_from.desk.tree.unit(unit));
                std::vector<Book> books;
                books.push_back(official(m_result.totals, layout, unit, name, m_result.published));
                books.push_back(reconciled(reconciliation, unit));
                return books;
            });
        return trouble || !m_result.restated ? trouble : publish_restated();
    }

private:
    /// One workbook of a run and what came of it.
    struct Book {
        Publication as;
        std::vector<std::string>* list; ///< of its kind in the result
        Trouble trouble = {};
    };
    using MakeBooks = std::function<std::vector<Book>(std::size_t unit)>;

    // Made by several threads, counted in their order.
    Trouble publish_each(std::vector<std::size_t> const& units, MakeBooks const& make)
    {
        std::vector<std::vector<Book>> books(units.size());
        Trouble trouble;
        std::atomic<bool> failed = false;
        auto const work = [&](std::size_t index) {
            if (!failed) {
                books[index] = make(units[index]);
            }
        };
        auto const done = [&](std::size_t index) {
            for (auto& book : std::exchange(books[index], {})) {
                trouble = trouble ? trouble : keep(std::move(book));
            }
            failed = trouble.has_value();
            if (m_from.options.publishing) {
                m_from.options.publishing(index + 1, units.size());
            }
        };
        auto const asked = m_from.ledger.questions(
            [&] { in_order(units.size(), m_from.options.threads, work, done); });
        return trouble ? trouble : asked;
    }

    Trouble keep(Book book)
    {
        // One workbook that was not proved keeps none of the others back.
        if (book.trouble && proof_failed(*book.trouble)) {
            m_result.findings.push_back(
                finding(book.trouble->say, {book.as.file}, book.trouble->args));
            return {};
        }
        if (!book.trouble) {
            book.list->push_back(book.as.file);
            m_written.push_back(std::move(book.as));
        }
        return book.trouble;
    }

    Book official(Totals const& totals,
                  BookLayout const& layout,
                  std::size_t unit,
                  std::string const& name,
                  std::vector<std::string>& list) const
    {
        auto const made_of = shown_by(totals, unit, name);
        Book book{{name, layout.tree.unit(unit).code, made_of, {}}, &list};
        if (!m_from.options.dry && !up_to_date(name, made_of)) {
            book.trouble = publish(totals, layout, unit, layout.campaign.folder / name);
        }
        return book;
    }

    Book reconciled(RunReconciliation& reconciliation, std::size_t unit)
    {
        auto const& one = m_from.desk.tree.unit(unit);
        auto const name = reconciliation_name(m_from.desk.campaign, one);
        auto made_of = shown_by(m_result.totals, unit, name);
        for (auto const& found : reconciliation.findings_of_totals(unit)) {
            made_of += line(found, Language::vietnamese);
        }
        made_of = sha256(made_of);
        Book book{{name, one.code, made_of, {}}, &m_result.reconciled};
        bool const same = !m_from.kept.changed_below(unit) && up_to_date(name, made_of);
        if (!m_from.options.dry && !same) {
            book.trouble = reconciliation.publish(unit);
        }
        return book;
    }

    Trouble publish_restated()
    {
        auto const& restated = *m_result.restated;
        auto const& tree = *restated.tree;
        UnitNames const units(tree);
        auto const layout =
            restated_layout_on(tree, m_from.desk, m_from.index, units, m_from.options.language);
        return publish_each(restated_units(m_from.desk, restated), [&](std::size_t unit) {
            auto const name = restated_name(m_from.desk.campaign, tree.unit(unit));
            std::vector<Book> books;
            books.push_back(
                official(restated.totals, layout, unit, name, m_result.published_restated));
            return books;
        });
    }

    // Names everything that stands in the workbooks of a unit.
    [[nodiscard]] std::string
    shown_by(Totals const& totals, std::size_t unit, std::string const& name) const
    {
        std::string all = m_from.made_of + "\n" + name;
        for (auto const& form : totals.forms) {
            for (auto const* const one : {&form.totals, &form.joined}) {
                auto const& total = (*one)[unit];
                all += "\n" + (total == nullptr ? std::string("-") : shown_bytes(*total));
            }
        }
        return sha256(all);
    }

    [[nodiscard]] bool up_to_date(std::string const& name, std::string const& made_of) const
    {
        auto const found = m_from.before.find(name);
        return found != m_from.before.end() && found->second.made_of == made_of &&
               lies_there(m_from.desk, found->second);
    }

    PublishingFrom const& m_from;
    RunResult& m_result;
    std::vector<Publication>& m_written;
};

} // namespace

bool lies_there(Desk const& desk, Publication const& one)
{
    return stamp_of(desk.campaign.folder / one.file) == one.stamp;
}

std::vector<std::size_t> published_units(Desk const& desk, Totals const& totals)
{
    std::vector<std::size_t> units;
    for (auto const index : desk.tree.below(desk.root)) {
        if (is_published(desk, totals, index)) {
            units.push_back(index);
        }
    }
    return units;
}

Trouble
publish_workbooks(PublishingFrom const& from, RunResult& result, std::vector<Publication>& written)
{
    return Publishing(from, result, written).all();
}

} // namespace gopbieu
