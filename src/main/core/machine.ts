/** The computer as data: what differs between systems is looked up here, never asked of the runtime. */
export interface Machine {
  readonly platform: 'darwin' | 'win32' | 'linux';
}
