import { failure } from '../../../../src/shared/failure.ts';
import { failed, ok } from '../../../../src/shared/result.ts';
import type { Draft, Proof } from '../../../../src/shared/setup.ts';
import type { Snapshot } from '../../../../src/shared/snapshot.ts';
import type { Answers, Scene } from '../scene.ts';
import { codexPreview, listedAssistants, vsCodePreview } from './listed-assistants.ts';
import { ago, readySnapshot } from './snapshots.ts';
import { bad, goodChecks, networkDown, skipped } from './verifications.ts';

const freshSnapshot: Snapshot = {
  ...readySnapshot,
  health: {
    ...readySnapshot.health,
    state: 'not-set-up',
    code: 'not_set_up',
    proofAgeSeconds: null,
  },
  provenBy: null,
  isSetUp: false,
  token: null,
  scopes: [],
  assistants: [],
};

const ID = '3f9k2m7q8v1x5c0b4n6z';
const DOTS = '•'.repeat(16);
const nothing: Draft = {
  lines: [],
  clientId: null,
  clientSecret: null,
  clipboardHoldsSecret: false,
};
const both: Draft = {
  lines: [
    { before: '# DynamoSQL API client “laptop”', value: '', after: '', meaning: 'nothing' },
    { before: 'DYNAMOSQL_CLIENT_ID=', value: ID, after: '', meaning: 'clientId' },
    { before: 'DYNAMOSQL_CLIENT_SECRET=', value: DOTS, after: '', meaning: 'clientSecret' },
    {
      before: 'DYNAMOSQL_MCP_URL=',
      value: 'https://mcp.dynamosql.com/mcp',
      after: '',
      meaning: 'server',
    },
  ],
  clientId: { shown: ID, characters: 20, line: 2 },
  clientSecret: { shown: DOTS, characters: 52, line: 3 },
  clipboardHoldsSecret: true,
};
const onlyId: Draft = {
  lines: [{ before: '', value: ID, after: '', meaning: 'clientId' }],
  clientId: { shown: ID, characters: 20, line: 1 },
  clientSecret: null,
  clipboardHoldsSecret: false,
};

const saved: Proof = {
  verification: { fault: null, checks: [...goodChecks] },
  unconfirmedTokenOrigin: null,
  missingScopes: [],
  store: 'GNOME Keyring',
  storeFailure: null,
  isSaved: true,
};
const scopeMissing: Proof = {
  ...saved,
  isSaved: false,
  missingScopes: ['query'],
  verification: {
    fault: 'credentials',
    checks: goodChecks.map((check) =>
      check.id === 'scopes'
        ? bad('scopes', 'scope_missing', 'Not granted: query. That leaves 2 of 3 tools.')
        : check,
    ),
  },
};
const wrongSecret: Proof = {
  ...saved,
  isSaved: false,
  store: null,
  verification: {
    fault: 'credentials',
    checks: [
      ...goodChecks.slice(0, 2),
      bad(
        'credentials',
        'invalid_client',
        'The token endpoint answered `invalid_client`: one of the two is wrong, or the secret was rotated.',
      ),
      ...goodChecks.slice(3).map(({ id }) => skipped(id, 'credentials')),
    ],
  },
};
const noNetwork: Proof = { ...wrongSecret, verification: networkDown };
const noKeychain: Proof = {
  ...saved,
  isSaved: false,
  store: null,
  storeFailure: failure('keychain_missing'),
};
const elsewhere: Proof = {
  ...wrongSecret,
  unconfirmedTokenOrigin: 'https://login.example.com',
  verification: {
    fault: 'server',
    checks: [
      ...goodChecks.slice(0, 1),
      bad(
        'discovery',
        'token_origin_unconfirmed',
        'The token endpoint is at https://login.example.com.',
      ),
      ...goodChecks.slice(2).map(({ id }) => skipped(id, 'discovery')),
    ],
  },
};

/** As on the first day: some are found, and none is connected. */
const notConnectedYet = listedAssistants.map((row) => ({
  ...row,
  hasKey: false,
  way: null,
  state: 'none' as const,
  lastSeen: null,
  callsToday: 0,
}));

const given: Answers = { draft: () => ok(both) };
const proving = (proof: Proof): Scene => ({
  snapshot: freshSnapshot,
  answers: { ...given, prove: () => ok(proof) },
  press: ['Prove it'],
});
const connecting: Answers = {
  ...given,
  prove: () => ok(saved),
  assistants: () => ok({ assistants: notConnectedYet }),
  previewConnection: ({ assistant }) =>
    ok(assistant === 'codex' ? codexPreview : { ...vsCodePreview, path: '/home/ada/.claude.json' }),
  previewSnippet: ({ assistant }) =>
    ok({
      assistant,
      name: 'Claude Code',
      endpoint: 'http://127.0.0.1:3917/mcp',
      forms: [
        {
          title: 'Add to ~/.claude.json',
          path: '~/.claude.json',
          language: 'json',
          text: '{\n  "mcpServers": {\n    "dynamosql": {\n      "type": "http",\n      "url": "http://127.0.0.1:3917/mcp",\n      "headers": { "Authorization": "Bearer a key made for Claude Code" }\n    }\n  }\n}',
        },
      ],
      restart:
        'Start a new session of Claude Code; `claude mcp list` shows the server as connected.',
    }),
};
const connectingCode: Answers = {
  ...connecting,
  connectAssistant: () => ok({ ...vsCodePreview, path: '/home/ada/.claude.json', applied: true }),
};
const toAssistants = ['Prove it', 'Connect an assistant'];

export const setupScenes: Readonly<Record<string, Scene>> = {
  'setup-empty': { snapshot: freshSnapshot, answers: { draft: () => ok(nothing) } },
  'setup-connect': { snapshot: freshSnapshot, answers: given },
  'setup-half': { snapshot: freshSnapshot, answers: { draft: () => ok(onlyId) } },
  'setup-rest-token': {
    snapshot: freshSnapshot,
    answers: { draft: () => ok(nothing), understand: () => failed(failure('rest_token_pasted')) },
    paste: 'eyJhbGciOiJIUzI1NiJ9.e30.x',
  },
  'setup-replace': {
    snapshot: readySnapshot,
    answers: { draft: () => ok(nothing) },
    show: { place: 'setup', assistant: null },
  },
  'setup-prove-running': {
    snapshot: freshSnapshot,
    answers: {
      ...given,
      prove: (_input, tell) => {
        for (const check of goodChecks.slice(0, 4)) tell('check', check);
        return new Promise(() => {});
      },
    },
    press: ['Prove it'],
  },
  'setup-prove-scope': proving(scopeMissing),
  'setup-prove-secret': proving(wrongSecret),
  'setup-prove-network': proving(noNetwork),
  'setup-prove-keychain': proving(noKeychain),
  'setup-prove-origin': proving(elsewhere),
  'setup-prove-saved': proving(saved),
  'setup-assistant': {
    snapshot: { ...readySnapshot, assistants: [] },
    show: { place: 'setup', assistant: null },
    answers: connecting,
    press: toAssistants,
  },
  'setup-replaced': {
    snapshot: readySnapshot,
    show: { place: 'setup', assistant: null },
    answers: connecting,
    press: ['Prove it'],
  },
  'setup-assistant-open': {
    snapshot: { ...readySnapshot, assistants: [] },
    show: { place: 'setup', assistant: null },
    answers: connecting,
    press: [...toAssistants, 'Connect…VS Code'],
  },
  'setup-assistant-waiting': {
    snapshot: { ...readySnapshot, assistants: [] },
    show: { place: 'setup', assistant: null },
    answers: connectingCode,
    press: [...toAssistants, 'Connect…Claude Code', 'Connect Claude Code'],
  },
  'setup-assistant-copied': {
    snapshot: { ...readySnapshot, assistants: [] },
    show: { place: 'setup', assistant: null },
    answers: connectingCode,
    press: [...toAssistants, 'Connect…Claude Code', 'Copy snippet'],
  },
  'setup-assistant-none-found': {
    snapshot: { ...readySnapshot, assistants: [] },
    show: { place: 'setup', assistant: null },
    answers: {
      ...connecting,
      assistants: () =>
        ok({
          assistants: notConnectedYet.map((row) => ({
            ...row,
            found: false,
            oldEntries: [],
            problem: null,
          })),
        }),
    },
    press: toAssistants,
  },
  'setup-assistant-called': {
    snapshot: { ...readySnapshot, assistants: [] },
    show: { place: 'setup', assistant: null },
    answers: {
      ...connecting,
      connectAssistant: (_input, tell) => {
        setTimeout(() =>
          tell('activity', {
            kind: 'call',
            id: 1,
            at: ago(-60),
            assistant: 'claude-code',
            name: 'Claude Code',
            method: 'tools/call',
            tool: 'list_tables',
            tables: [],
            status: 200,
            ms: 84,
            bytes: 412,
            hasFailed: false,
            code: null,
            sentence: null,
            requestId: null,
          }),
        );
        return ok({ ...vsCodePreview, path: '/home/ada/.claude.json', applied: true });
      },
    },
    press: [...toAssistants, 'Connect…Claude Code', 'Connect Claude Code'],
  },
};
