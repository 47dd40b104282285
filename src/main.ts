#!/usr/bin/env node
/** Where the bot begins: what must come before anything else is loaded, and then the program. */
import { existsSync, readFileSync } from 'node:fs';
import module from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { putOffWhatBoltNeedsLate } from './put-off.ts';

// Node keeps compiled code from one start to the next where it can (22.8 and later); only for what is loaded after this.
(module as { enableCompileCache?: () => void }).enableCompileCache?.();
putOffWhatBoltNeedsLate(import.meta.url);

const here = dirname(fileURLToPath(import.meta.url));

/** The folder of this package: it lies one level higher when it is built. */
function packageFolder(): string {
  const above = dirname(here);
  return existsSync(join(above, 'package.json')) ? above : dirname(above);
}

/** What the build has proved of the role models that come along; nothing where this was not built. */
function provedAtBuild(): string | undefined {
  const file = join(here, 'proved-models.json');
  return existsSync(file) ? readFileSync(file, 'utf8') : undefined;
}

// Not a plain import: those are loaded before the first line above.
const { runBot } = await import('./program.ts');
await runBot({ modelsFolder: join(packageFolder(), 'roles'), proved: JSON.parse(provedAtBuild() ?? '{}') });
