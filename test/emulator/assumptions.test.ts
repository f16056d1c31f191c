import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { assumptions } from '../../src/emulator/assumptions.ts';
import { createSwitchBoard } from '../../src/emulator/switches.ts';

test('every switch belongs to an assumption that it is the alternative of', () => {
  const listed = new Set<string>(assumptions.flatMap(({ switches = [] }) => switches));
  expect(Object.keys(createSwitchBoard().now()).filter((name) => !listed.has(name))).toEqual([]);
});

test('every open question of the contract has its assumption', () => {
  const items = new Set(assumptions.map(({ item }) => item));
  const questions = Array.from({ length: 42 }, (_, number) => String(number + 1));
  expect(questions.filter((question) => !items.has(question))).toEqual([]);
});

test('every assumption names a file that exists', () => {
  const missing = assumptions.filter(({ file }) => {
    return !existsSync(fileURLToPath(new URL(`../../src/emulator/${file}`, import.meta.url)));
  });
  expect(missing).toEqual([]);
});
