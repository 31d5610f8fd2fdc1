/**
 * The global scope of a mini-program: libraries tell by what they find there whether they run in a
 * browser, a page or a worker, and this must be as little of either as on a device.
 */

/** What a worker has and the thread of a mini-program on a device has not. */
const ABSENT = [
  ...['self', 'name', 'origin', 'location', 'navigator', 'close', 'postMessage', 'importScripts'],
  ...['addEventListener', 'removeEventListener', 'dispatchEvent', 'onmessage', 'onmessageerror'],
  ...['WorkerGlobalScope', 'DedicatedWorkerGlobalScope', 'WorkerNavigator', 'WorkerLocation'],
  ...['Worker', 'SharedWorker', 'BroadcastChannel', 'Notification'],
  ...['fetch', 'Request', 'Response', 'Headers', 'XMLHttpRequest', 'XMLHttpRequestUpload'],
  ...['WebSocket', 'WebSocketStream', 'WebTransport', 'EventSource'],
  ...['indexedDB', 'caches', 'CacheStorage', 'Cache', 'cookieStore'],
];

/** Take it all away; what our own code needs of it, it has taken before. */
export function becomeDevice(): void {
  for (const name of ABSENT) {
    let scope: object = globalThis;
    // What lies beyond belongs to all objects that have events.
    for (; scope !== EventTarget.prototype; scope = Object.getPrototypeOf(scope)) {
      Reflect.deleteProperty(scope, name);
    }
    if (!(name in globalThis)) continue;
    Object.defineProperty(globalThis, name, { value: undefined, writable: true });
  }
}
