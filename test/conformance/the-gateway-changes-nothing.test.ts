import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { INSTALL_TIMEOUT_MS, installedFrom } from '../on-demand-install.ts';
import { startGateway } from '../scenarios/harness/gateway.ts';
import { createWorld } from '../scenarios/harness/world.ts';
import { type Fixture, startFixture } from './fixture/fixture.ts';
import { runSuite, tool, type Verdict } from './suite.ts';

/** Of 84 and 194; what the fixture lacks are extensions, which the suite runs but does not score. */
const eras = [
  { revision: '2025-11-25', atLeast: 80 },
  { revision: '2026-07-28', atLeast: 150 },
] as const;

describe.each(eras)('protocol revision $revision', ({ revision, atLeast }) => {
  const world = createWorld();
  let fixture: Fixture;
  let direct: Verdict;
  let throughGateway: Verdict;

  beforeAll(async () => {
    await installedFrom(tool);
    fixture = await startFixture();
    const gateway = await startGateway(world, fixture.guarded);
    direct = await runSuite(fixture.bareEndpoint, revision);
    throughGateway = await runSuite(gateway.keyedEndpoint, revision);
  }, INSTALL_TIMEOUT_MS);

  afterAll(async () => {
    await world.end();
    await fixture.close();
  });

  test('the fixture is a server worth comparing with', () => {
    expect(direct.conforms, direct.text).toBe(true);
    expect(direct.passed).toBeGreaterThanOrEqual(atLeast);
  });

  test('the official suite sees the same server through the gateway, check by check', () => {
    expect(throughGateway.checks, throughGateway.text).toEqual(direct.checks);
    expect(throughGateway.conforms).toBe(true);
  });
});
