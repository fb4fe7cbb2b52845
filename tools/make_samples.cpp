// Makes the templates of forms/ and the filled files of samples/ again:
//
//   make_samples ROOT OUT [FORM…]    reads the project at ROOT, writes below OUT; all forms if none
//                                    is named
//
// What is printed comes from forms/<id>/form.yaml, how it looks from tools/templates/<id>.yaml,
// what the samples hold from tools/samples/.

#include "base/file.hpp"
#include "base/write_file.hpp"
#include "draw_form.hpp"
#include "form/load.hpp"
#include "samples.hpp"
#include "support/xls_builder.hpp"
#include "support/zip_builder.hpp"

#include <algorithm>
#include <iostream>
#include <list>

namespace fs = std::filesystem;

using gopbieu::test::build_zip;
using gopbieu::test::compound_file;
using gopbieu::test::ZipPart;

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
            draw({{form, nullptr}},
                 Letters::unicode,
                 m_out / fs::relative(form.template_file, m_root));
        }
    }

    void make_samples(fs::path const& file)
    {
        auto const samples = read_samples(file);
        if (!told(samples.findings)) {
            return;
        }
        std::ranges::for_each(*samples.value, [&](auto const& sample) { make_sample(sample); });
    }

    [[nodiscard]] bool good() const { return m_good; }

private:
    [[nodiscard]] fs::path forms() const { return m_root / "forms"; }

    struct Wanted {
        gopbieu::FormDefinition const& form;
        Filling const* filling;
    };

    void make_sample(SampleFile const& sample)
    {
        auto const file = m_out / "samples" / sample.file;
        switch (sample.kind) {
        case SampleKind::workbook:
            draw_sample(sample, file);
            break;
        case SampleKind::copy: {
            auto const bytes = made(sample.others.front());
            write(file, sample.first == 0 ? bytes : bytes.substr(0, sample.first));
            break;
        }
        case SampleKind::zip:
            write(file, packed(sample.others));
            break;
        case SampleKind::text:
            write(file, sample.text);
            break;
        case SampleKind::word:
            write(file,
                  build_zip({{.name = "[Content_Types].xml"},
                             {.name = "word/document.xml", .content = "<w/>"}}));
            break;
        case SampleKind::locked:
            write(file, compound_file({{"EncryptionInfo", "?"}, {"EncryptedPackage", "?"}}));
            break;
        }
    }

    void draw_sample(SampleFile const& sample, fs::path const& file)
    {
        std::list<gopbieu::FormDefinition> loaded;
        std::vector<Wanted> wanted;
        for (auto const& sheet : sample.sheets) {
            auto form = gopbieu::load_form(forms(), sheet.form);
            if (!told(form.findings)) {
                return;
            }
            wanted.push_back({loaded.emplace_back(std::move(*form.value)), &sheet.filling});
        }
        draw(wanted, sample.letters, file);
    }

    // What was made before, by its name below samples/.
    [[nodiscard]] std::string made(std::string const& name) const
    {
        auto const bytes = gopbieu::read_file(m_out / "samples" / name, UINT32_MAX);
        return bytes ? std::string(bytes->begin(), bytes->end()) : std::string();
    }

    [[nodiscard]] std::string packed(std::vector<std::string> const& names) const
    {
        std::vector<ZipPart> parts;
        for (auto const& name : names) {
            parts.push_back({.name = fs::path(name).filename().string(), .content = made(name)});
        }
        return build_zip(parts);
    }

    void write(fs::path const& file, std::string const& bytes)
    {
        if (auto const trouble = gopbieu::write_file(file, bytes)) {
            std::cerr << words(*trouble, gopbieu::Language::english) << '\n';
            m_good = false;
        }
    }

    void draw(std::vector<Wanted> const& wanted, Letters letters, fs::path const& file)
    {
        std::list<TemplateLayout> layouts;
        std::vector<DrawnSheet> sheets;
        for (auto const& [form, filling] : wanted) {
            // The looks of "<id>" or "<id>/<edition>", as the form's folder is called.
            auto const name = fs::relative(form.template_file.parent_path(), forms());
            auto layout = read_layout(m_root / "tools" / "templates", gopbieu::path_text(name));
            if (!told(layout.findings)) {
                return;
            }
            sheets.push_back({form, layouts.emplace_back(std::move(*layout.value)), filling});
        }
        std::error_code ignored;
        fs::create_directories(file.parent_path(), ignored);
        if (auto const trouble = draw_book(sheets, letters, file)) {
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
