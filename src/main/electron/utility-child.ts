import { utilityProcess } from 'electron';

/**
 * Starts a small program beside the app, in the runtime's own kind of process: the binary of a
 * packed app refuses to be used as Node. What it sends and is sent is the program's own contract.
 */
export function startUtility<Sent, Heard>(file: string, environment: NodeJS.ProcessEnv) {
  const child = utilityProcess.fork(file, [], {
    env: environment,
    execArgv: [],
    stdio: 'ignore',
    serviceName: 'DynamoSQL Tray keychain',
  });
  let isGone = false;
  child.once('exit', () => {
    isGone = true;
  });
  return {
    send: (message: Sent): void => child.postMessage(message),
    onMessage: (hear: (message: Heard) => void): void => void child.on('message', hear),
    onEnd: (hear: () => void): void => void child.once('exit', hear),
    kill(): void {
      child.removeAllListeners();
      if (!isGone) child.kill();
    },
  };
}
