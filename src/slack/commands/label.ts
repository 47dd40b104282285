/** `/role label house-a on "Rose Cottage"` and `unlabel`: what a thing carries. */
import { tagThing } from '../../operations/things/tag-thing.ts';
import type { Turn } from '../bot.ts';
import { actIn, workspaceIn } from '../resolve.ts';
import { plainAnswer, say, strong } from '../views/index.ts';
import type { LabelLine, UnlabelLine } from '../words/index.ts';

export const label = async ({ verb, tag, thing }: LabelLine | UnlabelLine, turn: Turn) => {
  const workspace = await workspaceIn(turn, thing.product);
  const input = { thing: thing.id, tag: tag.id, on: verb === 'label' };
  return turn.bot.perform(actIn(turn, workspace.id), tagThing, input, ({ changed }) => {
    const says = input.on ? 'carries' : 'no longer carries';
    return plainAnswer([say`${strong(thing.path)} ${says} ${strong(tag.name)}${changed ? '.' : ', as before.'}`]);
  });
};
