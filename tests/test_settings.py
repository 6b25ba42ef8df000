"""Settings: where they come from, and what is refused."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from mtcheck.errors import SettingsError
from mtcheck.readers.options import MAPPED
from mtcheck.settings import ALSO, COLUMNS, Settings, listed, load_settings, mapping, rates


def write(path: Path, text: str) -> Path:
    path.write_text(text, encoding="utf-8")
    return path


def test_without_a_file_the_defaults_hold(tmp_path: Path) -> None:
    assert load_settings(None, {}, start=tmp_path) == Settings()


def test_files_are_meant_from_the_folder_of_the_settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "mtcheck.toml").write_text('rules = ["desk.yaml", "/far.yaml"]\nbaseline = "known.json"\nout = "o"\n')
    settings = load_settings(str(tmp_path / "mtcheck.toml"), {"weights": "own.json"})
    assert settings.rules == (str(tmp_path / "desk.yaml"), "/far.yaml")
    assert (settings.baseline, settings.weights, settings.out) == (str(tmp_path / "known.json"), "own.json", "o")
    monkeypatch.chdir(tmp_path)
    assert load_settings(None, {}).rules == ("desk.yaml", "/far.yaml")


def test_the_nearest_file_above_is_read(tmp_path: Path) -> None:
    write(tmp_path / "mtcheck.toml", 'lang = "es"\nfail-on = "minor"\n')
    inner = tmp_path / "desk" / "today"
    inner.mkdir(parents=True)
    settings = load_settings(None, {}, start=inner)
    assert (settings.lang, settings.fail_on) == ("es", "minor")


def test_pyproject_counts_only_with_a_table_of_ours(tmp_path: Path) -> None:
    write(tmp_path / "mtcheck.toml", 'lang = "fr"\n')
    inner = tmp_path / "inner"
    inner.mkdir()
    write(inner / "pyproject.toml", "[tool.other]\nlang = 1\n")
    assert load_settings(None, {}, start=inner).lang == "fr"
    write(inner / "pyproject.toml", '[tool.mtcheck]\nlang = "de"\n')
    assert load_settings(None, {}, start=inner).lang == "de"


def test_a_language_may_be_named(tmp_path: Path) -> None:
    assert load_settings(None, {"lang": "Spanish"}, start=tmp_path).lang == "es"
    assert load_settings(None, {"lang": "spa-MX"}, start=tmp_path).lang == "es"
    (tmp_path / "mtcheck.toml").write_text('lang = "Spanish"', "utf-8")
    assert load_settings(None, {}, start=tmp_path).lang == "es"
    (tmp_path / "mtcheck.toml").unlink()
    assert load_settings(None, {"lang": "es-MX"}, start=tmp_path).lang == "es"
    assert load_settings(None, {"lang": "klingon-x"}, start=tmp_path).lang == "klingon-x"
    assert load_settings(None, {}, start=tmp_path).lang == "auto"


def test_a_flag_that_was_given_wins_over_the_file(tmp_path: Path) -> None:
    file = write(tmp_path / "mtcheck.toml", 'lang = "es"\njobs = 4\n')
    settings = load_settings(str(file), {"lang": "it", "jobs": None})
    assert (settings.lang, settings.jobs) == ("it", 4)


def test_one_value_is_as_good_as_a_list_of_one(tmp_path: Path) -> None:
    file = write(tmp_path / "mtcheck.toml", 'ignore = "ES014"\nto = ["csv", "jsonl"]\n')
    settings = load_settings(str(file), {})
    assert settings.ignore == ("ES014",)
    assert settings.to == ("csv", "jsonl")


def test_a_text_is_taken_as_the_flag_takes_it(tmp_path: Path) -> None:
    text = 'to = "html, xlsx"\nprior = "native=0.8,machine=0.2"\nmap = "text=body"\nrules = "a,b.yaml"\n'
    settings = load_settings(str(write(tmp_path / "mtcheck.toml", text)), {})
    assert (settings.to, settings.prior, settings.map) == (
        ("html", "xlsx"),
        {"native": 0.8, "machine": 0.2},
        {"text": "body"},
    )
    assert settings.rules == (str(tmp_path / "a,b.yaml"),)


@pytest.mark.parametrize(
    ("text", "error"),
    [
        ("verbose = true", "unknown key “verbose”; give it with the call: --verbose"),
        ("zzz = 1", "unknown key “zzz”; known keys are lang, source, reference, metric, score, prior, weights, map, "),
        ("folder = 'x'", "unknown key “folder”; "),
        ('lnag = "es"', "unknown key “lnag”; did you mean “lang”?"),
        ('[tool.mtcheck]\nlang = "es"', "unknown key “tool”; write the keys without [tool.mtcheck], which is for"),
        ('fail-on = "always"', "“fail-on” cannot be 'always'; give one of: critical, major, minor, never"),
        ('metric = "comet"', "“metric” cannot be 'comet'; give one of: bleu, chrf, ter"),
        ('score = "no"', "“score” cannot be 'no'; give true or false"),
        ("encoding = 3", "“encoding” cannot be 3; give a text"),
        ('per-file-ignores = "x"', "“per-file-ignores” cannot be 'x'; write a table of globs, each with the rules"),
        ('per-file-ignores = {"*" = 5}', "“per-file-ignores” cannot be 5; give the rules to leave out of * as a list"),
        ('map = "tekst=body"', "“map” cannot be 'tekst=body'; write FIELD=COLUMN with a field of: id, text, source, "),
        ('map = "text=body,text=caption"', "“map” says text twice; keep one of the two"),
        (
            'prior = {native = "most"}',
            "“prior” cannot be 'native=most'; write NAME=RATE, as in native=0.8,person=0.15,",
        ),
        ("to = [5]", "“to” cannot be [5]; give a list of texts"),
        ("jobs = 0", "“jobs” cannot be 0; give 1 or more"),
        ("max-p-mt = 7", "“max-p-mt” cannot be 7; give a number from 0 to 1"),
        ('jobs = "many"', "“jobs” cannot be 'many'; give 1 or more"),
        (
            "lang = es",
            "is not valid TOML: Invalid value (at line 1, column 8); mend that line, where a text stands in "
            "quotation marks",
        ),
        (
            "lang = 'es' 'fr'",
            "is not valid TOML: Expected newline or end of document after a statement (at line 1, "
            "column 13); mend that line",
        ),
    ],
)
def test_what_is_wrong_is_refused_with_the_remedy(tmp_path: Path, text: str, error: str) -> None:
    file = write(tmp_path / "mtcheck.toml", text)
    with pytest.raises(SettingsError) as refused:
        load_settings(str(file), {})
    assert str(refused.value).startswith(f"{file}: {error}")


@pytest.mark.parametrize(
    ("text", "named"),
    [('tool = "mtcheck"', "tool"), ("tool = 3", "tool"), ("[tool]\nmtcheck = 3", "tool.mtcheck")],
)
@pytest.mark.parametrize("asked", [False, True])
def test_a_pyproject_without_a_table_is_refused_with_the_remedy(
    tmp_path: Path, text: str, named: str, asked: bool
) -> None:
    file = write(tmp_path / "pyproject.toml", text)
    with pytest.raises(SettingsError) as refused:
        load_settings(str(file) if asked else None, {}, start=tmp_path)
    assert str(refused.value) == f"{file}: “{named}” is no table; write [tool.mtcheck], and the keys below it"


def test_a_settings_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="there is no such settings file; check --config"):
        load_settings(str(tmp_path / "no.toml"), {})


def test_a_folder_is_no_settings_file(tmp_path: Path) -> None:
    with pytest.raises(SettingsError) as refused:
        load_settings(str(tmp_path), {})
    remedy = "check its permissions and that it is a plain file"
    assert str(refused.value) == f"{tmp_path}: cannot be read (Is a directory); {remedy}"


def test_signals_are_asked_for_in_any_case() -> None:
    assert [Settings(select=(word,)).shows_signals for word in ("Kind:Signal", "kind:flag")] == [True, False]


@pytest.mark.parametrize(
    ("name", "value", "error"),
    [
        ("fail_on", "bogus", "“fail-on” cannot be 'bogus'; give one of: critical, major, minor, never"),
        ("csv_dialect", "tab", "“csv-dialect” cannot be 'tab'; give one of: excel, plain, semicolon"),
        ("lang", None, "“lang” cannot be None; give a language, or “auto”"),
        ("fail_on", ("major", "minor"), "“fail-on” cannot be ('major', 'minor'); give one of: critical, major, minor,"),
        ("csv_dialect", ("excel",), "“csv-dialect” cannot be ('excel',); give one of: excel, plain, semicolon"),
        ("select", 5, "“select” cannot be 5; give a list of texts"),
        ("select", {"ES014": True}, "“select” cannot be {'ES014': True}; give a list of texts"),
        (
            "per_file_ignores",
            {"a": {"x": 1}},
            "“per-file-ignores” cannot be {'x': 1}; give the rules to leave out of a",
        ),
        ("ignore", ["ES014", 5], "“ignore” cannot be ['ES014', 5]; give a list of texts"),
        ("map", "body", "“map” cannot be 'body'; write FIELD=COLUMN with a field of: id, text, source, reference, "),
        ("map", "text=a,tekst=b", "“map” cannot be 'tekst=b'; write FIELD=COLUMN with a field of: id, text, "),
        ("map", {"tekst": "b"}, "“map” cannot be 'tekst=b'; write FIELD=COLUMN with a field of: id, text, "),
        ("map", {"text": ""}, "“map” cannot be 'text='; write FIELD=COLUMN with a field of: id, text, "),
        ("map", ["text=a", 5], "“map” cannot be ['text=a', 5]; write FIELD=COLUMN with a field of: id, text, "),
        ("map", ["text=a", "text=b"], "“map” says text twice; keep one of the two"),
        (
            "prior",
            "native=0.8,person",
            "“prior” cannot be 'native=0.8,person'; write NAME=RATE, as in native=0.8,person=0.15,",
        ),
        ("prior", {"native": "most"}, "“prior” cannot be 'native=most'; write NAME=RATE, as in native=0.8,"),
        ("prior", {"native": None}, "“prior” cannot be 'native=None'; write NAME=RATE, as in native=0.8,"),
        ("prior", 0.8, "“prior” cannot be 0.8; write NAME=RATE, as in native=0.8,"),
        ("jobs", 0, "“jobs” cannot be 0; give 1 or more"),
        ("jobs", "2", "“jobs” cannot be '2'; give 1 or more"),
        ("jobs", True, "“jobs” cannot be True; give 1 or more"),
        ("score", "no", "“score” cannot be 'no'; give true or false"),
        ("score", None, "“score” cannot be None; give true or false"),
        ("main_text", 1, "“main-text” cannot be 1; give true or false"),
        ("encoding", 3, "“encoding” cannot be 3; give a text"),
        ("source", ["a.txt"], "“source” cannot be ['a.txt']; give a text"),
        ("metric", "comet", "“metric” cannot be 'comet'; give one of: bleu, chrf, ter"),
        ("policy", ("label-requird",), "“policy” cannot be 'label-requird'; give one of: label-required"),
        ("per_file_ignores", "x", "“per-file-ignores” cannot be 'x'; write a table of globs, each with the rules"),
        ("per_file_ignores", {"*": [5]}, "“per-file-ignores” cannot be [5]; give the rules to leave out of * as a"),
        ("max_penalty", float("nan"), "“max-penalty” cannot be nan; give a number of 0 or more"),
        ("max_penalty", float("inf"), "“max-penalty” cannot be inf; give a number of 0 or more"),
        ("max_penalty", -5, "“max-penalty” cannot be -5; give a number of 0 or more"),
        ("max_penalty", True, "“max-penalty” cannot be True; give a number of 0 or more"),
        ("min_bleu", 101, "“min-bleu” cannot be 101; give a number from 0 to 100"),
        ("max_p_mt", 7, "“max-p-mt” cannot be 7; give a number from 0 to 1"),
        ("max_p_mt", "0.5", "“max-p-mt” cannot be '0.5'; give a number from 0 to 1"),
    ],
)
def test_a_value_that_would_fail_later_is_refused_in_python_too(name: str, value: object, error: str) -> None:
    wrong: dict[str, Any] = {name: value}
    with pytest.raises(SettingsError) as refused:
        Settings(**wrong)
    assert str(refused.value).startswith(error)


def test_in_python_a_text_a_list_and_a_path_are_taken_as_in_a_file() -> None:
    given: dict[str, Any] = {
        "select": "ES014, core",
        "ignore": ["COPY001"],
        "policy": "label-required",
        "map": "text=body",
        "rules": Path("a,b.yaml"),
        "reference": [Path("ref.txt")],
        "source": Path("src.txt"),
        "out": Path("report.csv"),
        "per_file_ignores": {"a/*": "ES014", "b/*": ["ES014, core"]},
    }
    assert Settings(**given) == Settings(
        select=("ES014", "core"),
        ignore=("COPY001",),
        policy=("label-required",),
        map={"text": "body"},
        rules=("a,b.yaml",),
        reference=("ref.txt",),
        source="src.txt",
        out="report.csv",
        per_file_ignores={"a/*": ("ES014",), "b/*": ("ES014", "core")},
    )


def test_a_text_means_the_same_in_a_flag_a_file_and_python(tmp_path: Path) -> None:
    text = 'to = ["html,xlsx", "csv"]\nprior = "native=80%, person=0.15,machine=5%"\nmap = "text=Body, id=Slug"\n'
    said: dict[str, Any] = {
        "to": ["html,xlsx", "csv"],
        "prior": "native=80%, person=0.15,machine=5%",
        "map": "text=Body, id=Slug",
    }
    meant = Settings(
        to=("html", "xlsx", "csv"),
        prior={"native": 0.8, "person": 0.15, "machine": 0.05},
        map={"text": "Body", "id": "Slug"},
    )
    none = write(tmp_path / "none.toml", "")
    in_file = load_settings(str(write(tmp_path / "mtcheck.toml", text)), {})
    assert Settings(**said) == meant
    assert replace(in_file, folder=None) == meant
    assert replace(load_settings(str(none), said), folder=None) == meant


def test_a_share_may_stand_in_a_table_of_rates() -> None:
    given: dict[str, Any] = {"native": "80%", "person": 0.15, "machine": "0.05"}
    assert Settings(prior=given).prior == {"native": 0.8, "person": 0.15, "machine": 0.05}


def test_lists_columns_and_rates_are_split_at_commas() -> None:
    assert listed(["a, b", "", "c,"]) == ("a", "b", "c")
    assert mapping("text=Body, source=ES text") == {"text": "Body", "source": "ES text"}
    assert mapping("text=Body,") == mapping([",text=Body"]) == {"text": "Body"}
    assert mapping("") == mapping([]) == {}
    assert rates("native=100%") == {"native": 1.0}


def test_the_name_of_a_column_may_hold_a_comma() -> None:
    wanted = {"text": "Text, final", "id": "No., slug"}
    assert mapping("text=Text, final,id=No., slug") == mapping(["text=Text, final", "id=No., slug"]) == wanted
    given: dict[str, Any] = {"map": ["text=Text, final", "id=No., slug"]}
    assert Settings(**given).map == wanted
    assert mapping({"text": "Text, lang=en"}) == {"text": "Text, lang=en"}


def test_columns_are_named_for_the_fields_that_readers_know() -> None:
    assert COLUMNS == MAPPED
    assert not set(ALSO) & set(MAPPED)


def test_the_column_of_the_title_may_be_mapped_as_that_of_the_headline() -> None:
    assert mapping("text=Body,headline=Kop") == mapping("text=Body,title=Kop") == {"text": "Body", "title": "Kop"}


@pytest.mark.parametrize("name", ["decisions", "out", "reference", "rules", "source", "weights"])
def test_an_empty_name_does_not_mean_the_working_directory(name: str) -> None:
    given: dict[str, Any] = {name: ""}
    with pytest.raises(SettingsError, match=rf"“{name}” cannot be ''; name a file or a folder, or leave it out"):
        Settings(**given)


def test_an_empty_name_takes_away_the_baseline_of_the_settings(tmp_path: Path) -> None:
    (tmp_path / "mtcheck.toml").write_text('baseline = "known.json"\n', encoding="utf-8")
    assert load_settings(None, {"baseline": ""}, tmp_path).baseline == ""


def test_title_and_headline_are_one_field() -> None:
    with pytest.raises(SettingsError, match=r"“map” cannot be 'headline=b'; write FIELD=COLUMN .* each once"):
        mapping("title=a,headline=b")
