import type { ErrorKey } from '../locale/errors.js';

/** When an explanation fits: the kind of error, and what its message says. Named groups fill in the explanation. */
export interface IRule {
  kind: RegExp;
  message?: RegExp;
  /** Fits only if a similar name is known. */
  similar?: true;
  text: ErrorKey;
}

const quoted = (group: string): string => `['"](?<${group}>[^'"]*)['"]`;
const re = (source: string): RegExp => new RegExp(source, 's');

/** Libraries that are called by a short name. */
const modules = 'np|pd|plt|tf|keras|sklearn|sns|math|random|time|datetime|json|os|sys|re|turtle';

/** The first rule that fits explains the error: the narrow ones come first. */
export const rules: readonly IRule[] = [
  { kind: /^UnboundLocalError$/, message: re(`variable ${quoted('name')}`), text: 'errUnbound' },
  { kind: /^NameError$/, message: re(`name '(?<name>${modules})'`), text: 'errNameModule' },
  { kind: /^NameError$/, message: re(`name ${quoted('name')}`), similar: true, text: 'errNameSimilar' },
  { kind: /^NameError$/, message: re(`name ${quoted('name')}`), text: 'errName' },

  { kind: /^TypeError$/, message: /can only concatenate str/, text: 'errTextPlusNumber' },
  {
    kind: /^TypeError$/,
    message: /unsupported operand type\(s\) for \+=?: '(int|float)' and 'str'/,
    text: 'errTextPlusNumber'
  },
  { kind: /^TypeError$/, message: /'NoneType'/, text: 'errNothing' },
  {
    kind: /^TypeError$/,
    message: re(`unsupported operand type\\(s\\) for (?<sign>.+?): ${quoted('a')} and ${quoted('b')}`),
    text: 'errOperands'
  },
  {
    kind: /^TypeError$/,
    message: re(`not supported between instances of ${quoted('a')} and ${quoted('b')}`),
    text: 'errCompare'
  },
  { kind: /^TypeError$/, message: re(`${quoted('a')} object is not callable`), text: 'errNotCallable' },
  { kind: /^TypeError$/, message: re(`${quoted('a')} object is not subscriptable`), text: 'errNotSubscriptable' },
  { kind: /^TypeError$/, message: re(`${quoted('a')} object is not iterable`), text: 'errNotIterable' },
  {
    kind: /^TypeError$/,
    message: re('(?<a>\\S+\\(\\)) missing \\d+ required .*?arguments?: (?<b>.+)'),
    text: 'errMissingArgument'
  },
  { kind: /^TypeError$/, message: re('(?<a>\\S+\\(\\)) takes .* but \\d+ '), text: 'errTooManyArguments' },
  {
    kind: /^TypeError$/,
    message: re(`(?<a>\\S+\\(\\)) got an unexpected keyword argument ${quoted('b')}`),
    text: 'errUnknownArgument'
  },
  {
    kind: /^TypeError$/,
    message: re('(?:list|tuple|string|range) ?(?:object)? indices must be integers.*?, not (?<a>.+)'),
    text: 'errIndexKind'
  },
  { kind: /^TypeError$/, message: re(`${quoted('a')} object cannot be interpreted as an integer`), text: 'errWhole' },
  { kind: /^TypeError$/, message: re(`multiply sequence by non-int of type ${quoted('a')}`), text: 'errWhole' },
  { kind: /^TypeError$/, message: re(`unhashable type: ${quoted('a')}`), text: 'errHash' },
  {
    kind: /^TypeError$/,
    message: re('sequence item \\d+: expected str instance, (?<a>\\w+) found'),
    text: 'errJoinText'
  },
  { kind: /^TypeError$/, message: re(`${quoted('a')} object does not support item`), text: 'errFixed' },
  { kind: /^TypeError$/, message: re(`object of type ${quoted('a')} has no len`), text: 'errNoLength' },
  { kind: /^TypeError$/, message: /Cannot perform reduction|Could not convert .* to numeric/, text: 'errTextColumn' },
  { kind: /^TypeError$/, text: 'errType' },

  {
    kind: /^IndexError$/,
    message: re('index (?<index>-?\\d+) is out of bounds.* size (?<size>\\d+)'),
    text: 'errAxis'
  },
  { kind: /^IndexError$/, message: /too many indices/, text: 'errTooManyIndices' },
  { kind: /^IndexError$/, message: /only integers, slices/, text: 'errArrayIndex' },
  { kind: /^IndexError$/, message: /pop from|empty/, text: 'errEmptyList' },
  { kind: /^KeyError$/, message: /pop from an empty/, text: 'errEmptyList' },
  { kind: /^ValueError$/, message: /iterable argument is empty|empty sequence/, text: 'errEmptyList' },
  { kind: /^ValueError$/, message: /empty range/, text: 'errEmptyRange' },
  { kind: /^IndexError$/, text: 'errIndex' },
  { kind: /^KeyError$/, message: re('^(?<key>.+)$'), text: 'errKey' },
  { kind: /^(ZeroDivisionError|DivisionByZero)$/, text: 'errZero' },

  { kind: /^ValueError$/, message: re('invalid literal for int\\(\\).*?: (?<text>.*)'), text: 'errIntText' },
  { kind: /^ValueError$/, message: re('could not convert string to float: (?<text>.*)'), text: 'errFloatText' },
  { kind: /^ValueError$/, message: /values to unpack/, text: 'errUnpack' },
  { kind: /^ValueError$/, message: /is not in list|x not in list|substring not found/, text: 'errNotInList' },
  { kind: /^ValueError$/, message: /math domain error|nonnegative input|positive input/, text: 'errDomain' },
  {
    kind: /^(ValueError|InvalidArgumentError)$/,
    message: re('could not be broadcast.*?(?<a>\\([\\d, ]*\\)) (?:into shape )?(?<b>\\([\\d, ]*\\))'),
    text: 'errBroadcast'
  },
  {
    kind: /^(ValueError|InvalidArgumentError)$/,
    message: /matmul|Matrix size-incompatible|not aligned/,
    text: 'errMatmul'
  },
  {
    kind: /^ValueError$/,
    message: re('cannot reshape array of size (?<size>\\d+) into shape (?<shape>\\(.*?\\))'),
    text: 'errReshape'
  },
  { kind: /^ValueError$/, message: /inhomogeneous|array element with a sequence/, text: 'errRagged' },
  { kind: /^ValueError$/, message: /truth value of/, text: 'errAmbiguous' },
  { kind: /^ValueError$/, message: /Length of values|must be of the same length|Length mismatch/, text: 'errLengths' },
  { kind: /^ValueError$/, message: /must have same first dimension/, text: 'errPlotLengths' },
  { kind: /^ValueError$/, message: /concatenation axis must match/, text: 'errJoinArrays' },
  { kind: /^ValueError$/, message: /number of classes has to be greater/, text: 'errOneClass' },
  { kind: /^EmptyDataError$/, text: 'errEmptyFile' },
  { kind: /^ParserError$/, text: 'errCsv' },
  { kind: /^NotFittedError$/, text: 'errNotFitted' },
  { kind: /^ValueError$/, message: re('inconsistent numbers of samples: (?<a>.*)'), text: 'errSamples' },
  { kind: /^ValueError$/, message: re('Data cardinality is ambiguous.*?(?<a>.x.? sizes.*)'), text: 'errSamples' },
  { kind: /^ValueError$/, message: /Expected 2D array/, text: 'errOneDimension' },
  { kind: /^ValueError$/, message: /contains NaN|contains infinity/, text: 'errMissingData' },
  {
    kind: /^ValueError$/,
    message: re('X has (?<a>\\d+) features.* expecting (?<b>\\d+) features'),
    text: 'errFeatures'
  },
  {
    kind: /^ValueError$/,
    message: re(`layer ${quoted('layer')} is incompatible`),
    text: 'errLayerShape'
  },
  { kind: /^(ValueError|RuntimeError)$/, message: /must call `?compile|[Yy]ou must compile/, text: 'errNotCompiled' },
  {
    kind: /^(ValueError|RuntimeError)$/,
    message: /not (?:yet )?been built|isn't built|never been called/,
    text: 'errNotBuilt'
  },
  { kind: /^(ValueError|InvalidArgumentError)$/, message: /label value .* outside the valid range/, text: 'errLabels' },
  {
    kind: /^(ValueError|InvalidArgumentError)$/,
    message: /logits and labels|must have the same shape|Arguments `target` and `output`/,
    text: 'errLossShape'
  },
  {
    kind: /^(ValueError|TypeError)$/,
    message: /Invalid dtype|Unsupported object type|convert a NumPy/,
    text: 'errDtype'
  },
  { kind: /^UnicodeDecodeError$|^UnicodeEncodeError$/, text: 'errEncoding' },
  { kind: /^JSONDecodeError$/, text: 'errJson' },
  { kind: /^ValueError$/, text: 'errValue' },

  { kind: /^AttributeError$/, message: re(`'NoneType'.* attribute ${quoted('name')}`), text: 'errNoneAttribute' },
  {
    kind: /^AttributeError$/,
    message: re(`${quoted('a')}.* has no attribute ${quoted('name')}`),
    similar: true,
    text: 'errAttributeSimilar'
  },
  {
    kind: /^AttributeError$/,
    message: re(`${quoted('a')}.* has no attribute ${quoted('name')}`),
    text: 'errAttribute'
  },
  { kind: /^ModuleNotFoundError$/, message: re(`named ${quoted('name')}`), text: 'errModule' },
  { kind: /^ImportError$/, message: re(`cannot import name ${quoted('name')}`), text: 'errImport' },
  { kind: /^FileNotFoundError$/, message: re(`: ${quoted('name')}`), similar: true, text: 'errFileSimilar' },
  { kind: /^FileNotFoundError$/, message: re(`(?<name>['"].*['"])`), text: 'errFile' },
  { kind: /^PermissionError$/, message: re(`(?<name>['"].*['"])`), text: 'errPermission' },
  { kind: /^IsADirectoryError$/, message: re(`(?<name>['"].*['"])`), text: 'errFolder' },
  { kind: /^FileExistsError$/, message: re(`(?<name>['"].*['"])`), text: 'errExists' },
  { kind: /^RecursionError$/, text: 'errRecursion' },
  { kind: /^(MemoryError|ResourceExhaustedError|_?ArrayMemoryError)$/, text: 'errMemory' },
  { kind: /^OverflowError$/, text: 'errOverflow' },
  { kind: /^(IndentationError|TabError)$/, text: 'errIndent' },
  { kind: /^SyntaxError$/, text: 'errSyntax' },
  { kind: /^EOFError$/, text: 'errEnd' },
  { kind: /^AssertionError$/, text: 'errAssert' },
  {
    kind: /^(URLError|HTTPError|ConnectionError|ConnectionRefusedError|TimeoutError|gaierror|SSLError)$/,
    text: 'errNet'
  },
  { kind: /^StopIteration$/, text: 'errStopIteration' }
];
