#pragma once

// The common part of adding up and restating: forms by number, submissions turned into the edition
// that is added up, and one total for each unit that something comes together in.

#include "base/bytes.hpp"
#include "total/leaf.hpp"
#include "total/totals.hpp"

#include <memory>
#include <optional>
#include <vector>

namespace gopbieu {

/// A submission on its way into a total: of which form, in which words.
struct Entry {
    enum class Kind : std::uint8_t {
        taken,
        mapped,          ///< another edition, put into the words of this one
        other_edition,   ///< the campaign has this edition beside the current one: added up apart
        unknown_edition, ///< the campaign cannot read this edition
        unknown_form
    };
    Kind kind = Kind::unknown_form;
    std::size_t form = 0;             ///< number in the campaign, where it is known
    std::optional<Submission> mapped; ///< of mapped
    std::size_t left_out = 0;         ///< figures that have no place in this edition

    /// Whether there is anything to add up.
    [[nodiscard]] bool known() const
    {
        return kind != Kind::unknown_form && kind != Kind::unknown_edition;
    }
};

class Joining {
public:
    Joining(FormSet const& forms, OrgTree const& tree);

    [[nodiscard]] FormSet const& forms() const { return m_forms; }
    [[nodiscard]] OrgTree const& tree() const { return m_tree; }
    [[nodiscard]] std::uint32_t position(std::size_t unit) const { return m_positions[unit]; }

    [[nodiscard]] FormShape const& shape(std::size_t form) const { return *m_of_form[form].shape; }

    [[nodiscard]] Entry entry(Submission const& submission) const;

    [[nodiscard]] std::unique_ptr<FormTotal> new_total(std::size_t form) const;
    /// What comes together at a unit; made when it is first asked for.
    FormTotal& joined(std::size_t form, std::size_t unit);
    [[nodiscard]] std::unique_ptr<FormTotal>& slot(std::size_t form, std::size_t unit)
    {
        return m_of_form[form].joined[unit];
    }
    /// Null where nothing has come together yet.
    [[nodiscard]] FormTotal const* joined_if_any(std::size_t form, std::size_t unit) const
    {
        return m_of_form[form].joined[unit].get();
    }
    /// Fills an empty total from bytes (pack_total.hpp).
    bool unpack(std::size_t form, FormTotal& total, ByteReader& in);
    /// Adds a submission to a total and its unit to the total's parts.
    void read(std::size_t form,
              FormTotal& into,
              Submission const& submission,
              Filer const& filer,
              Notes& notes);
    void add_part(FormTotal& into, FormTotal const& part, std::size_t unit) const;
    /// Takes over what another one has joined; their numbers of unknown keys may differ.
    void take(Joining& other);
    /// A total of another Joining of the same forms as one of this.
    std::unique_ptr<FormTotal> translated(std::size_t form, FormTotal const& total);

private:
    struct OfForm {
        std::shared_ptr<FormShape const> shape;
        std::shared_ptr<UnknownKeys> keys;
        std::unique_ptr<LeafReader> reader;
        std::vector<std::unique_ptr<FormTotal>> joined; ///< by unit
    };

    FormSet const& m_forms;
    OrgTree const& m_tree;
    std::vector<std::uint32_t> m_positions;
    std::vector<OfForm> m_of_form;
};

} // namespace gopbieu
