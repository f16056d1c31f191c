/** A piece of a configuration as it is shown: the stand-in for the key is told apart. */
export interface PreviewPiece {
  readonly text: string;
  readonly isStandIn: boolean;
}

/** Splits a text at its stand-ins, such as `a key made for Cursor`. */
export function previewPieces(text: string, name: string): readonly PreviewPiece[] {
  const standIn = `a key made for ${name}`;
  return text
    .split(standIn)
    .flatMap((piece, at) => [
      ...(at === 0 ? [] : [{ text: standIn, isStandIn: true }]),
      ...(piece === '' ? [] : [{ text: piece, isStandIn: false }]),
    ]);
}
