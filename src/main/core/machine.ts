/** The computer as data: what differs between systems is looked up here, never asked of the runtime. */
export interface Machine {
  readonly platform: 'darwin' | 'win32' | 'linux';
}

/** The same file on the three systems, as a person would write its path. */
export interface PathByPlatform {
  readonly darwin: string;
  readonly win32: string;
  readonly linux: string;
}

export function pathOn(machine: Machine, path: string | PathByPlatform): string {
  return typeof path === 'string' ? path : path[machine.platform];
}
