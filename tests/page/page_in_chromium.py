#!/usr/bin/env python3
"""bao-cao.html works in a browser: filters, search, sorting, the way down to the cells, paper, and no
name of a unit or file that does anything but stand there.

usage: page_in_chromium.py PROGRAM ROOT SCRATCH"""
import json
import os
import pathlib
import re
import shutil
import subprocess
import sys

import chromium

PROGRAM, ROOT, SCRATCH = sys.argv[1], pathlib.Path(sys.argv[2]), pathlib.Path(sys.argv[3])
IN_TIME, LATE = 1702000000, 1702396800  # 08/12/2023 and 12/12/2023, 23:00 in Vietnam
failed = []


def must(holds, what):
    if not holds:
        failed.append(what)


def gopbieu(*words):
    return subprocess.run([PROGRAM, *map(str, words), "--forms", str(ROOT / "forms")],
                          stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def campaign(name, sample):
    folder = SCRATCH / name
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(ROOT / "samples" / sample, folder)
    for number, file in enumerate(sorted(file for file in (folder / "nop").rglob("*") if file.is_file())):
        moment = LATE if number == 0 else IN_TIME
        os.utime(file, (moment, moment))
    return folder


def page_of(folder, *options):
    ended = gopbieu("run", folder, *options)
    must(ended.returncode in (0, 1), f"run ends with {ended.returncode}: {ended.stderr}")
    must("bao-cao.html" in ended.stdout, "the receipt names the page")
    return folder / "ket-qua" / "bao-cao.html"


def data_of(page):
    text = page.read_text(encoding="utf-8")
    return json.loads(re.search(r'<script type="application/json" id="data">(.*?)</script>', text, re.S).group(1))


ACCESSIBLE = r"""
    const levels = all('h1,h2,h3,h4').map((head) => Number(head.tagName[1]));
    must(levels[0] === 1 && levels.filter((level) => level === 1).length === 1, 'one h1 comes first');
    must(levels.every((level, at) => at === 0 || level <= levels[at - 1] + 1), 'headings are in order: ' + levels.join(' '));
    must(all('th').every((head) => head.hasAttribute('scope')), 'every header of a table says of what');
    must(all('th[aria-sort]').length > 4, 'sorted columns say so');
    must(document.documentElement.lang === data.lang, 'the page says its language');
    const nameOf = (one) => one.getAttribute('aria-label') || one.textContent.trim() || (one.labels && one.labels.length && one.labels[0].textContent);
    must(all('a,button,select,input').every(nameOf), 'everything that can be used has a name');
    must(all('[id]').length === new Set(all('[id]').map((one) => one.id)).size, 'ids are there once');
    const rgb = (text) => (text.match(/[\d.]+/g) || []).map(Number);
    const shine = (color) => color.slice(0, 3).map((one) => one / 255).map((one) => one <= .03928 ? one / 12.92 : ((one + .055) / 1.055) ** 2.4)
      .reduce((sum, one, part) => sum + one * [.2126, .7152, .0722][part], 0);
    const ground = (one) => {
      for (let up = one; up; up = up.parentElement) {
        const color = rgb(getComputedStyle(up).backgroundColor);
        if (color.length && color[3] !== 0) return color;
      }
      return [255, 255, 255];
    };
    const pale = all('body *').filter((one) => one.checkVisibility() && !one.closest('svg') && !one.disabled &&
      [...one.childNodes].some((child) => child.nodeType === 3 && child.textContent.trim())).filter((one) => {
      const pair = [shine(rgb(getComputedStyle(one).color)), shine(ground(one))].sort((left, right) => right - left);
      return (pair[0] + .05) / (pair[1] + .05) < 4.5;
    });
    must(pale.length === 0, 'text is easy to see: ' + pale.map((one) => one.outerHTML.slice(0, 90)).join(' '));
"""

USED = r"""
    must(at('#days').textContent.includes('còn 2 ngày'), 'days to the deadline: ' + at('#days').textContent);
    for (const [moment, says] of [['2023-12-09T23:00:00+07:00', 'còn 1 ngày'], ['2023-12-10T16:59:00+07:00', 'hết hạn hôm nay'],
      ['2023-12-10T17:01:00+07:00', 'quá hạn 1 ngày'], ['2023-12-13T18:00:00+07:00', 'quá hạn 4 ngày']]) {
      today = Date.parse(moment);
      showDays();
      must(at('#days').textContent.includes(says), moment + ': ' + at('#days').textContent);
    }
    const names = () => all('#units tbody th[scope=row]').map((one) => one.firstChild.textContent);
    must(names().length === 12, 'all units are listed: ' + names().length);
    must(names()[0] === 'Chi bộ công an xã Tả Phìn', 'who has something to do comes first: ' + names()[0]);
    at('#units [data-value=missing]').click();
    must(names().join() === 'Chi bộ công an xã Tả Phìn', 'who is missing: ' + names());
    must(at('#units [data-value=missing]').getAttribute('aria-pressed') === 'true', 'the pressed filter says so');
    at('#units [data-value=late]').click();
    must(names().length === 1, 'who is late: ' + names());
    at('#units [data-value=all]').click();
    const type = async (where, text) => {
      const input = at(where + ' input[type=search]');
      input.value = text;
      input.dispatchEvent(new Event('input'));
      await sleep(300);
    };
    await type('#units', 'ban huoi sen');
    must(names().join() === 'Chi bộ bản Huổi Sen', 'a search without accents: ' + names());
    await type('#units', 'CHI BO CONG AN');
    must(names().join() === 'Chi bộ công an xã Tả Phìn', 'a search with đ and capitals: ' + names());
    await type('#units', '');
    at('#units select').value = [...at('#units select').options].find((one) => one.textContent.includes('Tả Phìn')).value;
    at('#units select').dispatchEvent(new Event('change'));
    must(names().length === 4, 'units of one committee: ' + names());
    at('#units select').value = '';
    at('#units select').dispatchEvent(new Event('change'));
    const head = at('#units thead button');
    head.click();
    const sorted = names();
    must(head.closest('th').getAttribute('aria-sort') === 'ascending', 'aria-sort says ascending');
    must(sorted.join() === [...sorted].sort(new Intl.Collator('vi').compare).join(), 'sorted by name: ' + sorted);
    head.click();
    must(head.closest('th').getAttribute('aria-sort') === 'descending' && names().join() === sorted.reverse().join(), 'sorted the other way');
    at('#units [aria-expanded]').click();
    must(at('#units .more').textContent.includes('.xlsx'), 'details name the file');
    must(document.activeElement === at('#units [aria-expanded=true]'), 'the keyboard stays on the button');
    must(at('#units .more a').getAttribute('href').startsWith('../nop/'), 'the file is a relative link');
    at('[data-filter=missing]').click();
    must(names().length === 1, 'a tile filters the list');
    const figure = at('.fig[data-row="' + rowOf + '"][data-column="0"]');
    figure.click();
    const cells = () => all('.source tbody tr').map((line) => [...line.children].map((one) => one.textContent));
    must(cells().map((one) => one[1]).join() === '2,2,2', 'units below with what they give: ' + cells());
    at('.source tbody .link').click();
    must(JSON.stringify(cells()) === JSON.stringify(expected), 'files and cells as explain says: ' + JSON.stringify(cells()));
    must(at('.crumbs').textContent.includes('Huyện ủy Phong Thổ'), 'the way back up is shown');
    must(at('.source code').textContent === 'gopbieu explain H01-D01/sinh-hoat-chi-bo/thon_ban/so_chi_bo', 'the command: ' + at('.source code').textContent);
    must(all('#coverage .mini').length === 3, 'a bar for each committee');
    must(at('#spread svg title'), 'a distribution with its ranges');
    must(violations.length === 0, 'the policy is kept: ' + violations);
"""

HOSTILE = r"""
    must(alerted === 0, 'nothing was run');
    must(document.images.length === 0, 'no picture was made');
    must(all('script').length === 4, 'no script but the page\'s own: ' + all('script').length);
    must(all('[onerror]').length === 0, 'no handlers');
    const name = '<script>alert(1)</' + 'script>';
    must(at('h1').textContent.includes('</' + 'script>'), 'the name of the campaign stands there: ' + at('h1').textContent);
    must(all('#units th').some((one) => one.textContent.includes(name)), 'the name of the unit stands there');
    at('#units [aria-expanded]').click();
    at('[data-value=all]').click();
    must([...data.files].some((one) => one[0].includes('"><img src=x onerror=')), 'the name of the file is in the data');
    while (at('#units [aria-expanded=false]')) at('#units [aria-expanded=false]').click();
    for (const button of all('.fig')) button.click();
    at('.source tbody .link') && at('.source tbody .link').click();
    await sleep(200);
    must(document.body.textContent.includes('"><img src=x onerror='), 'the name of the file stands there');
    must(alerted === 0 && document.images.length === 0 && all('[onerror]').length === 0, 'still nothing was run');
    must(violations.length === 0, 'nothing even tried: ' + violations);
"""


def sources_of(form, unit, row, column):
    """The cells that a figure leads to by the page's data: (unit, file, sheet, cell, value)."""
    total = next((one for one in form["totals"] if one[0] == unit), None)
    if total and total[4]:
        return [source for part in total[4] for source in sources_of(form, part, row, column)]
    found = []
    for _, place, file, sheet, rows, _, _ in form["leaves"]:
        for number, layout, line, values, *_ in rows:
            if place == unit and number == row and values[column] is not None:
                found.append((place, file, sheet, form["layouts"][layout][column] + str(line or ""), values[column]))
    return found


def explained_alike(folder, data):
    """Figures all over the page lead to the cells that explain names."""
    codes = {unit[0]: unit[1] for unit in data["units"]}
    for at, form in enumerate(data["forms"]):
        total = form["totals"][at % len(form["totals"])]
        row = total[5][0]
        for column in range(at, len(form["cols"]), 5):
            figure = "/".join((codes[total[0]], form["id"], form["rows"][row[0]][0], form["cols"][column][0]))
            told = json.loads(gopbieu("explain", "--dir", folder, figure, "--json").stdout)
            expected = [(one["unit"], one["file"], one["sheet"], one["cell"], one["value"]) for one in told["sources"]
                        if one["column"] == form["cols"][column][0] and one["form"] == form["id"]]
            found = [(codes[unit], data["files"][file][0], data["sheets"][sheet], cell, value)
                     for unit, file, sheet, cell, value in sources_of(form, total[0], row[0], column)]
            must(found == expected and expected, f"{figure}: the page names {found}, explain {expected}")
            must(row[1][column] == told.get("value"), f"{figure}: the page says {row[1][column]}, explain {told.get('value')}")


def of_everyday():
    folder = campaign("phong-tho", "phong-tho")
    page = page_of(folder)
    first = page.read_bytes()
    gopbieu("run", folder)
    must(page.read_bytes() == first, "the next run writes the same bytes")
    must(not re.search(rb"https?://(?!www\.w3\.org/2000/svg)", first), "the page names no address")
    data = data_of(page)
    one = json.loads(gopbieu("explain", "--dir", folder, "H01-D01/sinh-hoat-chi-bo/thon_ban/so_chi_bo", "--json").stdout)
    names = {unit[1]: unit[2] for unit in data["units"]}
    expected = [[names[source["unit"]], str(source["value"]), source["file"].removeprefix("nop/"), source["sheet"],
                 source["cell"]] for source in one["sources"]]
    must(len(expected) == 2, "explain names two sources")
    explained_alike(folder, data)
    row = [line[0] for line in data["forms"][0]["rows"]].index("thon_ban")
    given = f"const rowOf = {row}; const expected = {json.dumps(expected)};"
    failed.extend(chromium.drive(page, SCRATCH, given + USED + ACCESSIBLE))
    failed.extend(chromium.drive(page, SCRATCH, NARROW, size="500,900"))
    shares = re.search(r'<ul class="shares">(.*?)</ul>', first.decode(), re.S).group(1)
    must("40/44" in shares, f"one file of four forms was late: {shares}")
    pdf = chromium.print_page(page, SCRATCH, SCRATCH / "bao-cao.pdf")
    sizes = re.findall(rb"/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]", pdf)
    rounded = {(round(float(width)), round(float(height))) for width, height in sizes}
    must(rounded == {(595, 842), (842, 595)}, f"it prints on A4, figures across: {rounded}")
    must(3 <= len(sizes) <= 12, f"it prints on some pages: {len(sizes)}")


NARROW = r"""
    must(document.documentElement.scrollWidth <= innerWidth, 'nothing is wider than a narrow window: ' +
      all('body *').filter((one) => one.getBoundingClientRect().right > innerWidth + 1 && !one.closest('.scroll,.grid,.bar')).slice(0, 5).map((one) => one.outerHTML.slice(0, 80)).join(' '));
    must(getComputedStyle(at('#units thead')).display === 'none', 'rows become cards');
"""


def of_hostile_names():
    folder = campaign("hostile", "mot-bieu")
    register = folder / "don-vi.csv"
    text = register.read_text(encoding="utf-8-sig")
    register.write_text(text.replace("Chi bộ bản Huổi Sen", "<script>alert(1)</script>", 1), encoding="utf-8")
    setup = folder / "dot.yaml"
    text = setup.read_text(encoding="utf-8")
    setup.write_text(re.sub(r"(?m)^name:.*$", "name: \"</script><!-- <script>alert(2)</script> {{w:units}} \u2028\"", text),
                     encoding="utf-8")
    files = sorted((folder / "nop").iterdir())
    files[0].rename(folder / "nop" / '"><img src=x onerror=alert(3)>.xlsx')
    failed.extend(chromium.drive(page_of(folder), SCRATCH, HOSTILE))


MESSY = r"""
    const lines = () => all('#findings tbody tr');
    const serious = data.findings.filter((one) => one[0] !== 2 && !one[8]).length;
    must(lines().length === serious, 'what must be dealt with comes first: ' + lines().length + ' of ' + serious);
    all('#findings .chips [data-value=all]')[0].click();
    must(lines().length === data.findings.filter((one) => !one[8]).length, 'all findings');
    at('#units [aria-expanded]').click();
    must(all('#units .more a').some((one) => one.getAttribute('href').startsWith('../tra-lai/')), 'what goes back is a link: ' + at('#units .more').textContent);
    const codes = at('#findings select');
    codes.value = 'A101';
    codes.dispatchEvent(new Event('change'));
    must(lines().length > 2 && lines().every((line) => line.children[1].textContent === 'A101'), 'findings of one code');
    must(lines().some((line) => line.children[3].textContent.includes('Biểu 1!C10')), 'a finding has its cell');
    codes.value = '';
    codes.dispatchEvent(new Event('change'));
    at('[data-findings=apart]').click();
    must(lines().length === 9 && lines().every((line) => line.children[2].textContent === ''), 'files of nobody: ' + lines().length);
    must(at('[data-findings=apart]').textContent.startsWith('9 tệp'), 'and how many: ' + at('[data-findings=apart]').textContent);
    must(at('#lines tbody tr'), 'lines with most findings');
"""


def of_messy_inbox():
    folder = campaign("lon-xon", "lon-xon")
    page = page_of(folder)
    result = json.loads((folder / "ket-qua" / "ket-qua.json").read_text(encoding="utf-8"))
    data = data_of(page)
    told = [(one[1], one[7]) for one in data["findings"]]
    expected = [(one["code"], one["text"]) for one in result["findings"] if one["code"] != "H105"]
    must(told == expected, "the findings are those of ket-qua.json")
    kinds = ["in", "must_correct", "waiting", "missing"]
    codes = {unit[0]: unit[1] for unit in data["units"]}
    standing = {(codes[one[0]], data["forms"][one[1]]["id"]): kinds[one[2]] for one in data["standings"]}
    must(standing == {(unit["unit"], form): state for unit in result["units"] for form, state in unit["forms"].items()},
         "the states are those of ket-qua.json")
    totals = {}
    for form in data["forms"]:
        of_units = [(one[0], [(row[0], row[1]) for row in one[5]]) for one in form["totals"]]
        filed = [(one[0], [(row[0], row[3]) for row in one[4]]) for one in form["leaves"]]
        for unit, rows in of_units + filed:
            for row in rows:
                for column, value in zip(form["cols"], row[1]):
                    if value is not None:
                        totals[codes[unit], form["id"], form["rows"][row[0]][0], column[0]] = value
    # What units without others below them filed stands on the page only.
    above = {one["unit"] for one in result["totals"]}
    totals = {key: value for key, value in totals.items() if key[0] in above}
    must(totals == {(one["unit"], one["form"], one["row"], one["column"]): one["value"] for one in result["totals"]
                    if "value" in one}, "the figures are those of ket-qua.json")
    failed.extend(chromium.drive(page, SCRATCH, MESSY + ACCESSIBLE))
    english = page_of(folder, "--lang", "en")
    failed.extend(chromium.drive(english, SCRATCH, ACCESSIBLE + """
    must(at('#h-don-vi').textContent === 'Units', 'English where it is asked for');"""))


CHANGED = r"""
    const line = all('#change tbody tr').find((one) => one.textContent.startsWith('Tổng số đảng viên'));
    must([...line.children].slice(1, 4).map((one) => one.textContent).join('|') === '32|24|−8 (−25\u00a0%)', 'change: ' + line.textContent);
    must(at('#change .hint').textContent.includes('Kỳ trước: 2/3') && at('#change .hint').textContent.includes('Kỳ này: 1/3'),
      'how complete both are: ' + at('#change .hint').textContent);
    must(line.querySelector('svg'), 'a picture of the change');
"""


def of_last_period():
    before = campaign("nam-truoc", "mot-bieu")
    setup = before / "dot.yaml"
    setup.write_text(setup.read_text(encoding="utf-8").replace("2023", "2022"), encoding="utf-8")
    page_of(before)
    folder = campaign("nam-nay", "mot-bieu")
    setup = folder / "dot.yaml"
    setup.write_text(setup.read_text(encoding="utf-8") + "previous: ../nam-truoc\n", encoding="utf-8")
    (folder / "nop" / "02-pa-lau.xlsx").unlink()
    failed.extend(chromium.drive(page_of(folder), SCRATCH, CHANGED))
    # A trial writes nothing, not even this page.
    page = folder / "ket-qua" / "bao-cao.html"
    page.unlink()
    must("bao-cao.html" in gopbieu("run", folder, "--dry-run").stdout, "a trial says that it would write the page")
    must(not page.exists(), "a trial writes no page")


def main():
    if chromium.PROGRAM is None:
        print("SKIPPED: there is no chromium")
        return
    shutil.rmtree(SCRATCH, ignore_errors=True)
    SCRATCH.mkdir(parents=True)
    of_everyday()
    of_hostile_names()
    of_messy_inbox()
    of_last_period()
    for one in failed:
        print("FAILED:", one)
    sys.exit(1 if failed else 0)


main()
