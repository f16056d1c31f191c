// The few pieces of DER (X.690) that a certificate is made of.

/** Tag, length, contents. Contents are pieces that are themselves DER, or raw bytes. */
function piece(tag: number, ...contents: readonly Uint8Array[]): Buffer {
  const body = Buffer.concat(contents);
  return Buffer.concat([Buffer.from([tag]), lengthOf(body.length), body]);
}

/** Short form below 128, else the number of length bytes and then those (X.690 8.1.3). */
function lengthOf(size: number): Buffer {
  if (size < 0x80) return Buffer.from([size]);
  const bytes = Buffer.from(evenHex(size), 'hex');
  return Buffer.concat([Buffer.from([0x80 | bytes.length]), bytes]);
}

export const sequence = (...contents: readonly Uint8Array[]): Buffer => piece(0x30, ...contents);
export const set = (...contents: readonly Uint8Array[]): Buffer => piece(0x31, ...contents);
export const octetString = (content: Uint8Array): Buffer => piece(0x04, content);
export const utf8String = (text: string): Buffer => piece(0x0c, Buffer.from(text, 'utf8'));
export const boolean = (value: boolean): Buffer => piece(0x01, Buffer.from([value ? 0xff : 0x00]));

/** An unsigned number; a leading zero byte keeps the highest bit from making it negative. */
export function integer(bytes: Uint8Array): Buffer {
  const firstByte = bytes.findIndex((byte) => byte !== 0);
  const digits = firstByte < 0 ? Buffer.from([0]) : bytes.subarray(firstByte);
  return (digits[0] ?? 0) < 0x80 ? piece(0x02, digits) : piece(0x02, Buffer.from([0]), digits);
}

/** Whole bytes, or a number of unused bits at the end of the last one. */
export function bitString(content: Uint8Array, unusedBits = 0): Buffer {
  return piece(0x03, Buffer.from([unusedBits]), content);
}

/** A dotted object identifier such as "2.5.29.17". */
export function objectId(dotted: string): Buffer {
  const [first = 0, second = 0, ...rest] = dotted.split('.').map(Number);
  return piece(0x06, Buffer.from([first * 40 + second, ...rest.flatMap(base128)]));
}

/** Seconds matter, fractions do not. Good to the end of 2049, as X.509 has it. */
export function utcTime(moment: Date): Buffer {
  return piece(0x17, Buffer.from(`${moment.toISOString().replace(/[-:T]/g, '').slice(2, 14)}Z`));
}

/** A context tag around whole DER pieces. */
export function explicit(number: number, ...contents: readonly Uint8Array[]): Buffer {
  return piece(0xa0 | number, ...contents);
}

/** A context tag in place of the content's own. */
export function implicit(number: number, content: Uint8Array): Buffer {
  return piece(0x80 | number, content);
}

function base128(value: number): readonly number[] {
  const higher = value >> 7;
  return higher === 0
    ? [value & 0x7f]
    : [...base128(higher).map((byte) => byte | 0x80), value & 0x7f];
}

function evenHex(value: number): string {
  const hex = value.toString(16);
  return hex.length % 2 === 0 ? hex : `0${hex}`;
}
