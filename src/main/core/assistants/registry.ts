import type { AssistantId } from '../../../shared/assistant.ts';
import type { AssistantDefinition } from './definition.ts';
import { amp } from './known/amp.ts';
import { antigravity } from './known/antigravity.ts';
import { claudeCode } from './known/claude-code.ts';
import { claudeDesktop } from './known/claude-desktop.ts';
import { cline } from './known/cline.ts';
import { codex } from './known/codex.ts';
import { continueDev } from './known/continue.ts';
import { copilotCli } from './known/copilot-cli.ts';
import { cursor } from './known/cursor.ts';
import { devinDesktop } from './known/devin-desktop.ts';
import { geminiCli } from './known/gemini-cli.ts';
import { goose } from './known/goose.ts';
import { jetbrains } from './known/jetbrains.ts';
import { junie } from './known/junie.ts';
import { kilo } from './known/kilo.ts';
import { kiro } from './known/kiro.ts';
import { lmStudio } from './known/lm-studio.ts';
import { opencode } from './known/opencode.ts';
import { other } from './known/other.ts';
import { qwenCode } from './known/qwen-code.ts';
import { raycast } from './known/raycast.ts';
import { visualStudio } from './known/visual-studio.ts';
import { vsCode } from './known/vs-code.ts';
import { warp } from './known/warp.ts';
import { zed } from './known/zed.ts';
import { variablesIn } from './paths.ts';

const byId: Readonly<Record<AssistantId, AssistantDefinition>> = {
  'claude-desktop': claudeDesktop,
  'claude-code': claudeCode,
  codex,
  cursor,
  'vs-code': vsCode,
  'visual-studio': visualStudio,
  'copilot-cli': copilotCli,
  'devin-desktop': devinDesktop,
  'gemini-cli': geminiCli,
  antigravity,
  zed,
  cline,
  kilo,
  continue: continueDev,
  jetbrains,
  junie,
  goose,
  opencode,
  warp,
  amp,
  'lm-studio': lmStudio,
  raycast,
  kiro,
  'qwen-code': qwenCode,
  other,
};

export const definitions: readonly AssistantDefinition[] = Object.values(byId);

export function definitionOf(id: AssistantId): AssistantDefinition {
  return byId[id];
}

/** The variables that say where assistants keep their files: those that a command hands on. */
export const whereaboutsVariables: readonly string[] = [
  ...new Set(
    definitions.flatMap(({ signs, configs, proxySettings = [] }) =>
      [
        ...signs,
        ...configs.map(({ path }) => path),
        ...proxySettings.map(({ path }) => path),
      ].flatMap(variablesIn),
    ),
  ),
  // Not a place, but what tells that the person sits inside WSL.
  'WSL_DISTRO_NAME',
];
