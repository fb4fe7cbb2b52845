#pragma once

#include "base/finding.hpp"

namespace gopbieu {

/// A finding without names of people: who decided something becomes "the officer in charge", and of
/// the rows of a list, which are often persons, only where they stand is told. `list`: it is about
/// a list form, or about a file that may hold one.
Finding discreet(Finding finding, bool list, Language language);

} // namespace gopbieu
