/** `node --import register.ts dist/electron/main.js`: the built files stay as they are, only `electron` is another. */
import { registerHooks } from 'node:module';

const url = new URL('./electron.ts', import.meta.url).href;
registerHooks({ resolve: (specifier, context, next) => (specifier === 'electron' ? { url, shortCircuit: true, format: 'module-typescript' } : next(specifier, context)) });
