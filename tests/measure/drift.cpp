// Layout drift, measured: bends good files in the ways offices do and compares what is read with
// the truth. docs/recognition.md holds the figures of a long run.
//
//     drift FORMS [COUNT [SEED [BEND [FORM]]]]
//
// With the name of a bend only that one is done ("-": none at all), and the first questions are
// shown. With the id of a form only that one is bent.
//
// The exit code is 1 when a figure was read from a wrong cell, got lost without a word, when fewer
// files than promised came back whole, or when what was remembered of earlier files changed what is
// said of a later one: every hundredth is read once more by somebody who has seen none.

#include "form/load.hpp"
#include "intake/recognise.hpp"
#include "measure/bends.hpp"
#include "measure/good_form.hpp"
#include "org/register.hpp"

#include <algorithm>
#include <chrono>
#include <iomanip>
#include <iostream>
#include <map>

using namespace gopbieu;
using namespace gopbieu::measure;

namespace {

constexpr auto unit_code = "X1-B";

OrgTree one_unit()
{
    return *parse_register("Mã,Tên,Cấp,Mã cấp trên\n"
                           "X1,Đảng ủy xã Một,Đảng bộ cơ sở,\n"
                           "X1-B,Chi bộ bản B,Chi bộ,X1\n",
                           "don-vi.csv")
                .value;
}

struct Outcome {
    std::size_t right = 0, wrong = 0, lost = 0;
    bool asked = false;
};

std::string text_of(Fact const& fact)
{
    auto const* const number = fact.number();
    return number != nullptr ? number->text() : *std::get_if<std::string>(&fact.value);
}

// What a row is known by: of a list its name, because its id only counts the rows.
std::string row_of(Submission const& submission, Fact const& fact)
{
    auto const label = std::ranges::find(
        submission.row_labels, fact.row, &std::pair<std::string, std::string>::first);
    return label == submission.row_labels.end() ? fact.row : label->second;
}

Outcome compare(Sketch const& sketch, FormDefinition const& form, Recognition const& found)
{
    Outcome outcome;
    outcome.asked = any_error(found.findings);
    std::map<std::pair<std::string, std::string>, std::string> truth, again;
    for (auto const& one : sketch.truth) {
        if (!one.doubtful) {
            truth.emplace(std::pair(one.row, one.column), one.value);
        }
        if (!one.again.empty()) {
            again.emplace(std::pair(one.row, one.column), one.again);
        }
    }
    for (auto const& submission : found.submissions) {
        if (submission.form != form.id || submission.edition != form.edition) {
            outcome.wrong += submission.facts.size();
            continue;
        }
        for (auto const& fact : submission.facts) {
            auto const place = std::pair(row_of(submission, fact), fact.column);
            auto const meant = truth.find(place);
            // Of a row that is printed twice either may be meant, as long as it is asked about.
            auto const twice = again.find(place);
            bool const other_printing =
                outcome.asked && twice != again.end() && twice->second == text_of(fact);
            bool const filled_in =
                fact.raw.empty() && text_of(fact) == "0"; // a blank that means none
            if (meant != truth.end() && meant->second == text_of(fact)) {
                ++outcome.right;
                truth.erase(meant);
            } else if (!other_printing && (meant != truth.end() || !filled_in)) {
                ++outcome.wrong;
            }
        }
    }
    outcome.lost = truth.size();
    return outcome;
}

struct Tally {
    std::size_t files = 0, whole = 0, asked = 0, wrong_files = 0, silent = 0, unasked = 0;
    std::size_t cells = 0, right = 0, wrong = 0;

    void add(Sketch const& sketch, Outcome const& outcome)
    {
        ++files;
        cells += sketch.clear_figures();
        right += outcome.right;
        wrong += outcome.wrong;
        wrong_files += outcome.wrong != 0 ? 1 : 0;
        whole += outcome.lost == 0 && outcome.wrong == 0 && !outcome.asked ? 1 : 0;
        asked += outcome.asked ? 1 : 0;
        silent += outcome.lost != 0 && !outcome.asked ? 1 : 0;
        unasked += sketch.must_ask() && !outcome.asked ? 1U : 0U;
    }
};

double percent(std::size_t part, std::size_t whole)
{
    return whole == 0 ? 0 : 100.0 * static_cast<double>(part) / static_cast<double>(whole);
}

void print(std::string const& name, Tally const& tally)
{
    std::cout << std::fixed << std::setprecision(2) << std::setw(8) << tally.files << std::setw(9)
              << percent(tally.whole, tally.files) << std::setw(9)
              << percent(tally.asked, tally.files) << std::setw(9)
              << percent(tally.right, tally.cells) << std::setw(7) << tally.wrong << std::setw(7)
              << tally.silent << std::setw(7) << tally.unasked << "  " << name << '\n';
}

class Measurement {
public:
    Measurement(std::filesystem::path const& folder, std::string const& form)
        : m_forms(load(folder)), m_good(good_forms(m_forms)), m_index(m_forms.forms),
          m_tree(one_unit()), m_units(m_tree)
    {
        for (std::size_t at = 0; at < m_good.size(); ++at) {
            if (form.empty() || m_good[at].form().id == form) {
                m_bent.push_back(at);
            }
        }
    }

    int run(std::size_t count, std::uint64_t seed, std::string const& only)
    {
        m_only = only;
        for (std::size_t file = 0; file < count; ++file) {
            one_file(seed + file);
        }
        std::cout << "   files  whole %  asked %  cells %  wrong silent unasked\n";
        print("all", m_all);
        for (auto const& [name, tally] : m_by_bend) {
            print(name, tally);
        }
        for (auto const& [name, tally] : m_by_form) {
            print(name, tally);
        }
        constexpr double least_whole = 64; // a little below what docs/recognition.md reports
        constexpr double least_cells = 84;
        bool const good = m_all.wrong == 0 && m_all.silent == 0 && m_all.unasked == 0 &&
                          m_otherwise == 0 && percent(m_all.whole, m_all.files) >= least_whole &&
                          percent(m_all.right, m_all.cells) >= least_cells;
        return good ? 0 : 1;
    }

private:
    static FormSet load(std::filesystem::path const& folder)
    {
        FormSet forms;
        for (auto const& id : form_ids(folder)) {
            auto loaded = load_form(folder, id);
            if (loaded) {
                forms.forms.push_back(std::move(*loaded.value));
            } else {
                std::cerr << "left out, its schema has mistakes: " << id << '\n';
            }
        }
        return forms;
    }

    // One to three bends, most often one: what each of them does stays visible.
    void one_file(std::uint64_t seed)
    {
        Dice dice(seed);
        auto const& good = m_good[m_bent[dice.below(static_cast<std::uint32_t>(m_bent.size()))]];
        auto sketch = good.filled(dice);
        std::vector<std::string> names;
        auto const bends = m_only.empty() ? 1 + (dice.one_in(2) ? dice.below(3) : 0) : 1;
        for (std::uint32_t bend = 0; bend < bends && m_only != "-"; ++bend) {
            auto const& one =
                !m_only.empty()
                    ? named(m_only)
                    : all_bends()[dice.below(static_cast<std::uint32_t>(all_bends().size()))];
            one.apply(sketch, good.form(), dice);
            names.emplace_back(one.name);
        }
        auto const workbook = to_workbook(sketch, unit_code);
        auto const found =
            recognise(workbook, {m_index, m_units, m_answers, "2023"}, {"a.xlsx", "a"});
        constexpr std::uint64_t now_and_then = 100;
        if (seed % now_and_then == 0 && !same(found, read_alone(workbook))) {
            std::cerr << "seed " << seed << ": " << good.form().id << " is read otherwise alone\n";
            ++m_otherwise;
        }
        auto const outcome = compare(sketch, good.form(), found);
        m_all.add(sketch, outcome);
        m_by_form[good.form().id].add(sketch, outcome);
        if (names.size() == 1) {
            m_by_bend[names.front()].add(sketch, outcome);
        }
        bool const show = !m_only.empty() && outcome.asked;
        bool const bad = show || outcome.wrong != 0 || (outcome.lost != 0 && !outcome.asked) ||
                         (sketch.must_ask() && !outcome.asked);
        if (bad && ++m_told <= 10) {
            tell(seed, good.form(), names, sketch, found);
        }
    }

    [[nodiscard]] Recognition read_alone(Workbook const& workbook) const
    {
        FormIndex const index(m_forms.forms);
        UnitNames const units(m_tree);
        return recognise(workbook, {index, units, m_answers, "2023"}, {"a.xlsx", "a"});
    }

    static bool same(Recognition const& one, Recognition const& other)
    {
        return one.submissions == other.submissions && one.findings == other.findings &&
               one.evidence == other.evidence && one.unread_numbers == other.unread_numbers &&
               one.ours == other.ours && one.question == other.question;
    }

    static Bend const& named(std::string const& name)
    {
        return *std::ranges::find(all_bends(), name, &Bend::name);
    }

    static void tell(std::uint64_t seed,
                     FormDefinition const& form,
                     std::vector<std::string> const& names,
                     Sketch const& sketch,
                     Recognition const& found)
    {
        std::cerr << "seed " << seed << ": " << form.id << ":";
        for (auto const& name : names) {
            std::cerr << " [" << name << "]";
        }
        std::cerr << '\n';
        for (auto const& one : found.findings) {
            std::cerr << "    " << line(one, Language::english).substr(0, 300) << '\n';
        }
        std::map<std::pair<std::string, std::string>, std::string> truth;
        for (auto const& one : sketch.truth) {
            truth.emplace(std::pair(one.row, one.column), one.value + " at " + to_a1(one.cell));
        }
        int shown = 0;
        for (auto const& submission : found.submissions) {
            for (auto const& fact : submission.facts) {
                auto const meant = truth[{row_of(submission, fact), fact.column}];
                if (!meant.starts_with(text_of(fact) + " at ") && ++shown < 5) {
                    std::cerr << "    " << submission.form << " " << fact.row << "." << fact.column
                              << " = " << text_of(fact) << " from " << to_a1(fact.cell) << ", not "
                              << meant << '\n';
                }
            }
        }
    }

    FormSet m_forms;
    std::vector<GoodForm> m_good;
    std::vector<std::size_t> m_bent; ///< those of them that are bent
    FormIndex m_index;
    OrgTree m_tree;
    UnitNames m_units;
    Answers m_answers;
    Tally m_all;
    std::map<std::string, Tally> m_by_bend, m_by_form;
    std::string m_only;
    int m_told = 0;
    int m_otherwise = 0; ///< files that what was remembered changed
};

} // namespace

int main(int count, char** arguments)
{
    if (count < 2) {
        std::cerr << "drift FORMS [COUNT [SEED [BEND [FORM]]]]\n";
        return 2;
    }
    auto const files = count > 2 ? std::stoull(arguments[2]) : 2000;
    auto const seed = count > 3 ? std::stoull(arguments[3]) : 1;
    return Measurement(arguments[1], count > 5 ? arguments[5] : "")
        .run(files, seed, count > 4 ? arguments[4] : "");
}
