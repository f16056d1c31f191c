import { z } from 'zod';
import type { CounterValues } from '../counters.ts';
import { type FaultName, faultTable, isFaultName } from '../fault-table.ts';
import { type Faults, faultSettingSchema } from '../faults.ts';
import type { ApiClient } from '../oauth/api-client.ts';
import type { IssuedTokens } from '../oauth/issued-tokens.ts';
import type { Outage } from '../outage.ts';
import type { SwitchBoard } from '../switches.ts';

/** What the admin path can reach. */
export interface AdminActs {
  readonly counters: () => CounterValues;
  readonly faults: Faults;
  readonly tokens: IssuedTokens;
  readonly client: ApiClient;
  readonly switches: SwitchBoard;
  readonly outage: Outage;
}

interface AdminCall {
  /** The last part of the path, "" when the route has none. */
  readonly name: string;
  body(): Promise<string | undefined>;
}

interface AdminRoute {
  readonly method: 'GET' | 'PUT' | 'POST' | 'DELETE';
  /** The part of the path after /admin/. */
  readonly subject: string;
  /** True when a name follows the subject. */
  readonly named?: true;
  /** What it gives back becomes the JSON answer; nothing becomes 204, an error 400. */
  act(acts: AdminActs, call: AdminCall): unknown;
}

/** One row per request that the admin path knows. Nothing here ever gives out a token or secret. */
export const adminRoutes: readonly AdminRoute[] = [
  { method: 'GET', subject: 'counters', act: ({ counters }) => counters() },
  {
    method: 'GET',
    subject: 'faults',
    act: ({ faults }) => ({ armed: faults.armed(), known: faultTable }),
  },
  { method: 'DELETE', subject: 'faults', act: ({ faults }) => faults.disarm() },
  { method: 'PUT', subject: 'faults', named: true, act: armFault },
  {
    method: 'DELETE',
    subject: 'faults',
    named: true,
    act: ({ faults }, { name }) => faults.disarm(faultName(name)),
  },
  { method: 'GET', subject: 'switches', act: ({ switches }) => switches.now() },
  { method: 'PUT', subject: 'switches', named: true, act: setSwitch },
  { method: 'POST', subject: 'revoke', act: ({ tokens }) => tokens.revokeAll() },
  { method: 'PUT', subject: 'token-ttl', act: setTtl },
  { method: 'PUT', subject: 'scopes', act: setScopes },
  { method: 'POST', subject: 'token-state', act: tokenState },
  { method: 'POST', subject: 'down', act: goDown },
  { method: 'POST', subject: 'up', act: ({ outage }) => outage.end() },
];

async function armFault({ faults }: AdminActs, call: AdminCall): Promise<void> {
  const setting = await bodyAs(
    z.union([faultSettingSchema, z.number(), z.string()]).default({}),
    call,
  );
  faults.arm(faultName(call.name), typeof setting === 'object' ? setting : { value: setting });
}

async function setSwitch({ switches }: AdminActs, call: AdminCall): Promise<void> {
  const objection = switches.set(call.name, await bodyAs(z.unknown(), call));
  if (objection !== undefined) throw new Error(objection);
}

async function setTtl({ tokens }: AdminActs, call: AdminCall): Promise<void> {
  const { seconds } = await bodyAs(z.strictObject({ seconds: z.number().positive() }), call);
  tokens.setTtlSeconds(seconds);
}

async function setScopes({ client }: AdminActs, call: AdminCall): Promise<void> {
  const { scopes } = await bodyAs(z.strictObject({ scopes: z.array(z.string()) }), call);
  client.setScopes(scopes);
}

async function tokenState({ tokens }: AdminActs, call: AdminCall): Promise<unknown> {
  const { token } = await bodyAs(z.strictObject({ token: z.string() }), call);
  const state = tokens.stateOf(token);
  if (!state.valid) return { valid: false, secondsLeft: 0, scope: '' };
  return { valid: true, secondsLeft: state.secondsLeft, scope: state.grant.scopes.join(' ') };
}

async function goDown({ outage }: AdminActs, call: AdminCall): Promise<void> {
  const { seconds } = await bodyAs(
    z.strictObject({ seconds: z.number().positive().optional() }).default({}),
    call,
  );
  await outage.begin(seconds);
}

/** @throws ZodError, or SyntaxError when the body is no JSON */
async function bodyAs<Schema extends z.ZodType>(
  schema: Schema,
  call: AdminCall,
): Promise<z.output<Schema>> {
  const text = await call.body();
  return schema.parse(text === undefined || text === '' ? undefined : JSON.parse(text));
}

function faultName(name: string): FaultName {
  if (!isFaultName(name)) throw new Error(`No such fault: ${name}`);
  return name;
}
