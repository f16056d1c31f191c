// The test runtime is Electron 25 with Node 18.15. What libraries expect of a newer Node is put in
// here, before the app's bundle and for this runtime alone.

const buffer = require('node:buffer');
const events = require('node:events');
const threads = require('node:worker_threads');
const crypto = require('node:crypto');
const zlib = require('node:zlib');

/** Defines only what is missing. */
function supply(owner, name, value) {
  if (owner[name] === undefined)
    Object.defineProperty(owner, name, { value, configurable: true, writable: true });
}

function notHere(name) {
  return () => {
    throw new Error(`${name} is not in this runtime.`);
  };
}

supply(Symbol, 'dispose', Symbol('Symbol.dispose'));
supply(Symbol, 'asyncDispose', Symbol('Symbol.asyncDispose'));
supply(globalThis, 'File', buffer.File);
supply(globalThis, 'crypto', crypto.webcrypto);
supply(zlib, 'createZstdCompress', notHere('zstd'));
supply(zlib, 'createZstdDecompress', notHere('zstd'));
supply(threads, 'markAsUncloneable', () => {});

supply(URL, 'canParse', (address, base) => {
  try {
    new URL(address, base);
    return true;
  } catch {
    return false;
  }
});

supply(Promise, 'withResolvers', function withResolvers() {
  let resolve, reject;
  const promise = new this((onDone, onFailed) => {
    resolve = onDone;
    reject = onFailed;
  });
  return { promise, resolve, reject };
});

supply(AbortSignal, 'any', (signals) => {
  const controller = new AbortController();
  for (const signal of signals) {
    if (signal.aborted) controller.abort(signal.reason);
    signal.addEventListener('abort', () => controller.abort(signal.reason), {
      once: true,
      signal: controller.signal,
    });
  }
  return controller.signal;
});

supply(events, 'addAbortListener', (signal, listener) => {
  if (signal.aborted) queueMicrotask(() => listener());
  else signal.addEventListener('abort', listener, { once: true });
  return {
    [Symbol.dispose]: () => signal.removeEventListener('abort', listener),
  };
});
