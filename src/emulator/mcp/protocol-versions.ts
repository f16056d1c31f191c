/** Latest first: it is offered to a client that asks for an unknown one (contract 11.2, item 18: assumed). */
export const legacyVersions = ['2025-11-25', '2025-06-18', '2025-03-26'] as const;
export const modernVersions = ['2026-07-28'] as const;
