#include "base/catalogue/letters.hpp"
#include "base/file.hpp"
#include "base/sha256.hpp"
#include "base/write_file.hpp"
#include "command/run_return.hpp"
#include "command/take_in.hpp"
#include "publish/back/return_names.hpp"
#include "publish/mail/address.hpp"
#include "publish/mail/letter.hpp"
#include "publish/mail/mail.hpp"
#include "workbook/limits.hpp"

#include <algorithm>

namespace gopbieu {

namespace {

/// The letters beside one published workbook.
class Cover {
public:
    Cover(Desk const& desk,
          RunOptions const& options,
          Totals const& totals,
          Publications const& before,
          std::size_t unit)
        : m_desk(desk), m_options(options), m_totals(totals), m_before(before), m_unit(unit)
    {
    }

    /// The names, "….eml" and "….txt", without writing anything.
    [[nodiscard]] std::vector<std::string> names(std::string const& published) const
    {
        auto const stem = published.substr(0, published.size() - std::string_view(".xlsx").size());
        return {stem + "_thu.eml", stem + "_thu.txt"};
    }

    Trouble write(std::string const& published, RunReturns& returns) const
    {
        auto bytes = read_file(m_desk.campaign.folder / published, Limits().file_size);
        if (!bytes) {
            return bytes.problem();
        }
        auto const& unit = m_desk.tree.unit(m_unit);
        auto const* const above = unit.parent ? &m_desk.tree.unit(*unit.parent) : nullptr;
        auto const language = m_options.language;
        LetterHead const head{unit.name, m_desk.campaign, language};
        std::string const file(base_name(published));
        auto text =
            cover_letter(head,
                         unit.name,
                         above != nullptr ? above->name : words(say::cover_above, {}, language),
                         file,
                         sha256(*bytes),
                         covered());
        MailDraft letter;
        letter.from = addresses_in(unit.email);
        letter.to = above != nullptr ? addresses_in(above->email) : std::vector<std::string>();
        letter.subject = std::move(text.subject);
        letter.date = m_desk.campaign.deadline.value_or(moment_of(m_desk.campaign.as_of));
        letter.text = std::move(text.text);
        letter.attachments.push_back(
            {file, std::string(workbook_type), std::string(bytes->begin(), bytes->end())});
        auto const files = names(published);
        auto const mail = eml(letter);
        auto const made_of = sha256(mail);
        auto trouble = keep(files[0], mail, made_of, returns);
        return trouble ? trouble : keep(files[1], text_file(letter.text), made_of, returns);
    }

private:
    [[nodiscard]] std::vector<CoveredForm> covered() const
    {
        std::vector<CoveredForm> forms;
        for (auto const* const form : m_desk.forms.current()) {
            if (auto const* const total = m_totals.find(form->id, m_unit)) {
                forms.push_back({form->title, total->coverage.filed, total->coverage.expected});
            }
        }
        return forms;
    }

    // A letter that says what it said before stays, with what a person has changed in it.
    Trouble keep(std::string const& name,
                 std::string const& bytes,
                 std::string const& made_of,
                 RunReturns& returns) const
    {
        auto const file = m_desk.campaign.folder / name;
        auto const before = m_before.find(name);
        if (before != m_before.end() && before->second.made_of == made_of && stamp_of(file)) {
            returns.kept.push_back(name);
            return {};
        }
        returns.written.push_back({name, m_desk.tree.unit(m_unit).code, made_of, {}});
        return write_file(file, bytes);
    }

    Desk const& m_desk;
    RunOptions const& m_options;
    Totals const& m_totals;
    Publications const& m_before;
    std::size_t m_unit;
};

} // namespace

Trouble write_covers(Desk const& desk,
                     RunOptions const& options,
                     Totals const& totals,
                     std::vector<std::string> const& published,
                     Publications const& before,
                     RunReturns& returns)
{
    for (auto const unit : published_units(desk, totals)) {
        auto const name = published_name(desk.campaign, desk.tree.unit(unit));
        if (std::ranges::find(published, name) == published.end()) {
            continue; // it was not proved, and does not go up
        }
        Cover const cover(desk, options, totals, before, unit);
        auto const files = cover.names(name);
        returns.covers.insert(returns.covers.end(), files.begin(), files.end());
        if (options.dry) {
            returns.kept.insert(returns.kept.end(), files.begin(), files.end());
        } else if (auto trouble = cover.write(name, returns)) {
            return trouble;
        }
    }
    return {};
}

} // namespace gopbieu
