import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';

/** What pdf.js reads beside its code, so that Chinese fonts which are not embedded are drawn without a network. */
const PDF_FOLDERS = ['cmaps', 'standard_fonts', 'wasm'] as const;
const pdfMaterial = (): Plugin => ({
  name: 'pdf-material',
  generateBundle() {
    for (const folder of PDF_FOLDERS) {
      const from = join('node_modules', 'pdfjs-dist', folder);
      for (const name of readdirSync(from)) this.emitFile({ type: 'asset', fileName: `pdfjs/${folder}/${name}`, source: readFileSync(join(from, name)) });
    }
  },
});

/** The screens: renderer/ → dist/renderer/, one bundle for the window and for the browser. Paths are relative for both; React is always the production one, under a test runner too. */
if (process.argv.every((word) => word !== 'dev')) process.env['NODE_ENV'] = 'production';

export default defineConfig({
  root: 'renderer',
  base: './',
  plugins: [react(), pdfMaterial()],
  build: { outDir: '../dist/renderer', emptyOutDir: true, target: 'chrome138', chunkSizeWarningLimit: 1500, modulePreload: { polyfill: false }, assetsInlineLimit: 0 },
});
