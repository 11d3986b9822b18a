import { describe, expect, it } from 'vitest';

import { wrap } from '../src/editor/marks.js';
import { explain, find } from '../src/errors/explain.js';
import { learnAll, tableFor } from '../src/locale/all.js';
import { errorTexts } from '../src/locale/errors.js';
import type { ErrorKey } from '../src/locale/errors.js';

/** Messages as Python 3.13 and the libraries of the image write them. */
const messages: [kind: string, message: string, text: ErrorKey, similar?: string][] = [
  ['NameError', "name 'aple' is not defined", 'errNameSimilar', 'apple'],
  ['NameError', "name 'np' is not defined. Did you forget to import 'np'?", 'errNameModule'],
  ['NameError', "name '总数' is not defined", 'errName'],
  ['UnboundLocalError', "cannot access local variable 'n' where it is not associated with a value", 'errUnbound'],
  ['TypeError', 'can only concatenate str (not "int") to str', 'errTextPlusNumber'],
  ['TypeError', "unsupported operand type(s) for +: 'int' and 'str'", 'errTextPlusNumber'],
  ['TypeError', "unsupported operand type(s) for -: 'str' and 'int'", 'errOperands'],
  ['TypeError', "unsupported operand type(s) for +: 'NoneType' and 'int'", 'errNothing'],
  ['TypeError', "'<' not supported between instances of 'str' and 'int'", 'errCompare'],
  ['TypeError', "'int' object is not callable", 'errNotCallable'],
  ['TypeError', "'int' object is not subscriptable", 'errNotSubscriptable'],
  ['TypeError', "'int' object is not iterable", 'errNotIterable'],
  ['TypeError', "f() missing 1 required positional argument: 'n'", 'errMissingArgument'],
  ['TypeError', 'f() takes 1 positional argument but 2 were given', 'errTooManyArguments'],
  ['TypeError', "f() got an unexpected keyword argument 'x'", 'errUnknownArgument'],
  ['TypeError', 'list indices must be integers or slices, not str', 'errIndexKind'],
  ['TypeError', "string indices must be integers, not 'str'", 'errIndexKind'],
  ['IndexError', 'list index out of range', 'errIndex'],
  ['IndexError', 'pop from empty list', 'errEmptyList'],
  ['IndexError', 'index 5 is out of bounds for axis 0 with size 3', 'errAxis'],
  ['KeyError', "'age'", 'errKey'],
  ['ZeroDivisionError', 'division by zero', 'errZero'],
  ['ValueError', "invalid literal for int() with base 10: 'x'", 'errIntText'],
  ['ValueError', "could not convert string to float: 'abc'", 'errFloatText'],
  ['ValueError', 'not enough values to unpack (expected 2, got 1)', 'errUnpack'],
  ['ValueError', 'list.remove(x): x not in list', 'errNotInList'],
  ['ValueError', 'expected a nonnegative input, got -1.0', 'errDomain'],
  ['ValueError', 'operands could not be broadcast together with shapes (3,) (4,) ', 'errBroadcast'],
  [
    'ValueError',
    'matmul: Input operand 1 has a mismatch in its core dimension 0, with gufunc signature (n?,k),(k,m?)->(n?,m?)',
    'errMatmul'
  ],
  ['InvalidArgumentError', '{{function_node __wrapped__MatMul}} Matrix size-incompatible: In[0]: [2,3]', 'errMatmul'],
  ['ValueError', 'cannot reshape array of size 6 into shape (4,)', 'errReshape'],
  [
    'ValueError',
    'setting an array element with a sequence. The requested array has an inhomogeneous shape',
    'errRagged'
  ],
  ['ValueError', 'The truth value of an array with more than one element is ambiguous.', 'errAmbiguous'],
  ['ValueError', 'Length of values (3) does not match length of index (4)', 'errLengths'],
  ['ValueError', 'All arrays must be of the same length', 'errLengths'],
  ['EmptyDataError', 'No columns to parse from file', 'errEmptyFile'],
  ['ParserError', 'Error tokenizing data. C error: Expected 1 fields in line 3, saw 2', 'errCsv'],
  ['NotFittedError', 'This SVC instance is not fitted yet.', 'errNotFitted'],
  ['ValueError', 'Found input variables with inconsistent numbers of samples: [3, 4]', 'errSamples'],
  [
    'ValueError',
    "Data cardinality is ambiguous. Make sure all arrays contain the same number of samples.'x' sizes: 3\n'y' sizes: 4",
    'errSamples'
  ],
  ['ValueError', 'Expected 2D array, got 1D array instead:\narray=[1 2].', 'errOneDimension'],
  ['ValueError', 'Input X contains NaN.', 'errMissingData'],
  ['ValueError', 'X has 3 features, but SVC is expecting 4 features as input.', 'errFeatures'],
  ['ValueError', 'You must call `compile()` before using the model.', 'errNotCompiled'],
  ['ValueError', 'This model has not yet been built. Build the model first by calling `build()`', 'errNotBuilt'],
  ['InvalidArgumentError', 'Received a label value of 10 which is outside the valid range of [0, 10).', 'errLabels'],
  ['ValueError', 'Arguments `target` and `output` must have the same shape.', 'errLossShape'],
  ['ValueError', 'Invalid dtype: object', 'errDtype'],
  ['AttributeError', "'NoneType' object has no attribute 'append'", 'errNoneAttribute'],
  [
    'AttributeError',
    "'list' object has no attribute 'apend'. Did you mean: 'append'?",
    'errAttributeSimilar',
    'append'
  ],
  ['AttributeError', "module 'math' has no attribute 'zzz'", 'errAttribute'],
  ['ModuleNotFoundError', "No module named 'foo'", 'errModule'],
  ['ImportError', "cannot import name 'x' from 'math' (unknown location)", 'errImport'],
  ['FileNotFoundError', "[Errno 2] No such file or directory: 'dta.csv'", 'errFileSimilar', 'data.csv'],
  ['FileNotFoundError', "[Errno 2] No such file or directory: 'x.csv'", 'errFile'],
  ['PermissionError', "[Errno 13] Permission denied: '/etc/x'", 'errPermission'],
  ['IsADirectoryError', "[Errno 21] Is a directory: 'data'", 'errFolder'],
  ['FileExistsError', "[Errno 17] File exists: 'data'", 'errExists'],
  ['UnicodeDecodeError', "'utf-8' codec can't decode byte 0xd5 in position 0", 'errEncoding'],
  ['RecursionError', 'maximum recursion depth exceeded', 'errRecursion'],
  ['MemoryError', '', 'errMemory'],
  ['OverflowError', "(34, 'Numerical result out of range')", 'errOverflow'],
  ['SyntaxError', "'(' was never closed (1234.py, line 1)", 'errSyntax'],
  ['IndentationError', 'unexpected indent (1234.py, line 2)', 'errIndent'],
  ['EOFError', '', 'errEnd'],
  ['AssertionError', '', 'errAssert'],
  ['JSONDecodeError', 'Expecting value: line 1 column 1 (char 0)', 'errJson'],
  ['URLError', '<urlopen error [Errno -3] Temporary failure in name resolution>', 'errNet'],
  ['StopIteration', '', 'errStopIteration'],
  ['TypeError', "'float' object cannot be interpreted as an integer", 'errWhole'],
  ['TypeError', "can't multiply sequence by non-int of type 'str'", 'errWhole'],
  ['TypeError', "unhashable type: 'list'", 'errHash'],
  ['TypeError', 'sequence item 0: expected str instance, int found', 'errJoinText'],
  ['TypeError', "'tuple' object does not support item assignment", 'errFixed'],
  ['TypeError', "object of type 'int' has no len()", 'errNoLength'],
  ['TypeError', "Cannot perform reduction 'mean' with string dtype", 'errTextColumn'],
  ['IndexError', 'too many indices for array: array is 1-dimensional, but 2 were indexed', 'errTooManyIndices'],
  ['IndexError', 'only integers, slices (`:`), ellipsis (`...`), numpy.newaxis (`None`) are valid', 'errArrayIndex'],
  ['ValueError', 'max() iterable argument is empty', 'errEmptyList'],
  ['ValueError', 'empty range in randrange(5, 2)', 'errEmptyRange'],
  ['KeyError', "'pop from an empty set'", 'errEmptyList'],
  ['ValueError', 'x and y must have same first dimension, but have shapes (2,) and (3,)', 'errPlotLengths'],
  [
    'ValueError',
    'all the input array dimensions except for the concatenation axis must match exactly',
    'errJoinArrays'
  ],
  ['ValueError', 'The number of classes has to be greater than one; got 1 class', 'errOneClass'],
  ['ValueError', "You tried to call `count_params` on layer 'sequential', but the layer isn't built.", 'errNotBuilt'],
  [
    'ValueError',
    "Input 0 with name 'None' of layer 'dense' is incompatible with the layer: expected axis",
    'errLayerShape'
  ],
  ['ValueError', 'something of a library', 'errValue'],
  ['TypeError', 'something of a library', 'errType']
];

learnAll();

const en = tableFor('en');

describe('errors in plain words', () => {
  it.each(messages)('%s: %s', (kind, message, key, similar = '') => {
    const found = find(kind, message, similar);
    expect(found?.text).toBe(key);
    const names = [...(en[key] ?? '').matchAll(/\{(\w+)\}/g)];
    expect(names.filter(([, name]) => !found?.values[name ?? ''])).toEqual([]);
    const { what, why, todo, original } = explain(kind, message, similar, 'en');
    expect([what, why, todo].every(line => line.length > 0)).toBe(true);
    expect(original.startsWith(kind)).toBe(true);
    const chinese = explain(kind, message, similar, 'zh-hans');
    expect(chinese.what).toMatch(/[\u4e00-\u9fff]/);
  });

  it('has an example of each explanation', () => {
    const tried = new Set(messages.map(([, , key]) => key));
    expect(Object.keys(errorTexts).filter(key => !tried.has(key as ErrorKey))).toEqual([]);
  });

  it('has what, why and what to do in both languages', () => {
    for (const pair of Object.values(errorTexts)) {
      expect(pair.map(text => text.split('\n').length)).toEqual([3, 3]);
    }
  });

  it('finds what a long message says at its end', () => {
    const message = `Graph execution error:${'\n  File "x.py", line 1'.repeat(500)}\nReceived a label value of 5 which is outside the valid range of [0, 2).`;
    expect(explain('InvalidArgumentError', message, '', 'en').what).toBe(en['errLabels']?.split('\n')[0]);
  });

  it('names what was perhaps meant', () => {
    expect(explain('NameError', "name 'aple' is not defined", 'apple', 'en').todo).toContain('Write "apple"');
  });

  it('says something about an error that nobody foresaw, and stays short', () => {
    const { what, original } = explain('PetError', 'x'.repeat(10 ** 6), '', 'en');
    expect(what).toContain('PetError');
    expect(original.length).toBeLessThan(400);
    expect(explain('KeyError', 'y'.repeat(10 ** 6), '', 'en').what.length).toBeLessThan(120);
  });

  it('takes a message for text, not for a pattern of texts', () => {
    expect(explain('KeyError', "'{key} $& <img>'", '', 'en').what).toContain('{key} $& <img>');
  });
});

describe('the text of a bubble', () => {
  it('is broken into lines in both languages', () => {
    const long = wrap('a '.repeat(60) + '\n' + '文'.repeat(60) + '。', 44);
    const lines = long.split('\n');
    expect(lines.length).toBeGreaterThan(5);
    expect(lines.every(line => line.length <= 44)).toBe(true);
    expect(lines.some(line => line.startsWith('。'))).toBe(false);
  });
});
