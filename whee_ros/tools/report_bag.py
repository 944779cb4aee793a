"""`whee report BAG`: a page with timeline, turns, cues, delays and labels of a recorded conversation."""

from __future__ import annotations

import argparse
import json
from collections.abc import Sequence
from pathlib import Path

from whee_ros.bags import labels, settings
from whee_ros.core.clock import elapsed
from whee_ros.tools.eval_demo import table
from whee_ros.tools.report.account import Account
from whee_ros.tools.report.collect import report
from whee_ros.tools.report.from_bag import events
from whee_ros.tools.report.labelled import agreements
from whee_ros.tools.report.page import page
from whee_ros.tools.report.session import Session
from whee_ros.tools.report.summary import summary
from whee_ros.tools.report.write import write


def main(argv: Sequence[str]) -> int:
    """Write report.html, summary.json, timeline.png, robot.wav and face_sheet.png of a bag."""
    parser = argparse.ArgumentParser(prog="whee report", description=__doc__)
    parser.add_argument("bag", type=Path, help="folder with metadata.yaml")
    parser.add_argument("--out", type=Path, help="folder for the report (default: report, inside the bag)")
    parser.add_argument("--account", action="store_true", help="tell the conversation line by line, too")
    options = parser.parse_args(argv)
    began = elapsed()
    session = Session()
    notes: list[tuple[str, str]] = []
    account = Account(print) if options.account else None
    for event in events(options.bag):
        session.add(event)
        if event.topic in (settings.SESSION, settings.TOPIC):
            notes.append((event.topic, event.value))
        if account is not None:
            account.add(event)
    found = report(session)
    out = options.out or options.bag / "report"
    judged = labels.of_bag(options.bag)
    write(found, out, judged)
    pictures = [out / name for name in ("timeline.png", "face_sheet.png") if (out / name).is_file()]
    sessions = [text for topic, text in notes if topic == settings.SESSION]
    made = json.loads(sessions[-1]) if sessions else {}
    parameters = settings.first(text for topic, text in notes if topic == settings.TOPIC)
    path = options.bag.absolute()
    name = f"{path.parent.name}/{path.name}" if path.name == "bag" else path.name
    text = page(found, pictures, judged, made, name, parameters)
    (out / "report.html").write_text(text, encoding="utf-8")
    print("\n".join(table(summary(found, {}))))
    for pair in agreements(session, judged):
        told = f"\nkappa of {' and '.join(pair['annotators'])}: empathy called for {pair['called']:.2f}"
        if pair["fits"] is not None:
            told += f", answer fitted {pair['fits']:.2f} ({pair['answers']} answers)"
        print(told)
    print(f"\nreport in {out}, {elapsed() - began:.1f} s")
    return 0
