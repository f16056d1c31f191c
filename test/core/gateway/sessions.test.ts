import { describe, expect, it } from 'vitest';
import { createSessions } from '../../../src/main/core/gateway/sessions.ts';

describe('a session', () => {
  it('belongs to the key that used it first, as after a restart', () => {
    const sessions = createSessions();
    expect(sessions.admit('s1', 'codex')).toBe(true);
    expect(sessions.admit('s1', 'codex')).toBe(true);
    expect(sessions.admit('s1', 'cursor')).toBe(false);
    expect(sessions.admit('s2', 'cursor')).toBe(true);
  });

  it('is free again once it was deleted', () => {
    const sessions = createSessions();
    sessions.admit('s1', 'codex');
    sessions.forget('s1');
    expect(sessions.admit('s1', 'cursor')).toBe(true);
  });

  it('is one of ten thousand remembered: the oldest goes first', () => {
    const sessions = createSessions();
    for (let nth = 0; nth <= 10_000; nth += 1) sessions.admit(`s${nth}`, 'codex');
    expect(sessions.admit('s1', 'cursor')).toBe(false);
    expect(sessions.admit('s0', 'cursor')).toBe(true);
  });
});
