#pragma once

// Letters are written: what they say stands in a file of its own, in the section of writing.
#include "base/catalogue/writing.hpp"
