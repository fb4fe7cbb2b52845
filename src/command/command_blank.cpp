#include "base/catalogue/program.hpp"
#include "base/parallel.hpp"
#include "base/write_file.hpp"
#include "command/commands.hpp"
#include "command/open_desk.hpp"
#include "publish/blank/blank_book.hpp"

#include <algorithm>
#include <mutex>
#include <ostream>

namespace gopbieu {

namespace {

/// `gopbieu blank`: one workbook a unit to fill in, with its name, limits and red cells.
class CommandBlank : public Command {
public:
    void describe(po::options_description& options,
                  po::positional_options_description& positions,
                  Language language) override
    {
        auto const text = [&](Say say) { return words(say, {}, language); };
        options.add_options()("_folder", po::value(&m_folder))(
            "unit",
            po::value(&m_units)->value_name("CODE")->composing(),
            text(say::option_blank_unit).c_str())("last-period",
                                                  po::bool_switch(&m_last_period),
                                                  text(say::option_blank_last_period).c_str())(
            "rows", po::value(&m_rows)->value_name("N"), text(say::option_blank_rows).c_str())(
            "forms", po::value(&m_forms)->value_name("DIR"), text(say::option_forms).c_str())(
            "threads", po::value(&m_threads)->value_name("N"), text(say::option_threads).c_str());
        positions.add("_folder", 1);
    }

    Trouble setup(po::variables_map const& /*values*/) override
    {
        return m_rows == 0 || m_rows > most_rows
                   ? Trouble(Problem{say::usage_blank_rows, {{"most", std::to_string(most_rows)}}})
                   : Trouble();
    }

    Exit run(Surroundings const& surroundings) override
    {
        auto const desk =
            open_desk(surroundings, looking_at(m_folder, m_forms, surroundings.language));
        if (!desk) {
            return Exit::usage;
        }
        auto const units = chosen(*desk);
        if (!units) {
            tell(surroundings, "gopbieu blank", units.problem());
            return Exit::usage;
        }
        if (m_last_period && !open_last_period(*desk, surroundings)) {
            return Exit::usage;
        }
        return write_all(*desk, *units, surroundings);
    }

private:
    static constexpr std::uint32_t most_rows = 2'000;

    // All units that must file, or those that were named.
    [[nodiscard]] Result<std::vector<std::size_t>> chosen(Desk const& desk) const
    {
        auto const below = desk.tree.below(desk.root);
        std::vector<std::size_t> units;
        for (auto const& code : m_units) {
            auto const unit = desk.tree.find(code);
            bool const ours = unit && std::ranges::find(below, *unit) != below.end();
            if (!ours) {
                return Problem{say::usage_blank_unit,
                               {{"found", code}, {"unit", desk.campaign.unit}}};
            }
            units.push_back(*unit);
        }
        for (auto const unit : m_units.empty() ? below : std::vector<std::size_t>{}) {
            auto const& level = desk.tree.unit(unit).level;
            if (std::ranges::find(desk.campaign.filed_by, level) != desk.campaign.filed_by.end()) {
                units.push_back(unit);
            }
        }
        return units;
    }

    bool open_last_period(Desk const& desk, Surroundings const& surroundings)
    {
        if (!desk.previous) {
            tell(surroundings, "gopbieu blank", Problem{say::usage_blank_no_previous});
            return false;
        }
        auto before = Ledger::open_to_read(desk.previous->folder / ".gopbieu");
        if (!before) {
            tell(surroundings, "gopbieu blank", before.problem());
            return false;
        }
        m_before.emplace(std::move(*before));
        return true;
    }

    Exit write_all(Desk const& desk,
                   std::vector<std::size_t> const& units,
                   Surroundings const& surroundings)
    {
        BlankWishes wishes;
        wishes.list_rows = m_rows;
        auto const folder = desk.campaign.folder;
        auto const scratch = folder / "bieu-trong" / "mau";
        auto const book = BlankBook::make(desk.campaign, desk.templates, wishes, scratch);
        if (!book) {
            tell(surroundings, "gopbieu blank", book.problem());
            return Exit::failed;
        }
        Trouble trouble;
        std::mutex gate;
        in_order(
            units.size(),
            m_threads,
            [&](std::size_t index) {
                auto const found = write_one(desk, *book, units[index], gate);
                std::scoped_lock const lock(gate);
                trouble = trouble ? trouble : found;
            },
            [](std::size_t) {});
        if (trouble) {
            tell(surroundings, "gopbieu blank", *trouble);
            return Exit::failed;
        }
        surroundings.out << words(say::blank_done,
                                  {{"count", std::to_string(units.size())},
                                   {"forms", std::to_string(desk.templates.size())},
                                   {"folder", "bieu-trong"}},
                                  surroundings.language)
                         << '\n';
        return Exit::clean;
    }

    Trouble write_one(Desk const& desk, BlankBook const& book, std::size_t unit, std::mutex& gate)
    {
        auto const& one = desk.tree.unit(unit);
        auto const file = desk.campaign.folder / blank_name(desk.campaign, one);
        if (!m_before) {
            return write_file(file, book.for_unit(desk.tree, unit));
        }
        std::vector<Submission> last;
        {
            std::scoped_lock const lock(gate);
            last = m_before->counting_of(one.code);
        }
        std::vector<Submission const*> accepted;
        for (auto const& submission : last) {
            accepted.push_back(&submission);
        }
        auto const bytes = book.for_unit(desk.tree, unit, accepted, file);
        return bytes ? write_file(file, *bytes) : Trouble(bytes.problem());
    }

    std::string m_folder = ".", m_forms;
    std::vector<std::string> m_units;
    std::uint32_t m_rows = BlankWishes().list_rows;
    unsigned m_threads = 0;
    bool m_last_period = false;
    std::optional<Ledger> m_before; ///< of the last period
};

} // namespace

std::unique_ptr<Command> make_command_blank()
{
    return std::make_unique<CommandBlank>();
}

} // namespace gopbieu
