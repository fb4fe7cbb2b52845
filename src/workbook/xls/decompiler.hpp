#pragma once

#include "workbook/xls/formula.hpp"

#include <optional>
#include <string>
#include <vector>

namespace gopbieu {

// Numbers of tokens; those that make a value also come in two further classes, 0x20 and 0x40
// higher.
enum BiffToken : std::uint8_t {
    t_exp = 0x01,
    t_add = 0x03,
    t_range = 0x11,
    t_plus = 0x12,
    t_minus = 0x13,
    t_percent = 0x14,
    t_paren = 0x15,
    t_missing = 0x16,
    t_string = 0x17,
    t_attribute = 0x19,
    t_error = 0x1c,
    t_bool = 0x1d,
    t_int = 0x1e,
    t_number = 0x1f,
    t_array = 0x20,
    t_function = 0x21,
    t_function_var = 0x22,
    t_name = 0x23,
    t_ref = 0x24,
    t_area = 0x25,
    t_mem_area = 0x26,
    t_mem_err = 0x27,
    t_mem_no_mem = 0x28,
    t_mem_func = 0x29,
    t_ref_err = 0x2a,
    t_area_err = 0x2b,
    t_ref_n = 0x2c,
    t_area_n = 0x2d,
    t_name_x = 0x39,
    t_ref_3d = 0x3a,
    t_area_3d = 0x3b,
    t_ref_err_3d = 0x3c,
    t_area_err_3d = 0x3d
};

/// One formula: a stack of finished operands.
class Decompiler {
public:
    Decompiler(FormulaTokens const& formula, FormulaNames const& names, CellRef base)
        : m_reader(formula.tokens), m_constants(formula.constants), m_names(names), m_base(base),
          m_wide(names.text.version >= 8)
    {
    }

    std::optional<std::string> run();

private:
    /// How tightly an operator binds; a weaker operand gets parentheses.
    enum Strength : int {
        comparing = 1,
        joining,
        adding,
        multiplying,
        raising,
        signing,
        referring,
        whole
    };
    /// What an operator writes between its operands.
    struct Operator {
        std::string_view text;
        int strength;
    };
    struct Operand {
        std::string text;
        int strength = whole;
    };
    /// A reference's place; `row` and `column` count from zero.
    struct Place {
        int row = 0, column = 0;
        bool row_relative = false, column_relative = false;
    };

    bool step();
    bool value(std::uint8_t token);
    bool reference(std::uint8_t token);
    bool binary(Operator const& sign);
    bool sign_before(char sign);
    bool attribute();
    bool string();
    bool array();
    bool call(std::uint16_t number, std::size_t count);
    bool function();
    bool function_var();
    bool name();
    bool name_x();
    bool reference_3d(bool area, bool lost);

    bool push(std::string text, int strength = whole)
    {
        m_stack.push_back({std::move(text), strength});
        return true;
    }
    Place place(bool offsets);
    std::optional<std::string> area(bool offsets, bool single);
    std::optional<std::string> place_text(Place const& place) const;
    std::optional<std::string> area_text(Place first, Place last) const;
    std::optional<std::string> link_prefix(std::size_t link) const;
    std::optional<std::string> array_value();

    BiffReader m_reader;
    BiffReader m_constants;
    FormulaNames const& m_names;
    CellRef m_base;
    bool m_wide;
    std::vector<Operand> m_stack;
};

} // namespace gopbieu
