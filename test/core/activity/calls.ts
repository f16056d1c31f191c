import type { CallRecord } from '../../../src/shared/activity.ts';
import { FAKE_START } from '../../fakes/clock.ts';

/** A call that went well, until the test says otherwise. */
export function callOf(given: Partial<CallRecord> = {}): CallRecord {
  return {
    at: FAKE_START,
    assistant: 'codex',
    method: 'tools/call',
    tool: 'run_sql',
    status: 200,
    ms: 12,
    code: undefined,
    sentence: undefined,
    answeredHere: false,
    tables: [],
    bytes: 480,
    requestId: undefined,
    ...given,
  };
}
