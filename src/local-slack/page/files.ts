// Opens a file that an app has put into a conversation, for a person who sees it there.
import type { Request, Response } from 'express';
import type { Core } from '../core.ts';
import { visibleTo } from '../messages.ts';
import { channelsOf } from '../world/find.ts';
import type { Person } from '../world/world.ts';

/** Sends a file as a download; one that this person does not see does not exist. */
export function sendFile(core: Core, person: Person, request: Request, reply: Response): void {
  const file = core.world.files.get(String(request.params.file));
  const isSeen = channelsOf(core.world).some((channel) =>
    visibleTo(core, person, channel).some((it) => it.files.includes(file?.id ?? '')),
  );
  if (!file?.complete || !isSeen) reply.status(404).json({ error: 'No such file here' });
  else reply.attachment(file.name).type('application/octet-stream').send(file.content);
}
