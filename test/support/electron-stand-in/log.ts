/** Everything that the app asked of Electron, for the tests to read. */
export interface Logged { api: string; args: unknown[] }
export const log: Logged[] = [];
export const note = (api: string, ...args: unknown[]): void => { log.push({ api, args }); };

/** An object that throws when something is asked of it that it does not have: a test must not pass on silence. */
export function strict<Thing extends object>(name: string, thing: Thing): Thing {
  return new Proxy(thing, {
    get(target, key) {
      const value: unknown = Reflect.get(target, key, target);
      if (typeof value === 'function') return value.bind(target) as unknown;
      if (key in target || typeof key === 'symbol' || key === 'then' || key === 'toJSON') return value;
      throw new Error(`electron stand-in: ${name}.${key} is not there`);
    },
  });
}

export const setting = (name: string): string => {
  const value = process.env[`STAND_IN_${name}`];
  if (value === undefined) throw new Error(`electron stand-in: STAND_IN_${name} is not set (start it with launch.ts)`);
  return value;
};
