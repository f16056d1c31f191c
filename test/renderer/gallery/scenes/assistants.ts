import { failure } from '../../../../src/shared/failure.ts';
import type { Snippet } from '../../../../src/shared/outputs.ts';
import { failed, ok } from '../../../../src/shared/result.ts';
import { checkIds, type Verification } from '../../../../src/shared/verification.ts';
import type { Answers, Scene } from '../scene.ts';
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

const usual: Answers = {
  previewSnippet: () => ok(snippet),
  copySnippet: () => ok({}),
  verify: () => ok(verification),
};
const show = { place: 'assistants', assistant: null } as const;
const open = { place: 'assistants', assistant: 'claude-code' } as const;

const snapshot = {
  ...readySnapshot,
  assistants: readySnapshot.assistants.map((each) => ({
    ...each,
    client: each.id === 'cursor' ? 'cursor-vscode 1.7.2' : null,
    lastError: each.id === 'cursor' ? 'answer_timeout' : null,
  })),
};
const base: Scene = { snapshot, answers: usual, show };

export const assistantsScenes: Readonly<Record<string, Scene>> = {
  'assistants-list': base,
  'assistants-all': { ...base, press: ['Show all'] },
  'assistants-open': { ...base, show: open },
  'assistants-copied': { ...base, show: open, press: ['Copy with its key'] },
  'assistants-called': {
    ...base,
    show: open,
    press: ['Copy with its key'],
    answers: {
      ...usual,
      copySnippet: (_input, tell) => {
        const called = snapshot.assistants.map((each) =>
          each.id === 'claude-code' ? { ...each, lastSeen: ago(-2) } : each,
        );
        setTimeout(() => tell('snapshot', { ...snapshot, assistants: called }), 50);
        return ok({});
      },
    },
  },
  'assistants-verified': { ...base, show: open, press: ['Verify from its seat'] },
  'assistants-revoke': { ...base, show: open, press: ['Revoke key'] },
  'assistants-loading': {
    ...base,
    show: open,
    answers: { previewSnippet: () => new Promise(() => {}) },
  },
  'assistants-failed': {
    ...base,
    show: open,
    answers: { previewSnippet: () => failed(failure('file_not_written')) },
  },
  'assistants-none': { ...base, snapshot: { ...snapshot, assistants: [] } },
};
