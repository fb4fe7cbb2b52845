"""No two types of one name: check_one_definition.py SRC FOLDER…

Two different types of the same name in the namespace of the project are one to the linker, which
takes the destructor of either for both. The compiler cannot see it, since no file includes both.
What stands in an unnamed namespace, or inside another type, is its own."""
import pathlib
import re
import shutil
import sys

definition = re.compile(r"^(?:template\b.*\n)?(?:struct|class|union|enum class|enum)\s+(?:\[\[\w+\]\]\s+)?"
                        r"(\w+(?:::\w+)*)(?:\s+final)?(?:\s*:[^;{]*)?\s*\{", re.M)
space = re.compile(r"^namespace (\w+(?:::\w+)*) \{$", re.M)
unnamed = re.compile(r"^namespace \{$.*?^\} // namespace$", re.M | re.S)



def defined_twice(folders):
    """The names of all types with the files that define them, and how many files there are."""
    places = {}
    files = [file for folder in folders for file in sorted(pathlib.Path(folder).rglob("*.[hc]pp"))]
    for file in files:
        text = unnamed.sub("", file.read_text(encoding="utf-8"))
        own = space.search(text)
        for name in definition.findall(text):
            places.setdefault((own.group(1) if own else "") + "::" + name, []).append(str(file))
    return places, len(files)


def self_test(folder):
    """Of planted types exactly those that the linker would take for one are found."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    head, tail = "namespace gopbieu {\n\n", "\n} // namespace gopbieu\n"
    own = "namespace {\n\nclass Own {\n};\n\n} // namespace\n"
    planted = {"a.hpp": head + "struct Twice {\n};\n\nclass Later;\n" + own + tail,
               "b.hpp": head + "enum class Twice : int {\n    one\n};\n" + own + tail,
               "c.hpp": head + "class Later : public Base {\n    struct Twice {\n    };\n};\n" + tail,
               "d.hpp": head.replace("gopbieu", "gopbieu::test") + "struct Twice {\n};\n" + tail}
    for name, text in planted.items():
        (folder / name).write_text(text, encoding="utf-8")
    places, _ = defined_twice([folder])
    found = sorted(name for name, where in places.items() if len(where) > 1)
    if found != ["gopbieu::Twice"] or len(places) != 3:
        sys.exit(f"found {found} among {sorted(places)}")


if sys.argv[1] == "--self-test":
    self_test(pathlib.Path(sys.argv[2]))
    sys.exit(0)
places, files = defined_twice(sys.argv[1:])
twice = {name: where for name, where in places.items() if len(where) > 1}
for name, where in sorted(twice.items()):
    print(f"{name} is defined in {' and in '.join(where)}: give one another name, or an unnamed namespace.")
print(f"{len(places)} types in {files} files")
if len(places) < 100:
    sys.exit("too few types were found: has the style of the code changed?")
sys.exit(1 if twice else 0)
