#!/usr/bin/env python3
# SPDX-FileCopyrightText: The Rejoinder authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Runs rejoinder-cli as a person or a script does: test-cli.py PROGRAM SOURCE."""

import hashlib
import json
import os
import pathlib
import re
import subprocess
import sys
import tempfile
import unittest
import zipfile

PROGRAM = sys.argv.pop(1)
SOURCE = pathlib.Path(sys.argv.pop(1))
STAND_INS = sys.argv.pop(1)
SHARED = pathlib.Path(os.environ.get("REJ_SHARED", "shared-is-absent"))

COMMENT = """---
title: Comment
docket: USCIS-2019-0007
citation: 85 FR 56338
---

# Comment

The rule at 85 Fed. Reg. 56,338 (Sept. 11, 2020) goes too far. *Id.* at 56,341.[^1]

[^1]: See 5 U.S.C. § 553(c).
"""


def run(*words, stdin=None, env=None):
    environment = dict(os.environ, REJOINDER_DATA=str(SOURCE / "data"), **(env or {}))
    done = subprocess.run(
        [PROGRAM, *map(str, words)],
        input=stdin.encode() if isinstance(stdin, str) else stdin,
        stdin=subprocess.DEVNULL if stdin is None else None,
        capture_output=True,
        env=environment,
        timeout=120,
    )
    return done.returncode, done.stdout, done.stderr.decode()


class CommandLine(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = pathlib.Path(folder.name)

    def write(self, name, contents):
        path = self.folder / name
        path.write_bytes(contents if isinstance(contents, bytes) else contents.encode())
        return path

    def fails(self, expected, *words, says=None, **options):
        """The command ends as it should, with a sentence for people and nothing that a program would mistake."""
        code, out, err = run(*words, **options)
        self.assertEqual(code, expected, err)
        self.assertTrue(err.startswith("rejoinder-cli: "), err)
        self.assertNotIn("CRITICAL", err)
        if says:
            self.assertIn(says, err)
        return err

    def succeeds(self, *words, **options):
        code, out, err = run(*words, **options)
        self.assertEqual(code, 0, err)
        self.assertEqual(err, "")
        return out.decode()


class Usage(CommandLine):
    def test_help(self):
        self.assertIn("check", self.succeeds("--help"))
        for verb in ("new", "check", "count", "export", "rule", "campaign"):
            self.assertIn("rejoinder-cli", self.succeeds(verb, "--help"), verb)
        for verb in ("new", "check", "count", "export", "rule show", "rule find", "rule questions", "rule sections", "campaign list", "campaign check"):
            self.assertIn(f"rejoinder-cli {verb} ", self.succeeds(*verb.split(), "--help"))

    def test_wrong_words(self):
        self.fails(2, "frobnicate", says="frobnicate")
        self.fails(2, "check")
        self.fails(2, "check", "--frobnicate", "x")
        self.fails(2, "check", "a", "b")
        self.fails(2, "count")
        self.fails(2, "export", "a.md")
        self.fails(2, "export", self.write("a.md", COMMENT), "-o", "out.doc")
        self.fails(2, "rule", "show")
        self.fails(2, "rule", "find", "a.xml")
        self.fails(2, "rule", "questions")
        self.fails(2, "rule", "sections", "a.xml", "b.xml")
        self.fails(2, "rule", "show", "a.xml", "b.xml")
        self.fails(2, "check", "--format", "doc", self.write("a.md", COMMENT))
        self.fails(2, "count", "--format", "doc", "-", stdin="")
        self.fails(2, "campaign", "frobnicate")
        self.fails(2, "new", "--campaign", "any-rule")
        self.assertEqual(run()[0], 2)



class StandIns:
    """Services on this computer, and what they were sent."""

    def __init__(self, *faults):
        self.program = subprocess.Popen([STAND_INS, *faults], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        self.addresses = json.loads(self.program.stdout.readline())
        self.options = [
            "--fr-url", self.addresses["federal-register"],
            "--ecfr-url", self.addresses["ecfr"],
            "--courtlistener-url", self.addresses["courtlistener"],
        ]

    def stop(self):
        out, _ = self.program.communicate(timeout=30)
        return [json.loads(line) for line in out.splitlines()]


ASKED = """---
docket: USCIS-2019-0007
---

My sister Wanjiru lives here. See 85 Fed. Reg. 56,338, 56,341 (Sept. 11, 2020); 84 FR 99999. *Id.*

State Farm, 463 U.S. 29 (1983). 8 C.F.R. § 103.16(a); 8 CFR 103.99. 5 U.S.C. § 553.
"""


class Online(CommandLine):
    def ask(self, *faults, token="good-token", expected=None, words=()):
        services = StandIns(*faults)
        path = self.write("asked.md", ASKED)
        code, out, err = run("check", "--online", "--json", *services.options, *words, path, env={"REJOINDER_COURTLISTENER_TOKEN": token} if token else {})
        requests = services.stop()
        if expected is not None:
            self.assertEqual(code, expected, err)
        return json.loads(out), requests

    @staticmethod
    def states(report):
        return {citation["online"]["query"]: citation["online"]["state"] for citation in report["citations"] if "online" in citation}

    def test_states(self):
        report, requests = self.ask()
        self.assertEqual(
            self.states(report),
            {"85 FR 56338": "found", "84 FR 99999": "not-found", "463 U.S. 29": "found", "8 CFR 103.16": "found", "8 CFR 103.99": "not-found"},
        )
        found = [finding for finding in report["findings"] if finding["tier"] == "online"]
        self.assertEqual([finding["code"] for finding in found], ["online-not-found"] * 2)
        self.assertTrue(all(finding["severity"] == "warning" for finding in found))
        self.assertIn("84 FR 99999", found[0]["message"])
        first = next(citation for citation in report["citations"] if citation["kind"] == "fr")
        self.assertRegex(first["online"]["asked"], r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$")
        self.assertEqual(first["online"]["service"], "federal-register")
        self.assertEqual(first["online"]["date"], "2020-09-11")
        self.assertTrue(all("online" not in citation for citation in report["citations"] if citation["kind"] in ("id", "usc")))
        sent = json.dumps(requests)
        for word in ("Wanjiru", "sister", "State Farm", "56341", "asked.md"):
            self.assertNotIn(word, sent)
        self.assertEqual(len(requests), 5)

    def test_without_token(self):
        report, requests = self.ask(token=None)
        self.assertEqual(self.states(report)["463 U.S. 29"], "could-not-ask")
        self.assertEqual(self.states(report)["85 FR 56338"], "found")
        self.assertFalse([request for request in requests if request["service"] == "courtlistener"])

    def test_faults(self):
        for fault in ("html", "truncated", "reset", "broken", "redirects", "endless"):
            report, _ = self.ask("federal-register=" + fault)
            self.assertEqual(self.states(report)["85 FR 56338"], "could-not-ask", fault)
            self.assertEqual(self.states(report)["8 CFR 103.16"], "found", fault)

    def test_exit(self):
        services = StandIns("federal-register=broken")
        path = self.write("fine.md", "See 85 Fed. Reg. 56,338 (Sept. 11, 2020).\n")
        code, out, err = run("check", "--online", *services.options, path)
        services.stop()
        self.assertEqual(code, 3, err)
        self.assertIn(b"1 that could not be asked about", out)
        services = StandIns()
        self.assertIn("1 found, 0 not found", self.succeeds("check", "--online", *services.options, path))
        services.stop()

    def test_batch_asks_once(self):
        services = StandIns()
        self.write("a.md", ASKED)
        self.write("b.md", ASKED)
        lines = "".join(json.dumps({"id": name, "text": str(self.folder / name)}) + "\n" for name in ("a.md", "b.md"))
        code, out, err = run("check", "--online", *services.options, "--batch", self.write("list.jsonl", lines), env={"REJOINDER_COURTLISTENER_TOKEN": "good-token"})
        requests = services.stop()
        self.assertEqual(code, 0, err)
        states = [self.states(json.loads(line)) for line in out.splitlines()]
        self.assertEqual(states[0], states[1])
        self.assertEqual(len(requests), 5)

    def test_refuses_addresses(self):
        path = self.write("a.md", ASKED)
        for url in ("http://www.example.org", "ftp://127.0.0.1", "nonsense"):
            self.fails(2, "check", "--online", "--fr-url", url, path, says="https://")
        self.fails(2, "check", "--online", "--ecfr-url", "http://example.org", path, says="eCFR")

    def test_token_is_never_said(self):
        services = StandIns("courtlistener=html")
        path = self.write("a.md", ASKED)
        code, out, err = run("check", "--online", *services.options, path, env={"REJOINDER_COURTLISTENER_TOKEN": "topsecret"})
        services.stop()
        self.assertNotIn("topsecret", out.decode() + err)

    def test_fetch(self):
        services = StandIns()
        path = self.folder / "rule.xml"
        words = ["rule", "fetch", "2020-19145", "-o", path, "--fr-url", services.addresses["federal-register"]]
        report = json.loads(self.succeeds(*words, "--json"))
        meta = self.folder / "2020-19145.json"
        self.assertEqual(report, {"number": "2020-19145", "file": str(path), "meta": str(meta)})
        self.assertEqual(json.loads(meta.read_text())["citation"], "85 FR 56338")
        shown = json.loads(self.succeeds("rule", "show", "--json", "--meta", meta, path))
        self.assertEqual(shown["publication_date"], "2020-09-11")
        path.write_text("mine")
        self.fails(3, *words, says="--force")
        self.assertEqual(path.read_text(), "mine")
        self.succeeds(*words, "--force")
        self.assertTrue(path.read_text().startswith("<?xml"))
        self.fails(3, "rule", "fetch", "1999-00001", "-o", self.folder / "x.xml", *words[5:], says="1999-00001")
        self.assertFalse((self.folder / "x.xml").exists())
        services.stop()
        self.fails(3, *words, "--force", says="127.0.0.1")
        self.fails(2, "rule", "fetch", "../x", "-o", self.folder / "y.xml")
        self.fails(2, "rule", "fetch", "2020-19145")

class New(CommandLine):
    def test_whole_template(self):
        path = self.folder / "comment.md"
        self.succeeds("new", "--campaign", "biometrics-2020", "-o", path)
        text = path.read_text()
        self.assertIn("docket: USCIS-2019-0007\n", text)
        self.assertIn("rin: 1615-AC14\n", text)
        self.assertIn("campaign: biometrics-2020\n", text)
        self.assertIn("\n## Children should be left out\n", text)
        self.assertIn("[[", text)

    def test_chosen_concerns(self):
        text = self.succeeds("new", "--campaign", "biometrics-2020", "--concern", "children", "--concern", "kenya", "-o", "-")
        self.assertIn("Children should be left out", text)
        self.assertIn("eKLR", text)
        self.assertNotIn("Survivors need safety", text)
        self.assertIn("What I ask for", text)

    def test_refuses(self):
        path = self.write("there.md", "mine")
        self.fails(3, "new", "--campaign", "any-rule", "-o", path, says="--force")
        self.assertEqual(path.read_text(), "mine")
        self.succeeds("new", "--campaign", "any-rule", "--force", "-o", path)
        self.assertIn("What I ask for", path.read_text())
        self.fails(2, "new", "--campaign", "any-rule", "--concern", "nothing", "-o", "-", says="nothing")
        self.fails(3, "new", "--campaign", "no-such-campaign", "-o", "-", says="no-such-campaign")

    def test_rule_fills_in(self):
        rule = SHARED / "data/fr-xml/prorule-2024-02590-cut.xml"
        if not rule.exists():
            self.skipTest("no Federal Register documents here")
        text = self.succeeds("new", "--campaign", "any-rule", "--rule", rule, "-o", "-")
        self.assertRegex(text, r"(?m)^rin: \d{4}-[A-Z]{2}\d{2}$")

    def test_template_passes_its_own_checks(self):
        """A template has placeholders left and is still the template; nothing else is wrong with it."""
        for campaign in ("biometrics-2020", "biometrics-2025", "any-rule"):
            path = self.folder / (campaign + ".md")
            self.succeeds("new", "--campaign", campaign, "-o", path)
            code, out, _ = run("check", "--json", path)
            codes = {finding["code"] for finding in json.loads(out)["findings"]}
            self.assertEqual(code, 1)
            self.assertEqual(codes - {"box-characters"}, {"placeholder-left", "template-unchanged"}, campaign)
            self.assertEqual(json.loads(out)["template"]["shared"], 1)
            path.write_text(re.sub(r"\[\[.*?\]\]", "My own words.", path.read_text(), flags=re.S))
            code, out, _ = run("check", path)
            self.assertEqual(code, 0, out.decode())


class Check(CommandLine):
    def test_quotations_and_private_data(self):
        facts = self.write("facts.json", json.dumps({
            "fr": {"volume": 85, "first": 56338, "last": 56422},
            "sources": [{"cite": "85 FR 56338", "page": "56341", "text": "DHS proposes to remove the age restrictions for biometrics collection."}],
        }))
        text = ("---\ntitle: É\n---\nIt would “remove the age limits for biometrics collection.” 85 FR 56338, 56341. Call 202-555-0143.\n\n"
                "> DHS proposes to remove the age restrictions for biometrics collection. 85 FR 56341.\n")
        path = self.write("c.md", text)
        code, out, _ = run("check", "--json", "--rule-facts", facts, path)
        report = json.loads(out)
        self.assertEqual(code, 1)
        self.assertEqual([(q["verdict"], q["page"]) for q in report["quotations"]], [("altered", "56341"), ("verbatim", "56341")])
        [difference] = report["quotations"][0]["differences"]
        self.assertEqual(text[difference["start"]:difference["end"]], "limits")
        self.assertEqual((difference["quoted"], difference["source"]), ("limits", "restrictions"))
        findings = {finding["code"]: finding for finding in report["findings"]}
        self.assertEqual(findings["quote-mismatch"]["severity"], "error")
        phone = findings["private-phone"]
        self.assertEqual((phone["severity"], phone["tier"], text[phone["start"]:phone["end"]]), ("warning", "comment", "202-555-0143"))
        self.assertEqual(phone["fix"]["replacement"], "[removed]")
        self.assertNotIn("template", report)

        listed = self.write("list.jsonl", json.dumps({"id": 7, "text": str(path), "context": str(facts)}) + "\n")
        _, out, _ = run("check", "--batch", listed)
        line = json.loads(out)
        self.assertEqual(line["id"], 7)
        self.assertEqual(line["quotations"], report["quotations"])
        _, out, _ = run("check", "--rule-facts", facts, path)
        self.assertIn("[quote-mismatch]", out.decode())
        self.assertIn("[private-phone]", out.decode())

    def test_template(self):
        path = self.folder / "t.md"
        self.succeeds("new", "--campaign", "biometrics-2020", "-o", path)
        path.write_text(path.read_text() + "\nI have lived here for twenty years and nobody has ever asked me what I think of it.\n")
        report = json.loads(run("check", "--json", path)[1])
        self.assertGreater(report["template"]["shared"], 0.9)
        self.assertLess(report["template"]["shared"], 1)
        self.assertGreater(report["template"]["longest_shared_run"], 100)
        self.assertNotIn("template-unchanged", {finding["code"] for finding in report["findings"]})

    def test_json(self):
        path = self.write("c.md", COMMENT)
        code, out, err = run("check", "--json", path)
        self.assertEqual((code, err), (0, ""))
        report = json.loads(out)
        self.assertEqual(report["file"], str(path))
        self.assertEqual([c["kind"] for c in report["citations"]], ["fr", "id", "usc"])
        for citation in report["citations"]:
            self.assertEqual(COMMENT[citation["start"]:citation["end"]], citation["text"])
            line = COMMENT.splitlines()[citation["line"] - 1]
            self.assertTrue(line[citation["column"] - 1:].startswith(citation["text"]))
        self.assertEqual(report["citations"][0]["page"], "56338")
        self.assertEqual(report["citations"][1]["antecedent"], 0)
        self.assertTrue(report["limits"]["comment_box"]["fits"])

    def test_text_report(self):
        path = self.write("c.md", "Write [[here]] of 60 U.S.C. § 1.\n")
        code, out, err = run("check", path)
        self.assertEqual(code, 1)
        self.assertRegex(out.decode(), re.escape(str(path)) + r":1:7: error: .* \[placeholder-left\]\n")
        self.assertIn("[usc-title-unknown]", out.decode())

    def test_text_report_shows_the_source(self):
        path = self.write("c.md", "A line.\n\nIt says 84 Fed. Reg. 56338 (Sept. 11, 2020) and 5 U.S.C § 553.\n")
        _, out, _ = run("check", path)
        lines = out.decode().splitlines()
        first = next(i for i, line in enumerate(lines) if "[fr-volume-year-mismatch]" in line)
        self.assertTrue(lines[first].startswith(f"{path}:3:9: error: "))
        self.assertEqual(lines[first + 1], "     3 | It says 84 Fed. Reg. 56338 (Sept. 11, 2020) and 5 U.S.C § 553.")
        self.assertEqual(lines[first + 2], "       |         ^^^^^^^^^^^^^^^^^^")
        self.assertIn("       = perhaps: 56,338", lines)
        counts = lines[next(i for i, line in enumerate(lines) if "2 citations found" in line) + 1:]
        self.assertEqual(counts, ["     1  error       fr-volume-year-mismatch", "     1  warning     abbreviation-periods", "     1  suggestion  page-comma"])
        self.assertNotIn("\033", out.decode())

    def test_colour_is_for_terminals(self):
        path = self.write("c.md", "60 U.S.C. § 1.\n")
        for variables, coloured in (({"TERM": "xterm"}, True), ({"TERM": "xterm", "NO_COLOR": "1"}, False), ({"TERM": "dumb"}, False)):
            environment = {key: value for key, value in os.environ.items() if key != "NO_COLOR"} | {"REJOINDER_DATA": str(SOURCE / "data")} | variables
            terminal, other = os.openpty()
            done = subprocess.Popen([PROGRAM, "check", str(path)], stdin=subprocess.DEVNULL, stdout=other, env=environment)
            os.close(other)
            out = b""
            try:
                while piece := os.read(terminal, 65536):
                    out += piece
            except OSError:  # the other end is closed
                pass
            os.close(terminal)
            self.assertEqual(done.wait(timeout=60), 1)
            self.assertEqual(b"\033[1;31merror:" in out, coloured, (variables, out))

    def test_style(self):
        text = "See 85 Fed. Reg. 56,338 (Sept. 11, 2020). He said “see 8 C.F.R. § 103.2 for that.”\n"
        path = self.write("c.md", text)

        def forms(*words, of=path):
            findings = json.loads(run("check", "--json", *words, of)[1])["findings"]
            return [finding["fix"]["replacement"] for finding in findings if finding["code"] == "style-form"]

        self.assertEqual(forms(), [])
        self.assertEqual(forms("--style", "bluebook"), [])
        self.assertEqual(len(forms("--style", "fr")), 1)
        self.assertTrue(forms("--style", "fr")[0].startswith("85 FR 56338"))
        chosen = self.write("chosen.md", "---\ntitle: A\nstyle: fr\n---\n" + text)
        self.assertEqual(len(forms(of=chosen)), 1)
        self.assertEqual(forms("--style", "bluebook", of=chosen), [])
        self.fails(2, "check", "--style", "oscola", path, says="oscola")
        batch = self.write("batch.jsonl", json.dumps({"id": 1, "text": str(path)}) + "\n")
        [line] = [json.loads(line) for line in run("check", "--style", "fr", "--batch", batch)[1].splitlines()]
        self.assertIn("style-form", {finding["code"] for finding in line["findings"]})

    def test_standard_input(self):
        code, out, err = run("check", "--json", "-", stdin=COMMENT)
        self.assertEqual(len(json.loads(out)["citations"]), 3)
        code, out, err = run("count", "--json", "--format", "text", "-", stdin="# a b\n")
        self.assertEqual(json.loads(out)["counts"]["characters"], 5)
        code, out, err = run("count", "--json", "-", stdin="# a b\n")
        self.assertEqual(json.loads(out)["counts"]["characters"], 3)

    def test_plain_text_is_counted_as_it_is(self):
        for text in ("a", "a\n", " a \n\n", "\n\na \n \nb\n\n\n\nc\n", "a\r\n\t\r\n\r\nb \r\n", "  \n"):
            counts = json.loads(self.succeeds("count", "--json", self.write("c.txt", text)))["counts"]
            filed = text.replace("\r\n", "\n").removesuffix("\n")
            self.assertEqual((counts["characters"], counts["bytes"]), (len(filed), len(filed)), repr(text))

    def test_names_of_files(self):
        """A path is a path, whatever looks like a URI, an option or another encoding in it."""
        for name in ("a:b.md", "-c.md", "100%25.md", os.fsdecode(b"caf\xe9.md")):
            self.write(name, COMMENT)
            done = subprocess.run([os.path.abspath(PROGRAM), "check", "--json", "--", name], capture_output=True, cwd=self.folder)
            self.assertEqual(done.returncode, 0, done.stderr)
            self.assertEqual(json.loads(done.stdout.decode())["file"], os.fsencode(name).decode(errors="replace"))

    def test_facts(self):
        path = self.write("c.md", "See 85 Fed. Reg. 56,338, 56,999 (Sept. 11, 2020).\n")
        facts = self.write("f.json", json.dumps({"docket": "USCIS-2019-0007", "rin": "1615-AC14", "fr": {"volume": 85, "first": 56338, "last": 56422, "date": "2020-09-11"}}))
        code, out, _ = run("check", "--json", "--rule-facts", facts, path)
        self.assertEqual(code, 1)
        self.assertIn("pin-outside-document", out.decode())
        code, out, _ = run("check", "--json", "--campaign", "biometrics-2020", path)
        self.assertIn("pin-outside-document", out.decode())
        self.assertEqual(run("check", path)[0], 0)
        for wrong in ("", "[]", "{", '{"docket": 5}'):
            self.fails(3, "check", "--rule-facts", self.write("wrong.json", wrong), path, says="wrong.json")

    def test_batch(self):
        self.write("a.md", COMMENT)
        self.write("b.txt", "85 Fed. Reg. 56,338, 56,999 (Sept. 11, 2020)\n")
        self.write("f.json", json.dumps({"fr": {"volume": 85, "first": 56338, "last": 56422}}))
        lines = [
            {"id": 1, "text": "a.md"},
            {"id": "two", "text": str(self.folder / "b.txt"), "context": "f.json"},
        ]
        batch = self.write("list.jsonl", "".join(json.dumps(line) + "\n" for line in lines))
        code, out, err = run("check", "--batch", batch)
        self.assertEqual((code, err), (0, ""))
        results = [json.loads(line) for line in out.decode().splitlines()]
        self.assertEqual([result["id"] for result in results], [1, "two"])
        self.assertEqual([f["code"] for f in results[1]["findings"]], ["pin-outside-document"])

        batch.write_text(json.dumps({"id": 3, "text": "absent.md"}) + "\nno JSON\n" + json.dumps(lines[0]) + "\n")
        code, out, err = run("check", "--batch", batch)
        results = [json.loads(line) for line in out.decode().splitlines()]
        self.assertEqual(code, 3)
        self.assertEqual(results[0]["id"], 3)
        self.assertIn("error", results[0])
        self.assertIn("error", results[1])
        self.assertEqual(results[2]["id"], 1)

        batch.write_bytes(b'{"id":1,"text":"a.md","context":5}\n\0\n\r\n' + json.dumps(lines[0]).encode())
        code, out, err = run("check", "--batch", batch)
        results = [json.loads(line) for line in out.decode().splitlines()]
        self.assertEqual((code, err), (3, ""))
        self.assertEqual(["error" in result for result in results], [True, True, False])
        batch.write_text("")
        self.assertEqual(run("check", "--batch", batch), (0, b"", ""))


class Export(CommandLine):
    def test_formats(self):
        path = self.write("c.md", COMMENT)
        for name, start in (("c.pdf", b"%PDF-"), ("c.html", b"<!DOCTYPE html>"), ("c.txt", b"Comment\n")):
            self.succeeds("export", path, "-o", self.folder / name)
            self.assertTrue((self.folder / name).read_bytes().startswith(start), name)
            self.fails(3, "export", path, "-o", self.folder / name, says="--force")
            self.succeeds("export", path, "--force", "-o", self.folder / name)
        code, out, err = run("export", path, "-o", "-", "--format", "txt")
        self.assertEqual(out, (self.folder / "c.txt").read_bytes())

    def test_text_is_what_is_counted(self):
        """characters and bytes are those of the text as filed without its last line feed."""
        comment = COMMENT + "\n- one [link](https://example.org/)\n- two\n\n1. a\n1. b\n\n> quoted\n\n<!-- hidden -->\n\n| a | b |\n|---|---|\n| 1 | 2 |\n"
        path = self.write("c.md", comment)
        self.succeeds("export", path, "-o", self.folder / "c.txt")
        filed = (self.folder / "c.txt").read_bytes()
        self.assertTrue(filed.endswith(b"\n") and not filed.endswith(b"\n\n"))
        self.assertNotIn(b"\r", filed)
        counts = json.loads(self.succeeds("count", "--json", path))["counts"]
        self.assertEqual(counts["bytes"], len(filed) - 1)
        self.assertEqual(counts["characters"], len(filed.decode()) - 1)
        self.assertIn("link (https://example.org/)", filed.decode())
        self.assertIn("[1] See 5 U.S.C. § 553(c).", filed.decode())
        self.assertIn("\n1. a\n2. b\n", filed.decode())
        self.assertNotIn("hidden", filed.decode())

    def test_not_there_yet(self):
        path = self.write("c.md", COMMENT)
        self.fails(2, "export", path, "-o", self.folder / "c.docx")
        self.assertFalse((self.folder / "c.docx").exists())


class Rule(CommandLine):
    def test_show_and_find(self):
        rule = SHARED / "data/fr-xml/prorule-2024-02590-cut.xml"
        if not rule.exists():
            self.skipTest("no Federal Register documents here")
        shown = json.loads(self.succeeds("rule", "show", "--json", rule))
        self.assertEqual(shown["number"], "2024-02590")
        self.assertEqual(shown["first_page"], 9803)
        self.assertEqual(shown["volume"], 89)
        self.assertIn("volume", shown["derived"])
        self.assertIn(shown["title"][:20], self.succeeds("rule", "show", rule))
        found = json.loads(self.succeeds("rule", "find", "--json", rule, "no such words at all in it"))
        self.assertEqual(found, {"matches": []})

    def test_questions_and_sections(self):
        rule = self.write("rule.xml", """<PRORULE><PREAMB><PRTPAGE P="100"/><CFR>8 CFR Part 103</CFR><SUBJECT>Bees</SUBJECT></PREAMB>
            <SUPLINF><HD SOURCE="HD1">Costs</HD><P>The hive is full. <PRTPAGE P="101"/>The Bureau seeks comment on its costs.</P>
            <AMDPAR>1. Revise:</AMDPAR><SECTION><SECTNO>§ 103.16</SECTNO><SUBJECT>Bees.</SUBJECT><P>(a) Any.</P></SECTION></SUPLINF>
            <FRDOC>[FR Doc. 2020-19145 Filed 9-10-20; 8:45 am]</FRDOC></PRORULE>""")
        asked = json.loads(self.succeeds("rule", "questions", "--json", rule))["questions"]
        self.assertEqual([(q["page"], q["heading"], q["text"]) for q in asked], [(101, "Costs", "The Bureau seeks comment on its costs.")])
        self.assertIn("Page 101 · Costs\nThe Bureau seeks", self.succeeds("rule", "questions", rule))
        listed = json.loads(self.succeeds("rule", "sections", "--json", rule))["sections"]
        self.assertEqual([(s["title"], s["section"], s["subject"], s["passages"], s["page"]) for s in listed], [(8, "103.16", "Bees.", 1, 101)])
        self.assertIn("8 CFR 103.16", self.succeeds("rule", "sections", rule))

    def test_hostile(self):
        bomb = '<!DOCTYPE RULE [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]><RULE><P>&b;</P></RULE>'
        for name, text in (("bomb.xml", bomb), ("deep.xml", "<RULE>" + "<P>" * 100000), ("cut.xml", "<RULE><P>a"), ("empty.xml", ""), ("other.xml", "<html/>")):
            self.fails(3, "rule", "show", self.write(name, text), says=name)


class Attachments(CommandLine):
    def package(self, name, parts):
        path = self.folder / name
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
            for part, content in parts.items():
                package.writestr(part, content)
        return path

    def document(self, name="exhibit-a.docx"):
        rel = '<Relationship Id="{0}" Type="x/{0}" Target="{1}"/>'
        return self.package(name, {
            "[Content_Types].xml": "<Types/>",
            "_rels/.rels": "<Relationships>" + rel.format("officeDocument", "word/document.xml") + rel.format("core", "docProps/core.xml") + "</Relationships>",
            "docProps/core.xml": "<p><creator>Jane Doe</creator></p>",
            "word/document.xml": "<document><p><ins author='Max'><r><t>My number is A123456789.</t></r></ins></p></document>",
        })

    def test_check(self):
        path = self.document()
        shown = json.loads(self.succeeds("attachment", "check", "--json", path))
        self.assertEqual(shown["findings"], [])
        file = shown["files"][0]
        self.assertEqual((file["file"], file["name"], file["type"], file["size"]), (str(path), "exhibit-a.docx", "docx", path.stat().st_size))
        self.assertEqual(file["sha256"], hashlib.sha256(path.read_bytes()).hexdigest())
        self.assertEqual([f["code"] for f in file["findings"]], ["office-author", "office-tracked-changes", "office-people", "private-a-number"])
        self.assertEqual([f["can_clean"] for f in file["findings"]], [True, True, True, False])
        self.assertIn("look at this: The properties of the document name its author: “Jane Doe”.", self.succeeds("attachment", "check", path))
        self.assertIn("Nothing was found", self.succeeds("attachment", "check", self.write("a.txt", "Dear agency,")))

    def test_blocking(self):
        path = self.write("old.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")
        code, out, err = run("attachment", "check", path)
        self.assertEqual((code, err), (1, ""))
        self.assertIn("save it as .docx or as PDF", out.decode())
        twice = self.folder / "again"
        twice.mkdir()
        (twice / "A.TXT").write_text("b")
        code, out, err = run("attachment", "check", "--json", self.write("a.txt", "a"), twice / "A.TXT")
        self.assertEqual(code, 1)
        self.assertEqual([f["code"] for f in json.loads(out)["findings"]], ["name-taken"])

    def test_clean(self):
        path = self.document()
        before = path.read_bytes()
        copy = self.folder / "copy.docx"
        shown = json.loads(self.succeeds("attachment", "clean", "--json", path, "-o", copy))
        self.assertEqual([f["code"] for f in shown["removed"]], ["office-author", "office-tracked-changes", "office-people"])
        self.assertEqual([f["code"] for f in shown["stayed"]], ["private-a-number"])
        self.assertEqual(path.read_bytes(), before)
        with zipfile.ZipFile(copy) as package:
            self.assertIsNone(package.testzip())
            self.assertIn(b"<p><r><t>My number is A123456789.</t></r></p>", package.read("word/document.xml"))
            self.assertNotIn(b"Jane", package.read("docProps/core.xml"))
        self.fails(3, "attachment", "clean", path, "-o", copy, says="--force")
        self.assertIn("No longer found in the copy:", self.succeeds("attachment", "clean", path, "-o", copy, "--force"))
        self.fails(2, "attachment", "clean", path, "-o", path, "--force", says="original")
        self.assertEqual(path.read_bytes(), before)
        code, out, err = run("attachment", "clean", path, "-o", "-")
        self.assertEqual((code, out), (0, copy.read_bytes()))
        self.assertIn("Found in the copy:", err)

    def test_refused(self):
        self.fails(2, "attachment")
        self.fails(2, "attachment", "check")
        self.fails(2, "attachment", "clean", self.document())
        self.fails(3, "attachment", "check", self.folder / "nowhere.pdf", says="nowhere.pdf")
        self.fails(3, "attachment", "clean", self.write("a.txt", "a"), "-o", self.folder / "b.txt", says="cannot clean")
        self.assertFalse((self.folder / "b.txt").exists())


class Campaigns(CommandLine):
    def test_list(self):
        listed = json.loads(self.succeeds("campaign", "list", "--json"))
        self.assertEqual([c["id"] for c in listed["campaigns"]], ["any-rule", "biometrics-2020", "biometrics-2025"])
        self.assertGreaterEqual(len(listed["campaigns"][1]["concerns"]), 8)
        self.assertIn("biometrics-2020", self.succeeds("campaign", "list"))

    def test_check(self):
        source = (SOURCE / "data/campaigns/biometrics-2020.xml").read_text()
        self.succeeds("campaign", "check", SOURCE / "data/campaigns/biometrics-2020.xml")
        wrong = self.write("wrong.xml", source.replace('<excerpt ref="dna"/>', '<excerpt ref="nowhere"/>'))
        line = 1 + wrong.read_text().split('<excerpt ref="nowhere"/>')[0].count("\n")
        code, out, err = run("campaign", "check", wrong)
        self.assertEqual(code, 1)
        self.assertIn(f"{wrong}:{line}: ", out.decode())
        problems = json.loads(run("campaign", "check", "--json", wrong)[1])
        self.assertFalse(problems["valid"])
        self.assertEqual(problems["problems"][0]["line"], line)


class BadInput(CommandLine):
    def test_files(self):
        self.fails(3, "check", self.folder / "absent.md", says="absent.md")
        self.fails(3, "check", self.folder)
        self.fails(3, "check", self.write("latin.md", b"caf\xe9\n"), says="latin.md")
        self.fails(3, "check", self.write("nul.md", b"a\n\0b\n"), says="nul.md")

    def test_broken_front_matter_is_text(self):
        path = self.write("c.md", "---\ntitle: [\n---\n\nWords here.\n")
        code, out, _ = run("count", "--json", path)
        self.assertEqual(code, 0)
        self.assertGreater(json.loads(out)["counts"]["words"], 2)

    def test_one_long_line(self):
        path = self.write("c.md", "85 Fed. Reg. 56,338 words. " * 40000 + "\n")
        report = json.loads(run("check", "--json", path)[1])
        self.assertEqual(len(report["citations"]), 40000)

    @unittest.skipUnless(os.path.exists("/dev/full"), "no /dev/full")
    def test_full_disk(self):
        path = self.write("c.md", COMMENT)
        for words in (("check", "--json", path), ("export", path, "-o", "-", "--format", "txt"), ("--help",), ("rule", "--help"), ("--version",)):
            with open("/dev/full", "wb") as full:
                done = subprocess.run([PROGRAM, *map(str, words)], stdout=full, stderr=subprocess.PIPE)
            self.assertEqual(done.returncode, 3, words)
            self.assertIn(b"rejoinder-cli: ", done.stderr)


if __name__ == "__main__":
    unittest.main(verbosity=2)
