const HOME =
  /^(?:(?:\/var|\/export)?\/home\/[^/]+|\/Users\/[^/]+|\/root|[A-Za-z]:\\Users\\[^\\]+)(?=[/\\])/;

/** A path of the person's own folder as people write it: `~/.cursor/mcp.json`. */
export function shortPath(path: string): string {
  return path.replace(HOME, '~');
}
