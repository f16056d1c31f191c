/** Words between backticks are names: they stand in the monospace. */
export function WithCode({ text }: { readonly text: string }) {
  return text.split('`').map((part, at) => {
    // The parts of one sentence never change their places.
    const place = at;
    return at % 2 === 1 ? <code key={place}>{part}</code> : part;
  });
}
