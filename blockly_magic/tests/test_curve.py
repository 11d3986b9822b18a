"""The live curve: its picture, and that both kernels show one picture that changes."""

import struct
import sys
from pathlib import Path
from typing import Any

import pytest
from test_kernels import KERNELS, running

# What the curve needs of Keras: the test runs without TensorFlow, the blocks' examples with it.
STAND_IN = """\
class Callback:
    def __init__(self):
        self.params = None
"""
TRAINING = """\
from blockly_magic import LiveCurve

curve = LiveCurve()
curve.params = {"epochs": 3}
curve.on_train_begin()
for epoch in range(3):
    curve.on_epoch_end(epoch, {"loss": 1 / (epoch + 1), "val_loss": 1, "accuracy": epoch / 3})
curve.on_train_end()
"""


@pytest.fixture
def keras(tmp_path: Path) -> Path:
    package = tmp_path / "keras"
    package.mkdir()
    (package / "__init__.py").touch()
    (package / "callbacks.py").write_text(STAND_IN, encoding="utf-8")
    return tmp_path


@pytest.fixture
def curve(keras: Path, monkeypatch: pytest.MonkeyPatch) -> Any:
    for name in ("keras", "keras.callbacks", "blockly_magic.curve"):
        monkeypatch.delitem(sys.modules, name, raising=False)
    monkeypatch.syspath_prepend(str(keras))
    import blockly_magic.curve as module

    return module


def size(png: bytes) -> tuple[int, int]:
    assert png.startswith(b"\x89PNG\r\n\x1a\n")
    width, height = struct.unpack(">II", png[16:24])
    return width, height


def test_loss_and_measures_stand_side_by_side(curve: Any) -> None:
    alone = size(curve.picture({"loss": [2, 1]}))
    both = size(curve.picture({"loss": [2, 1], "val_loss": [3, 2], "accuracy": [0.5, 0.9]}, epochs=5))
    assert both == (2 * alone[0], alone[1])


def test_many_rounds_are_no_larger(curve: Any) -> None:
    assert size(curve.picture({"loss": [1.0] * 5000})) == size(curve.picture({"loss": [1.0]}))


def test_the_last_round_is_said_in_words(curve: Any) -> None:
    assert curve.summary({"loss": [1.0, 0.25], "accuracy": [0.5, 0.875]}) == "epoch 2: loss 0.25, accuracy 0.875"


def test_the_programs_figures_stay(curve: Any) -> None:
    import matplotlib.pyplot as plt

    before = plt.get_fignums()
    curve.picture({"loss": [1.0]})
    assert plt.get_fignums() == before


def test_outside_a_notebook_nothing_is_shown(curve: Any, capsys: pytest.CaptureFixture[str]) -> None:
    live = curve.LiveCurve()
    live.on_train_begin()
    live.on_epoch_end(0, {"loss": 1.0})
    live.on_train_end()
    assert live.values == {"loss": [1.0]}
    assert capsys.readouterr().out == ""


def test_a_second_training_starts_anew(curve: Any) -> None:
    live = curve.LiveCurve()
    for loss in (3.0, 2.0):
        live.on_train_begin()
        live.on_epoch_end(0, {"loss": loss})
    assert live.values == {"loss": [2.0]}


def test_a_name_that_is_not_there_is_refused() -> None:
    import blockly_magic

    with pytest.raises(AttributeError, match="DeadCurve"):
        blockly_magic.DeadCurve  # noqa: B018


@pytest.mark.parametrize("name", KERNELS)
def test_a_kernel_shows_one_picture_that_changes(name: str, keras: Path) -> None:
    with running(name, keras) as kernel:
        ran = kernel.run(TRAINING)
    assert ran.status == "ok", ran.outputs
    shown = [output for output in ran.outputs if "image/png" in output.get("data", {})]
    assert len(shown) >= 2
    assert len({output["transient"]["display_id"] for output in shown}) == 1
    assert shown[-1]["metadata"]["image/png"]["alt"].startswith("epoch 3: loss 0.3333")
