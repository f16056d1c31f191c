/** Three numbers: what the installers of all systems, npm and the updater order alike. */
export function isVersion(text: string): boolean {
  return /^(0|[1-9]\d*)\.(0|[1-9]\d*)\.(0|[1-9]\d*)$/.test(text);
}

export function isHigher(version: string, than: string): boolean {
  const [parts, others] = [version, than].map((text) => text.split('.').map(Number));
  const differing = parts?.findIndex((part, index) => part !== others?.[index]) ?? -1;
  return differing >= 0 && (parts?.[differing] ?? 0) > (others?.[differing] ?? 0);
}
