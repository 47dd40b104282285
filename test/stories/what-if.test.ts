/** What if: what a change would do is told before anybody makes it, to whoever may see the account, and nothing happens. */
import { type Office, openOffice } from '../support/office.ts';

let office: Office;
const says = async (handle: string, line: string): Promise<string> => (await office.as(handle).types(line)).text;

beforeAll(async () => {
  office = await openOffice({ products: ['minikai', 'miruni'], admins: ['cleo', 'olga'] });
  for (const handle of ['ana', 'ben']) {
    await office.holds(handle, 'minikai', 'member');
    await office.holds(handle, 'miruni', 'member');
  }
  const house = await office.thing('minikai', 'mini_label', 'House A', { people: { view: ['ana'] } });
  await office.thing('minikai', 'mini', 'Rose Cottage', { tags: [house] });
  const web = await office.thing('miruni', 'team', 'Web', { people: { member: ['ana'], admin: ['ben'] } });
  await office.thing('miruni', 'project', 'Site', { inside: web, people: { assigned: ['ana'] } });
  await office.thing('miruni', 'project', 'Shop', { inside: web });
  await office.thing('miruni', 'project', 'Vault', { inside: web, flags: ['closed'] });
});
afterAll(() => office.stop());

it('a weaker role takes the team and its open projects, and not what one is assigned to', async () => {
  const told = await says('cleo', '/role what if set @ana collaborator in miruni');
  expect(told).toContain('What this would change for @ana. Nothing was changed yet.');
  expect(told).toMatch(/On project Web\/Shop: loses See the project/);
  expect(told).toMatch(/On team Web: loses Create projects/);
  expect(told).not.toMatch(/Site|Vault/);
  expect(await says('cleo', '/role show @ana')).toMatch(/Member of Miruni[\s\S]*Team Member of Web/);
});

it('a stronger one is told by kind, not thing by thing', async () => {
  const told = await says('cleo', '/role what if set @ana admin in minikai');
  expect(told).toMatch(/On every Mini: gains [^\n]*Create|On every Mini: gains/);
  expect(told).toMatch(/On Minikai: gains Invite people/);
  expect(told).not.toContain('Rose Cottage');
});

it('a label opens the Minis that carry it', async () => {
  const told = await says('cleo', '/role what if add @ben to "House A"');
  expect(told).toMatch(/On Mini Rose Cottage: gains View the Mini/);
  expect(await says('cleo', '/role what if remove @ana from "House A"')).toMatch(
    /On Mini Rose Cottage: loses View the Mini/,
  );
});

it('leaving takes everything, in one product or in all', async () => {
  const told = await says('cleo', '/role what if offboard @ana');
  expect(told).toMatch(/On Mini Rose Cottage: loses/);
  expect(told).toMatch(/Web\/Shop/);
  expect(await says('cleo', '/role what if offboard @ana in minikai')).not.toContain('Shop');
  expect(await says('cleo', '/role who web')).toContain('@ana');
});

it('one may ask about oneself, and about nobody else whose account one may not see', async () => {
  expect(await says('ana', '/role what if end team web')).toMatch(
    /for you\. Nothing was changed yet\.[\s\S]*Web\/Shop/,
  );
  expect(await says('ana', '/role what if offboard @ben in miruni')).toContain(
    'I know no such person whom you can see.',
  );
  expect(await says('ana', '/role what if remove @ben from web')).toContain('I know no such person whom you can see.');
});

it('nobody learns of a thing they cannot see by asking what would open it', async () => {
  expect(await says('ben', '/role what if add me to "House A"')).toMatch(/Nothing would change in what you can do/);

  expect(await says('gus', '/role what if add me to site')).toContain('I know no “site” that you can see.');
});

it('what changes nothing is said so', async () => {
  expect(await says('cleo', '/role what if remove @ana from site')).toMatch(/Nothing would change in what @ana can do/);
});
