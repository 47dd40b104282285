// What requests of the page name: messages, places, and elements in them.
import { z } from 'zod';

export const messageRef = { channel: z.string(), ts: z.string() };

export const element = {
  place: z.union([z.strictObject({ view: z.string() }), z.strictObject(messageRef)]),
  block: z.string(),
  action: z.string(),
};
