/** How tightly Python's operators bind, by Blockly's names; what binds less tightly needs brackets. */
export const Order = {
  ATOMIC: 0,
  COLLECTION: 1,
  MEMBER: 2.1,
  FUNCTION_CALL: 2.2,
  EXPONENTIATION: 3,
  UNARY_SIGN: 4,
  BITWISE_NOT: 4,
  MULTIPLICATIVE: 5,
  ADDITIVE: 6,
  BITWISE_SHIFT: 7,
  BITWISE_AND: 8,
  BITWISE_XOR: 9,
  BITWISE_OR: 10,
  RELATIONAL: 11,
  LOGICAL_NOT: 12,
  LOGICAL_AND: 13,
  LOGICAL_OR: 14,
  CONDITIONAL: 15,
  LAMBDA: 16,
  NONE: 99
} as const;

/** How tightly some Python binds. */
export type Order = number;

/** Pairs of an outer and an inner operator that need no brackets though they bind equally. */
export const freePairs: [Order, Order][] = [
  [Order.FUNCTION_CALL, Order.MEMBER],
  [Order.FUNCTION_CALL, Order.FUNCTION_CALL],
  [Order.MEMBER, Order.MEMBER],
  [Order.MEMBER, Order.FUNCTION_CALL],
  [Order.LOGICAL_NOT, Order.LOGICAL_NOT],
  [Order.LOGICAL_AND, Order.LOGICAL_AND],
  [Order.LOGICAL_OR, Order.LOGICAL_OR]
];
