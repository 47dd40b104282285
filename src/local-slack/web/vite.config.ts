// How the page is built: one small bundle beside the built program, which the local Slack serves.
import { defineConfig } from 'vite';
import { emoji } from './emoji-plugin.ts';

export default defineConfig({
  base: './',
  plugins: [emoji()],
  oxc: { jsx: { runtime: 'automatic' } },
  build: { outDir: '../../../dist/page', emptyOutDir: true, target: 'es2023', assetsInlineLimit: 0 },
});
