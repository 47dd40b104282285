/** Where the built demo lies, and the project around it. */
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder into which `npm run build` puts everything. */
export const built = dirname(dirname(fileURLToPath(import.meta.url)));
export const project = dirname(built);
export const manifestFile = join(project, 'manifest.yml');
export const pageFolder = join(built, 'page');
