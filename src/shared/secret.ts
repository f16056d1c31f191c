/** A value that must not be printed. Only `reveal()` gives it back; every way of printing says "[secret]". */
export interface Secret {
  reveal(): string;
  toJSON(): string;
  toString(): string;
}

const PRINTED = '[secret]';
const NODE_INSPECT = Symbol.for('nodejs.util.inspect.custom');

export function createSecret(value: string): Secret {
  return Object.freeze({
    reveal: () => value,
    toJSON: () => PRINTED,
    toString: () => PRINTED,
    [NODE_INSPECT]: () => PRINTED,
  });
}

/** The first characters of an identifier and how long it is: enough to recognise, useless to copy. */
export function masked(value: string): string {
  return value.length <= 8 ? '••••' : `${value.slice(0, 4)}…${value.slice(-2)}`;
}
