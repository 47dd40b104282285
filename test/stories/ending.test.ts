/** Living with a role for a time: warned before it ends, lengthened without a gap, given back, and what remains. */
import { cardIn, formOf, messageOf, readBy } from '../support/help-desk.ts';
import { type Office, openOffice } from '../support/office.ts';

let office: Office;
afterEach(() => office.stop());

const types = async (who: string, line: string) => office.as(who).types('#general', line);

/** Asked and approved, and everybody has heard. */
async function has(who: string, length: string, number: number): Promise<void> {
  await types(who, `/role request admin for ${length} because rotating the certificate`);
  await types('cleo', `/role approve R-${number}`);
  await office.delivered();
}

describe('a role for a time', () => {
  beforeEach(async () => {
    office = await openOffice({ products: ['minikai'], admins: ['cleo', 'olga'] });
    for (const handle of ['ana', 'ben']) await office.holds(handle, 'minikai', 'member');
    await has('ben', '1d', 1001);
  });

  it('warns once before it ends, and then ends by itself', async () => {
    office.passes({ hours: 19 });
    await office.delivered();
    expect(readBy(office, 'ben')).not.toContain('role ends');
    office.passes({ minutes: 20 });
    await office.delivered();
    await office.delivered();
    expect(readBy(office, 'ben').match(/Your Admin role ends/g)).toHaveLength(1);
    expect(messageOf(office, 'ben', 1001).text).toContain('It ends soon.');
    office.passes({ hours: 5 });
    await office.delivered();
    expect(readBy(office, 'ben').match(/Your Admin role has ended\. You are Member\./g)).toHaveLength(2);
    expect(await office.history('minikai')).toEqual(expect.arrayContaining(['grant.ending', 'grant.ended']));
  });

  it('is lengthened without a gap: the very grant goes on, once somebody agrees', async () => {
    office.passes({ hours: 23 });
    await office.delivered();
    await office.as('ben').presses(messageOf(office, 'ben', 1001), 'Extend…');
    const form = await formOf(office, 'ben');
    expect(form.text).toContain('It is judged as if you asked for the whole time.');
    await office.as('ben').chooses('view', 'How much longer?', '4 hours');
    await office.as('ben').fills('Why?', 'One more certificate to rotate');
    expect((await office.as('ben').submits()).errors).toEqual({});
    await office.delivered();
    expect(cardIn(office, 1002).text).toContain('Request for more time · waiting for the help desk');

    await office.as('cleo').presses(cardIn(office, 1002), 'Approve', { confirm: true });
    await office.delivered();
    office.passes({ hours: 2 });
    await office.delivered();
    expect(await office.may('ben', 'minikai', 'workspace.invite')).toBe(true);
    const history = await office.history('minikai');
    expect(history.filter((type) => type === 'grant.opened')).toHaveLength(1);
    expect(history).toContain('grant.extended');
    expect(history).not.toContain('grant.ended');

    office.passes({ hours: 3 });
    await office.delivered();
    expect(await office.roles('ben', 'minikai')).toEqual(['member']);
    for (const number of [1001, 1002]) {
      expect(cardIn(office, number).text).toContain('ended');
      expect(messageOf(office, 'ben', number).text).toContain('has ended');
    }
  });

  it('that overlaps another one: the stronger counts, ending one leaves the others, the baseline is what remains', async () => {
    await types('cleo', '/role set @ben admin for 4h because standing in');
    await types('ben', '/role end R-1001');
    expect(await office.may('ben', 'minikai', 'workspace.invite')).toBe(true);
    office.passes({ hours: 4 });
    await office.delivered();
    expect(await office.roles('ben', 'minikai')).toEqual(['member']);
  });

  it('is given back by its holder, who sees first what remains', async () => {
    await office.as('ben').presses(messageOf(office, 'ben', 1001), 'Give back…');
    expect((await formOf(office, 'ben')).text).toContain('You are then Member.');
    await office.as('ben').submits();
    await office.delivered();
    expect(await office.roles('ben', 'minikai')).toEqual(['member']);
    expect(cardIn(office).text).toContain('given back');
  });

  it('is given back in words, which say by its title what counts from then on', async () => {
    expect((await types('ben', '/role end admin because done')).text).toBe('It has ended. What counts now: Member.');
  });

  it('is ended by an Admin from the card, and by nobody else', async () => {
    const other = await office.as('ana').presses(cardIn(office), 'End', { confirm: true });
    expect(other.text).toContain('I know no grant');
    await office.as('olga').presses(cardIn(office), 'End', { confirm: true });
    await office.delivered();
    expect(await office.roles('ben', 'minikai')).toEqual(['member']);
    expect(readBy(office, 'ben')).toContain('Your Admin role has ended. You are Member. Ended by @olga.');
    expect((await types('ben', '/role extend R-1001 for 4h because not done')).text).toContain(
      'That has ended already.',
    );
  });

  it('that is ended takes the request for more of it along, and may be asked for anew', async () => {
    await types('ben', '/role extend R-1001 for 4h because one more certificate');
    await office.delivered();
    await types('cleo', '/role end R-1001 because the certificate was rotated');
    await office.delivered();
    expect(cardIn(office, 1002).text).toContain('What it would lengthen has been ended.');
    expect(cardIn(office, 1002).buttons).toEqual([]);
    expect(readBy(office, 'ben')).toContain('What it would lengthen has been ended.');
    const anew = await types('ben', '/role request admin for 4h because another certificate');
    expect(anew.text).toContain('R-1003. You have asked');
  });

  it('lets its holder take away what others hold for good, which gives nobody anything for longer', async () => {
    expect((await types('ben', '/role remove @olga admin because she moved on')).text).not.toContain('Nobody gives');
    expect(await office.roles('olga', 'minikai')).toEqual(['member']);
    expect((await types('ben', '/role remove @cleo admin because she moved on')).text).toContain(
      'The last active Admin',
    );
  });

  it('can be asked for again when it is over', async () => {
    office.passes({ days: 1 });
    await office.delivered();
    await office.as('ben').presses(messageOf(office, 'ben', 1001), 'Ask again');
    const form = await formOf(office, 'ben');
    expect(form.text).toContain('What will you do as an Admin?');
    await office
      .as('ben')
      .fills(
        'What will you do as an Admin? Labels may be enough to reach a Mini or a record.',
        'The other certificate',
      );
    await office.as('ben').submits();
    await office.delivered();
    expect(cardIn(office, 1002).text).toContain('R-1001 Admin: approved');
  });

  it('does not make anybody permanent: nobody lengthens or opens their own', async () => {
    const told = await types('ben', '/role set @ben admin because I like it');
    expect(told.text).toContain('Nobody opens, lengthens or raises what they hold themselves.');
    await types('ana', '/role request admin for 1w because I want it for longer');
    const approved = await types('ben', '/role approve R-1002');
    expect(approved.text).toContain('Nobody gives for longer than they have themselves');
    expect(await office.roles('ana', 'minikai')).toEqual(['member']);
  });
});
