import { counted, shortCount, wholeCount } from './counts.ts';

/** Texts of the Tables screen. */
export const tablesWords = {
  title: 'Tables',
  schema: 'Schema',
  defaultSchema: 'default',
  readSchema: (schema: string | null) =>
    schema === null ? 'Read the default schema' : `Read “${schema}”`,
  find: 'Find a table',
  listOf: 'Tables',
  back: 'All tables',
  count: shortCount,
  countSpoken: (count: number) => `about ${counted(count, 'item')}`,
  asOf: ', as of ',
  truncated: (count: number) =>
    `These are the first ${wholeCount(count)}. Find the others by name in SQL.`,
  readAgain: 'Read again',
  noneFound: (text: string) => `No table here has “${text}” in its name.`,
  choose: 'Choose a table',
  chooseNext: 'Its keys, indexes and columns appear here. No rows are read before you ask.',

  about: (count: number) => `About ${counted(count, 'item')}`,
  physical: 'DynamoDB table',
  read: 'read ',
  ask: 'Ask your assistant',
  copy: 'Copy',
  copyName: 'Qualified name',
  copyQuestion: 'Question for an assistant',
  copyStructure: 'Structure as JSON',
  copiedQuestion: 'Question copied. Paste it into your assistant and complete it.',
  copied: 'Copied.',
  copiedRows: (count: number) => `${counted(count, 'row')} copied.`,

  structureTab: 'Structure',
  rowsTab: 'Rows',
  keys: 'Keys and indexes',
  keysNote: 'A filter on the first key reads only what matches.',
  keysNone: 'The server names no keys for this table.',
  columns: 'Columns',
  column: { name: 'Name', type: 'Type', nullable: 'Can be null', keyIn: 'Key in' },
  hash: 'hash',
  sort: 'sort',
  yes: 'yes',
  no: 'no',

  cost: 'First rows read only what they show.',
  costNote: 'No rows are read before you ask. The reads are charged to your AWS account.',
  readRows: 'Read the first rows',
  reading: 'The rows are being read.',
  rowsOf: (table: string) => `First rows of ${table}`,
  rowsAll: (count: number) => `${counted(count, 'row')}, all there are.`,
  rowsFirst: (count: number) =>
    count === 1
      ? 'The first row; there are more.'
      : `The first ${wholeCount(count)} rows; there are more.`,
  rowsNone: 'No rows in this table',
  rowsNoneNext: 'It answers, but holds nothing.',
  copyAs: 'Copy as',
  json: 'JSON',
  csv: 'CSV',
  question: 'Question',
  copyJson: 'Copy JSON',
  copyText: 'Copy',
  null: 'null',
  items: (count: number) => counted(count, 'item'),
  entries: (count: number) => counted(count, 'key'),
  listOfItems: (count: number) => `list of ${wholeCount(count)}`,
  mapOfKeys: (count: number) => `map of ${counted(count, 'key')}`,
  textOf: (length: number) => `text of ${counted(length, 'character')}`,
  wholeCut: 'There is more than is shown here; the copy holds it all.',
  wholeValue: (column: string) => `Whole value of ${column}`,

  failedTables: 'The tables could not be read',
  failedStructure: 'The structure could not be read',
  failedRows: 'The rows could not be read',

  notGranted: (scope: string) => `${scope} is not granted`,
  notGrantedNext: 'Tick it in the portal, on this API client.',
  noSchema: 'No schema is set up yet',
  noSchemaNext: 'Set one up in the portal, and its tables appear here.',
  openPortal: 'Open portal',
  openClients: 'How to grant it',
  schemaUnknown: (schema: string) => `No schema called “${schema}”`,
  schemaUnknownNext: 'Check the name; the default schema is always there.',
  otherSchema: 'Choose another schema',
  noTables: (schema: string) => `No tables in “${schema}”`,
  noTablesNext: 'The schema answers, but has no tables.',
  notSetUp: 'Not set up',
  notSetUpNext: 'Tables appear once DynamoSQL is connected.',
  setUp: 'Set up…',

  /** What is pasted into an assistant; the person completes it. */
  questionFor: (qualifiedName: string, keys: string) =>
    keys === ''
      ? `Use DynamoSQL. Look at ${qualifiedName}. `
      : `Use DynamoSQL. Look at ${qualifiedName}, which has the keys ${keys}. `,
} as const;
