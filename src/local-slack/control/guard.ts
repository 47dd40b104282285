// Loopback only: refuses requests that a web page elsewhere could have caused.
import type { NextFunction, Request, Response } from 'express';

const LOOPBACK = /^(127\.0\.0\.1|localhost|\[::1\])(:\d+)?$/;

const isLoopbackOrigin = (origin: string): boolean => {
  try {
    return LOOPBACK.test(new URL(origin).host);
  } catch {
    return false;
  }
};

/** Refuses a Host that is not loopback (DNS rebinding) and an Origin of another site. */
export function loopbackOnly(request: Request, reply: Response, next: NextFunction): void {
  const { origin, host = '' } = request.headers;
  const crossSite = request.headers['sec-fetch-site'] === 'cross-site';
  if (LOOPBACK.test(host) && !crossSite && (origin === undefined || isLoopbackOrigin(origin))) next();
  else reply.status(403).json({ error: 'The local Slack answers this machine only' });
}
