/** The guard rails about whose workspace role is changed: by whom, with which directory, and that a keeper stays. */
import type { CompiledModel } from '../compiled.ts';
import { either, together } from './conditions.ts';
import { changing, inRoles, text } from './names.ts';
import { actionIn, actionIs, type CedarPolicy, rail } from './policy-text.ts';

/** The three ways in which somebody's workspace role is changed: it is given, it is taken, or the person is meant as a whole. */
const ways = [
  {
    way: 'gives',
    action: actionIn(changing),
    when: ['context has gives', 'context.gives.on has workspace'],
    who: 'context.gives.to',
  },
  {
    way: 'takes',
    action: actionIn(changing),
    when: ['context has takes', 'context.takes.on has workspace'],
    who: 'context.takes.from',
  },
  {
    way: 'person',
    action: actionIs(['workspace.set_role', 'workspace.remove']),
    when: ['context has target'],
    who: 'context.target',
  },
] as const;

export const personRails = (model: CompiledModel): CedarPolicy[] =>
  ways.flatMap(({ way, action, when, who }) => {
    const above = outranks(model, who);
    const because = 'Nobody changes the role of somebody who outranks them.';
    const directory = 'A directory manages this person: the role is changed there.';
    return [
      ...(above.length > 0
        ? [
            rail(
              'outranked',
              because,
              { action, when: `${when.join(' && ')} && (\n    ${either(above, '    ')}\n  )` },
              way,
            ),
          ]
        : []),
      rail('directory', directory, { action, when: [...when, `${who} has directory`].join(' && ') }, way),
    ];
  });

/** For each role but the weakest: they are in it, and whoever asks is in none as strong. */
function outranks(model: CompiledModel, who: string): string[] {
  const names = model.roles.map(({ name }) => name);
  return names
    .slice(0, -1)
    .map((name, at) => together([inRoles(who, [name]), `!(${inRoles('principal', names.slice(0, at + 1))})`]));
}

/** The keepers are those who hold the role open-ended and are active: when they are this one person, none would stay. */
export function keeperRails(model: CompiledModel): CedarPolicy[] {
  const keeper = text(model.keeper);
  const because = 'The last active keeper stays: first make somebody else one for good.';
  const keeps = ['context.gives.on has workspace', `context.gives.role == ${keeper}`, 'context.gives.for_good'];
  const gives = [
    'context has gives && context.gives.on has workspace && context.gives.for_good',
    `context.gives.role != ${keeper}`,
    'context.gives.on.workspace.keepers == [context.gives.to]',
  ];
  const takes = [
    'context has takes && context.takes.on has workspace && context.takes.for_good',
    `context.takes.role == ${keeper}`,
    'context.takes.on.workspace.keepers == [context.takes.from]',
  ];
  const last = [
    '(context has target && resource.keepers == [context.target])',
    '(context has gives && resource.keepers == [context.gives.to])',
  ];
  return [
    ...(model.cardinality === 'one'
      ? [
          rail(
            'last_keeper',
            because,
            { action: actionIs(['workspace.set_role']), when: gives.join('\n  && ') },
            'gives',
          ),
        ]
      : []),
    rail(
      'last_keeper',
      because,
      { action: actionIn(changing), when: takes.join('\n  && '), unless: `context has gives && ${keeps.join(' && ')}` },
      'takes',
    ),
    rail(
      'last_keeper',
      because,
      { action: actionIs(['workspace.remove']), when: `!(context has takes) && (\n    ${either(last, '    ')}\n  )` },
      'person',
    ),
  ];
}
