import type { Room } from '../http/door.ts';
import { emptyAnswer, jsonAnswer, methodNotAllowed, type Reply } from '../http/reply.ts';
import { type AdminActs, adminRoutes } from './admin-routes.ts';

/** The admin path of the `emulator` command: everything that a test changes or reads while it runs. */
export function createAdmin(acts: AdminActs): Room {
  return async (request) => {
    const [, , subject = '', name] = request.path.split('/').map(decodeURIComponent);
    const matching = adminRoutes.filter(
      (route) => route.subject === subject && (name !== undefined) === (route.named ?? false),
    );
    const route = matching.find(({ method }) => method === request.method);
    if (matching.length === 0) return emptyAnswer(404);
    if (route === undefined) {
      return methodNotAllowed(matching.map(({ method }) => method).join(', '));
    }
    return carryOut(() => route.act(acts, { name: name ?? '', body: request.readBody }));
  };
}

async function carryOut(act: () => unknown): Promise<Reply> {
  try {
    const value = await act();
    return value === undefined ? emptyAnswer(204) : jsonAnswer(200, value);
  } catch (error) {
    // Only tests come here: what is wrong with their request goes back as it is.
    return jsonAnswer(400, { error: error instanceof Error ? error.message : String(error) });
  }
}
