#include "base/catalogue/program.hpp"
#include "base/catalogue/proving.hpp"
#include "command/commands.hpp"
#include "command/explain.hpp"
#include "command/find_figure.hpp"
#include "command/open_desk.hpp"

#include <ostream>

namespace gopbieu {

namespace {

/// `gopbieu explain`: where a consolidated figure came from.
class CommandExplain : public Command {
public:
    void describe(po::options_description& options,
                  po::positional_options_description& positions,
                  Language language) override
    {
        auto const text = [&](Say say) { return words(say, {}, language); };
        options.add_options()("_where", po::value(&m_where))("_cell", po::value(&m_cell))(
            "all", po::bool_switch(&m_all), text(say::option_all_sources).c_str())(
            "json", po::bool_switch(&m_json), text(say::option_json).c_str())(
            "dir", po::value(&m_folder)->value_name("DIR"), text(say::option_dir).c_str())(
            "forms", po::value(&m_forms)->value_name("DIR"), text(say::option_forms).c_str());
        positions.add("_where", 1);
        positions.add("_cell", 1);
    }

    Trouble setup(po::variables_map const& /*values*/) override
    {
        return m_where.empty() ? Trouble(Problem{say::explain_what, {}}) : Trouble();
    }

    Exit run(Surroundings const& surroundings) override
    {
        auto const desk =
            open_desk(surroundings, looking_at(m_folder, m_forms, surroundings.language));
        if (!desk) {
            return Exit::usage;
        }
        auto const cell = m_cell.empty() ? figure_by_names(*desk, m_where)
                                         : figure_by_cell(*desk, m_where, m_cell);
        if (!cell) {
            tell(surroundings, "gopbieu explain", cell.problem());
            return Exit::usage;
        }
        auto ledger = look_into_ledger(*desk);
        if (!ledger) {
            return fail(surroundings, "gopbieu explain", ledger.problem());
        }
        Checker const checker(desk->forms);
        auto const figure = explain(*desk, checker, *ledger, *cell);
        if (!figure) {
            tell(surroundings, "gopbieu explain", figure.problem());
            return figure.problem().say == say::explain_nothing ? Exit::findings : Exit::failed;
        }
        surroundings.out << (m_json
                                 ? explanation_json(*desk, *figure)
                                 : explanation_text(*desk, *figure, m_all, surroundings.language));
        return Exit::clean;
    }

private:
    std::string m_folder = ".", m_forms, m_where, m_cell;
    bool m_all = false, m_json = false;
};

} // namespace

std::unique_ptr<Command> make_command_explain()
{
    return std::make_unique<CommandExplain>();
}

} // namespace gopbieu
