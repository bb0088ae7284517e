import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));

/** Files that are loaded when a module is, as their addresses. */
function loadedWith(specifier: string): string[] {
  const program = `
    import { registerHooks } from 'node:module';
    const loaded = [];
    registerHooks({ load: (url, context, next) => { loaded.push(url); return next(url, context); } });
    await import(${JSON.stringify(specifier)});
    process.stdout.write(JSON.stringify(loaded));`;
  return JSON.parse(execFileSync(process.execPath, ['--input-type=module', '--eval', program], { cwd: ROOT, encoding: 'utf8' })) as string[];
}

test('what writes Word and Excel, and the readings of characters, are not loaded before they are needed', () => {
  const loaded = loadedWith('#app/serve/start');
  expect(loaded.filter((url) => url.includes('/src/app/')).length).toBeGreaterThan(20);
  expect(loaded.filter((url) => /node_modules\/(exceljs|docx|pinyin-pro|ical-generator|pdfjs-dist|mammoth|onnxruntime-node|jieba-wasm)\//.test(url))).toEqual([]);
});

test('the analysis is not loaded before the first import', () => {
  const loaded = loadedWith('#app/serve/start');
  expect(loaded.filter((url) => /\/src\/(obligation|document|grammar|lexicon)\/|\/src\/app\/(analyze|analyzer-of|import-job)\.ts$/.test(url))).toEqual([]);
});
