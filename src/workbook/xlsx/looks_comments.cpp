#include "workbook/xlsx/looks_comments.hpp"

#include "base/catalogue/writing.hpp"
#include "workbook/xlsx/looks_rich_text.hpp"
#include "workbook/xlsx/looks_xml.hpp"

#include <charconv>

namespace gopbieu {

namespace {

struct Thread {
    std::string author, text;
};
using Threads = std::map<CellRef, Thread>;

Trouble open_part(SheetContext const& context, std::string const& part, Buffer& buffer)
{
    if (auto trouble = context.package.read(part, buffer)) {
        return trouble;
    }
    return check_utf8(buffer.view(), part);
}

void read_threaded_comment(XmlScanner& xml,
                           SheetContext const& context,
                           CopyBudget& budget,
                           Threads& threads)
{
    auto const where = parse_a1(xml.attribute("ref").value_or(""));
    auto const person = context.persons.find(xml.attribute_text("personId"));
    auto const author = person == context.persons.end() ? std::string() : person->second;
    std::string text;
    for_each_child(xml, [&] {
        if (xml.name() == "text") {
            text = tidy_inner_text(xml);
        }
    });
    if (!where || !budget.spend(author.size())) {
        return;
    }
    auto& thread = threads[*where];
    if (thread.text.empty()) {
        thread = {author, text};
        return;
    }
    thread.text += "\n" + author + ": " + text;
}

Trouble read_threads(SheetContext const& context, CopyBudget& budget, Threads& threads)
{
    auto const* const relation = find_by_type(context.relations, "threadedComment");
    if (relation == nullptr || !context.package.has(relation->target)) {
        return {};
    }
    Buffer buffer;
    if (auto trouble = open_part(context, relation->target, buffer)) {
        return trouble;
    }
    XmlScanner xml(buffer.view(), context.limits);
    bool const whole = open_root(xml) && for_each_child(xml, [&] {
                           if (xml.name() == "threadedComment") {
                               read_threaded_comment(xml, context, budget, threads);
                           }
                       });
    return whole ? Trouble() : xml.problem(relation->target);
}

Comment read_comment(XmlScanner& xml, SheetContext const& context)
{
    Comment comment;
    for_each_child(xml, [&] {
        if (xml.name() == "text") {
            comment.text = joined(read_runs(xml, context.colors));
        }
    });
    return comment;
}

/// The value of `<x:Row>7</x:Row>` inside a stretch of VML.
std::optional<std::uint32_t> vml_number(std::string_view stretch, std::string_view name)
{
    auto const start = stretch.find("<x:" + std::string(name) + ">");
    if (start == std::string_view::npos) {
        return std::nullopt;
    }
    auto digits = stretch.substr(start + name.size() + 4);
    digits = digits.substr(std::min(digits.find_first_not_of(" \r\n\t"), digits.size()));
    std::uint32_t value = 0;
    auto const done = std::from_chars(digits.data(), digits.data() + digits.size(), value);
    return done.ec == std::errc() ? std::optional(value) : std::nullopt;
}

/// "150pt" of a shape's style="…;width:150pt;…"; zero when it is given in another way.
double style_points(std::string_view shape, std::string_view name)
{
    auto const start = shape.find(";" + std::string(name) + ":");
    if (start == std::string_view::npos) {
        return 0;
    }
    auto const digits = shape.substr(start + name.size() + 2);
    double value = 0;
    auto const done = std::from_chars(digits.data(), digits.data() + digits.size(), value);
    auto const rest = digits.substr(static_cast<std::size_t>(done.ptr - digits.data()));
    constexpr double most = 10'000;
    return done.ec == std::errc() && rest.starts_with("pt") && value > 0 && value < most ? value
                                                                                         : 0;
}

/// `shape`: the start tag of the note's shape, where its size stands.
void show_comment(std::string_view shape,
                  std::string_view stretch,
                  std::map<CellRef, Comment*> const& comments)
{
    auto const row = vml_number(stretch, "Row");
    auto const column = vml_number(stretch, "Column");
    auto const found = row && column ? comments.find(CellRef{*row, *column}) : comments.end();
    if (found == comments.end()) {
        return;
    }
    auto const width = style_points(shape, "width");
    auto const height = style_points(shape, "height");
    if (width > 0 && height > 0) {
        found->second->width = width;
        found->second->height = height;
    }
    bool const hidden = stretch.find("<x:Visible>False") != std::string_view::npos;
    found->second->visible = stretch.find("<x:Visible") != std::string_view::npos && !hidden;
}

} // namespace

Trouble read_comments(SheetContext const& context, CopyBudget& budget, SheetLooks& into)
{
    Threads threads;
    if (auto trouble = read_threads(context, budget, threads)) {
        return trouble;
    }
    auto const* const relation = find_by_type(context.relations, "comments");
    if (relation != nullptr && context.package.has(relation->target)) {
        Buffer buffer;
        if (auto trouble = open_part(context, relation->target, buffer)) {
            return trouble;
        }
        std::vector<std::string> authors;
        auto const read_one = [&](XmlScanner& xml) {
            auto const where = parse_a1(xml.attribute("ref").value_or(""));
            auto const author = whole_attribute(xml, "authorId");
            auto comment = read_comment(xml, context);
            if (!where) {
                return;
            }
            comment.where = *where;
            if (author && *author < authors.size() && budget.spend(authors[*author].size())) {
                comment.author = authors[*author];
            }
            // In the note beside a thread stands only that a newer Excel is needed.
            if (auto const thread = threads.extract(*where)) {
                comment.author = thread.mapped().author;
                comment.text = thread.mapped().text;
            }
            into.comments.push_back(std::move(comment));
        };
        XmlScanner xml(buffer.view(), context.limits);
        bool const whole = open_root(xml) && for_each_child(xml, [&] {
                               auto const list = xml.name();
                               for_each_child(xml, [&] {
                                   if (list == "authors") {
                                       authors.push_back(tidy_inner_text(xml));
                                   } else if (list == "commentList" && xml.name() == "comment") {
                                       read_one(xml);
                                   }
                               });
                           });
        if (!whole) {
            return xml.problem(relation->target);
        }
    }
    for (auto& [where, thread] : threads) {
        into.comments.push_back({where, std::move(thread.author), std::move(thread.text), false});
    }
    return {};
}

void read_vml(std::string_view vml, SheetContext const& context, Looks& looks, SheetLooks& into)
{
    constexpr std::string_view opening = "<x:ClientData";
    constexpr std::string_view ending = "</x:ClientData>";
    std::map<CellRef, Comment*> comments;
    for (auto& comment : into.comments) {
        comments[comment.where] = &comment;
    }
    bool controls = false;
    std::size_t before = 0; // where the last one ended
    for (auto start = vml.find(opening); start != std::string_view::npos;) {
        auto const stop = std::min(vml.find(ending, start), vml.size());
        auto const stretch = vml.substr(start, stop - start);
        auto const tag = stretch.substr(0, stretch.find('>'));
        if (tag.find("Note") != std::string_view::npos) {
            auto const between = vml.substr(before, start - before);
            auto const shape = between.substr(std::min(between.rfind("<v:shape "), between.size()));
            show_comment(shape.substr(0, shape.find('>')), stretch, comments);
        } else if (tag.find("Pict") == std::string_view::npos) {
            controls = true;
        }
        before = stop;
        start = vml.find(opening, stop);
    }
    if (controls) {
        list_not_redrawn(looks, say::not_redrawn_controls, context);
    }
}

Trouble read_persons(std::string_view persons_xml,
                     Limits const& limits,
                     std::map<std::string, std::string, std::less<>>& into)
{
    constexpr std::string_view part_name = "persons";
    if (auto trouble = check_utf8(persons_xml, part_name)) {
        return trouble;
    }
    XmlScanner xml(persons_xml, limits);
    bool const whole = open_root(xml) && for_each_child(xml, [&] {
                           if (xml.name() == "person") {
                               into[xml.attribute_text("id")] = tidy_attribute(xml, "displayName");
                           }
                       });
    return whole ? Trouble() : xml.problem(part_name);
}

} // namespace gopbieu
