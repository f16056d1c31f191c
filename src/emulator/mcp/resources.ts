import { ResourceNotFoundError, type Server } from '@modelcontextprotocol/server';
import { functionList, limitationList } from './resource-texts.ts';

interface TextResource {
  readonly uri: string;
  readonly name: string;
  readonly title: string;
  readonly description: string;
  readonly mimeType: 'text/markdown';
  readonly text: string;
}

/** Bundled documentation (contract 6). Addresses and type are assumed (contract 11.2, item 37). */
const resources: readonly TextResource[] = [
  {
    uri: 'dynamosql://docs/sql-syntax',
    name: 'sql-syntax',
    title: 'SQL syntax',
    description: 'The SQL that DynamoSQL understands.',
    mimeType: 'text/markdown',
    text: functionList,
  },
  {
    uri: 'dynamosql://docs/limitations',
    name: 'limitations',
    title: 'Limitations',
    description: 'What DynamoSQL does not implement, and what to write instead.',
    mimeType: 'text/markdown',
    text: limitationList,
  },
];

export function offerResources(server: Server): void {
  server.setRequestHandler('resources/list', () => ({
    resources: resources.map(({ text: _, ...listed }) => listed),
  }));
  server.setRequestHandler('resources/templates/list', () => ({ resourceTemplates: [] }));
  server.setRequestHandler('resources/read', ({ params }) => {
    const resource = resources.find(({ uri }) => uri === params.uri);
    if (resource === undefined) throw new ResourceNotFoundError(params.uri);
    const { uri, mimeType, text } = resource;
    return { contents: [{ uri, mimeType, text }] };
  });
}
