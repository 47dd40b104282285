/** What comes with a question is given to nobody: who asked, who approved, whose account it is, who wrote a record. */
import type { RequestId } from '../../src/domain/ids.ts';
import { accountFacts, decide, factsOf, isEligible, requestFacts } from '../../src/policy/index.ts';
import { ada, max, mia, minikai, snapshot } from './support/minikai-world.ts';
import { root, thing } from './support/worlds.ts';

const id = 'request' as string as RequestId;
const chat = thing('a chat');
const asked = requestFacts(minikai, {
  id,
  thing: root,
  type: 'workspace',
  role: 'admin',
  stage: 0,
  requester: max,
  target: max,
});
const account = accountFacts(minikai, mia, root);
const facts = factsOf(minikai, {
  ...snapshot,
  things: [
    ...snapshot.things,
    asked.thing,
    account.thing,
    { id: chat, type: 'chat', inside: null, flags: [], tags: [] },
  ],
  recorded: [...snapshot.recorded, ...asked.recorded, ...account.recorded],
});

describe('a role that is supplied', () => {
  it.each([
    ['approver', id],
    ['requester', id],
    ['self', account.thing.id],
    ['author', chat],
  ] as const)('%s can be held by nobody as a gift', (role, on) => {
    expect(isEligible(minikai, { subject: ada, thing: on as never, role }, facts)).toBe(false);
    const gives = { role, thing: on as never, until: null };
    const { allowed, reasons } = decide(
      minikai,
      { caller: ada, action: 'workspace.set_role', thing: root, target: mia, gives },
      facts,
    );
    expect([allowed, reasons.map(({ code }) => code)]).toEqual([false, ['rail.ineligible']]);
    expect(reasons[0]?.text).toMatch(/is not given on this/);
  });
});
