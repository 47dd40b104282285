/** The form for setting a role: it says what would be lost before it is submitted. */
import { isId, type SubjectId, type ThingId } from '../../domain/ids.ts';
import type { Span } from '../../domain/instant.ts';
import { invalid, notFound } from '../../domain/refusal.ts';
import { settingForm } from '../../queries/setting.ts';
import type { Turn } from '../bot.ts';
import { setNow } from '../commands/set.ts';
import type { Opening } from '../forms.ts';
import { spanOf, usualLengths } from '../lengths.ts';
import { allWorkspaces, subjectIn } from '../resolve.ts';
import { pageView, type Submitted, setRoleForm, valuesOf } from '../views/index.ts';
import type { Draft } from '../words/index.ts';
import type { Press } from './index.ts';
import { submitting } from './submitting.ts';

interface Filled {
  product?: string | null;
  root?: ThingId | null;
  person?: SubjectId | null;
  role?: string | null;
  span?: Span;
}

async function draw(turn: Turn, { product = null, root = null, person = null, role = null, span = {} }: Filled) {
  const lengths = usualLengths(span);
  const draft = { product, root, person, role, lengths, zone: turn.zone };
  return setRoleForm.build(await turn.bot.look(turn.caller, settingForm, draft));
}

/** The form about one person. */
export const setRoleOpening = (person: SubjectId): Opening => ({
  title: 'Set a role',
  fill: (turn) => draw(turn, { person }),
});

/** `set` with something missing. */
export const setFromWords = ({ person, role, product, span }: Draft): Opening => ({
  title: 'Set a role',
  fill: async (turn) =>
    draw(turn, {
      product: role?.product ?? product ?? null,
      person: person ? await subjectIn(turn, person) : null,
      role: role?.name ?? null,
      ...(span ? { span } : {}),
    }),
});

const text = (value: unknown): string | null => (typeof value === 'string' && value !== '' ? value : null);

/** A person or a role was chosen: the same form once more, with what goes with the present role. */
export const redrawSetting: Press = async ({ view }, turn) => {
  if (!view) return undefined;
  const values = valuesOf(view as Submitted);
  const slackUserId = text(values.person);
  const person = slackUserId === null ? null : await subjectIn(turn, { kind: 'slack', id: slackUserId, name: null });
  const root = isId('thing', view.private_metadata) ? view.private_metadata : null;
  const drawn = await draw(turn, { root, person, role: text(values.role) });
  await turn.bot.client.views.update({ view_id: view.id, hash: view.hash, view: drawn });
  return undefined;
};

export const submitSetting = submitting(
  setRoleForm,
  async ({ workspace: root, person, role, length, reason }, turn) => {
    const workspace = (await allWorkspaces(turn)).find((one) => one.root === root);
    if (!workspace) throw notFound('product of that name');
    const target = await subjectIn(turn, { kind: 'slack', id: person, name: null }).catch(() => {
      throw invalid('Slack does not show me this person.', { field: 'person', next: 'Choose somebody else.' });
    });
    const said = await setNow(turn, workspace, { target, role, span: spanOf(length), reason });
    return { response_action: 'update' as const, view: pageView('Set a role', said) };
  },
);
