/** The role models that come along, proved while the bot is built: a start does not read again what has not changed since. */
import type { Plugin } from 'vite';
import { digestOf, modelTexts, type ProvedModels, shownOf, soundModel } from '../src/models.ts';
import { provedFrom } from '../src/queries/models.ts';

async function proved(folder: string): Promise<ProvedModels> {
  const all: Record<string, ProvedModels[string]> = {};
  for (const [file, text] of modelTexts(folder)) {
    all[digestOf(text)] = shownOf(soundModel(file, await provedFrom(text)));
  }
  return all;
}

/** Writes `proved-models.json` beside the program; a model that does not hold ends the build with its problems. */
export const provedModels = (folder: string): Plugin => ({
  name: 'proved-models',
  async generateBundle() {
    this.emitFile({ type: 'asset', fileName: 'proved-models.json', source: JSON.stringify(await proved(folder)) });
  },
});
