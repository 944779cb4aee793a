"""Every command, option, parameter and link of the README exists."""

import importlib
import re
from pathlib import Path

import pytest

from whee_ros.core.params import specs
from whee_ros.core.resources import root
from whee_ros.tools import cli
from whee_ros.tools.params import configurations

README = (root() / "README.md").read_text(encoding="utf-8")
COMMANDS = sorted(set(re.findall(r"\bwhee (?!\d)([a-z]+)((?: --?[a-z][a-z-]*(?: [^\s`#]+)?)*)", README)))


def test_the_readme_has_commands():
    assert {name for name, _ in COMMANDS} >= {"up", "doctor", "bag", "models", "params", "report", "bench"}


@pytest.mark.parametrize(("name", "options"), COMMANDS)
def test_commands_and_their_options_exist(name, options, capsys):
    assert name in cli.COMMANDS
    used = re.findall(r"(--[a-z-]+)", options)
    if not used:
        return
    module = importlib.import_module(cli.COMMANDS[name][0])
    with pytest.raises(SystemExit) as left:
        module.main(["--help"])
    assert left.value.code == 0
    text = capsys.readouterr().out
    for option in used:
        assert re.search(rf"{option}\b", text), f"whee {name} has no {option}"


@pytest.mark.parametrize(("target", "rest"), sorted(set(re.findall(r"\bmake ([a-z]+)\b([^\n`#]*)", README))))
def test_make_targets_and_their_variables_exist(target, rest):
    makefile = (root() / "Makefile").read_text(encoding="utf-8")
    assert re.search(rf"^{target}:", makefile, re.MULTILINE)
    for variable in re.findall(r"\b([A-Z]+)=", rest):
        assert f"$({variable})" in makefile


@pytest.mark.parametrize("line", re.findall(r"ros2 param set (/\w+ \w+ \S+)", README))
def test_parameters_that_are_set_exist_are_live_and_in_range(line):
    node, name, value = line.split()
    found = [specs(config)[name] for _, config in configurations() if name in specs(config)]
    assert found, f"{node} has no {name}"
    assert found[0].live
    assert found[0].check(float(value)) == float(value)


@pytest.mark.parametrize("name", [*re.findall(r"`(\w+)` of\s+`/\w+`", README), "echo", "profile"])
def test_parameters_that_are_named_exist(name):
    assert any(name in specs(config) for _, config in configurations())


@pytest.mark.parametrize("link", sorted(set(re.findall(r"\]\(([^)#]+)\)", README))))
def test_links_lead_somewhere(link):
    assert (root() / link).exists()


@pytest.mark.parametrize("launch", sorted(set(re.findall(r"whee_ros (\w+\.launch\.py)([^\n#]*)", README))))
def test_launch_files_and_their_arguments_exist(launch):
    name, rest = launch
    text = Path(root() / "launch" / name).read_text(encoding="utf-8")
    system = (root() / "config" / "system.yaml").read_text(encoding="utf-8")
    for argument in re.findall(r"(\w+):=", rest):
        assert argument in text or f"  {argument}: {{" in system
