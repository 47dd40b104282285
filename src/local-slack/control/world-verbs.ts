// What can happen in Slack without the app, over HTTP, and the shape of a fault.
import { z } from 'zod';
import type { Fault } from '../faults.ts';
import type { Changes } from '../world/change.ts';

const role = z.enum(['primary_owner', 'owner', 'admin', 'member', 'guest', 'single_channel_guest']);
const person = z.strictObject({ person: z.string() });
const channel = z.strictObject({ channel: z.string() });
const both = z.strictObject({ channel: z.string(), person: z.string() });

type Change = (change: Changes, body: unknown) => Promise<void>;

const change =
  <S extends z.ZodType>(schema: S, run: (change: Changes, body: z.infer<S>) => Promise<void>): Change =>
  (changes, body) =>
    run(changes, schema.parse(body));

export const changes: Record<string, Change> = {
  joins: change(
    z.strictObject({
      team: z.string(),
      handle: z.string(),
      name: z.string().default(''),
      email: z.string().default(''),
      role: role.default('member'),
    }),
    (it, body) =>
      it.joins(body.team, {
        handle: body.handle,
        role: body.role,
        ...(body.name ? { name: body.name } : {}),
        ...(body.email ? { email: body.email } : {}),
      }),
  ),
  deactivates: change(person, (it, body) => it.deactivates(body.person)),
  reactivates: change(person, (it, body) => it.reactivates(body.person)),
  makes: change(z.strictObject({ person: z.string(), role }), (it, body) => it.makes(body.person, body.role)),
  renames: change(z.strictObject({ person: z.string(), name: z.string() }), (it, body) =>
    it.renames(body.person, { name: body.name }),
  ),
  changesEmail: change(z.strictObject({ person: z.string(), email: z.string() }), (it, body) =>
    it.changesEmail(body.person, body.email),
  ),
  addsToChannel: change(both, (it, body) => it.addsToChannel(body.channel, body.person)),
  removesFromChannel: change(both, (it, body) => it.removesFromChannel(body.channel, body.person)),
  archives: change(channel, (it, body) => it.archives(body.channel)),
  unarchives: change(channel, (it, body) => it.unarchives(body.channel)),
  setsUsergroup: change(z.strictObject({ handle: z.string(), people: z.array(z.string()) }), (it, body) =>
    it.setsUsergroup(body.handle, body.people),
  ),
  uninstalls: change(z.strictObject({ team: z.string(), app: z.string().optional() }), (it, body) =>
    it.uninstalls(body.team, body.app),
  ),
};

const counted = {
  method: z.string().min(1),
  times: z.number().int().positive().default(1),
  chance: z.number().min(0).max(1).default(1),
};

export const faultSchema: z.ZodType<Fault> = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('rate_limited'), retryAfter: z.number().positive().default(1), ...counted }),
  z.strictObject({
    kind: z.literal('server_error'),
    status: z.number().int().min(500).max(599).default(503),
    ...counted,
  }),
  z.strictObject({ kind: z.literal('hang'), ...counted }),
  z.strictObject({ kind: z.literal('drop'), ...counted }),
  z.strictObject({ kind: z.literal('error'), error: z.string().min(1), ...counted }),
  z.strictObject({ kind: z.literal('slow'), ms: z.number().int().positive().max(60_000).default(3500), ...counted }),
]);
