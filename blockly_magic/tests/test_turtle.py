"""The turtle: where it goes, what it draws, what it says, and how its picture is shown in both kernels."""

import math
import re
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree

import pytest
from test_kernels import KERNELS, running

import blockly_magic.turtle as turtle
from blockly_magic.turtle import Screen, Turtle, TurtleGraphicsError, Vec2D
from blockly_magic.turtle.colours import names
from blockly_magic.turtle.stage import stage

SVG = "{http://www.w3.org/2000/svg}"
# From a textbook, unchanged: two turtles, a window with a title, and a wait for a click.
TEXTBOOK = """\
import turtle

window = turtle.Screen()
window.bgcolor("lightgreen")
window.title("Tess & Alex")
tess = turtle.Turtle()
tess.color("hotpink")
tess.pensize(5)
alex = turtle.Turtle()
for _ in range(3):
    tess.forward(80)
    tess.left(120)
tess.right(180)
for side in range(4):
    alex.forward(50)
    alex.left(90)
turtle.done()
window.mainloop()
"""


@pytest.fixture(autouse=True)
def empty_sheet() -> Iterator[None]:
    stage.clear()
    yield
    stage.clear()


def drawn(*tags: str) -> list[ElementTree.Element]:
    """What lies on the sheet, which is well-formed."""
    picture = ElementTree.fromstring(stage.picture())  # noqa: S314
    return [element for element in picture.iter() if element.tag in {f"{SVG}{tag}" for tag in tags}]


def test_a_square_ends_where_it_began_exactly() -> None:
    tess = Turtle()
    for _ in range(4):
        tess.forward(100)
        tess.left(90)
    assert (tess.pos(), tess.heading()) == ((0, 0), 0)
    assert drawn("path")[0].get("d") == "M0,0L100,0L100,-100L0,-100L0,0"


def test_ways_and_directions_are_those_of_the_standard_module() -> None:
    tess = Turtle()
    tess.left(60)
    tess.fd(100)
    assert tess.pos() == pytest.approx((50, 86.6025), abs=1e-3)
    tess.goto(30, -40)
    assert tess.distance(0, 0) == 50
    assert tess.towards((30, 60)) == 90
    tess.setheading(450)
    assert tess.heading() == 90
    tess.bk(10)
    tess.rt(90)
    tess.setx(-5)
    assert (tess.xcor(), tess.ycor(), tess.heading()) == (-5, -50, 0)
    other = tess.clone()
    tess.home()
    assert other.distance(tess) == pytest.approx(math.hypot(5, 50))


@pytest.mark.parametrize(
    ("radius", "extent", "end", "heading"),
    [(50, None, (0, 0), 0), (50, 180, (0, 100), 180), (-50, 90, (50, -50), 270), (50, -90, (-50, 50), 270)],
)
def test_circles(radius: float, extent: float | None, end: tuple[float, float], heading: float) -> None:
    tess = Turtle()
    tess.circle(radius, extent)
    assert tess.pos() == pytest.approx(end, abs=1e-9)
    assert tess.heading() == heading


def test_a_circle_with_steps_is_a_polygon() -> None:
    Turtle().circle(40, steps=6)
    assert str(drawn("path")[0].get("d")).count("L") == 6


def test_other_ways_to_measure_angles() -> None:
    tess = Turtle()
    tess.radians()
    tess.left(math.pi / 2)
    assert tess.heading() == pytest.approx(math.pi / 2)
    tess.degrees()
    turtle.mode("logo")
    assert tess.heading() == 90
    tess.setheading(0)
    tess.forward(10)
    assert tess.pos() == pytest.approx((0, 10))


def test_pen_up_draws_nothing_and_teleport_neither() -> None:
    tess = Turtle()
    tess.penup()
    tess.forward(10)
    tess.pendown()
    tess.teleport(50, 50)
    assert drawn("path") == []
    tess.forward(10)
    assert drawn("path")[0].get("d") == "M50,-50L60,-50"
    assert tess.isdown()


def test_a_filled_shape_lies_below_its_edge() -> None:
    tess = Turtle(visible=False)
    tess.color("red", "yellow")
    tess.begin_fill()
    for _ in range(3):
        tess.forward(100)
        tess.left(120)
    assert tess.filling()
    tess.end_fill()
    below, above = drawn("path", "polygon")
    assert (below.get("fill"), above.get("stroke")) == ("#ffff00", "#ff0000")


def test_colours() -> None:
    tess = Turtle()
    assert (tess.pencolor(), tess.color()) == ("black", ("black", "black"))
    for said, shown in [("light blue", "#add8e6"), ("#f80", "#ff8800"), ("gray50", "#7f7f7f"), ("SkyBlue1", "#87ceff")]:
        tess.pencolor(said)
        tess.forward(1)
        assert (tess.pencolor(), drawn("path")[-1].get("stroke")) == (said, shown)
    tess.pencolor(1, 0.5, 0)
    assert tess.pencolor() == (1, 0.5, 0)
    turtle.colormode(255)
    tess.color((255, 128, 0), "green")
    assert tess.color() == ((255, 128, 0), "green")
    assert len(names()) == 667


@pytest.mark.parametrize(
    ("colour", "says"),
    [
        ("bleu", "'blue'"),
        ((255, 0, 0), "colormode"),
        ((1, 2, 300), "between 0 and 1"),
        (None, "None is no"),
        (7, "7 is"),
    ],
)
def test_a_wrong_colour_says_what_to_do(colour: object, says: str) -> None:
    with pytest.raises(TurtleGraphicsError, match=re.escape(says)):
        Turtle().pencolor(colour)


@pytest.mark.parametrize("distance", ["100", None, math.nan, math.inf, 1e300, [], "x" * 5000])
def test_a_wrong_number_says_what_was_given(distance: object) -> None:
    with pytest.raises(TypeError, match="forward") as failure:
        turtle.forward(distance)  # type: ignore[attr-defined]
    assert len(str(failure.value)) < 300


def test_what_it_cannot_do_it_says() -> None:
    with pytest.raises(AttributeError, match="undo"):
        turtle.undo()
    with pytest.raises(AttributeError, match="getcanvas"):
        turtle.getcanvas()
    with pytest.raises(AttributeError, match="'Turtle' object has no attribute 'jump'"):
        Turtle().jump()
    with pytest.raises(AttributeError, match="module 'turtle' has no attribute 'froward'"):
        turtle.froward(10)
    with pytest.raises(TurtleGraphicsError, match="cat"):
        Turtle().shape("cat")


def test_dots_words_and_stamps() -> None:
    tess = Turtle(visible=False)
    tess.dot(20, "blue")
    tess.write("<b>\0 & 你好", align="center", font=("Arial", 12, "bold"))
    first, second = tess.stamp(), tess.stamp()
    assert first != second
    assert [element.get("fill") for element in drawn("circle")] == ["#0000ff"]
    assert drawn("tspan")[0].text == "<b>� & 你好"
    assert len(drawn("polygon")) == 2
    tess.clearstamp(first)
    assert len(drawn("polygon")) == 1
    tess.clear()
    assert drawn("polygon", "circle", "text") == []


def test_font_and_title_stay_inside_their_quotes() -> None:
    Turtle().write("x", font=('"><script>', 10, "normal"))
    assert drawn("script") == []
    assert drawn("text")[0].get("font-family") == '"><script>, sans-serif'


def test_reset_and_clear_touch_only_their_own() -> None:
    tess, alex = Turtle(), Turtle()
    tess.forward(10)
    alex.left(90)
    alex.forward(10)
    tess.reset()
    assert tess.pos() == (0, 0)
    assert [line.get("d") for line in drawn("path")] == ["M0,0L0,-10"]
    alex.clear()
    assert (alex.pos(), drawn("path")) == ((0, 10), [])


def test_the_sheet_grows_until_it_has_a_size() -> None:
    tess = Turtle()
    assert (turtle.window_width(), turtle.window_height()) == (600, 400)  # type: ignore[attr-defined]
    tess.goto(500, 0)
    assert Screen().window_width() == 1024
    Screen().setup(300, 200)
    tess.goto(900, 0)
    assert (Screen().window_width(), Screen().window_height()) == (300, 200)


def test_the_sheet_can_have_numbers_of_its_own() -> None:
    tess = Turtle()
    turtle.setworldcoordinates(0, 0, 10, 10)  # type: ignore[attr-defined]
    tess.goto(10, 10)
    assert drawn("path")[0].get("d") == "M-300,200L300,-200"


def test_a_turtle_goes_on_after_the_sheet_was_wiped() -> None:
    tess = Turtle()
    tess.forward(10)
    Screen().clear()
    tess.forward(10)
    assert [line.get("d") for line in drawn("path")] == ["M10,0L20,0"]


def test_a_loop_without_end_fills_the_sheet_and_says_so() -> None:
    tess = Turtle()
    with pytest.raises(TurtleGraphicsError, match="loop"):
        while True:
            tess.forward(50)
            tess.left(91)
    assert len(stage.picture()) < 2_500_000


def test_thousands_of_lines_take_no_time() -> None:
    tess = Turtle()
    start = time.process_time()
    for step in range(10_000):
        tess.forward(step / 20)
        tess.left(59)
    stage.picture()
    assert time.process_time() - start < 5


def test_what_is_called_later_is_called_in_its_order(monkeypatch: pytest.MonkeyPatch) -> None:
    called: list[str] = []
    turtle.ontimer(lambda: called.append("second"), 20)  # type: ignore[attr-defined]
    turtle.ontimer(lambda: called.append("first"), 1)  # type: ignore[attr-defined]
    turtle.done()
    assert called == ["first", "second"]


def test_keys_are_said_to_be_missing_once(capsys: pytest.CaptureFixture[str]) -> None:
    turtle.listen()  # type: ignore[attr-defined]
    turtle.onkey(print, "Up")  # type: ignore[attr-defined]
    assert capsys.readouterr().err.count("keys and mouse") == 1


def test_asking_for_numbers_goes_on_until_one_fits(monkeypatch: pytest.MonkeyPatch) -> None:
    answers = iter(["many", "0", "7"])
    monkeypatch.setattr("builtins.input", lambda _: next(answers))
    assert Screen().numinput("Sides", "How many?", minval=3) == 7


def test_vectors_calculate() -> None:
    way = Vec2D(3, 4)
    assert abs(way) == 5
    assert way + Vec2D(1, 1) - Vec2D(4, 5) == (0, 0)
    assert 2 * way == way * 2 == (6, 8)
    assert way * Vec2D(1, 2) == 11
    assert way.rotate(90) == pytest.approx((-4, 3))
    assert repr(-way) == "(-3.00,-4.00)"


def test_the_names_are_those_of_the_standard_module() -> None:
    code = "import ast, sysconfig, pathlib; print((pathlib.Path(sysconfig.get_path('stdlib'))/'turtle.py').read_text())"
    source = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    lists = re.findall(r"^_tg_(?:screen|turtle)_functions = \[(.*?)\]", source, re.MULTILINE | re.DOTALL)
    expected = set(re.findall(r"'(\w+)'", " ".join(lists)))
    assert len(expected) > 100
    lacking = {name for name in expected if name not in vars(turtle)}
    assert lacking <= turtle.MISSING | {"undobufferentries"}
    assert not (lacking & {"forward", "circle", "stamp", "write", "begin_fill", "tracer", "exitonclick"})


@pytest.mark.parametrize("name", KERNELS)
def test_a_program_from_a_textbook_shows_one_picture_that_grows(name: str, tmp_path: Path) -> None:
    with running(name, tmp_path) as kernel:
        ran = kernel.run(TEXTBOOK)
        again = kernel.run("alex.forward(200)")
        anew = kernel.run("import turtle\nturtle.forward(10)\nturtle.stmap()")
    assert ran.status == "ok", ran.outputs
    shown = [output for output in ran.outputs if "image/svg+xml" in output.get("data", {})]
    assert 5 < len(shown) < 60
    assert len({output["transient"]["display_id"] for output in shown}) == 1
    last = ElementTree.fromstring(shown[-1]["data"]["image/svg+xml"])  # noqa: S314
    assert [line.get("stroke") for line in last.iter(f"{SVG}path")] == ["#ff69b4", "#000000"]
    assert "(0, 0), (0, 0)" in shown[-1]["data"]["text/plain"]
    # A cell that goes on shows everything again, below; one that imports the turtle begins anew, and shows what it
    # drew before its error.
    later = [output for output in again.outputs if "data" in output]
    assert later[-1]["data"]["image/svg+xml"].count("<path") == 2
    assert later[0]["transient"] != shown[0]["transient"]
    assert anew.status == "error"
    fresh = [output for output in anew.outputs if "data" in output]
    assert fresh[-1]["data"]["image/svg+xml"].count("<path") == 1


@pytest.mark.parametrize("name", KERNELS)
def test_a_turtle_in_no_hurry_to_show_sends_few_pictures(name: str, tmp_path: Path) -> None:
    program = "from turtle import *\nspeed(0)\nfor i in range(3000):\n    forward(i / 10)\n    left(59)\n"
    with running(name, tmp_path) as kernel:
        kernel.run("import turtle")
        ran = kernel.run(program)
    shown = [output for output in ran.outputs if "image/svg+xml" in output.get("data", {})]
    assert ran.status == "ok"
    assert 1 < len(shown) < 8
    assert len(shown[-1]["data"]["image/svg+xml"]) > 30_000
