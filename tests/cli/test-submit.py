#!/usr/bin/env python3
# SPDX-FileCopyrightText: The Rejoinder authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Files comments as a script does, at a regulations.gov on this computer: test-submit.py PROGRAM SOURCE STAND-IN."""

import hashlib
import json
import os
import pathlib
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import unittest

PROGRAM = os.path.abspath(sys.argv.pop(1))
SOURCE = pathlib.Path(sys.argv.pop(1)).resolve()
STAND_IN = os.path.abspath(sys.argv.pop(1))

OPEN = "USCIS-2019-0007-0001"
CLOSED = "EPA-HQ-OAR-2003-0129-0001"
KEY = "good-key"
WORDS = "I have taught second grade in Ohio for eleven years, and this rule would keep children from school."
PERSON = {"type": "individual", "first_name": "Jane", "last_name": "Roe", "email": "jane@example.org", "send_receipt": True, "city": "Dayton", "state": "OH"}
FIRM = {"type": "organization", "organization": "Roe & Doe LLP", "organization_type": "Company", "email": "office@example.org"}
NOBODY = {"type": "anonymous"}

RULE = """<PRORULE><PREAMB><PRTPAGE P="56338"/><AGENCY TYPE="N">DEPARTMENT OF EXAMPLES</AGENCY><DEPDOC>[Docket No. USCIS-2019-0007]</DEPDOC>
<RIN>RIN 1615-AC14</RIN><SUBJECT>Collection of Examples</SUBJECT>
<DATES><HD SOURCE="HED">DATES:</HD><P>Comments must be postmarked on or before October 13, 2099.</P></DATES>
<ADD><HD SOURCE="HED">ADDRESSES:</HD><P>Submit comments at regulations.gov or by email to rules@example.gov.</P>
<P>&#x2022; <E T="03">Mail:</E> Jane Doe, Office of Examples, 1 Main Street NW, Washington, DC 20036.</P></ADD></PREAMB>
<SUPLINF><P>Text.</P></SUPLINF></PRORULE>
"""


class Site:
    """A regulations.gov, with faults as "REQUEST=FAULT:TIMES"."""

    def __init__(self, *faults):
        self.program = subprocess.Popen([STAND_IN, *faults], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        self.base = self.program.stdout.readline().strip()

    def tell(self, line):
        self.program.stdin.write(line + "\n")
        self.program.stdin.flush()

    def count(self):
        self.tell("count")
        return int(self.program.stdout.readline())

    def wait_for(self, request):
        """Until something was asked; True if it was."""
        for _ in range(600):
            self.tell("requests")
            if request in self.program.stdout.readline():
                return True
            time.sleep(0.05)
        return False

    def stop(self):
        """What was filed, each as (tracking, document, type, files, attributes)."""
        out, _ = self.program.communicate(timeout=30)
        filed = []
        for line in out.splitlines():
            head, body = line.split(": ", 1)
            tracking, _, document, _, kind, files, _ = head.split(" ")
            filed.append((tracking, document, kind.rstrip(","), int(files), json.loads(body)["data"]["attributes"]))
        return filed


class Submit(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = pathlib.Path(folder.name)
        self.site = None

    def tearDown(self):
        if self.site:
            self.site.stop()

    def start(self, *faults):
        self.site = Site(*faults)
        return self.site

    def filed(self):
        filed = self.site.stop()
        self.site = None
        return filed

    def write(self, name, contents):
        path = self.folder / name
        path.write_bytes(contents if isinstance(contents, bytes) else contents.encode())
        return path

    def comment(self, words=WORDS, document=OPEN, name="comment.md"):
        return self.write(name, f"---\ntitle: My comment\ndocument: {document}\ndocket: USCIS-2019-0007\n---\n\n{words}\n")

    def profile(self, fields=None):
        return self.write("profile.json", json.dumps(fields or PERSON))

    def command(self, *words):
        return [PROGRAM, *map(str, words), "--library", str(self.folder / "library")]

    def environment(self, key=KEY):
        environment = dict(os.environ, REJOINDER_DATA=str(SOURCE / "data"))
        environment.pop("REJOINDER_REGULATIONS_KEY", None)
        if key:
            environment["REJOINDER_REGULATIONS_KEY"] = key
        return environment

    def run_cli(self, expected, *words, key=KEY):
        done = subprocess.run(self.command(*words), stdin=subprocess.DEVNULL, capture_output=True, env=self.environment(key), cwd=self.folder, timeout=120)
        out, err = done.stdout.decode(), done.stderr.decode()
        self.assertEqual(done.returncode, expected, out + err)
        self.assertNotIn("CRITICAL", err)
        if key and key != "k":
            self.assertNotIn(key, out + err)
        return out, err

    def submit(self, expected, *words, comment=None, profile=None, way="api", document=OPEN, key=KEY, base=None):
        confirm = ["--confirm", document] if document else []
        out, _ = self.run_cli(
            expected, "submit", comment or self.comment(), "--way", way, "--as", self.profile(profile), "--base-url", base or self.site.base, "--json", *confirm, *words, key=key
        )
        return json.loads(out)

    def codes(self, answer, blocks=True):
        return [problem["code"] for problem in answer["problems"] if problem["blocks"] == blocks]

    # What is sent, and only then.

    def test_confirm(self):
        self.start()
        out, err = self.run_cli(1, "submit", self.comment(), "--way", "api", "--as", self.profile(), "--base-url", self.site.base)
        for words in ("https://www.regulations.gov/user-notice", "https://www.regulations.gov/privacy-notice", f"https://www.regulations.gov/document/{OPEN}", WORDS, "Jane", "Roe"):
            self.assertIn(words, out)
        self.assertIn(f"--confirm {OPEN}", err)
        self.submit(1, document="USCIS-2019-0007-0002")
        self.submit(0, "--dry-run")
        self.assertEqual(self.filed(), [])

    def test_dry_run(self):
        self.start()
        exhibit = self.write("exhibit-a.txt", "Nothing.\n")
        answer = self.submit(0, "--dry-run", "--attach", exhibit, document=None, base="http://127.0.0.1:9/v4", key=None)
        self.assertEqual((answer["receipt"], answer["state"], answer["tracking"]), (None, "dry-run", None))
        self.assertEqual([(step["method"], step["url"].rsplit("/", 1)[-1]) for step in answer["steps"] if step["method"] == "POST"],
                         [("POST", "submission-keys"), ("POST", "file-upload-urls"), ("POST", "comments")])
        self.assertEqual(answer["steps"][2]["file"], "exhibit-a.txt")
        attributes = answer["steps"][-1]["body"]["data"]["attributes"]
        self.assertEqual((attributes["comment"], attributes["submitterType"], attributes["commentOnDocumentId"]), (WORDS, "INDIVIDUAL", OPEN))
        self.assertTrue(all(step["headers"].get("X-Api-Key", "********") == "********" for step in answer["steps"]))
        self.assertNotIn("email", answer["public"]["submitter"])
        self.assertEqual(len(answer["notices"]), 3)
        self.assertFalse((self.folder / "library").exists())

    def test_each_submitter(self):
        self.start()
        for n, (profile, kind) in enumerate(((PERSON, "INDIVIDUAL"), (FIRM, "ORGANIZATION"), (NOBODY, "ANONYMOUS"))):
            answer = self.submit(0, comment=self.comment(f"{WORDS} And {n}."), profile=profile)
            self.assertEqual(answer["state"], "filed")
            self.assertTrue(answer["tracking"])
        filed = self.filed()
        self.assertEqual([one[2] for one in filed], ["INDIVIDUAL", "ORGANIZATION", "ANONYMOUS"])
        self.assertEqual(filed[0][4]["firstName"], "Jane")
        self.assertEqual(filed[1][4]["organization"], "Roe & Doe LLP")
        self.assertNotIn("firstName", filed[2][4])

    def test_counsel(self):
        """A firm and a lawyer file for a client, who is named in the text and in no field."""
        self.start()
        client = "Riverside Bakers Guild"
        for n, profile in enumerate((FIRM, PERSON)):
            self.submit(0, comment=self.comment(f"We write for our client, the {client}, and say {n}. {WORDS}"), profile=profile)
        filed = self.filed()
        self.assertEqual([one[2] for one in filed], ["ORGANIZATION", "INDIVIDUAL"])
        for one in filed:
            self.assertIn(client, one[4].pop("comment"))
            self.assertNotIn(client, json.dumps(one[4]))
            self.assertNotIn("numItemsReceived", one[4])

    def test_signatures(self):
        self.start()
        signed = self.comment(WORDS + "\n\n## Signatures\n\n- Ann Roe, Riverside School, Dayton")
        self.assertEqual(self.codes(self.submit(1, comment=signed, profile=NOBODY)), ["anonymous-signatures"])
        self.assertEqual(self.submit(0, comment=signed)["state"], "filed")

    def test_files(self):
        self.start()
        exhibit = self.write("exhibit-a.txt", "Nothing.\n" * 20000)
        answer = self.submit(0, "--attach", exhibit)
        shown = json.loads(self.run_cli(0, "receipt", "show", answer["receipt"], "--json")[0])
        self.assertEqual(shown["files"], [{"name": "exhibit-a.txt", "media_type": "text/plain", "title": None, "size": 180000, "sha256": hashlib.sha256(exhibit.read_bytes()).hexdigest()}])
        self.assertEqual([one[3] for one in self.filed()], [1])

    # Limits.

    def test_bytes(self):
        """4,980 characters, but 5,001 bytes: it goes as a PDF, and the box has a few words."""
        self.start()
        words = "§" * 21 + "z" * 4959
        self.assertEqual((len(words), len(words.encode())), (4980, 5001))
        self.submit(0, comment=self.comment(words))
        self.submit(0, comment=self.comment("y" * 5000))
        filed = self.filed()
        self.assertEqual(filed[0][4]["files"], [f"comment-{OPEN}.pdf"])
        self.assertIn("Please see the attached file", filed[0][4]["comment"])
        self.assertEqual((filed[1][3], len(filed[1][4]["comment"])), (0, 5000))

    def test_blocked(self):
        self.start()
        self.assertEqual(self.codes(self.submit(1, comment=self.comment("I write [[why]]."))), ["placeholder-left"])
        self.assertEqual(self.codes(self.submit(1, comment=self.comment(""))), ["empty-comment"])
        self.assertEqual(self.codes(self.submit(1, comment=self.comment(WORDS + " 🙏"))), ["box-emoji"])
        self.assertEqual(self.codes(self.submit(1, profile={"type": "individual", "first_name": "Jane"})), ["submitter"])
        self.assertEqual(self.codes(self.submit(1, "--attach", self.write("exhibit.odt", "x"))), ["type-mismatch"])
        self.assertEqual(self.codes(self.submit(1, comment=self.write("none.md", WORDS + "\n"))), ["no-document"])
        self.assertEqual(self.filed(), [])

    def test_private(self):
        """What looks private is decided about, in the text and in files."""
        self.start()
        words = WORDS + " Call me at 202-555-0172."
        exhibit = self.write("exhibit-a.txt", "Call me at 202-555-0173.\n")
        self.assertEqual(self.codes(self.submit(1, "--attach", exhibit, comment=self.comment(words))), ["private-phone", "private-phone"])
        answer = self.submit(0, "--allow-private", "--attach", exhibit, comment=self.comment(words))
        self.assertEqual(self.codes(answer, blocks=False), ["private-phone", "private-phone"])
        self.assertEqual(len(self.filed()), 1)

    def test_named_attachment(self):
        """What the comment says goes with it is not left out."""
        self.start()
        exhibit = self.write("exhibit-a.txt", "Nothing.\n")
        digest = hashlib.sha256(exhibit.read_bytes()).hexdigest()
        comment = self.write("named.md", f"---\ndocument: {OPEN}\nattachments: [{{name: exhibit-a.txt, sha256: {digest}}}]\n---\n\n{WORDS}\n")
        self.run_cli(3, "submit", comment, "--way", "api", "--as", self.profile(), "--base-url", self.site.base, "--confirm", OPEN)
        self.submit(0, "--attach", exhibit, comment=comment)
        self.assertEqual([one[3] for one in self.filed()], [1])

    # What goes wrong.

    def test_closed(self):
        self.start()
        answer = self.submit(1, comment=self.comment(document=CLOSED), document=CLOSED)
        self.assertEqual(answer["state"], "not-sent")
        self.assertIn("no comments", answer["message"])
        self.assertEqual(self.filed(), [])

    def test_unknown_document(self):
        self.start()
        self.submit(1, comment=self.comment(document="USCIS-2019-0007-9999"), document="USCIS-2019-0007-9999")
        self.assertEqual(self.filed(), [])

    def test_keys(self):
        self.start()
        self.assertEqual(self.submit(1, key="wrong-key")["state"], "not-sent")
        _, err = self.run_cli(2, "submit", self.comment(), "--way", "api", "--as", self.profile(), "--base-url", self.site.base, "--confirm", OPEN, key=None)
        self.assertIn("REJOINDER_REGULATIONS_KEY", err)
        self.assertEqual(self.filed(), [])
        self.assertEqual(json.loads(self.run_cli(0, "receipt", "list", "--json")[0])["receipts"], [])

    def test_unreachable(self):
        self.start()
        self.submit(3, base="http://127.0.0.1:9/v4")

    def test_again(self):
        self.start()
        first = self.submit(0)
        second = self.submit(1)
        self.assertEqual((second["receipt"], second["state"]), (first["receipt"], "filed"))
        # The same words, set otherwise, are the same comment.
        self.submit(1, comment=self.comment(WORDS.upper().replace(", ", ",\n")))
        self.assertEqual(self.site.count(), 1)
        self.run_cli(2, "submit", self.comment(), "--way", "api", "--as", self.profile(), "--base-url", self.site.base, "--confirm", OPEN, "--again", "99")
        again = self.submit(0, "--again", str(first["receipt"]))
        self.assertNotEqual(again["receipt"], first["receipt"])
        self.assertEqual(len(self.filed()), 2)

    def test_cut_upload(self):
        """A connection that is cut in the middle of a file is tried again; one that stays cut can be gone on with."""
        self.start("upload=reset-during:1")
        exhibit = self.write("exhibit-a.txt", "Nothing.\n" * 100000)
        self.assertEqual(self.submit(0, "--attach", exhibit)["state"], "filed")
        self.assertEqual([one[3] for one in self.filed()], [1])

    def test_resume(self):
        self.start("upload-url=403:1")
        exhibit = self.write("exhibit-a.txt", "Nothing.\n")
        answer = self.submit(1, "--attach", exhibit)
        self.assertEqual(answer["state"], "uploading")
        receipt = answer["receipt"]
        self.assertEqual(self.site.count(), 0)
        self.submit(1, "--attach", exhibit)
        self.run_cli(1, "submit", "--resume", receipt)
        out, _ = self.run_cli(0, "submit", "--resume", receipt, "--confirm", OPEN, "--json")
        self.assertEqual((json.loads(out)["receipt"], json.loads(out)["state"]), (receipt, "filed"))
        self.assertEqual([one[3] for one in self.filed()], [1])

    def test_killed_in_upload(self):
        """kill -9 in the middle of a file; it is gone on with, and filed once."""
        self.start("upload=silent:1")
        exhibit = self.write("exhibit-a.txt", "Nothing.\n" * 100000)
        program = subprocess.Popen(
            self.command("submit", self.comment(), "--way", "api", "--as", self.profile(), "--base-url", self.site.base, "--confirm", OPEN, "--attach", exhibit),
            stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=self.environment(), cwd=self.folder,
        )
        self.assertTrue(self.site.wait_for("/upload/"))
        program.send_signal(signal.SIGKILL)
        program.wait()
        answer = self.submit(1, "--attach", exhibit)
        self.assertEqual((answer["state"], self.site.count()), ("uploading", 0))
        out, _ = self.run_cli(0, "submit", "--resume", answer["receipt"], "--confirm", OPEN, "--json")
        self.assertEqual(json.loads(out)["state"], "filed")
        self.assertEqual([one[3] for one in self.filed()], [1])

    def test_unknown(self):
        """The server did it and could not say so: nobody can tell, and nothing is sent again by itself."""
        self.start("comment=broken-after:1")
        answer = self.submit(4)
        self.assertEqual((answer["state"], answer["tracking"]), ("unknown", None))
        self.assertEqual(self.submit(1)["state"], "unknown")
        self.run_cli(4, "submit", "--resume", answer["receipt"], "--confirm", OPEN, "--json")
        self.assertEqual(len(self.filed()), 1)
        out, _ = self.run_cli(0, "receipt", "settle", answer["receipt"], "--filed", "--tracking", "klb-0000-0001", "--json")
        self.assertEqual((json.loads(out)["state"], json.loads(out)["tracking"]), ("filed", "klb-0000-0001"))

    def test_no_tracking(self):
        self.start("comment=wrong-types:1")
        answer = self.submit(0)
        self.assertEqual((answer["state"], answer["tracking"]), ("filed-no-tracking", None))

    def test_killed_in_post(self):
        """kill -9 while the comment is on its way."""
        self.start("comment=silent-after:1")
        program = subprocess.Popen(
            self.command("submit", self.comment(), "--way", "api", "--as", self.profile(), "--base-url", self.site.base, "--confirm", OPEN),
            stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=self.environment(), cwd=self.folder,
        )
        for _ in range(600):
            if self.site.count() == 1:
                break
            time.sleep(0.05)
        program.send_signal(signal.SIGKILL)
        program.wait()
        answer = self.submit(1)
        receipt = answer["receipt"]
        self.assertIn(answer["state"], ("posting", "unknown"))
        out, _ = self.run_cli(4, "submit", "--resume", receipt, "--confirm", OPEN, "--json")
        self.assertEqual(json.loads(out)["state"], "unknown")
        self.assertEqual(self.site.count(), 1)
        self.assertEqual(self.submit(0, "--again", str(receipt))["state"], "filed")
        self.assertEqual(len(self.filed()), 2)

    def interrupt(self, request, number, *faults, times=1):
        """Stops the program while a request is on its way: (exit status, answer, what it said)."""
        self.start(*faults)
        exhibit = self.write("exhibit-a.txt", "Nothing.\n" * 1000)
        program = subprocess.Popen(
            self.command("submit", self.comment(), "--way", "api", "--as", self.profile(), "--base-url", self.site.base, "--confirm", OPEN, "--attach", exhibit, "--json"),
            stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=self.environment(), cwd=self.folder,
        )
        self.assertTrue(self.site.wait_for(request))
        program.send_signal(number)
        if times > 1:
            said = program.stderr.readline()
            self.assertIn("cannot be called back", said)
            self.assertIsNone(program.poll())
            program.send_signal(number)
        out, err = program.communicate(timeout=60)
        return program.returncode, json.loads(out), err

    def test_interrupted(self):
        """Ctrl+C and being asked to end, before the comment is sent: nothing is filed, and it can be gone on with."""
        cases = (
            ("submission-key=silent:1", "POST /v4/submission-keys", "uploading"),
            ("submission-key=503:1", "POST /v4/submission-keys", "uploading"),
            ("upload-url=silent:1", "POST /v4/file-upload-urls", "uploading"),
            ("upload=silent:1", "PUT /upload", "uploading"),
        )
        for n, (fault, request, state) in enumerate(cases):
            for number in (signal.SIGINT, signal.SIGTERM):
                with self.subTest(fault=fault, signal=number.name):
                    status, answer, err = self.interrupt(request, number, fault)
                    self.assertEqual((status, answer["state"], answer["tracking"]), (3, state, None), err)
                    self.assertIn("Nothing was filed", answer["message"])
                    receipt = answer["receipt"]
                    self.assertIn(f"rejoinder-cli submit --resume {receipt} --confirm {OPEN}", answer["message"])
                    self.assertEqual(self.site.count(), 0)
                    out, _ = self.run_cli(0, "submit", "--resume", receipt, "--confirm", OPEN, "--json")
                    self.assertEqual((json.loads(out)["receipt"], json.loads(out)["state"]), (receipt, "filed"))
                    self.assertEqual([one[3] for one in self.filed()], [1])
                    shutil.rmtree(self.folder / "library")

    def test_interrupted_before(self):
        """While the document is asked for nothing is begun, and no receipt made."""
        status, answer, _ = self.interrupt("GET /v4", signal.SIGINT, "question=silent:1")
        self.assertEqual((status, answer["state"], answer["receipt"]), (3, "not-sent", None))
        self.assertEqual(self.filed(), [])
        self.assertEqual(json.loads(self.run_cli(0, "receipt", "list", "--json")[0])["receipts"], [])

    def test_interrupted_in_post(self):
        """The comment is on its way: its answer is waited for, and whoever does not want to wait is told what is known."""
        for number in (signal.SIGINT, signal.SIGTERM):
            with self.subTest(signal=number.name):
                status, answer, err = self.interrupt("POST /v4/comments", number, "comment=silent-after:1", times=2)
                self.assertEqual((status, answer["tracking"]), (4, None), err)
                self.assertIn(answer["state"], ("posting", "unknown"))
                self.assertIn("nobody can tell", answer["message"])
                self.assertNotIn("Nothing was filed", answer["message"])
                receipt = answer["receipt"]
                self.assertEqual(self.submit(1, "--attach", self.folder / "exhibit-a.txt")["receipt"], receipt)
                out, _ = self.run_cli(4, "submit", "--resume", receipt, "--confirm", OPEN, "--json")
                self.assertEqual(json.loads(out)["state"], "unknown")
                self.assertEqual(len(self.filed()), 1)
                shutil.rmtree(self.folder / "library")

    def test_interrupted_once_in_post(self):
        """Stopped once in the final request, the program says what came of it."""
        self.start("comment=silent-after:1")
        program = subprocess.Popen(
            self.command("submit", self.comment(), "--way", "api", "--as", self.profile(), "--base-url", self.site.base, "--confirm", OPEN, "--json"),
            stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=self.environment(), cwd=self.folder,
        )
        self.assertTrue(self.site.wait_for("POST /v4/comments"))
        program.send_signal(signal.SIGINT)
        self.assertIn("cannot be called back", program.stderr.readline())
        self.site.tell("answer")
        out, err = program.communicate(timeout=60)
        self.assertEqual((program.returncode, json.loads(out)["state"]), (0, "filed"), err)
        self.assertEqual(len(self.filed()), 1)

    # Other ways.

    def hand_over(self, way, *words, expected=0, document=None, **options):
        self.start()
        out = self.folder / "out"
        answer = self.submit(expected, "--rule", self.write("rule.xml", RULE), "-o", out, *words, way=way, document=document, key=None, **options)
        self.assertEqual(self.filed(), [])
        return answer, out

    def test_browser(self):
        answer, out = self.hand_over("browser", "--attach", self.write("exhibit-a.txt", "Nothing.\n"))
        self.assertEqual((answer["state"], answer["steps"]), ("handed-over", []))
        self.assertEqual((out / "comment-box.txt").read_text(), WORDS + "\n")
        self.assertEqual((out / "exhibit-a.txt").read_text(), "Nothing.\n")
        self.assertIn(f"https://www.regulations.gov/commenton/{OPEN}", answer["message"])
        self.assertIn("Nothing is filed yet", answer["message"])
        # Once more is once too often, and files that are there are left alone.
        self.start()
        self.assertEqual(self.submit(1, way="browser", document=None)["state"], "handed-over")
        self.run_cli(3, "submit", self.comment(), "--way", "browser", "--as", self.profile(), "-o", out, "--again", answer["receipt"])
        shown, _ = self.run_cli(0, "receipt", "settle", answer["receipt"], "--filed", "--tracking", "klb-0000-0002", "--json")
        self.assertEqual(json.loads(shown)["state"], "filed")

    def test_email(self):
        answer, out = self.hand_over("email")
        mail = (out / "email.txt").read_text()
        self.assertEqual(answer["state"], "handed-over")
        self.assertTrue(mail.startswith("To: rules@example.gov\nSubject: Comment on USCIS-2019-0007, RIN 1615-AC14, Collection of Examples\n\n"), mail)
        self.assertIn("mailto:rules@example.gov?subject=Comment%20on", mail)
        self.assertTrue((out / f"comment-{OPEN}.pdf").read_bytes().startswith(b"%PDF-"))

    def test_print(self):
        answer, out = self.hand_over("print")
        self.assertTrue((out / "cover-letter.pdf").read_bytes().startswith(b"%PDF-"))
        self.assertTrue((out / f"comment-{OPEN}.pdf").read_bytes().startswith(b"%PDF-"))
        self.assertIn("1 Main Street NW", answer["message"])
        self.assertIn("postmarked on or before October 13, 2099", answer["message"])
        out, _ = self.run_cli(0, "receipt", "settle", answer["receipt"], "--not-sent", "--json")
        self.assertEqual(json.loads(out)["state"], "cancelled")

    def test_way_does_not_fit(self):
        self.start()
        self.assertEqual(self.codes(self.submit(1, way="email", document=None)), ["way-impossible"])

    # Receipts.

    def test_receipt(self):
        self.start()
        receipt = self.submit(0)["receipt"]
        out, _ = self.run_cli(0, "receipt", "list")
        self.assertIn(f"{receipt}\t", out)
        out, _ = self.run_cli(0, "receipt", "show", receipt)
        self.assertIn(WORDS, out)
        shown = json.loads(self.run_cli(0, "receipt", "show", receipt, "--json")[0])
        self.assertEqual(shown["text_sha256"], hashlib.sha256(WORDS.encode()).hexdigest())
        self.assertEqual(shown["answers"][-1]["status"], 201)
        self.assertRegex(shown["time_eastern"], r"E[SD]T$")
        self.run_cli(0, "receipt", "export", receipt, "-o", self.folder / "r.json")
        self.run_cli(0, "receipt", "export", receipt, "-o", self.folder / "r.pdf")
        self.run_cli(3, "receipt", "export", receipt, "-o", self.folder / "r.pdf")
        self.assertEqual(json.loads((self.folder / "r.json").read_text())["tracking"], shown["tracking"])
        self.assertTrue((self.folder / "r.pdf").read_bytes().startswith(b"%PDF-"))
        self.run_cli(2, "receipt", "export", receipt, "-o", self.folder / "r.odt")
        self.run_cli(3, "receipt", "show", "99")
        self.run_cli(2, "receipt", "show", "x")
        self.run_cli(2, "receipt", "frobnicate")

    def test_posted(self):
        self.start()
        receipt = self.submit(0)["receipt"]
        posted = lambda expected=0, **options: json.loads(self.run_cli(expected, "receipt", "posted", receipt, "--json", **options)[0])["posted"]
        self.assertIsNone(posted(key=None))
        self.assertEqual(posted()["state"], "not-yet")
        self.site.tell("post 0")
        self.site.count()
        self.assertEqual(posted()["state"], "posted")
        self.assertTrue(posted()["id"].startswith("USCIS-2019-0007-"))
        # Later nobody need be asked to know.
        self.filed()
        self.assertEqual(posted(key=None)["state"], "posted")
        self.assertEqual(posted(3)["state"], "could-not-ask")

    def test_usage(self):
        comment, profile = self.comment(), self.profile()
        self.run_cli(2, "submit")
        self.run_cli(2, "submit", comment, "--way", "api")
        self.run_cli(2, "submit", comment, "--as", profile)
        self.run_cli(2, "submit", comment, "--as", profile, "--way", "fax")
        self.run_cli(2, "submit", "--resume", "x")
        self.run_cli(3, "submit", self.folder / "absent.md", "--way", "api", "--as", profile)
        self.run_cli(3, "submit", comment, "--way", "api", "--as", self.write("bad.json", "{\"type\":\"person\"}"))
        self.run_cli(2, "submit", comment, "--way", "api", "--as", profile, "--base-url", "http://example.org/v4", "--confirm", OPEN)


if __name__ == "__main__":
    unittest.main()
