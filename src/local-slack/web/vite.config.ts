// How the page is built: one small bundle beside the built program, which the local Slack serves.
import { defineConfig } from 'vite';

export default defineConfig({
  base: './',
  build: { outDir: '../../../dist/page', emptyOutDir: true, target: 'es2023', assetsInlineLimit: 0 },
});
