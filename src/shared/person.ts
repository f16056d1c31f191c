import { z } from 'zod';

/**
 * Whose files a command is about: the folder and the variables of the process that the person
 * called. A running app may have been started with others.
 */
export const personSchema = z.object({
  /** The user's own folder, as an absolute path. */
  folder: z.string().max(4_096),
  /** Those variables alone that say where assistants keep their files. */
  variables: z.record(z.string().max(64), z.string().max(4_096)),
  /** A proxy is set there that does not exclude this computer itself. */
  loopbackIsProxied: z.boolean(),
  /** Inside WSL: the command of the app on Windows, as a path of WSL. */
  windowsCommand: z.string().max(4_096).optional(),
});
export type Person = z.infer<typeof personSchema>;
