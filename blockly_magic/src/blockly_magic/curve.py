"""A picture of how a network learns, drawn anew while it does."""

from __future__ import annotations

import io
import time
from collections.abc import Mapping
from typing import Any

from keras.callbacks import Callback

from .notebook import in_notebook

PAUSE = 0.3
"""Seconds between two pictures: drawing must not take longer than learning."""


class LiveCurve(Callback):
    """Shows loss and measures after each round of ``fit(…, callbacks=[LiveCurve()])``; silent without a notebook."""

    def __init__(self) -> None:
        super().__init__()
        self.values: dict[str, list[float]] = {}
        self._handle: Any = None
        self._drawn = 0.0

    def on_train_begin(self, logs: Mapping[str, Any] | None = None) -> None:
        """Start with an empty picture."""
        self.values = {}
        self._handle = None
        self._drawn = 0.0

    def on_epoch_end(self, epoch: int, logs: Mapping[str, Any] | None = None) -> None:
        """Note what was measured, and show it."""
        for name, value in (logs or {}).items():
            self.values.setdefault(name, []).append(float(value))
        if time.monotonic() - self._drawn >= PAUSE:
            self._show()

    def on_train_end(self, logs: Mapping[str, Any] | None = None) -> None:
        """Show the last rounds too."""
        self._show()

    def _show(self) -> None:
        if not self.values or not in_notebook():
            return
        from IPython.display import Image, display

        image = Image(data=picture(self.values, (self.params or {}).get("epochs")), alt=summary(self.values))
        if self._handle is None:
            self._handle = display(image, display_id=True)
        else:
            self._handle.update(image)
        self._drawn = time.monotonic()


def summary(values: Mapping[str, list[float]]) -> str:
    """The last round in words, for those who cannot see the picture."""
    rounds = max(map(len, values.values()))
    return f"epoch {rounds}: " + ", ".join(f"{name} {numbers[-1]:.4g}" for name, numbers in values.items())


def picture(values: Mapping[str, list[float]], epochs: int | None = None) -> bytes:
    """Loss on the left, everything else on the right, as PNG. The figures of the program stay as they are."""
    from matplotlib.figure import Figure
    from matplotlib.ticker import MaxNLocator

    groups = [[name for name in values if ("loss" in name) is is_loss] for is_loss in (True, False)]
    groups = [group for group in groups if group]
    figure = Figure(figsize=(4.5 * len(groups), 3), layout="constrained")
    for place, group in enumerate(groups, 1):
        axes = figure.add_subplot(1, len(groups), place)
        for name in group:
            numbers = values[name]
            axes.plot(range(1, len(numbers) + 1), numbers, marker="." if len(numbers) < 40 else "", label=name)
        if epochs:
            axes.set_xlim(0.5, epochs + 0.5)
        axes.xaxis.set_major_locator(MaxNLocator(integer=True))
        axes.set_xlabel("epoch")
        axes.grid(alpha=0.3)
        axes.legend()
    figure.suptitle(summary(values), fontsize=10)
    file = io.BytesIO()
    figure.savefig(file, format="png", dpi=100)
    return file.getvalue()
