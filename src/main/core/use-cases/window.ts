import { isAssistantId } from '../../../shared/assistant.ts';
import { failure } from '../../../shared/failure.ts';
import type { WindowInput } from '../../../shared/ipc.ts';
import type { Snippet } from '../../../shared/outputs.ts';
import { failed, ok, type Result } from '../../../shared/result.ts';
import type { Secret } from '../../../shared/secret.ts';
import type { Snapshot } from '../../../shared/snapshot.ts';
import type { Rows } from '../../../shared/table.ts';
import type { Check, Verification } from '../../../shared/verification.ts';
import { definitionOf } from '../assistants/registry.ts';
import { snippetFor } from '../assistants/snippets.ts';
import { firstRowsSql, markFull } from '../tables/first-rows.ts';
import { lifeLeftMs } from '../tokens/access-token.ts';
import type { AssistantDesk } from './assistant-desk.ts';
import { connectionOf } from './commands.ts';
import { createDraftKeeper, type DraftKeeper } from './draft.ts';
import { installByLink, type Opener } from './install-by-link.ts';
import type { CommandParts } from './parts.ts';
import { createSetUp, type SetUp } from './set-up.ts';
import { verifyConnection } from './verify-connection.ts';

/** What tray and window need beyond the commands. */
export interface WindowUseCases {
  snapshot(): Snapshot;
  readonly draft: DraftKeeper;
  readonly setUp: SetUp;
  verify(assistant: string | null, onCheck: (check: Check) => void): Promise<Result<Verification>>;
  /** Every call is answered with the reason until `resume`; kept over a restart. */
  pause(): Result<void>;
  resume(): Result<void>;
  /** Asks for a token and the server at once, whatever wait there is. */
  tryNow(): void;
  /** A token with at least half of its life. */
  tokenToCopy(): Promise<Result<{ readonly token: Secret; readonly secondsLeft: number }>>;
  /** The snippet with words in the place of the key: nothing is made for it. */
  previewSnippet(assistant: string): Result<Snippet>;
  /** Opens the assistant with a link that holds its key: the window never sees it. */
  installByLink(assistant: string, opener: Opener): Promise<Result<void>>;
  /** The client ID in use, when it was read; undefined without one of its own. */
  clientId(): string | undefined;
  firstRows(input: WindowInput<'firstRows'>): Promise<Result<Rows>>;
}

export interface WindowParts {
  readonly snapshot: () => Snapshot;
  readonly tryNow: () => void;
  readonly sql: (sql: string) => Promise<Result<Rows>>;
}

export function createWindowUseCases(
  parts: CommandParts,
  desk: AssistantDesk,
  window: WindowParts,
): WindowUseCases {
  function setPaused(paused: boolean): Result<void> {
    const changed = parts.ports.settings.change({ paused });
    parts.changed();
    if (changed.ok && !paused) window.tryNow();
    return changed;
  }

  return {
    snapshot: window.snapshot,
    draft: createDraftKeeper(),
    setUp: createSetUp(parts),
    verify: (assistant, onCheck) =>
      verifyConnection({ parts, desk }, { assistant, person: null }, onCheck),
    pause: () => setPaused(true),
    resume: () => setPaused(false),
    tryNow: window.tryNow,
    tokenToCopy: () => tokenToCopy(parts),
    previewSnippet: (assistant) => previewSnippet(parts, assistant),
    installByLink: (assistant, opener) => installByLink(parts, desk, { assistant, opener }),
    clientId: () => parts.vault.knownClientId(),
    async firstRows(input) {
      const rows = await window.sql(firstRowsSql(input));
      return rows.ok ? ok(markFull(rows.value)) : rows;
    },
  };
}

async function tokenToCopy({ tokens, ports }: CommandParts) {
  const held = await tokens.current();
  if (!held.ok) return held;
  const long = await tokens.withLifeLeft(held.value.lifeMs / 2);
  if (!long.ok) return long;
  const secondsLeft = Math.floor(lifeLeftMs(long.value, ports.clock) / 1_000);
  return ok({ token: long.value.value, secondsLeft });
}

function previewSnippet(parts: CommandParts, assistant: string): Result<Snippet> {
  if (!isAssistantId(assistant)) return failed(failure('assistant_unknown'));
  const standIn = `a key made for ${definitionOf(assistant).name}`;
  return ok(snippetFor(assistant, connectionOf(parts, standIn), parts.options.machine));
}
