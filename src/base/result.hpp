#pragma once

#include "base/catalogue.hpp"

#include <cassert>
#include <optional>
#include <utility>
#include <variant>

namespace gopbieu {

/// Either what was asked for, or the problem that stood in the way.
///
/// `std::expected` comes with C++23; this is the part of it that we need.
template <typename T>
class Result {
public:
    Result(T value) : m_state(std::move(value)) {}           // NOLINT(google-explicit-constructor)
    Result(Problem problem) : m_state(std::move(problem)) {} // NOLINT(google-explicit-constructor)

    explicit operator bool() const { return m_state.index() == 0; }
    T& operator*() { return *std::get_if<0>(&m_state); }
    T const& operator*() const { return *std::get_if<0>(&m_state); }
    T* operator->() { return std::get_if<0>(&m_state); }
    T const* operator->() const { return std::get_if<0>(&m_state); }
    Problem& problem() { return *std::get_if<1>(&m_state); }
    Problem const& problem() const { return *std::get_if<1>(&m_state); }

private:
    std::variant<T, Problem> m_state;
};

/// The result of work that has nothing to hand back: empty when all went well.
using Trouble = std::optional<Problem>;

} // namespace gopbieu
