/** The people of a house, and after them those who are invited. */
import { nameKey } from '../../../src/db/page.ts';
import { mintId } from '../../../src/domain/ids.ts';
import { instantOf } from '../../../src/domain/instant.ts';
import { Rows } from '../rows.ts';
import { type Filling, slackIdOf } from './filling.ts';

const first =
  'Ada Ben Cleo Dan Eva Finn Gus Hana Ivo Jana Kim Lea Max Nora Omar Pia Quin Rosa Sam Tia Uma Vic Wim Xia Yan Zoe'.split(
    ' ',
  );
const last =
  'Abel Berg Cohen Diaz Engel Fuchs Grau Haas Ito Jung Koch Lang Meyer Novak Okafor Park Quist Ross Sato Tanaka'.split(
    ' ',
  );

export async function people({ k, workspace: { tenant }, random, sizes, began, subjects }: Filling): Promise<void> {
  const rows = new Rows(k, 'subjects');
  const known = new Rows(k, 'people', rows);
  for (let nth = 1; nth < sizes.people + sizes.invitations; nth++) {
    const id = mintId('subject', began);
    const invited = nth >= sizes.people;
    subjects.push(id);
    const name = `${random.pick(first)} ${random.pick(last)} ${nth}`;
    const email = `person${nth}@example.com`;
    await rows.add({
      tenant,
      id,
      slack_user_id: invited ? null : slackIdOf(nth),
      enterprise_user_id: null,
      slack_kind: invited ? null : 'member',
      state: invited ? 'invited' : 'active',
      directory: null,
      created_at: instantOf(began),
    });
    await known.add({
      tenant,
      subject: id,
      name,
      name_key: nameKey(name),
      email,
      email_key: email,
      email_confirmed: 1,
      time_zone: 'Europe/Berlin',
      locale: 'en-GB',
    });
  }
  await rows.written();
  await known.written();
}
