import { useEffect, useMemo, useRef } from 'react';
import type { AssistantRow } from '../../shared/connecting.ts';
import type { Snapshot } from '../../shared/snapshot.ts';
import { type Answer, useAnswer } from '../use-answer.ts';
import { useAllDoings } from './connections.ts';
import { freshRows, listKey } from './rows.ts';

/**
 * Every assistant, read from its files when the screen is drawn, when keys come and go, after what
 * was done here, and on coming back to the window: files are edited elsewhere meanwhile.
 */
export function useAssistants(snapshot: Snapshot): Answer<readonly AssistantRow[]> {
  const answer = useAnswer('assistants', {});
  const { askAgain } = answer;
  const key = listKey(snapshot.assistants);
  const doings = useAllDoings();
  const asked = useRef({ key, doings });

  useEffect(() => {
    if (asked.current.key === key && asked.current.doings === doings) return;
    asked.current = { key, doings };
    askAgain();
  }, [key, doings, askAgain]);

  useEffect(() => {
    window.addEventListener('focus', askAgain);
    return () => window.removeEventListener('focus', askAgain);
  }, [askAgain]);

  const rows = answer.value?.assistants ?? null;
  const value = useMemo(
    () => (rows ? freshRows(rows, snapshot.assistants) : null),
    [rows, snapshot.assistants],
  );
  return { ...answer, value };
}
