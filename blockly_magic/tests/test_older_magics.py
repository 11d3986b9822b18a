"""Lines of notebooks written for the two older magics."""

import json
from pathlib import Path

import pytest

from blockly_magic.command import MIME, show, show_cell, show_jigsaw
from blockly_magic.document import BlocksError, load, new_document
from blockly_magic.template import definitions

WORKSPACE = """<xml xmlns="https://developers.google.com/blockly/xml">
  <variables><variable id="v1">x</variable></variables>
  <block type="controls_if" id="a" x="10" y="20">
    <mutation else="1"></mutation>
    <value name="IF0"><shadow type="logic_boolean"><field name="BOOL">TRUE</field></shadow></value>
    <statement name="DO0"><block type="variables_set"><field name="VAR" id="v1">x</field></block></statement>
    <comment>why</comment>
    <next><block type="text_print" disabled="true"></block></next>
  </block>
</xml>"""
TOOLBOX = """<xml><category name="Logic" colour="210"><block type="controls_if"></block><sep></sep>
<category name="Inner" custom="VARIABLE"></category></category></xml>"""
SHAPES = [{"type": "robot_go", "message0": "go %1", "args0": [{"type": "input_value", "name": "N"}], "colour": 20}]
SCRIPT = f"Blockly.defineBlocksWithJsonArray({json.dumps(SHAPES)});\nBlockly.Python['robot_go'] = function(block) {{}};"


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("BLOCKROOM_LANG", "en")
    (tmp_path / "t-toolbox.xml").write_text(TOOLBOX, "utf-8")
    (tmp_path / "t-workspace.xml").write_text(WORKSPACE, "utf-8")
    (tmp_path / "t-blocks.js").write_text(SCRIPT, "utf-8")
    (tmp_path / "page.html").write_text("<script>alert(1)</script>", "utf-8")
    return tmp_path


def test_a_template_gives_its_toolbox_its_workspace_and_its_shapes() -> None:
    shown = show("-l page.html -t t -h 400")
    document = shown.data[MIME]
    assert document["toolboxDefinition"] == {
        "kind": "categoryToolbox",
        "contents": [
            {
                "kind": "category",
                "name": "Logic",
                "colour": "210",
                "contents": [
                    {"kind": "block", "type": "controls_if"},
                    {"kind": "sep"},
                    {"kind": "category", "name": "Inner", "custom": "VARIABLE", "contents": []},
                ],
            }
        ],
    }
    assert document["definitions"] == SHAPES
    assert document["indexBase"] == 1
    assert shown.metadata == {MIME: {"height": 400}}
    assert len(shown.notes) == 2
    assert "page.html is not shown" in shown.notes[0]
    assert "t-blocks.js is not run" in shown.notes[1]
    assert not any("\n" in note for note in shown.notes)
    assert not Path("t.html").exists()


def test_a_workspace_in_xml_is_read_as_it_is() -> None:
    workspace = load(Path("t-workspace.xml"))["workspace"]
    assert workspace["variables"] == [{"name": "x", "id": "v1"}]
    (block,) = workspace["blocks"]["blocks"]
    assert (block["type"], block["id"], block["x"], block["y"]) == ("controls_if", "a", 10, 20)
    assert 'else="1"' in block["extraState"]
    assert block["inputs"]["IF0"] == {"shadow": {"type": "logic_boolean", "fields": {"BOOL": "TRUE"}}}
    assert block["inputs"]["DO0"]["block"]["fields"] == {"VAR": {"id": "v1", "name": "x"}}
    assert block["icons"] == {"comment": {"text": "why"}}
    assert block["next"]["block"] == {"type": "text_print", "disabledReasons": ["MANUALLY_DISABLED"]}


@pytest.mark.parametrize(
    "line", ["-o http://192.0.2.1/page.html", "--page_from_origin=http://192.0.2.1/", "-l page.html"]
)
def test_a_page_is_never_shown(line: str) -> None:
    shown = show(line)
    assert shown.data[MIME] == new_document()
    assert len(shown.notes) == 1


def test_a_toolbox_alone() -> None:
    assert show("--toolbox t-toolbox.xml").data[MIME]["toolboxDefinition"]["kind"] == "categoryToolbox"
    Path("t.json").write_text('{"contents": []}', "utf-8")
    assert show("--toolbox t.json").data[MIME]["toolboxDefinition"] == {"contents": []}


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("-t nothing", "There is no nothing-toolbox.xml"),
        ("--toolbox a.xml", "There is no file a.xml"),
        ("--toolbox page.html", "page.html holds no blocks"),
        ("--toolbox bad.xml", "bad.xml is damaged at line 1, column 11"),
        ("--toolbox deep.xml", "nested more than"),
        ("--toolbox bad.json", "bad.json is damaged"),
        ("--toolbox list.json", "holds no toolbox"),
    ],
)
def test_what_is_wrong_is_said_in_one_sentence(folder: Path, line: str, words: str) -> None:
    (folder / "bad.xml").write_text("<xml><a></xml>", "utf-8")
    (folder / "deep.xml").write_text("<xml>" + "<block>" * 5000 + "</block>" * 5000 + "</xml>", "utf-8")
    (folder / "bad.json").write_text("{", "utf-8")
    (folder / "list.json").write_text("[]", "utf-8")
    with pytest.raises(BlocksError, match=words):
        show(line)


def test_nothing_in_xml_grows_or_is_fetched(folder: Path) -> None:
    bomb = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">' + "".join(
        f'<!ENTITY {chr(98 + n)} "{f"&{chr(97 + n)};" * 10}">' for n in range(12)
    )
    (folder / "bomb.xml").write_text(bomb + "]><xml><label text='&m;'/></xml>", "utf-8")
    with pytest.raises(BlocksError):
        show("--toolbox bomb.xml")
    (folder / "x.xml").write_text('<!DOCTYPE x [<!ENTITY a SYSTEM "page.html">]><xml>&a;</xml>', "utf-8")
    with pytest.raises(BlocksError):
        show("--toolbox x.xml")


def test_shapes_are_data_only() -> None:
    shape = SHAPES[0] | {"extensions": ["evil"], "mutator": "evil", "helpUrl": "http://192.0.2.1"}
    assert definitions(json.dumps([shape])) == (SHAPES, True)
    assert definitions(f"// mine\nBlockly.defineBlocksWithJsonArray({json.dumps(SHAPES)});") == (SHAPES, True)
    assert definitions("Blockly.Blocks['a'] = { init: function() {} };") == ([], False)
    assert definitions(json.dumps([{"type": "__proto__ x"}, {"type": 3}, 4])) == ([], True)


def test_jigsaw() -> None:
    assert show_jigsaw("Python").data[MIME] == new_document()
    assert show_jigsaw("Python -w new -h 500").metadata == {MIME: {"height": 500}}
    shown = show_jigsaw("Python -w t-workspace")
    assert shown.data[MIME]["workspace"]["variables"] == [{"name": "x", "id": "v1"}]
    assert "t-workspace.xml stays as it is" in shown.notes[0]
    with pytest.raises(BlocksError, match="%jigsaw Processing"):
        show_jigsaw("Processing")
    with pytest.raises(BlocksError, match="%jigsaw Python"):
        show_jigsaw("")


def test_a_cell_becomes_blocks() -> None:
    shown = show_cell("--height 200", "for i in range(3):\n    print(i)\n")
    (stack,) = shown.data[MIME]["workspace"]["blocks"]["blocks"]
    assert stack["type"] == "py_for_range"
    assert shown.data["text/plain"].endswith("for i in range(3):\n    print(i)")
    with pytest.raises(BlocksError, match="its own cell"):
        show_cell("a.blockly", "x = 1")
    with pytest.raises(BlocksError, match="too much to draw"):
        show_cell("", "x = 1\n" * 30_000)
