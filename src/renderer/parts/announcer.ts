// What screen readers say without anything being focused. The region is in the page from the start,
// since one that arrives with its words is not read.

let region: HTMLElement | null = null;

export function holdRegion(element: HTMLElement | null): void {
  region = element;
}

export function announce(words: string): void {
  if (!region) return;
  // The same words twice in a row would be no change, and so not be said.
  region.textContent = region.textContent === words ? `${words}\u00a0` : words;
}
