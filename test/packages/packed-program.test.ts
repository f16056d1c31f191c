import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { packProgram } from '../../scripts/packed-program.ts';

const PROGRAM = `#!/usr/bin/env node
'use strict';
function deep() { return () => 'from deep inside'; }
exports.say = () => deep()();
`;

// Reads what was packed as the executable does, in a process that has compiled nothing of it.
const READER = `
const { readFileSync } = require('node:fs');
const { Script } = require('node:vm');
const script = new Script(readFileSync('text', 'utf8'), { cachedData: readFileSync('compiled') });
const module_ = { exports: {} };
script.runInThisContext()(module_.exports, require, module_);
const lazy = new Script(readFileSync('text', 'utf8') + ' ').createCachedData().length;
console.log(JSON.stringify([script.cachedDataRejected, module_.exports.say(), lazy]));
`;

it('is taken as compiled by another process of the same Node, and does what it did', () => {
  const folder = mkdtempSync(join(tmpdir(), 'dst-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const { text, compiled } = packProgram(PROGRAM);
  writeFileSync(join(folder, 'text'), text);
  writeFileSync(join(folder, 'compiled'), compiled);
  const read = execFileSync(process.execPath, ['-e', READER], { cwd: folder, encoding: 'utf8' });
  const [isRejected, said, lazyBytes] = JSON.parse(read);
  expect([isRejected, said]).toEqual([false, 'from deep inside']);
  // A function that was left for later has no code in there.
  expect(compiled.length).toBeGreaterThan(lazyBytes);
});
