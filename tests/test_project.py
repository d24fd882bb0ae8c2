"""What the project promises about itself: documented commands, locked versions, imports, who may print."""

import ast
import re
import subprocess
import tomllib
from pathlib import Path

import pytest
import typer

from extract.cli import app

ROOT = Path(__file__).parent.parent
SOURCES = sorted((ROOT / "src/extract").rglob("*.py"))
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
COMMANDS = typer.main.get_command(app).commands  # type: ignore[attr-defined]
README = (ROOT / "README.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_and_option_has_help_and_stands_in_the_readme(name: str) -> None:
    assert COMMANDS[name].help
    assert f"extract {name} " in README
    for parameter in COMMANDS[name].params:
        assert parameter.help, f"{name} {parameter.name}"
        if name == "run" and parameter.opts[0].startswith("--") and parameter.name != "help":
            assert f"`{parameter.opts[0]}" in README


def test_the_readme_opens_with_the_two_commands() -> None:
    assert re.match(r"# extract\n\n    make run .*\n    make test ", README)


@pytest.mark.parametrize("page", ["README.md", "CHANGELOG.md", "raw/README.md", "output/README.md", "docs/design.md"])
def test_links_in_the_pages_lead_somewhere(page: str) -> None:
    for target in re.findall(r"\]\((?!https?:)([^)#]+)", (ROOT / page).read_text(encoding="utf-8")):
        assert (ROOT / page).parent.joinpath(target).exists(), target


@pytest.mark.parametrize("name", ["requirements.lock", "requirements-dev.lock"])
def test_locks_pin_all_we_need_by_hash_and_name_no_index(name: str) -> None:
    text = (ROOT / name).read_text(encoding="utf-8")
    assert not re.search(r"index|find-links|https?:|/opt|@ ?file", text)
    pinned = re.findall(r"^([a-z0-9._-]+)==\S+ \\\n    --hash=sha256:", text, re.MULTILINE)
    assert len(pinned) == len(re.findall(r"^\S.*==", text, re.MULTILINE))
    project = PROJECT["project"]
    needed = project["dependencies"] + (project["optional-dependencies"]["dev"] if "dev" in name else [])
    assert {re.split(r"[<>=\[;]", entry)[0].lower() for entry in needed} <= set(pinned)


def test_all_dependencies_are_bounded() -> None:
    project = PROJECT["project"]
    for entry in project["dependencies"] + project["optional-dependencies"]["dev"]:
        assert re.fullmatch(r"[\w-]+>=[\d.]+,<[\d.]+", entry), entry


def test_the_contract_on_spacy_names_every_module_but_parse() -> None:
    contract = next(one for one in PROJECT["tool"]["importlinter"]["contracts"] if "spaCy" in one["name"])
    modules = {path.relative_to(ROOT / "src/extract").parts[0].removesuffix(".py") for path in SOURCES}
    assert set(contract["source_modules"]) == {f"extract.{name}" for name in modules - {"parse", "__init__"}}


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.relative_to(ROOT / "src").as_posix())
def test_modules_say_what_they_are_for_and_only_the_command_line_prints(path: Path) -> None:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    assert ast.get_docstring(tree)
    called = {ast.unparse(node.func) for node in ast.walk(tree) if isinstance(node, ast.Call)}
    if "cli" not in path.parts:
        assert not called & {"print", "typer.echo", "sys.stdout.write", "sys.stderr.write"}


def test_only_tables_opens_the_files_of_data() -> None:
    opening = re.compile(r"""files\("extract"\)|["'/]data["'/]""")
    found = [path.name for path in SOURCES if opening.search(re.sub(r"`.*?`", "", path.read_text(encoding="utf-8")))]
    assert found == ["tables.py"]


def test_the_readme_of_data_names_every_table_and_no_other() -> None:
    folder = ROOT / "src/extract/data"
    rows = re.findall(r"^\|([^|]+)\|", (folder / "README.md").read_text(encoding="utf-8"), re.MULTILINE)
    named = [name for row in rows for name in re.findall(r"`(\w+\.(?:csv|toml))`", row)]
    assert sorted(named) == sorted(path.name for path in folder.iterdir() if path.name != "README.md")


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.relative_to(ROOT / "src").as_posix())
def test_public_functions_and_classes_say_what_they_give(path: Path) -> None:
    for node in ast.parse(path.read_text(encoding="utf-8")).body:
        if isinstance(node, ast.FunctionDef | ast.ClassDef) and not node.name.startswith("_"):
            assert ast.get_docstring(node), node.name


def test_the_model_travels_in_the_wheel() -> None:
    included = PROJECT["tool"]["hatch"]["build"]["targets"]["wheel"]["force-include"]
    assert included == {f"models/{name}": f"extract/models/{name}" for name in ("wins_ner", "wins_reader")}
    assert (ROOT / "models/wins_ner/meta.json").is_file()
    assert (ROOT / "models/wins_reader/words.txt").is_file()


def test_scripts_are_valid_shell() -> None:
    assert subprocess.run(["bash", "-n", ROOT / ".ci/run"]).returncode == 0
    assert (ROOT / ".ci/run").stat().st_mode & 0o111
