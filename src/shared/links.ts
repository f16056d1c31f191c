/** Everything that the app opens in a browser. The window names a link; it never gives an address. */
export const links = {
  'api-clients': 'https://portal.dynamosql.com/api-clients',
  portal: 'https://portal.dynamosql.com',
  documentation: 'https://docs.dynamosql.com',
  /** The releases of this app: to be confirmed with the place that publishes them. */
  downloads: 'https://github.com/dynamosql/dynamosql-tray/releases/latest',
} as const;
export type LinkName = keyof typeof links;

export const linkNames = Object.keys(links) as [LinkName, ...LinkName[]];
