"""The tables of weights that the recipes write: models in their own order, features by name, small weights left out."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2] / "models"))

from learners import write_weights

from extract.learnt import BIAS

MODELS = {"win": {"word:freed": 1.25, 'before 0: "': -0.5, BIAS: -0.001}, "cut": {"dash": 0.0204, "colon": 0.0196}}


def test_a_table_is_in_the_order_of_its_models_and_by_the_names_of_features(tmp_path: Path) -> None:
    write_weights(tmp_path / "table.csv", MODELS, digits=2)
    assert (tmp_path / "table.csv").read_bytes().decode().splitlines() == [
        "model,feature,weight",
        "win,(bias),-0.00",
        'win,"before 0: """,-0.50',
        "win,word:freed,1.25",
        "cut,colon,0.02",
        "cut,dash,0.02",
    ]


def test_small_weights_are_left_out_before_they_are_rounded_but_never_the_bias(tmp_path: Path) -> None:
    write_weights(tmp_path / "table.csv", MODELS, digits=2, smallest=0.02)
    lines = (tmp_path / "table.csv").read_text(encoding="utf-8").splitlines()
    assert "win,(bias),-0.00" in lines
    assert [line for line in lines if line.startswith("cut")] == ["cut,dash,0.02"]
