import { describe, expect, it } from 'vitest';
import { diffLines } from '../../../src/main/core/assistants/diff.ts';
import { shownLine } from '../../../src/main/core/assistants/masking.ts';

describe('a shown line holds no secret', () => {
  it.each([
    [`"Authorization": "Bearer dsk_${'K'.repeat(43)}"`, '"Authorization": "Bearer ••••"'],
    [
      '  "args": ["--header", "Authorization:Bearer abc.def"]',
      '  "args": ["--header", "Authorization:Bearer ••••"]',
    ],
    ['"GITHUB_TOKEN": "ghp_abcdefghij"', '"GITHUB_TOKEN": "••••"'],
    ['api_key = "short"', 'api_key = "••••"'],
    ['client-secret: hunter2', 'client-secret: ••••'],
    ['"args": ["-e", "DB_PASSWORD=hunter2"]', '"args": ["-e", "DB_PASSWORD=••••"]'],
    ['"x": "eyJhbGciOi.eyJzdWIi.c2ln"', '"x": "••••"'],
    ['"x": "A1b2C3d4E5f6G7h8I9j0K1l2M3n4O5"', '"x": "••••"'],
    [
      `"url": "http://127.0.0.1:1/k/dsk_${'K'.repeat(43)}/mcp"`,
      '"url": "http://127.0.0.1:1/k/dsk_••••/mcp"',
    ],
  ])('%s', (line, shown) => {
    expect(shownLine(line)).toBe(shown);
  });

  it.each([
    '  "url": "https://mcp.linear.app/mcp",',
    '"Authorization": "Bearer a key made for Cursor"',
    '"command": "/Applications/A Long Name 123/Contents/Resources/bin/server-12345678"',
    `bearer_token_env_var = "\${TOKEN}"`,
    '"a": 1, // twenty words of comment in one line, which say nothing',
  ])('and stays readable: %s', (line) => {
    expect(shownLine(line)).toBe(line);
  });

  it('nor anything that moves the cursor, and is cut', () => {
    expect(shownLine('\ta\u001b[2Jb\u202Ec')).toBe('    a[2Jbc');
    expect(shownLine('x '.repeat(1_000))).toHaveLength(240);
  });
});

describe('the difference of two texts', () => {
  const shown = (before: string, after: string) =>
    diffLines(before, after).map(({ kind, line, text }) => `${kind} ${line} ${text}`);

  it('is empty for the same text', () => {
    expect(diffLines('a\nb\n', 'a\nb\n')).toEqual([]);
  });

  it('shows what changed with two lines around it', () => {
    expect(shown('1\n2\n3\n4\n5\n6\n', '1\n2\n3\nx\n4\n5\n6\n')).toEqual([
      'same 2 2',
      'same 3 3',
      'added 4 x',
      'same 5 4',
      'same 6 5',
    ]);
  });

  it('shows every line of a new file', () => {
    expect(shown('', 'a\r\nb\r\n')).toEqual(['added 1 a', 'added 2 b']);
  });

  it('shows two places that lie apart, removed lines first', () => {
    expect(shown('a\n1\n2\n3\n4\n5\nb\n', 'A\n1\n2\n3\n4\n5\nB\n')).toEqual([
      'removed 1 a',
      'added 1 A',
      'same 2 1',
      'same 3 2',
      'same 5 4',
      'same 6 5',
      'removed 7 b',
      'added 7 B',
    ]);
  });
});
