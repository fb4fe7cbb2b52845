#include "form/draft/sketch_columns.hpp"

#include "form/draft/printed_formula.hpp"
#include "form/draft/row_tree.hpp"
#include "text/match_key.hpp"

#include <map>
#include <set>

namespace gopbieu::draft {

namespace {

// Leaves side by side under the same name, level by level, become a group.
void add_groups(Sketch& sketch, std::size_t depth, Span leaves)
{
    for (auto first = leaves.first; first <= leaves.last;) {
        auto const& path = sketch.leaf(first).path;
        auto last = first;
        while (last < leaves.last && path.size() > depth + 1 &&
               sketch.leaf(last + 1).path.size() > depth + 1 &&
               sketch.leaf(last + 1).path[depth].area == path[depth].area) {
            ++last;
        }
        if (path.size() > depth + 1) {
            SketchGroup group;
            group.depth = depth;
            group.leaves = {first, last};
            group.key = key_with_accents(path[depth].text);
            sketch.groups.push_back(std::move(group));
            add_groups(sketch, depth + 1, {first, last});
        }
        first = last + 1;
    }
}

std::string above(Leaf const& leaf)
{
    return leaf.path.size() < 2 ? "" : leaf.path[leaf.path.size() - 2].text;
}

// "A", "B1", "B2a", "I", "r1": the marks from the outermost row to its own; empty when a row on the
// way has none that says which it is.
std::string id_of_marks(Sketch const& sketch, std::size_t row, std::vector<Mark> const& marks)
{
    std::string id;
    for (std::optional<std::size_t> at = row; at; at = sketch.rows[*at].parent) {
        if (marks[*at].style >= MarkStyle::dash) {
            return "";
        }
        std::string own = sketch.body.rows[*at].mark.mark;
        if (own == "đ") {
            own = "dd";
        }
        for (auto& character : own) {
            character = character == '.' || character == '-' ? '_' : character;
        }
        id = own + id;
        if (marks[*at].style == MarkStyle::parts) {
            break; // "3.1" says already what it hangs below
        }
    }
    return id.empty() || (id[0] >= '0' && id[0] <= '9') ? "r" + id : id;
}

} // namespace

void add_columns(Sketch& sketch, IdMaker& ids)
{
    std::map<std::string, std::size_t> seen;
    auto const& leaves = sketch.table.header.leaves;
    for (auto const& leaf : leaves) {
        SketchColumn column;
        column.key = key_with_accents(leaf.label().text);
        for (auto const& label : leaf.path) {
            column.path_key += column.path_key.empty() ? "" : " ";
            append_key_with_accents(column.path_key, label.text);
        }
        column.twice = !seen.emplace(path_key(leaf), sketch.columns.size()).second;
        column.id = ids.of_label(leaf.label().text, above(leaf), 'c');
        sketch.columns.push_back(std::move(column));
    }
    if (!leaves.empty()) {
        add_groups(sketch, 0, {0, static_cast<std::uint32_t>(leaves.size() - 1)});
    }
}

void add_rows(Sketch& sketch, IdMaker& ids)
{
    auto const places = row_tree(sketch.body.rows);
    std::vector<Mark> marks;
    std::map<std::optional<std::size_t>, std::set<std::string>> seen;
    for (std::size_t at = 0; at < places.size(); ++at) {
        auto const& printed = sketch.body.rows[at];
        SketchRow row;
        row.parent = places[at].parent;
        row.title = places[at].title;
        row.key = key_with_accents(
            without_formula(printed.mark.rest.empty() ? printed.label : printed.mark.rest));
        row.twice = !seen[row.parent].insert(key_with_accents(printed.label)).second;
        if (row.parent) {
            row.twice = row.twice || sketch.rows[*row.parent].twice;
            sketch.rows[*row.parent].children.push_back(at);
        }
        marks.push_back(places[at].mark);
        sketch.rows.push_back(std::move(row));
        auto id = id_of_marks(sketch, at, marks);
        if (id.empty() || id.size() > 12 || !ids.take(id)) {
            auto const parent = sketch.rows[at].parent;
            id = ids.of_label(printed.mark.rest.empty() ? printed.label : printed.mark.rest,
                              parent ? sketch.body.rows[*parent].mark.rest : "",
                              'r');
        }
        sketch.rows[at].id = std::move(id);
    }
}

} // namespace gopbieu::draft
