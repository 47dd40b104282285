/** What an allowed answer rests on: for each way to it, the addresses of the lines it needs. */
import { type Ask, mayAsk } from '../asking.ts';
import type { CompiledModel } from '../compiled.ts';
import { decide } from '../decide.ts';
import type { Put } from '../example-kinds.ts';
import type { Facts } from '../facts.ts';
import { anyone } from '../names.ts';
import type { ModelFile } from '../schema.ts';
import type { Decision, Gift, Question } from '../types.ts';
import { stageFlag } from '../types-index.ts';
import { addressOf } from './lines.ts';

type Ways = readonly ReadonlySet<string>[];

/** Empty for a no. The facts must be indexed for a model whose sentences are addresses. */
export function restsOn(file: ModelFile, put: Parameters<Put>[0]): Ways {
  return 'ask' in put ? asked(put.ask, put.facts) : answered(file, put.question, put.facts);
}

function answered(file: ModelFile, question: Question, facts: Facts): Ways {
  const beside = [...mustBe(question.gives, facts), ...stageOf(question, facts)];
  return ways(decide(facts.model, question, facts), (code) => [...carriers(file, question.action, code), ...beside]);
}

function asked(ask: Ask, facts: Facts): Ways {
  const type = typeOf(ask.thing, facts);
  const who = ask.caller === ask.target ? 'asked_by' : 'for_others';
  const gift = { role: ask.role ?? '', thing: ask.thing, until: null };
  const beside = [addressOf(['asking', type, ask.role ?? '', who]), ...mustBe(gift, facts)];
  return ways(mayAsk(facts.model, ask, facts), () => beside);
}

const ways = ({ allowed, reasons }: Decision, beside: (code: string) => readonly string[]): Ways =>
  allowed ? reasons.map(({ text, code }) => new Set([...text.split('; '), ...beside(code)])) : [];

/** Which names under `by` this line came from: the role itself, or the standing that the line belongs to. */
function carriers(file: ModelFile, action: string, code: string): string[] {
  const [type = '', name = ''] = action.split('.');
  const by = file.permissions[type]?.[name]?.by ?? [];
  const from = code.slice(0, code.lastIndexOf(':'));
  return by.flatMap((reference, at) => {
    const isRole = reference === anyone || Object.hasOwn(file.roles.ranked, reference);
    const own = file.standing[type]?.[reference] ? type : 'workspace';
    const full = reference.includes('.') ? reference : `${own}.${reference}`;
    const isIt = isRole ? code === `${action}:${reference}` : from === full;
    return isIt ? [addressOf(['permissions', type, name, 'by', at])] : [];
  });
}

/** A stage is named by the flag of the request that was decided. */
function stageOf({ thing, action }: Question, { snapshot, model }: Facts): string[] {
  if (action !== 'request.approve') return [];
  const flags = snapshot.things.find(({ id }) => id === thing)?.flags ?? [];
  return model.asking.flatMap(({ key, stages }) =>
    stages.flatMap((_, at) => (flags.includes(stageFlag(key, at)) ? [addressOf(['asking', key, 'stages', at])] : [])),
  );
}

const mustBe = (gives: Gift | undefined, facts: Facts): string[] =>
  gives ? [addressOf(['things', typeOf(gives.thing, facts), 'people', gives.role, 'must_be'])] : [];

const typeOf = (thing: Gift['thing'], { snapshot }: Facts): string =>
  snapshot.things.find(({ id }) => id === thing)?.type ?? 'workspace';

/** Every action that the answers allowed, so that an invariant is about something that happens. */
export const actionOf = (put: Parameters<Put>[0], { inner }: CompiledModel): string | null =>
  'question' in put && inner.permissions.has(put.question.action) ? put.question.action : null;
