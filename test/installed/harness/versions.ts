import about from '../../../package.json' with { type: 'json' };

/** What the packages are, and what they are updated to. */
export const VERSION = about.version;
export const NEXT_VERSION = VERSION.replace(/\d+$/, (patch) => String(Number(patch) + 1));
