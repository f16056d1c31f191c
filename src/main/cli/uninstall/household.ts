import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { failure } from '../../../shared/failure.ts';
import { failed, ok, type Result } from '../../../shared/result.ts';
import { chooseHome, defaultHome, type FoundHome, findHome, type Home } from '../../node/home.ts';
import type { OwnPlace } from '../../node/own-files.ts';
import { placesOfHome, placesOfUser } from '../../node/own-places.ts';
import { demoSurroundings } from '../../seat/demo-surroundings.ts';
import type { Surroundings } from '../../seat/surroundings.ts';
import type { CommandCall } from '../command.ts';

/** A home that may hold connections, and how it is opened. */
export interface Room {
  readonly home: Home;
  /** Undefined while there is no such folder. */
  readonly found: FoundHome | undefined;
  readonly surroundings: Surroundings;
  readonly isDemo: boolean;
}

/** All that is looked at for one uninstalling. */
export interface Household {
  /** The home itself first, then the demo's in it. */
  readonly rooms: readonly [Room, ...Room[]];
  readonly places: readonly OwnPlace[];
  /** Another installation of this user, which needs what all share. */
  readonly neighbour: string | undefined;
}

/** Finds what there is without making a folder or changing one. */
export function findHousehold({ surroundings, words }: CommandCall): Result<Household> {
  const { environment } = surroundings;
  const isDemo = words.isSet('demo');
  const own = roomOf(surroundings, isDemo);
  if (!own.ok) return own;
  const demo = isDemo ? undefined : roomOf(demoSurroundings(surroundings), true);
  if (demo && !demo.ok) return demo;
  const rooms: Household['rooms'] = [own.value, ...(demo ? [demo.value] : [])];
  const whose = { environment, platform: process.platform };
  const neighbour = own.value.home.isDefault ? undefined : neighbourOf(environment);
  const { found, home } = own.value;
  const homes = found ? [found] : [{ ...home, isLink: false }];
  return ok({
    rooms,
    neighbour,
    places: [...placesOfHome(homes, whose), ...(neighbour ? [] : placesOfUser(whose))],
  });
}

function roomOf(surroundings: Surroundings, isDemo: boolean): Result<Room> {
  const { environment } = surroundings;
  const chosen = chooseHome({ environment, platform: process.platform, demo: isDemo });
  if (!chosen.ok) return chosen;
  try {
    const found = findHome(chosen.value);
    return ok({ home: chosen.value, found, surroundings, isDemo });
  } catch {
    const cause = `${chosen.value.path} cannot be looked at.`;
    return failed(failure('home_unusable', { cause }));
  }
}

const TRACES = ['settings.json', 'keys.json', 'connections.json'];

/** The usual home, where the one at hand is another and that one is in use too. */
function neighbourOf(environment: NodeJS.ProcessEnv): string | undefined {
  const usual = defaultHome(environment, process.platform);
  return TRACES.some((name) => existsSync(join(usual, name))) ? usual : undefined;
}
