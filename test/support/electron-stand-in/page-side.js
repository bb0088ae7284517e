// Used in three places: imported by Node, and put as text into the page's own world and into the preload's isolated world.
// `codec` writes values as text the way Electron's structured clone lets them pass; `bridge` is one end of contextBridge.

export function codec() {
  const { parse, stringify } = JSON; // before any script of the page runs
  const bytesToText = (bytes) => {
    let text = '';
    for (let i = 0; i < bytes.length; i += 32768) text += String.fromCharCode(...bytes.subarray(i, i + 32768));
    return btoa(text);
  };
  const write = (value, special) => {
    if (value === undefined) return { $: 'undefined' };
    if (value === null || typeof value === 'string' || typeof value === 'boolean' || (typeof value === 'number' && Number.isFinite(value))) return value;
    const extra = special?.(value);
    if (extra) return extra;
    if (value instanceof Uint8Array) return { $: 'bytes', v: bytesToText(value) };
    if (value instanceof Error) return { $: 'error', v: value.message };
    if (Array.isArray(value)) return value.map((one) => write(one, special));
    if (typeof value === 'object' && !(value instanceof Promise)) return { $: 'object', v: Object.fromEntries(Object.entries(value).map(([key, one]) => [key, write(one, special)])) };
    throw new Error('An object could not be cloned.');
  };
  const read = (value, special) => {
    if (value === null || typeof value !== 'object') return value;
    if (Array.isArray(value)) return value.map((one) => read(one, special));
    switch (value.$) {
      case 'undefined': return undefined;
      case 'bytes': return Uint8Array.from(atob(value.v), (c) => c.charCodeAt(0));
      case 'error': return new Error(value.v);
      case 'object': return Object.fromEntries(Object.entries(value.v).map(([key, one]) => [key, read(one, special)]));
      default: return special(value);
    }
  };
  return { write, read, toText: (value) => stringify(write(value)), fromText: (text) => read(parse(text), () => { throw new Error('unknown value'); }), parse, stringify };
}

// Functions stay where they are and are called across; promises are settled across. Calls answer at once, as events do.
export function bridge(me, other, key, { write, read, parse, stringify }) {
  const functions = [];
  const promises = new Map();
  let answer;
  let next = 0;
  const post = (message) => { window.dispatchEvent(new CustomEvent(key + other, { detail: stringify(message) })); };
  const outward = (value) => write(value, (special) => {
    if (typeof special === 'function') return { $: 'function', v: (functions.includes(special) ? functions.indexOf(special) : functions.push(special) - 1) };
    if (typeof File !== 'undefined' && special instanceof File) return { $: 'file', v: special.name };
    if (special instanceof Promise) {
      const id = `${me}${++next}`;
      special.then((result) => { post({ settle: id, value: outward(result) }); }, (error) => { post({ settle: id, error: String(error?.message ?? error) }); });
      return { $: 'promise', v: id };
    }
    return null;
  });
  const inward = (value) => read(value, (special) => {
    if (special.$ === 'function') return (...args) => call(special.v, args);
    if (special.$ === 'file') return { name: special.v };
    return new Promise((resolve, reject) => { promises.set(special.v, { resolve, reject }); });
  });
  const call = (id, args) => {
    answer = undefined;
    post({ call: id, args: args.map(outward) });
    const got = answer;
    if (!got) throw new Error('electron stand-in: the other world does not answer');
    if ('error' in got) throw new Error(got.error);
    return inward(got.value);
  };
  const on = { exposed: () => undefined };
  window.addEventListener(key + me, (event) => {
    event.stopImmediatePropagation();
    const message = parse(event.detail);
    if ('call' in message) {
      let reply;
      try {
        reply = { value: outward(functions[message.call](...message.args.map(inward))) };
      } catch (error) {
        reply = { error: String(error?.message ?? error) };
      }
      post({ answer: reply });
    } else if ('answer' in message) answer = message.answer;
    else if ('settle' in message) {
      const promise = promises.get(message.settle);
      promises.delete(message.settle);
      if ('error' in message) promise?.reject(new Error(message.error));
      else promise?.resolve(inward(message.value));
    } else on.exposed(message.expose, inward(message.value));
  });
  return { on, expose: (name, value) => { post({ expose: name, value: outward(value) }); } };
}

// The page's own world: what the preload exposes appears on window, frozen.
export function pageWorld(key) {
  const end = bridge('page', 'preload', key, codec());
  end.on.exposed = (name, value) => {
    if (name in window) throw new Error('Cannot bind an API on top of an existing property on the window object');
    Object.defineProperty(window, name, { value: Object.freeze(value), enumerable: true });
  };
}

// The isolated world: `require('electron')` and `process` as a sandboxed preload sees them.
export function preloadWorld(key, { platform, dropFolder }) {
  const values = codec();
  const end = bridge('preload', 'page', key, values);
  const waiting = new Map();
  const listeners = new Map();
  let next = 0;
  const listenersOf = (channel) => listeners.get(channel) ?? listeners.set(channel, new Set()).get(channel);
  globalThis[`${key}receive`] = (text) => {
    const message = values.fromText(text);
    if (message.event !== undefined) for (const listener of [...listenersOf(message.event)]) listener({}, ...message.args);
    else {
      const { resolve, reject } = waiting.get(message.id);
      waiting.delete(message.id);
      if (message.error !== undefined) reject(new Error(message.error));
      else resolve(message.value);
    }
  };
  const electron = {
    contextBridge: { exposeInMainWorld: (name, value) => { end.expose(name, value); } },
    ipcRenderer: {
      invoke: (channel, ...args) => new Promise((resolve, reject) => {
        const id = ++next;
        waiting.set(id, { resolve, reject });
        try {
          globalThis[`${key}send`](values.toText({ id, channel, args }));
        } catch (error) {
          waiting.delete(id);
          reject(error);
        }
      }),
      on: (channel, listener) => { listenersOf(channel).add(listener); },
      off: (channel, listener) => { listenersOf(channel).delete(listener); },
    },
    webUtils: { getPathForFile: (file) => (dropFolder === '' ? '' : `${dropFolder}/${file.name}`) },
  };
  return {
    process: { type: 'renderer', sandboxed: true, contextIsolated: true, platform, env: {}, argv: [] },
    require(name) {
      if (name !== 'electron') throw new Error(`module not found: ${name}`);
      return electron;
    },
  };
}
