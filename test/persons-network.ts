/** What decides the way to the world, and must not decide how the app under test takes it. */
export const NETWORK_VARIABLE = /^((https?|no|all)_proxy|NODE_EXTRA_CA_CERTS)$/i;

/**
 * The network variables of the person who runs the tests. `own-home.ts` loads this before it takes
 * them away: what is installed on demand comes by the person's way to the registry.
 */
export const personsNetwork: Readonly<Record<string, string | undefined>> = Object.fromEntries(
  Object.entries(process.env).filter(([name]) => NETWORK_VARIABLE.test(name)),
);
