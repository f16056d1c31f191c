import { useState } from 'react';
import type { Failure } from '../../shared/failure.ts';
import type { PreferencesView } from '../../shared/preferences.ts';
import { ask } from '../bridge.ts';
import { Age } from '../parts/age.tsx';
import { announce } from '../parts/announcer.ts';
import { Icon } from '../parts/icon.tsx';
import { Spinner } from '../parts/spinner.tsx';
import { fixOf } from '../words/fixes.ts';
import { settingsWords as words } from '../words/settings.ts';

/** What became of writing, reading and deleting a test entry. */
export type StoreTest =
  | { readonly kind: 'untested' | 'running' }
  | { readonly kind: 'passed'; readonly atMs: number }
  | { readonly kind: 'failed'; readonly failure: Failure };

export function useStoreTest(): { readonly test: StoreTest; readonly run: () => void } {
  const [test, setTest] = useState<StoreTest>({ kind: 'untested' });
  async function run(): Promise<void> {
    setTest({ kind: 'running' });
    const answer = await ask('testStore', {});
    announce(answer.ok ? words.selfTestPassed : answer.failure.title);
    setTest(
      answer.ok
        ? { kind: 'passed', atMs: Date.now() }
        : { kind: 'failed', failure: answer.failure },
    );
  }
  return { test, run: () => void run() };
}

interface SecretBoxProps {
  readonly preferences: PreferencesView;
  readonly test: StoreTest;
}

/** The place of the secret, as the keychain knows it. Never the secret. */
export function SecretBox({ preferences, test }: SecretBoxProps) {
  const facts = [
    { name: words.store, value: preferences.store },
    { name: words.item, value: <code>{preferences.keychainItem}</code> },
    { name: words.clientId, value: <code>{preferences.clientId}</code> },
    { name: words.selfTest, value: <Tested test={test} /> },
  ];
  return (
    <div className="secret-box">
      <LockedCylinder />
      <dl>
        {facts.map(({ name, value }) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </div>
  );
}

function Tested({ test }: { readonly test: StoreTest }) {
  switch (test.kind) {
    case 'untested':
      return words.selfTestNever;
    case 'running':
      return (
        <span className="self-test">
          <Spinner /> {words.selfTestRunning}
        </span>
      );
    case 'passed':
      return (
        <span className="self-test" data-tone="ready">
          <Icon name="tick" />
          <span>
            {words.selfTestPassed}, <Age at={test.atMs} />
          </span>
        </span>
      );
    case 'failed':
      return (
        <span className="self-test" data-tone="fail">
          <Icon name="cross" /> {test.failure.title}. {fixOf(test.failure)}
        </span>
      );
  }
}

function LockedCylinder() {
  return (
    <svg className="locked-cylinder" width="56" height="64" viewBox="0 0 56 64" aria-hidden="true">
      <path fill="currentColor" d="M1 11A27 10 0 0 1 55 11A27 10 0 0 1 1 11Z" />
      <path
        fill="currentColor"
        fillRule="evenodd"
        d="M1 17A27 10 0 0 0 55 17V52A27 10 0 0 1 1 52ZM28 33.5A5.2 5.2 0 0 0 25.2 43L23.8 50.5H32.2L30.8 43A5.2 5.2 0 0 0 28 33.5Z"
      />
    </svg>
  );
}
