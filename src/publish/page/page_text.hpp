#pragma once

// How text gets into a page so that it stays text, whatever is in it.

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>

namespace gopbieu {

/// Text between tags or in a quoted attribute.
std::string html_text(std::string_view text);

/// A relative address of a file: "nop/a b.xlsx" is "../nop/a%20b.xlsx" for a page in ket-qua/.
std::string page_link(std::string_view file);

/// Where a page goes, piece by piece: it may be longer than memory should hold twice.
using PageSink = std::function<void(std::string_view piece)>;

/// JSON as the content of a <script> block: nothing in it ends the block or begins a comment. A
/// piece of it may be given alone where it does not end within a character.
void write_script_json(std::string_view json, PageSink const& sink);
std::string script_json(std::string_view json);

/// "sha256-…" of a block of the page, as a Content-Security-Policy names it.
std::string policy_hash(std::string_view block);

/// A whole number with its thousands apart.
std::string grouped(std::size_t number, bool english);

} // namespace gopbieu
