import { failure } from '../../../../src/shared/failure.ts';
import type { Snippet } from '../../../../src/shared/outputs.ts';
import { failed, ok } from '../../../../src/shared/result.ts';
import { checkIds, type Verification } from '../../../../src/shared/verification.ts';
import type { Answers, Scene } from '../scene.ts';
import {
  codexPreview,
  insidersOld,
  listedAssistants,
  twoBuildsPreview,
  vsCodePreview,
} from './listed-assistants.ts';
import { ago, readySnapshot } from './snapshots.ts';

const entry = JSON.stringify(
  {
    mcpServers: {
      dynamosql: {
        type: 'http',
        url: 'http://127.0.0.1:3917/mcp',
        headers: { Authorization: 'Bearer a key made for Claude Code' },
      },
    },
  },
  null,
  2,
);

const snippet: Snippet = {
  assistant: 'claude-code',
  name: 'dynamosql',
  endpoint: 'http://127.0.0.1:3917/mcp',
  forms: [
    { title: 'Add to ~/.claude.json', path: '~/.claude.json', language: 'json', text: entry },
    {
      title: 'Or run in a terminal',
      path: null,
      language: 'shell',
      text: `claude mcp add-json -s user dynamosql - <<'JSON'\n${entry}\nJSON`,
    },
  ],
  restart: 'Start a new session of Claude Code; `claude mcp list` shows the server as connected.',
};

const verification: Verification = {
  fault: 'assistant',
  checks: checkIds.map((id) =>
    id === 'gateway'
      ? {
          id,
          outcome: 'failed',
          ms: 40,
          cause: 'The local address refused the key of this assistant.',
          fix: 'Copy its configuration anew.',
          code: 'key_unknown',
          warning: null,
        }
      : { id, outcome: 'passed', ms: 60, cause: 'fine', fix: '', code: null, warning: null },
  ),
};

let listed = listedAssistants;

/** As main answers once the assistant is connected. */
function connectIt(id: string): void {
  listed = listed.map((row) =>
    row.id === id ? { ...row, state: 'waiting', way: 'header', hasKey: true, oldEntries: [] } : row,
  );
}

const previewOf = (assistant: string) => (assistant === 'codex' ? codexPreview : vsCodePreview);

const usual: Answers = {
  assistants: () => ok({ assistants: [...listed] }),
  previewConnection: ({ assistant }) => ok(previewOf(assistant)),
  connectAssistant: ({ assistant }) => {
    connectIt(assistant);
    const output = previewOf(assistant);
    const backup = `${output.path}.2026-11-24-101500.backup`;
    const backupHoldsSecret = assistant === 'codex';
    return ok({ ...output, applied: true, backup, backupHoldsSecret });
  },
  disconnectAssistant: ({ assistant }) => {
    listed = listedAssistants;
    const { path } = previewOf(assistant);
    const undone = { assistant, path, outcome: 'restored', cause: null, backup: null } as const;
    return ok({ disconnected: [{ ...undone, keyRevoked: true }] });
  },
  previewSnippet: () => ok(snippet),
  copySnippet: () => ok({}),
  openInstallLink: () => failed(failure('link_unhandled')),
  saveExtension: () => ok({ path: '/home/ada/Downloads/dynamosql.mcpb', isOpened: false }),
  resetKey: ({ assistant }) =>
    ok({
      assistant,
      path: '/home/ada/.claude.json',
      way: 'header',
      warnings: [],
      restart: 'Start it again.',
    }),
  deleteBackup: ({ assistant }) => ok({ assistant, deleted: [] }),
  verify: () => ok(verification),
};
const show = { place: 'assistants', assistant: null } as const;
const at = (assistant: string) => ({ ...show, assistant });
const codexKey = {
  ...readySnapshot,
  assistants: readySnapshot.assistants.filter(({ id }) => id !== 'codex'),
};
const snapshot = {
  ...codexKey,
  assistants: codexKey.assistants.map((each) => ({
    ...each,
    client: each.id === 'cursor' ? 'cursor-vscode 1.7.2' : null,
    lastError: each.id === 'cursor' ? 'answer_timeout' : null,
  })),
};
const called = {
  ...snapshot,
  assistants: [
    ...snapshot.assistants,
    {
      id: 'vs-code',
      name: 'VS Code',
      monogram: 'VS',
      hasKey: true,
      lastSeen: ago(-2),
      client: 'Visual Studio Code 1.115.0',
      protocolVersion: '2025-11-25',
      callsToday: 1,
      lastError: null,
    },
  ],
};
const base: Scene = { snapshot, answers: usual, show };

export const assistantsScenes: Readonly<Record<string, Scene>> = {
  'assistants-list': base,
  'assistants-all': { ...base, press: ['Show all'] },
  'assistants-open': { ...base, show: at('claude-code') },
  'assistants-preview': { ...base, show: at('vs-code') },
  'assistants-replace': { ...base, show: at('codex') },
  'assistants-two-builds': {
    ...base,
    show: at('vs-code'),
    answers: {
      ...usual,
      assistants: () =>
        ok({
          assistants: listed.map((row) =>
            row.id === 'vs-code' ? { ...row, oldEntries: [insidersOld] } : row,
          ),
        }),
      previewConnection: () => ok(twoBuildsPreview),
    },
  },
  'assistants-other-ways': { ...base, show: at('vs-code'), press: ['Other ways'] },
  'assistants-connecting': {
    ...base,
    show: at('vs-code'),
    press: ['Connect VS Code'],
    answers: { ...usual, connectAssistant: () => new Promise(() => {}) },
  },
  'assistants-connected': { ...base, show: at('vs-code'), press: ['Connect VS Code'] },
  'assistants-backup-holds-secret': { ...base, show: at('codex'), press: ['Connect Codex'] },
  'assistants-called': {
    ...base,
    show: at('vs-code'),
    press: ['Connect VS Code'],
    answers: {
      ...usual,
      connectAssistant: (input, tell) => {
        setTimeout(() => tell('snapshot', called), 100);
        return usual.connectAssistant?.(input, tell) ?? ok(vsCodePreview);
      },
    },
  },
  'assistants-undone': { ...base, show: at('vs-code'), press: ['Connect VS Code', 'Undo'] },
  'assistants-stale': {
    ...base,
    show: at('vs-code'),
    press: ['Connect VS Code'],
    answers: { ...usual, connectAssistant: () => failed(failure('config_changed')) },
  },
  'assistants-not-written': {
    ...base,
    show: at('vs-code'),
    press: ['Connect VS Code'],
    answers: { ...usual, connectAssistant: () => failed(failure('config_not_written')) },
  },
  'assistants-revoked': { ...base, show: at('zed') },
  'assistants-damaged': { ...base, show: at('goose') },
  'assistants-by-hand': { ...base, show: at('jetbrains') },
  'assistants-copied': {
    ...base,
    show: at('vs-code'),
    press: ['Copy snippet'],
    answers: {
      ...usual,
      copySnippet: ({ assistant }) => {
        listed = listed.map((row) => (row.id === assistant ? { ...row, hasKey: true } : row));
        return ok({});
      },
    },
  },
  'assistants-verified': { ...base, show: at('claude-code'), press: ['Verify from its seat'] },
  'assistants-new-key': { ...base, show: at('claude-code'), press: ['New key'] },
  'assistants-extension': {
    ...base,
    show: at('claude-desktop'),
    press: ['Save the extension'],
    answers: {
      ...usual,
      assistants: () =>
        ok({
          assistants: listedAssistants.map((row) =>
            row.id === 'claude-desktop'
              ? { ...row, state: 'none' as const, way: null, hasKey: false }
              : row,
          ),
        }),
    },
  },
  'assistants-link': { ...base, show: at('vs-code'), press: ['Use the install link'] },
  'assistants-revoke': { ...base, show: at('claude-code'), press: ['Revoke key'] },
  'assistants-loading': {
    ...base,
    show: at('vs-code'),
    answers: { ...usual, previewConnection: () => new Promise(() => {}) },
  },
  'assistants-no-preview': {
    ...base,
    show: at('vs-code'),
    answers: { ...usual, previewConnection: () => failed(failure('config_foreign_entry')) },
  },
  'assistants-failed': {
    ...base,
    answers: { assistants: () => failed(failure('file_not_written')) },
  },
  'assistants-none': {
    ...base,
    snapshot: { ...snapshot, assistants: [] },
    answers: {
      ...usual,
      assistants: () =>
        ok({
          assistants: listedAssistants.map((row) => ({
            ...row,
            found: false,
            hasKey: false,
            way: null,
            state: 'none',
            lastSeen: null,
            oldEntries: [],
            problem: null,
          })),
        }),
    },
  },
};
