// Makes the templates of forms/ and the filled files of samples/ again:
//
//   make_samples ROOT OUT [FORM…]    reads the project at ROOT, writes below OUT; all forms if none
//                                    is named
//
// What is printed comes from forms/<id>/form.yaml, how it looks from tools/templates/<id>.yaml,
// what the samples hold from tools/samples/.

#include "base/file.hpp"
#include "draw_form.hpp"
#include "form/load.hpp"
#include "samples.hpp"

#include <algorithm>
#include <iostream>

namespace fs = std::filesystem;

namespace {

class Maker {
public:
    Maker(fs::path root, fs::path out) : m_root(std::move(root)), m_out(std::move(out)) {}

    /// Of all editions of a form.
    void make_templates(std::string const& id)
    {
        auto const set = gopbieu::load_forms(forms(), {id});
        if (!told(set.findings)) {
            return;
        }
        for (auto const& form : set.value->forms) {
            draw(form, nullptr, m_out / fs::relative(form.template_file, m_root));
        }
    }

    void make_samples(fs::path const& file)
    {
        auto const samples = read_samples(file);
        if (!told(samples.findings)) {
            return;
        }
        for (auto const& sample : *samples.value) {
            if (auto const form = gopbieu::load_form(forms(), sample.form); told(form.findings)) {
                draw(*form.value, &sample.filling, m_out / "samples" / sample.file);
            }
        }
    }

    [[nodiscard]] bool good() const { return m_good; }

private:
    [[nodiscard]] fs::path forms() const { return m_root / "forms"; }

    void draw(gopbieu::FormDefinition const& form, Filling const* filling, fs::path const& file)
    {
        // The looks of "<id>" or "<id>/<edition>", as the form's folder is called.
        auto const name = fs::relative(form.template_file.parent_path(), forms());
        auto const layout = read_layout(m_root / "tools" / "templates", gopbieu::path_text(name));
        if (!told(layout.findings)) {
            return;
        }
        std::error_code ignored;
        fs::create_directories(file.parent_path(), ignored);
        if (auto const trouble = draw_form(form, *layout.value, filling, file)) {
            std::cerr << *trouble << '\n';
            m_good = false;
        }
    }

    // Says what is wrong with an input; false when nothing can be made of it.
    bool told(std::vector<gopbieu::Finding> const& findings)
    {
        for (auto const& one : findings) {
            std::cerr << line(one, gopbieu::Language::english) << '\n';
        }
        m_good = m_good && !any_error(findings);
        return !any_error(findings);
    }

    fs::path m_root, m_out;
    bool m_good = true;
};

} // namespace

int main(int count, char** words)
{
    if (count < 3) {
        std::cerr << "make_samples ROOT OUT [FORM…]\n";
        return 2;
    }
    fs::path const root(words[1]);
    Maker maker(root, words[2]);
    std::vector<std::string> ids(words + 3, words + count);
    if (ids.empty()) {
        ids = gopbieu::form_ids(root / "forms");
        if (auto const lists = gopbieu::files_below(root / "tools" / "samples")) {
            std::ranges::for_each(*lists, [&](auto const& list) { maker.make_samples(list); });
        }
    }
    std::ranges::for_each(ids, [&](auto const& id) { maker.make_templates(id); });
    return maker.good() ? 0 : 3;
}
