#include "ledger/packing.hpp"

#include "base/bytes.hpp"

#include <algorithm>
#include <cstdint>
#include <map>

namespace gopbieu {

namespace {

/// The first number of a block: how the rest is laid out. Blocks of layout 1, which did not count
/// the cells of the sheet apart, and of layout 2, which knew no parts of means, are read as well.
constexpr std::uint64_t layout = 3;

enum ValueMark : std::uint8_t { is_number, is_text };

// Ids of rows and columns repeat in every fact: each is written once and then called by number.
class IdTable {
public:
    /// The number of an id, a new one when it was not met before. Facts follow each other along
    /// rows, so that the next id is mostly the one that came after the last: `guess` is the place
    /// to look first.
    std::uint64_t number(std::string_view id, std::uint64_t guess)
    {
        if (guess < m_ids.size() && m_ids[guess] == id) {
            return guess;
        }
        auto const [place, fresh] = m_numbers.emplace(id, m_ids.size());
        if (fresh) {
            m_ids.push_back(id);
        }
        return place->second;
    }

    void write(ByteWriter& out) const
    {
        out.number(m_ids.size());
        for (auto const id : m_ids) {
            out.text(id);
        }
    }

private:
    std::map<std::string_view, std::uint64_t> m_numbers;
    std::vector<std::string_view> m_ids;
};

void write_facts(ByteWriter& out, std::vector<Fact> const& facts, IdTable& ids)
{
    out.number(facts.size());
    std::uint64_t row = 0;
    std::uint64_t column = 0;
    std::string shown;
    for (auto const& fact : facts) {
        row = ids.number(fact.row, row);
        column = ids.number(fact.column, column + 1);
        out.number(row);
        out.number(column);
        out.number(fact.cell.row);
        out.number(fact.cell.column);
        auto const* const number = fact.number();
        if (number != nullptr) {
            shown = number->text();
        }
        auto const& text = number != nullptr ? shown : std::get<std::string>(fact.value);
        out.number(number != nullptr ? is_number : is_text);
        out.text(text);
        // Nearly always a cell shows just what it means.
        out.text(fact.raw == text ? std::string_view() : std::string_view(fact.raw));
        out.number(fact.raw == text ? 1 : 0);
    }
}

std::string id_of(std::vector<std::string> const& ids, std::uint64_t number, bool& good)
{
    good = good && number < ids.size();
    return good ? ids[number] : std::string();
}

bool read_facts(ByteReader& in, std::vector<std::string> const& ids, std::vector<Fact>& facts)
{
    bool good = true;
    auto const count = in.count();
    facts.reserve(count);
    for (std::size_t at = 0; at < count && in && good; ++at) {
        Fact fact;
        fact.row = id_of(ids, in.number(), good);
        fact.column = id_of(ids, in.number(), good);
        fact.cell.row = in.small_number();
        fact.cell.column = in.small_number();
        bool const number = in.number() == is_number;
        auto const text = in.text();
        fact.raw = in.text();
        if (in.number() == 1) {
            fact.raw = text;
        }
        if (number) {
            auto const value = Exact::parse(text);
            good = good && value.has_value();
            fact.value = value.value_or(Exact());
        } else {
            fact.value = text;
        }
        facts.push_back(std::move(fact));
    }
    return good && in;
}

void write_cells(ByteWriter& out, CellCount const& cells)
{
    for (auto const count : {cells.used,
                             cells.labels,
                             cells.checked,
                             cells.outside,
                             cells.asked,
                             cells.people,
                             cells.left_out,
                             cells.seen}) {
        out.number(count);
    }
}

void read_cells(ByteReader& in, CellCount& cells, std::uint64_t written_as)
{
    for (auto* const count :
         {&cells.used, &cells.labels, &cells.checked, &cells.outside, &cells.asked}) {
        *count = in.small_number();
    }
    if (written_as == 1) {
        cells.seen = cells.in_states();
    } else {
        for (auto* const count : {&cells.people, &cells.left_out, &cells.seen}) {
            *count = in.small_number();
        }
    }
}

bool read_means(ByteReader& in, std::vector<MeanParts>& means)
{
    means.resize(in.count());
    bool good = true;
    for (auto& one : means) {
        one.row = in.text();
        one.column = in.text();
        for (auto* const number : {&one.numerator, &one.weight}) {
            auto const read = Exact::parse(in.text());
            good = good && read.has_value();
            *number = read.value_or(Exact());
        }
    }
    return good;
}

} // namespace

std::string pack_figures(Submission const& submission)
{
    IdTable ids;
    ByteWriter rest; // stands behind the ids, which are all known only when it is written
    rest.number(submission.rows.size());
    for (auto const& row : submission.rows) {
        rest.number(ids.number(row, UINT64_MAX));
    }
    write_facts(rest, submission.facts, ids);
    write_facts(rest, submission.own_total, ids);
    rest.number(submission.row_labels.size());
    for (auto const& [id, label] : submission.row_labels) {
        rest.text(id);
        rest.text(label);
    }
    write_cells(rest, submission.cells);
    rest.number(submission.means.size());
    for (auto const& one : submission.means) {
        for (auto const& text : {one.row, one.column, one.numerator.text(), one.weight.text()}) {
            rest.text(text);
        }
    }
    ByteWriter out;
    out.number(layout);
    ids.write(out);
    out.bytes() += rest.bytes();
    return std::move(out.bytes());
}

bool unpack_figures(std::string_view bytes, Submission& submission)
{
    ByteReader in(bytes);
    auto const found = in.number();
    if (found == 0 || found > layout) {
        return false;
    }
    std::vector<std::string> ids(in.count());
    std::ranges::generate(ids, [&] { return in.text(); });
    submission.rows.resize(in.count());
    bool good = true;
    std::ranges::generate(submission.rows, [&] { return id_of(ids, in.number(), good); });
    good =
        good && read_facts(in, ids, submission.facts) && read_facts(in, ids, submission.own_total);
    submission.row_labels.resize(in.count());
    for (auto& [id, label] : submission.row_labels) {
        id = in.text();
        label = in.text();
    }
    read_cells(in, submission.cells, found);
    good = good && (found < 3 || read_means(in, submission.means));
    return good && in && in.at_end();
}

std::string pack_cells(CellCount const& cells)
{
    ByteWriter out;
    write_cells(out, cells);
    return std::move(out.bytes());
}

void unpack_cells(std::string_view bytes, CellCount& cells)
{
    ByteReader in(bytes);
    if (!bytes.empty()) {
        read_cells(in, cells, layout);
    }
}

std::string pack_args(Args const& args)
{
    ByteWriter out;
    out.number(args.size());
    for (auto const& arg : args) {
        out.text(arg.name);
        out.text(arg.value);
    }
    return std::move(out.bytes());
}

std::optional<Args> unpack_args(std::string_view bytes)
{
    ByteReader in(bytes);
    Args args(in.count());
    for (auto& arg : args) {
        arg.name = in.text();
        arg.value = in.text();
    }
    return in && in.at_end() ? std::optional(std::move(args)) : std::nullopt;
}

} // namespace gopbieu
