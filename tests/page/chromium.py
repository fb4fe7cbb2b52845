"""Opens a page in headless Chromium: with a script of the test in it, as a picture, on paper."""
import base64
import hashlib
import json
import re
import shutil
import subprocess

PROGRAM = next((path for path in map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))
                if path), None)


def run(scratch, *options, timeout=180):
    return subprocess.run(
        [PROGRAM, "--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", "--disable-dev-shm-usage",
         "--force-color-profile=srgb", f"--user-data-dir={scratch / 'profile'}", *options],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, timeout=timeout)


def policy_hash(text):
    return "'sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode() + "'"


def with_scripts(page, before, after):
    """The page with one script before its own and one after it; its policy lets in just these two."""
    page = page.replace("script-src ", f"script-src {policy_hash(before)} {policy_hash(after)} ", 1)
    page = page.replace('<script type="application/json"', f'<script>{before}</script><script type="application/json"', 1)
    end = page.rindex("</body>")
    return page[:end] + f"<script>{after}</script>" + page[end:]


STUB = """
const violations = [];
document.addEventListener('securitypolicyviolation', (event) => violations.push(event.violatedDirective + ' ' + event.sourceFile + ':' + event.lineNumber));
const errors = [];
addEventListener('error', (event) => errors.push(event.message + ' ' + event.lineno));
let alerted = 0;
alert = () => { alerted += 1; };
let today = Date.parse('%s');
Date.now = () => today;
"""

FRAME = """
const failed = [];
const must = (holds, what) => { if (!holds) failed.push(what); };
const sleep = (time) => new Promise((done) => setTimeout(done, time));
const at = (selector) => document.querySelector(selector);
const all = (selector) => [...document.querySelectorAll(selector)];
(async () => {
  try {
    %s
  } catch (error) { failed.push(String(error.stack || error)); }
  must(errors.length === 0, 'scripts fail: ' + errors.join('; '));
  const told = document.createElement('pre');
  told.id = 'told';
  told.textContent = JSON.stringify(failed);
  document.body.append(told);
})();
"""


def drive(page, scratch, script, today="2023-12-08T09:00:00+07:00", size="1366,768"):
    """What fails of the checks in a script that runs in the page."""
    copy = scratch / "driven.html"
    copy.write_text(with_scripts(page.read_text(encoding="utf-8"), STUB % today, FRAME % script), encoding="utf-8")
    ended = run(scratch, "--virtual-time-budget=20000", f"--window-size={size}", "--dump-dom", copy.as_uri())
    told = re.search(r'<pre id="told">(.*?)</pre>', ended.stdout.decode("utf-8", "replace"), re.S)
    if not told:
        return ["the page's script did not come to its end: " + ended.stderr.decode("utf-8", "replace")[-2000:]]
    text = told.group(1).replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")
    return json.loads(text)


def print_page(page, scratch, pdf):
    run(scratch, "--virtual-time-budget=20000", "--no-pdf-header-footer", f"--print-to-pdf={pdf}", page.as_uri())
    return pdf.read_bytes() if pdf.exists() else b""


def picture(page, scratch, png, size):
    run(scratch, "--virtual-time-budget=20000", f"--window-size={size}", f"--screenshot={png}", page.as_uri())
