// Serves the page as `npm run build` made it, and says in words how to make it when it is not there.
import express, { type Response, Router } from 'express';

const HEADERS = {
  // The page runs on this machine alone: whatever would have it call elsewhere is refused by the browser.
  'content-security-policy':
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob:; font-src 'self'; connect-src 'self'; " +
    "base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
};

const NOT_BUILT = 'The page is not built yet. In the folder of the project, type: npm run build\n';

/** Files below `assets/` carry a hash of their content in their names. */
const isHashed = (path: string): boolean => /[\\/]assets[\\/]/.test(path);

const cachedBy = (reply: Response, path: string): void => {
  reply.set('cache-control', isHashed(path) ? 'public, max-age=31536000, immutable' : 'no-cache');
};

/** Routes for `/`. */
export function built(folder: string | undefined): Router {
  const router = Router();
  router.use((_, reply, next) => {
    reply.set(HEADERS);
    next();
  });
  if (folder !== undefined) router.use(express.static(folder, { setHeaders: cachedBy }));
  router.get('/', (_, reply) => {
    reply.status(404).type('text/plain').send(NOT_BUILT);
  });
  return router;
}
