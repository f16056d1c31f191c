import { z } from 'zod';
import { type FaultName, faultNames, isFaultName } from './fault-table.ts';

/** How a fault is armed: its value (see its row), how often it strikes, which calls it strikes. */
export const faultSettingSchema = z.strictObject({
  value: z.union([z.number(), z.string()]).optional(),
  times: z.int().positive().optional(),
  /** Only calls of this tool. */
  tool: z.string().optional(),
  /** Only requests with this JSON-RPC method. */
  method: z.string().optional(),
});
type FaultSetting = z.infer<typeof faultSettingSchema>;

/** What a fault can be limited to. */
export interface FaultTarget {
  readonly method?: string | undefined;
  readonly tool?: string | undefined;
}

export interface Faults {
  arm(name: FaultName, setting: FaultSetting): void;
  /** Without a name: every fault. */
  disarm(name?: FaultName): void;
  armed(): Readonly<Partial<Record<FaultName, FaultSetting>>>;
  /** The fault's setting when it strikes this target now; one of its times is spent. */
  strike(name: FaultName, target?: FaultTarget): FaultSetting | undefined;
}

/** @throws Error when `initial` names a fault that does not exist */
export function createFaults(initial: readonly string[] = []): Faults {
  const board = new Map(initial.map(parseFault));
  return {
    arm: (name, setting) => {
      board.set(name, setting);
    },
    disarm: (name) => {
      if (name === undefined) board.clear();
      else board.delete(name);
    },
    armed: () => Object.fromEntries(board),
    strike: (name, target = {}) => {
      const setting = board.get(name);
      if (setting === undefined || !hits(setting, target)) return undefined;
      spend(board, name, setting);
      return setting;
    },
  };
}

/** Reads "name" or "name=value"; a value that is a number becomes one. */
function parseFault(text: string): [FaultName, FaultSetting] {
  const [name = '', ...rest] = text.split('=');
  if (!isFaultName(name)) {
    throw new Error(`No such fault: ${name}. Known: ${faultNames.join(', ')}`);
  }
  const value = rest.join('=');
  const isNumber = value.trim() !== '' && !Number.isNaN(Number(value));
  return [name, rest.length === 0 ? {} : { value: isNumber ? Number(value) : value }];
}

function hits(setting: FaultSetting, target: FaultTarget): boolean {
  const rightMethod = setting.method === undefined || setting.method === target.method;
  const rightTool = setting.tool === undefined || setting.tool === target.tool;
  return rightMethod && rightTool;
}

function spend(board: Map<FaultName, FaultSetting>, name: FaultName, setting: FaultSetting): void {
  if (setting.times === undefined) return;
  if (setting.times === 1) board.delete(name);
  else board.set(name, { ...setting, times: setting.times - 1 });
}
