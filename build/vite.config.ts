// How the bot and the command line are built: our own code in few files, because hundreds of them take long to load. Packages stay
// packages. See docs/adr/0010-one-file-to-start.md.
import { defineConfig } from 'vite';
import { provedModels } from './proved-models.ts';

export default defineConfig({
  publicDir: false,
  plugins: [provedModels('roles')],
  // The one package that comes along: of its hundred files, which hold every language's words, it leaves out what nobody uses.
  ssr: { noExternal: ['zod'] },
  build: {
    ssr: true,
    outDir: 'dist/bot',
    emptyOutDir: true,
    target: 'node20.19',
    sourcemap: true,
    minify: false,
    license: { fileName: 'licenses.md' },
    rolldownOptions: {
      input: { main: 'src/main.ts', cli: 'src/cli/main.ts' },
      // None of our files does anything by being imported, so what nobody uses of a folder's index need not come along.
      treeshake: { moduleSideEffects: (_file, isPackage) => isPackage },
      output: { entryFileNames: '[name].js', chunkFileNames: '[name].js' },
    },
  },
});
