import { globSync } from 'node:fs';
import { cruise, type ICruiseResult } from 'dependency-cruiser';
import { complaints, type LayerReport } from './layer-report.ts';
import { layerRules } from './layer-rules.ts';

// Refuses imports against the direction of the layers. A cruise that sees no module reports no
// violation either (as with TypeScript 7), so what was seen is held against what is there.

const FOLDERS = ['src', 'test', 'scripts'];

async function cruiseLayers(root: string): Promise<LayerReport> {
  const present = globSync(
    FOLDERS.map((folder) => `${folder}/**/*.{ts,tsx}`),
    { cwd: root },
  );
  const folders = FOLDERS.filter((folder) => present.some((file) => file.startsWith(`${folder}/`)));
  const { output } = await cruise(folders, {
    baseDir: root,
    validate: true,
    ruleSet: layerRules,
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'types', 'default'],
    },
  });
  const result = cruiseResult(output);
  const seen = new Set(result.modules.map((module) => module.source));
  const unseen = present.filter((file) => !seen.has(file));
  return { violations: result.summary.violations, unseen, seen: present.length - unseen.length };
}

function cruiseResult(output: ICruiseResult | string): ICruiseResult {
  if (typeof output === 'string') throw new Error(`Expected a cruise result, got: ${output}`);
  return output;
}

const report = await cruiseLayers(process.cwd());
const lines = complaints(report);
for (const line of lines) console.error(line);
console.log(`${report.seen} modules seen`);
if (lines.length > 0) process.exitCode = 1;
