#pragma once

#include "base/json.hpp"

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>

namespace gopbieu {

/// Where what is written goes, piece by piece.
using Sink = std::function<void(std::string_view piece)>;

/// A small writer of indented lists, so that two results can be compared line by line. What is
/// written leaves in pieces.
class ResultJson {
public:
    explicit ResultJson(Sink const& sink) : m_sink(sink) { m_text = "{"; }

    void end()
    {
        m_text += "}\n";
        m_sink(m_text);
        m_text.clear();
    }

    void field(std::string_view name, std::string_view value)
    {
        key(name);
        append_json(m_text, value);
    }
    void field(std::string_view name, std::size_t value)
    {
        key(name);
        append_number(m_text, static_cast<unsigned long long>(value));
    }
    void item(std::string_view value)
    {
        comma();
        append_json(m_text, value);
    }
    /// Fields that many entries share, as they were written once.
    void fields(std::string_view written)
    {
        comma();
        m_text += written;
    }
    void number(std::string_view name, Exact const& value)
    {
        key(name);
        append_number(m_text, value);
    }
    void open(std::string_view name, char bracket)
    {
        key(name);
        m_text += bracket;
        m_first = true;
    }
    void open(char bracket)
    {
        constexpr std::size_t piece = 1U << 16U;
        if (m_text.size() > piece) {
            m_sink(m_text);
            m_text.clear();
        }
        comma();
        m_text += "\n  ";
        m_text += bracket;
        m_first = true;
    }
    void close(char bracket)
    {
        m_text += bracket;
        m_first = false;
    }

private:
    void comma()
    {
        m_text += m_first ? "" : ",";
        m_first = false;
    }
    void key(std::string_view name)
    {
        comma();
        append_json(m_text, name);
        m_text += ':';
    }
    Sink const& m_sink;
    std::string m_text;
    bool m_first = true;
};

} // namespace gopbieu
