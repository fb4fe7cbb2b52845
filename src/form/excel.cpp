#include "form/excel.hpp"

#include "base/catalogue/schemas.hpp"
#include "form/excel_cells.hpp"
#include "form/excel_pieces.hpp"

#include <algorithm>

namespace gopbieu {

namespace {

using namespace excel;
using Kind = Expression::Kind;

constexpr std::size_t longest_formula = 8'000; // Excel allows 8,192 characters

class Compiler {
public:
    Compiler(std::vector<std::vector<Target>> const& names,
             BlankPolicy policy,
             Spot const& spot,
             FormDefinition const& own,
             CellOf const& cell_of)
        : m_names(names), m_policy(policy), m_spot(spot), m_own(own), m_cell_of(cell_of)
    {
    }

    Piece of(Expression const& expression)
    {
        switch (expression.kind) {
        case Kind::number:
            return number(expression.number);
        case Kind::name:
            return name(expression);
        case Kind::call:
            return function(expression);
        case Kind::negate: {
            auto inner = of(expression.parts[0]);
            inner.text = "-" + as_number(inner, operand_strength);
            inner.strength = negate_strength;
            inner.logical = inner.plain = false;
            return inner;
        }
        case Kind::range: // the parser leaves none outside a function
            give_up(say::rule_no_formula);
            return {};
        case Kind::add:
        case Kind::subtract:
        case Kind::multiply:
        case Kind::divide:
        case Kind::compare:
            break;
        }
        auto const left = of(expression.parts[0]);
        auto const right = of(expression.parts[1]);
        return expression.kind == Kind::compare ? compared(left, sign(expression.comparison), right)
                                                : calculated(expression.kind, left, right);
    }

    // TRUE where the sides are not as they should be; both have a value.
    std::string broken(Claim const& claim,
                       Exact const& tolerance,
                       Piece const& left,
                       Piece const& right,
                       Piece const& upper)
    {
        if (claim.relation == Relation::both) {
            return "(" + there(left) + ")<>(" + there(right) + ")";
        }
        if (claim.relation == Relation::not_both) {
            return all_of({there(left), there(right)});
        }
        if (claim.relation == Relation::within) {
            return any_of({apart(Comparison::greater_or_equal, left, right, tolerance),
                           apart(Comparison::less_or_equal, left, upper, tolerance)});
        }
        return apart(claim.comparison, left, right, tolerance);
    }

    [[nodiscard]] Trouble const& trouble() const { return m_trouble; }
    /// Every cell that was named, for "one of them is filled".
    [[nodiscard]] ExcelCells const& cells() const { return m_cells; }

private:
    void give_up(Say say)
    {
        if (!m_trouble) {
            m_trouble = Problem{say};
        }
    }

    [[nodiscard]] bool zero_for_blank(Target const& target) const
    {
        return m_policy == BlankPolicy::zero ||
               (m_policy == BlankPolicy::by_type && measure_of(target).type == ValueType::count);
    }

    static bool closed(Target const& target)
    {
        return target.row && target.column &&
               target.form->closed(target.form->rows[*target.row],
                                   target.form->columns[*target.column]);
    }

    // The cell of a target at this spot; its figure is never there where it is printed closed.
    std::optional<ExcelCell> cell(Target const& name, std::optional<Target>& placed)
    {
        placed = at(name, m_spot, m_own);
        auto found = placed ? m_cell_of(*placed) : std::nullopt;
        if (!found) {
            give_up(say::rule_beyond_sheet);
        } else {
            m_cells.add(*found);
        }
        return found;
    }

    Piece name(Expression const& expression)
    {
        auto const& targets = m_names[expression.slot];
        std::optional<Target> target;
        auto const where = targets.empty() ? std::nullopt : cell(targets.front(), target);
        Piece piece;
        if (!where) {
            give_up(say::rule_beyond_sheet);
            return piece;
        }
        bool const zero = zero_for_blank(*target);
        piece.plain = true;
        piece.whole = measure_of(*target).type == ValueType::count;
        piece.text = closed(*target) ? "0" : to_text(*where);
        piece.blank = zero ? "" : closed(*target) ? "TRUE" : piece.text + "=\"\"";
        return piece;
    }

    Piece function(Expression const& expression)
    {
        switch (expression.function) {
        case Function::if_:
            return chosen(expression);
        case Function::and_:
        case Function::or_:
            return joined(expression, expression.function == Function::or_);
        case Function::is_blank:
            return is_blank(expression.parts[0]);
        case Function::sum:
        case Function::min:
        case Function::max:
        case Function::count:
            return gathered(expression);
        case Function::round:
            return rounded(expression);
        case Function::not_:
        case Function::abs:
            break;
        }
        auto piece = of(expression.parts[0]);
        piece.logical = expression.function == Function::not_;
        piece.whole = piece.whole || piece.logical;
        piece.plain = false;
        piece.strength = operand_strength;
        piece.text = call(std::string(name_of(expression.function)), {piece.text});
        return piece;
    }

    Piece rounded(Expression const& expression)
    {
        auto piece = of(expression.parts[0]);
        auto const places = of(expression.parts[1]);
        auto const literal = Exact::parse(places.text);
        if (!literal || !literal->whole() || *literal > Exact(15) || *literal < Exact(-15)) {
            give_up(say::rule_no_formula); // Excel cuts other numbers of places off
        }
        piece.text = call("ROUND", {as_number(piece, compare_strength), places.text});
        piece.whole = piece.whole || (literal && literal->sign() <= 0);
        piece.logical = piece.plain = false;
        piece.strength = operand_strength;
        return piece;
    }

    Piece is_blank(Expression const& what)
    {
        auto const inner = name(what);
        Piece piece;
        piece.logical = piece.whole = true;
        bool const shut = inner.text == "0" || inner.blank == "TRUE";
        piece.text = shut ? "TRUE" : inner.text + "=\"\"";
        piece.strength = shut ? operand_strength : compare_strength;
        return piece;
    }

    Piece chosen(Expression const& expression)
    {
        auto const condition = of(expression.parts[0]);
        auto yes = of(expression.parts[1]);
        auto no = of(expression.parts[2]);
        Piece piece;
        piece.logical = yes.logical && no.logical;
        auto const branch = [&](Piece const& one) {
            return piece.logical ? one.text : as_number(one, compare_strength);
        };
        piece.text = call("IF", {condition.text, branch(yes), branch(no)});
        auto const blank_if = [](Piece const& one) {
            return one.blank.empty() ? std::string("FALSE") : one.blank;
        };
        piece.blank = condition.blank;
        if (!yes.blank.empty() || !no.blank.empty()) {
            auto inner = call("IF", {condition.text, blank_if(yes), blank_if(no)});
            if (condition.may_fail) {
                inner = call("IFERROR", {inner, "FALSE"});
            }
            piece.blank = any_of({condition.blank, inner});
        }
        piece.whole = yes.whole && no.whole;
        piece.may_fail = condition.may_fail || yes.may_fail || no.may_fail;
        return piece;
    }

    // One part that decides is enough, also beside parts that are blank or cannot be worked out.
    Piece joined(Expression const& expression, bool decides)
    {
        std::vector<std::string> parts;
        std::vector<std::string> safe;
        std::vector<std::string> blanks;
        std::vector<std::string> decided;
        Piece piece;
        auto const* const name = decides ? "OR" : "AND";
        for (auto const& part : expression.parts) {
            auto one = of(part);
            if (one.may_fail && !one.blank.empty()) {
                one.blank = call("IFERROR", {one.blank, "FALSE"});
            }
            parts.push_back(one.text);
            safe.push_back(one.may_fail ? call("IFERROR", {one.text, decides ? "FALSE" : "TRUE"})
                                        : one.text);
            blanks.push_back(one.blank);
            auto const deciding = decides ? safe.back() : negated(safe.back());
            decided.push_back(one.blank.empty() ? deciding
                                                : all_of({negated(one.blank), deciding}));
            piece.may_fail = piece.may_fail || one.may_fail;
        }
        piece.text = call(name, parts);
        if (piece.may_fail) {
            piece.text = call(
                "IF",
                {call(name, safe), decides ? "TRUE" : piece.text, decides ? piece.text : "FALSE"});
        }
        if (auto const blank = any_of(blanks); !blank.empty()) {
            piece.blank = all_of({negated(any_of(decided)), blank});
        }
        piece.logical = piece.whole = true;
        return piece;
    }

    // Cells that stand side by side are one range; blanks are passed over by Excel as well.
    Piece gathered(Expression const& expression)
    {
        ExcelCells cells;
        std::vector<std::string> arguments;
        std::vector<std::string> blanks;
        Piece piece;
        piece.whole = true;
        bool never_blank = false;
        for (auto const& part : expression.parts) {
            if (part.kind == Kind::name || part.kind == Kind::range) {
                for (auto const& target : m_names[part.slot]) {
                    std::optional<Target> placed;
                    auto const where = cell(target, placed);
                    if (!where) {
                        return piece;
                    }
                    bool const shut = closed(*placed);
                    piece.whole = piece.whole && measure_of(*placed).type == ValueType::count;
                    never_blank = never_blank || zero_for_blank(*placed);
                    if (!shut) {
                        cells.add(*where);
                    }
                }
                if (m_names[part.slot].empty()) {
                    give_up(say::rule_beyond_sheet);
                }
                continue;
            }
            auto const one = of(part);
            if (expression.function == Function::count ||
                (expression.function != Function::sum && !one.blank.empty())) {
                give_up(say::rule_no_formula); // Excel would count what has no value
            }
            arguments.push_back(as_number(one, compare_strength));
            never_blank = never_blank || one.blank.empty();
            blanks.push_back(one.blank);
            piece.whole = piece.whole && one.whole;
            piece.may_fail = piece.may_fail || one.may_fail;
        }
        auto const ranges = cells.ranges();
        arguments.insert(arguments.begin(), ranges.begin(), ranges.end());
        if (arguments.empty()) {
            arguments = {"0"}; // all of it is closed
        }
        piece.text = call(std::string(name_of(expression.function)), arguments);
        if (expression.function == Function::count) {
            piece.text = ranges.empty() ? "0" : piece.text;
            piece.whole = true;
        } else if (!never_blank) {
            blanks.push_back(ranges.empty() ? "" : call("COUNT", ranges) + "=0");
            std::erase(blanks, "");
            piece.blank = blanks.empty() ? "TRUE" : all_of(blanks);
        }
        return piece;
    }

    std::vector<std::vector<Target>> const& m_names;
    BlankPolicy m_policy;
    Spot const& m_spot;
    FormDefinition const& m_own;
    CellOf const& m_cell_of;
    ExcelCells m_cells;
    Trouble m_trouble;
};

Result<std::string> finished(std::string text, Trouble trouble, std::string const& rule)
{
    if (!trouble && text.size() > longest_formula) {
        trouble = Problem{say::rule_no_formula};
    }
    if (trouble) {
        trouble->args = {{"rule", rule}};
        return *trouble;
    }
    return text;
}

} // namespace

Result<std::string> excel_broken(ResolvedRule const& rule,
                                 Spot const& spot,
                                 FormDefinition const& own,
                                 CellOf const& cell_of)
{
    auto const policy = rule.rule->blank;
    Compiler compiler(rule.names, policy, spot, own, cell_of);
    auto const left = compiler.of(rule.claim.left);
    auto const right = compiler.of(rule.claim.right);
    bool const within = rule.claim.relation == Relation::within;
    auto const upper = within ? compiler.of(rule.claim.upper) : Piece{};
    auto broken = compiler.broken(rule.claim, rule.rule->tolerance, left, right, upper);
    bool const compares = within || rule.claim.relation == Relation::compare;
    auto const blank = compares ? any_of({left.blank, right.blank, upper.blank}) : std::string();
    std::vector<std::string> conditions;
    if (rule.when) {
        auto const when = compiler.of(*rule.when);
        conditions.push_back(negated(when.blank));
        conditions.push_back(when.logical ? when.text : bracketed(when, add_strength) + "<>0");
    }
    if (policy == BlankPolicy::error && !blank.empty()) {
        auto const filled = compiler.cells().ranges();
        conditions.push_back(filled.empty() ? std::string() : call("COUNT", filled) + ">0");
        conditions.push_back(call("IF", {blank, "TRUE", broken}));
    } else {
        conditions.push_back(negated(blank));
        conditions.push_back(broken);
    }
    return finished(all_of(conditions), compiler.trouble(), rule.rule->id);
}

Result<std::string> excel_value(Expression const& expression,
                                Spot const& spot,
                                FormsInSight const& forms,
                                CellOf const& cell_of)
{
    // As a rule "expression = 0", so that names are looked up in the same way.
    Rule rule;
    rule.claim.left = expression;
    auto const resolved = resolve(rule, forms);
    Compiler compiler(resolved.names, rule.blank, spot, forms.own, cell_of);
    auto const piece = compiler.of(resolved.claim.left);
    auto text = as_number(piece, compare_strength);
    if (piece.may_fail) {
        text = call("IFERROR", {text, "\"\""});
    }
    if (!piece.blank.empty()) {
        text = call("IF", {piece.blank, "\"\"", text});
    }
    return finished(text, compiler.trouble(), {});
}

} // namespace gopbieu
