/** The guard rails as Cedar policies: those that look at every question, and those that look at what an action changes. */
import type { CompiledModel } from '../compiled.ts';
import { runsThePlace } from '../holding.ts';
import { conditions, either, together } from './conditions.ts';
import { administering, attribute, changesGrants, changing, givable, has, inRoles, text } from './names.ts';
import { actionIn, actionIs, type CedarPolicy, rail } from './policy-text.ts';
import { keeperRails, personRails } from './rails-of-people.ts';

export const rails = (model: CompiledModel): CedarPolicy[] => [
  rail('inactive', 'Only people who have joined and are active here may do anything.', { unless: 'principal.active' }),
  rail('outsider', 'Guests, bots and people of other Slack workspaces decide and administer nothing here.', {
    action: actionIn(administering),
    unless: 'principal.insider',
  }),
  ownGrant(model),
  ...longerThanOwn(model),
  aboveOwn(model),
  ineligible(model),
  ...personRails(model),
  ...keeperRails(model),
];

const names = (model: CompiledModel): string[] => model.roles.map(({ name }) => name);
const onWorkspace = has('context.gives.on', 'workspace');
/** For each role, given on the workspace: who must be in one of these. */
const eachRole = (model: CompiledModel, who: string, from: number, roles: (at: number) => string[]): string[] =>
  names(model)
    .map((name, at) => together([`context.gives.role == ${text(name)}`, inRoles(who, roles(at))]))
    .slice(from);

/** Stepping down is allowed: to a role weaker than what one holds that long anyway. */
function ownGrant(model: CompiledModel): CedarPolicy {
  const weaker = eachRole(model, 'context.gives.giver', 1, (at) => names(model).slice(0, at));
  const lowers = model.cardinality === 'one' && weaker.length > 0;
  return rail('own_grant', 'Nobody opens, lengthens or raises what they hold themselves.', {
    action: actionIn(changing),
    when: 'context has gives && context.gives.to == principal',
    ...(lowers ? { unless: `${onWorkspace} && (\n    ${either(weaker, '    ')}\n  )` } : {}),
  });
}

/** The same lines once more, for whoever gives, with only what they hold until the gift ends. */
const longerThanOwn = (model: CompiledModel): CedarPolicy[] =>
  [...model.inner.permissions.values()]
    .filter(({ name, clauses }) => changesGrants(name) && clauses.length > 0)
    .flatMap(({ name, slot, clauses }) => {
      const type = model.inner.types[slot];
      if (!type) return [];
      const on = { expression: 'resource', type };
      const ways = clauses.map((clause) => together(conditions(model, clause, 'context.gives.giver', on)));
      const because = 'Nobody gives for longer than they have themselves what lets them give it.';
      const when = `context has gives && context.gives.giver != principal${opensOn(model, name)}`;
      return rail('longer_than_own', because, { action: actionIs([name]), when, unless: either(ways) }, name);
    });

function aboveOwn(model: CompiledModel): CedarPolicy {
  const ways = eachRole(model, 'principal', 0, (at) => names(model).slice(0, at + 1));
  const opens = opensOn(model, 'request.approve').replace(' && ', '');
  return rail('above_own', 'Nobody gives a role above their own.', {
    action: actionIn(changing),
    when: `context has gives && ${onWorkspace}${opens && ` && (action != Action::"request.approve" || ${opens})`}`,
    unless: either(ways),
  });
}

/** A vote in an earlier stage only passes the request on, and opens nothing yet. */
function opensOn(model: CompiledModel, action: string): string {
  if (action !== 'request.approve') return '';
  const early = model.inner.earlyStages.flatMap(({ word, mask }) => {
    const flags = [...(model.inner.typeOf.get('request')?.flags ?? [])];
    return flags.filter(([, place]) => place.word === word && place.mask === mask).map(([flag]) => flag);
  });
  return early.map((flag) => ` && !${attribute('resource.flags', flag)}`).join('');
}

/** On the workspace: everything to insiders, and to others what does not run the place. */
function insidersRun(model: CompiledModel): string[] {
  const running = names(model).filter((name) => runsThePlace(model, name));
  return [
    together([onWorkspace, 'context.gives.to.insider']),
    together([onWorkspace, ...running.map((name) => `context.gives.role != ${text(name)}`)]),
  ];
}

/** `must_be` of every role that can be given, asked of whoever is to hold it. */
function ineligible(model: CompiledModel): CedarPolicy {
  const ways = givable(model).flatMap((type) => {
    const { name, roles } = type.info;
    const there = has('context.gives.on', name);
    const on = { expression: attribute('context.gives.on', name), type };
    return roles.flatMap((one) => {
      if (one.kept === 'supplied') return [];
      const given = [there, `context.gives.role == ${text(one.name)}`];
      const mustBe = model.inner.eligible.get(`${name}.${one.name}`);
      if (!mustBe) return [together([...given, inRoles('context.gives.to', names(model))])];
      return mustBe.map((clause) => together([...given, ...conditions(model, clause, 'context.gives.to', on)]));
    });
  });
  return rail('ineligible', 'A role is given to whoever may hold it: see must_be in the model.', {
    action: actionIn(changing),
    when: 'context has gives',
    unless: either([...insidersRun(model), ...ways]),
  });
}
