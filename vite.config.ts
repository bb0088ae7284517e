import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/** The screens: renderer/ → dist/renderer/, one bundle for the window and for the browser. Paths are relative for both. */
export default defineConfig({
  root: 'renderer',
  base: './',
  plugins: [react()],
  build: { outDir: '../dist/renderer', emptyOutDir: true, target: 'chrome138', chunkSizeWarningLimit: 1500, modulePreload: { polyfill: false }, assetsInlineLimit: 0 },
});
