import type { Secret } from '../../../shared/secret.ts';

/** Takes secrets out of a text, in every form in which instructions write them. */
export type Hide = (text: string) => string;

// What percent codes and base64 are written with.
const ENCODED_WORD = /[\w+/=%.~!*()-]{8,}/g;

/** Puts `instead` where one of the secrets stands: plainly, in percent codes, or inside base64. */
export function hidingOf(secrets: readonly Secret[], instead: string): Hide {
  const plain = secrets.map((secret) => secret.reveal()).filter((value) => value !== '');
  // The longest first: a secret that begins like another one is hidden as a whole.
  plain.sort((one, other) => other.length - one.length);
  const isEncoded = (word: string): boolean =>
    [percentDecoded(word), ...base64Decoded(word)].some((decoded) =>
      plain.some((value) => decoded.includes(value)),
    );
  return (text) => {
    const hidden = plain.reduce((rest, value) => rest.replaceAll(value, instead), text);
    return hidden.replace(ENCODED_WORD, (word) => (isEncoded(word) ? instead : word));
  };
}

function percentDecoded(word: string): string {
  try {
    return decodeURIComponent(word);
  } catch {
    return '';
  }
}

/** Of a word such as `basic=QUJD` the part behind the sign may be the base64, so each part is read. */
function base64Decoded(word: string): readonly string[] {
  return word.split(/[^\w+/-]+/).flatMap((part) => {
    try {
      return [atob(part.replaceAll('-', '+').replaceAll('_', '/'))];
    } catch {
      return [];
    }
  });
}
