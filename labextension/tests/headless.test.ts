import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

import { describe, expect, it } from 'vitest';

import { toPython } from '../src/headless.js';
import './workspace.js';

const require = createRequire(import.meta.url);
const ruff = readFileSync(require.resolve('@astral-sh/ruff-wasm-web/ruff_wasm_bg.wasm'));
const convert = (source: string): ReturnType<typeof toPython> => toPython(source, 'en', ruff);

const item = (input: string): string =>
  `<block type="text_print"><value name="TEXT"><block type="lists_getIndex">
     <mutation statement="false" at="true"/><field name="MODE">GET</field><field name="WHERE">FROM_START</field>
     <value name="VALUE"><block type="variables_get"><field name="VAR" id="v">姓名</field></block></value>
     <value name="AT">${input}</value></block></value></block>`;

const xml = `<?xml version="1.0"?><xml xmlns="http://www.w3.org/1999/xhtml">
  <variables><variable id="v">姓名</variable></variables>
  <block type="procedures_defreturn" x="10" y="300">
    <mutation><arg name="姓名" varid="v"/></mutation><field name="NAME">hello</field>
    <comment pinned="false" h="80" w="160">says hello
      to everybody</comment>
    <value name="RETURN"><block type="text"><field name="TEXT">hi</field></block></value></block>
  <block type="variables_set" x="10" y="10"><field name="VAR" id="v">姓名</field>
    <value name="VALUE"><block type="lists_create_with"><mutation items="3"/>
      <value name="ADD0"><block type="math_number"><field name="NUM">5</field></block></value></block></value>
    <next><block type="controls_if"><mutation elseif="1" else="1"/>
      <value name="IF0"><block type="logic_boolean"><field name="BOOL">TRUE</field></block></value>
      <statement name="ELSE">${item('<shadow type="math_number"><field name="NUM">2</field></shadow>')}</statement>
      <next><block type="text_print"><value name="TEXT"><block type="procedures_callreturn">
        <mutation name="hello"><arg name="姓名"/></mutation>
        <value name="ARG0"><block type="math_number"><field name="NUM">3</field></block></value></block></value></block>
      </next></block></next></block>
</xml>`;

const python = `# says hello
#       to everybody
def hello(姓名):
    return "hi"


姓名 = [5, None, None]
if True:
    pass
elif False:
    pass
else:
    print(姓名[1])
print(hello(3))
`;

describe('a document made elsewhere', () => {
  it('as XML keeps its shapes and counts from one', () => {
    expect(convert(xml)).toEqual({ code: python, messages: [] });
  });

  const print = (at: number): object => ({
    type: 'text_print',
    inputs: {
      TEXT: {
        block: {
          type: 'text_charAt',
          fields: { WHERE: 'FROM_START' },
          inputs: {
            VALUE: { block: { type: 'text', fields: { TEXT: 'abc' } } },
            AT: { block: { type: 'math_number', fields: { NUM: at } } }
          }
        }
      }
    }
  });
  const state = { blocks: { languageVersion: 0, blocks: [print(1)] } };

  it.each([
    ['bare JSON', state, 'print("abc"[0])\n'],
    [
      'the wrapper of jupyterlab-blockly',
      { format: 2, workspace: state, metadata: { kernel: 'python3' } },
      'print("abc"[0])\n'
    ],
    ['our own', { format: 'blockroom', version: 1, toolbox: 'default', workspace: state }, 'print("abc"[1])\n'],
    [
      'our own that counts from one',
      { format: 'blockroom', version: 1, indexBase: 1, workspace: state },
      'print("abc"[0])\n'
    ]
  ])('%s', (_name, document, code) => expect(convert(JSON.stringify(document)).code).toBe(code));
});

describe('a block that nobody knows', () => {
  const future = (id: string): object => ({ type: 'future', id });

  it.each([
    ['in a loop', { type: 'controls_repeat', fields: { TIMES: 3 }, inputs: { DO: { block: future('f') } } }],
    ['in a branch', { type: 'controls_if', inputs: { DO0: { block: future('f') } } }],
    [
      'in a function',
      { type: 'procedures_defnoreturn', fields: { NAME: 'f' }, inputs: { STACK: { block: future('f') } } }
    ]
  ])('leaves a program that can be read %s', (_place, block) => {
    const { code, messages } = convert(JSON.stringify({ blocks: { blocks: [block] } }));
    expect(code).toMatch(/^\w.*:\n {4}# future\n {4}pass\n$/);
    expect(messages).toEqual([expect.stringContaining('future')]);
  });
});

describe('a block that stands where it can do nothing', () => {
  it.each(['controls_flow_statements', 'procedures_ifreturn'])('%s is told', type => {
    expect(convert(JSON.stringify({ blocks: { blocks: [{ type }] } }))).toEqual({
      code: '',
      messages: [expect.stringContaining(type)]
    });
  });

  it('says nothing where it is switched off, or at its place', () => {
    const flow = { type: 'controls_flow_statements' };
    const loop = { type: 'controls_repeat', fields: { TIMES: 2 }, inputs: { DO: { block: flow } } };
    const blocks = [{ ...flow, disabledReasons: ['MANUALLY_DISABLED'] }, loop];
    expect(convert(JSON.stringify({ blocks: { blocks } })).messages).toEqual([]);
  });
});

describe('XML that is no program', () => {
  it.each([
    ['<xml><category name="Loops"><block type="text_print"/></category></xml>'],
    ['<xml><shadow type="text_print"/></xml>']
  ])('%s', source => expect(convert(source).problem).toEqual({ kind: 'not-blocks' }));

  it.each([['<xml/>'], ['<xml><variables/></xml>'], ['<xml><comment>later</comment></xml>']])('but %s is', source =>
    expect(convert(source)).toEqual({ code: '', messages: [] })
  );
});

describe('long lines', () => {
  it('are broken as formatters do', () => {
    const items = Array.from({ length: 30 }, (_, i) => [
      `ADD${i}`,
      { block: { type: 'math_number', fields: { NUM: 1000 + i } } }
    ]);
    const list = {
      type: 'lists_create_with',
      extraState: { itemCount: 30 },
      inputs: Object.fromEntries(items) as object
    };
    const source = JSON.stringify({ blocks: { blocks: [{ type: 'text_print', inputs: { TEXT: { block: list } } }] } });
    expect(convert(source).code.split('\n').slice(0, 4)).toEqual(['print(', '    [', '        1000,', '        1001,']);
  });
});

const docstring = `"""  Doc   \n  a\n        b   """`;

/** A document whose only block is a text that nothing is done with. */
const documentOf = (extra: object): string =>
  JSON.stringify({
    format: 'blockroom',
    version: 1,
    toolbox: 'default',
    ...extra,
    workspace: {
      blocks: {
        blocks: [
          {
            type: 'py_expression',
            inputs: { VALUE: { block: { type: 'py_literal', fields: { CODE: docstring } } } },
            next: {
              block: { type: 'py_expression', inputs: { VALUE: { block: { type: 'text', fields: { TEXT: 'a' } } } } }
            }
          }
        ]
      }
    }
  });

describe('a program that was typed', () => {
  const typed = `${docstring}\n\n\n\n\nu'a'   #no space`;

  it('is written as it was typed while the blocks mean it', () => {
    expect(convert(documentOf({ text: { imports: [] }, code: typed })).code).toBe(typed);
  });

  it.each([typed.replace('Doc', 'Dog'), `${typed}\nx = 1`, 'x = ', 3])('is that of its blocks otherwise: %j', code => {
    expect(convert(documentOf({ text: { imports: [] }, code })).code).toBe(`${docstring}\n"a"\n`);
  });
});

describe('a long or deep program that was typed', () => {
  const made = (code: string, value: string): string => {
    const literal = { type: 'py_raw_value', fields: { CODE: value } };
    const blocks = [{ type: 'variables_set', fields: { VAR: { id: 'x' } }, inputs: { VALUE: { block: literal } } }];
    const workspace = { variables: [{ name: 'x', id: 'x' }], blocks: { blocks } };
    return JSON.stringify({ format: 'blockroom', version: 1, text: { imports: [] }, code, workspace });
  };
  const deep = `a${'.b'.repeat(3000)}`;

  it.each([
    ['in its layout alone', `x  =  ${deep} # kept`, deep, true],
    ['in its spelling, too', 'x = f(1,\n      2,)', 'f(1, 2)', true],
    ['in what an f-string gives', 'x = f"{a = }"', 'f"{a=}"', false],
    ['in so deep a value that nobody could wait for it', `x = (${deep})`, deep, false],
    ['in more brackets than anything reads', `x = ${'('.repeat(100_000)}`, '('.repeat(100_001), false]
  ])('is compared at once where it differs %s', (_case, typed, value, isTyped) => {
    expect(convert(made(typed, value)).code).toBe(isTyped ? typed : `x = ${value}\n`);
  });
});

it('a docstring keeps its spaces, whatever the formatter wants', () => {
  expect(convert(documentOf({})).code).toBe(`${docstring}\n"a"\n`);
});

describe('a broken document', () => {
  it.each([
    ['{"blocks": ', 'line 1, column 12'],
    ['<xml>\n<block></xml>', 'line 2, column'],
    ['[1]', 'does not hold blocks'],
    ['<html/>', 'does not hold blocks'],
    ['{"blocks":{"blocks":[]},"variables":3}', '“variables” is not a list'],
    ['{"blocks":{"blocks":[]},"variables":[{"name":"a","id":"a"},null]}', 'item 2 of “variables” has no name'],
    ['{"blocks":{"blocks":[]},"variables":[{"name":5,"id":"a"}]}', 'item 1 of “variables” has no name']
  ])('%j says where', (source, message) => {
    const { code, problem, messages } = convert(source);
    expect([code, problem === undefined]).toEqual(['', false]);
    expect(messages.join()).toContain(message);
  });

  it('with unknown blocks gives the rest, and names them', () => {
    const { code, messages } = convert('{"blocks":{"blocks":[{"type":"future"},{"type":"text_print"}]}}');
    expect(code).toContain('print("")');
    expect(messages.join()).toContain('future');
  });
});

describe('a hostile document', () => {
  const document = (...blocks: unknown[]): string => JSON.stringify({ blocks: { blocks } });
  const nested = (depth: number, input: string, type: string): string => {
    const open = `{"type":"${type}",${input}:{"block":`;
    const close = input.startsWith('"inputs"') ? '}}}' : '}}';
    return `{"blocks":{"blocks":[${open.repeat(depth)}{"type":"${type}"}${close.repeat(depth)}]}}`;
  };

  it.each([
    ['below', '"next"', 'text_print'],
    ['in', '"inputs":{"BOOL"', 'logic_negate']
  ])('with 10,000 blocks %s each other says so; a deep one that fits is written', (_name, input, type) => {
    const { problem, messages } = convert(nested(10_000, input, type));
    expect([problem?.kind, messages.join()]).toEqual(['not-blocks', expect.stringContaining('10001 deep')]);
    expect(convert(nested(900, input, type)).code).toMatch(
      type === 'text_print' ? /^(print\(""\)\n){901}$/ : /^not not .*True\n$/
    );
  });

  it.each([
    ['lists_create_with', { itemCount: 1e9 }],
    ['py_dict', { items: 1e15 }],
    ['controls_if', { elseIfCount: 1e9 }],
    ['text_join', '<mutation items="1000000000"/>'],
    ['procedures_callnoreturn', { name: 'f', params: Array.from({ length: 10_000 }, () => 'x') }]
  ])('asks in vain for a giant block: %s', (type, extraState) => {
    const { code, messages } = convert(document({ type, extraState }));
    expect([code, messages.join()]).toEqual([`# ${type}\n`, expect.stringContaining(type)]);
  });

  it('puts no line of its own into the program', () => {
    const evil = 'x\nimport os\r__import__("os")';
    const { code } = convert(
      document(
        { type: `f${evil}` },
        { type: 'text_print', icons: { comment: { text: evil } } },
        {
          type: 'variables_set',
          fields: { VAR: { name: evil } },
          inputs: { VALUE: { block: { type: 'text', fields: { TEXT: evil } } } }
        },
        { type: 'procedures_defnoreturn', fields: { NAME: evil } },
        { type: 'py_comment', fields: { TEXT: evil } },
        { type: 'py_import', fields: { MODULE: evil } },
        { type: 'py_attribute', fields: { NAME: evil } },
        { type: 'np_fill', fields: { FUNCTION: evil } },
        { type: 'math_number', fields: { NUM: evil } }
      )
    );
    expect(code.split(/[\r\n]/).filter(line => /^\s*(import os|__import__)/.test(line))).toEqual([]);
  });
});
