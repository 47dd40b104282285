/** Somebody opened Roledesk's Home: it is drawn for them as it is now. */
import { z } from 'zod';
import { publishHome } from '../home.ts';
import { begin } from '../turn.ts';
import type { Happened } from './index.ts';

const Opened = z.object({ user: z.string(), tab: z.string().optional() });

export const homeOpened: Happened = async (bot, event, body) => {
  const { user, tab } = Opened.parse(event);
  if (tab === 'messages') return;
  await publishHome(await begin(bot, { userId: user, triggerId: undefined, body }));
};
