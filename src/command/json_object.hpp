#pragma once

#include "base/json.hpp"

#include <string>
#include <string_view>

namespace gopbieu {

/// Writes one JSON object, member by member; what is plain is left out by its caller. The object
/// closes when the writer goes out of scope.
class JsonObject {
public:
    explicit JsonObject(std::string& out) : m_out(out) { m_out += '{'; }
    JsonObject(JsonObject const&) = delete;
    JsonObject& operator=(JsonObject const&) = delete;
    ~JsonObject() { m_out += '}'; }

    /// The name of a member whose value the caller appends.
    std::string& member(std::string_view name)
    {
        m_out += m_first ? "" : ",";
        m_first = false;
        append_json(m_out, name);
        m_out += ':';
        return m_out;
    }
    void text(std::string_view name, std::string_view value) { append_json(member(name), value); }
    void number(std::string_view name, double value) { append_number(member(name), value); }
    void flag(std::string_view name, bool value) { member(name) += value ? "true" : "false"; }

    /// The same, but only when it says something.
    void text_unless_empty(std::string_view name, std::string_view value)
    {
        if (!value.empty()) {
            text(name, value);
        }
    }
    void number_unless(std::string_view name, double value, double plain)
    {
        if (value != plain) {
            number(name, value);
        }
    }
    void flag_if(std::string_view name, bool value)
    {
        if (value) {
            flag(name, true);
        }
    }

private:
    std::string& m_out;
    bool m_first = true;
};

/// A JSON array of what `append(item)` appends for each item.
template <typename Items, typename Append>
void append_array(std::string& out, Items const& items, Append const& append)
{
    out += '[';
    bool first = true;
    for (auto const& item : items) {
        out += first ? "" : ",";
        first = false;
        append(item);
    }
    out += ']';
}

} // namespace gopbieu
