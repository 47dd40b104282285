/** Tells an event as a sentence; the switch is exhaustive, so a new event does not compile until it can be told. */
import type { Happening } from '../../../domain/events.ts';
import type { Names, ShownPerson } from '../../../domain/shown.ts';
import { spanSays } from '../kit/naming.ts';
import type { Sentence } from '../kit/sentence.ts';
import { at, own, person, say } from '../kit/sentence.ts';
import type { Namer } from './names.ts';
import { because, namer, quote } from './names.ts';
import { tellRequest } from './tell-request.ts';
import { tellThing } from './tell-thing.ts';

const unknown = (happening: never): never => {
  throw new TypeError(`an event that cannot be told: ${JSON.stringify(happening)}`);
};

/** What happened, by whom: `@Ben set @Ana to Admin (was Member).` A `by` of null is Roledesk itself. */
export function tell(happening: Happening, by: ShownPerson | null, names: Names): Sentence {
  const name = namer(names);
  const who = by === null ? own('Roledesk') : [person(by)];
  switch (happening.type) {
    case 'workspace.opened':
      return say`${who} opened ${name.product(happening.product)}.`;
    case 'tenant.set_up':
      return say`${who} set up Roledesk; requests are decided in ${channel(happening.helpDesk)}.`;
    case 'model.activated':
      return say`${who} put version ${happening.version} of the role model in force.`;
    case 'subject.joined':
      return say`${name.who(happening.target)} joined.`;
    case 'subject.deactivated':
      return say`${name.who(happening.target)} left Slack; everything they held ended.`;
    case 'subject.offboarded':
      return say`${who} offboarded ${name.who(happening.target)}${owned(happening.owned, name)}${because(happening.reason)}.`;
    case 'role.set':
      return roleSet(happening, who, name);
    case 'grant.opened':
      return say`${who} made ${name.who(happening.target)} ${name.role(happening.role, happening.thing)}${spanSays({
        from: happening.startsAt,
        ...(happening.endsAt && { until: happening.endsAt }),
      })}${name.with(happening.request)}${because(happening.reason)}.`;
    case 'grant.begun':
      return say`${name.who(happening.target)} is ${name.role(happening.role, happening.thing)} from now on${
        happening.endsAt === null ? [] : say`, until ${at(happening.endsAt)}`
      }${name.with(happening.request)}.`;
    case 'grant.extended':
      return say`${who} extended ${name.role(happening.role, happening.thing)} of ${name.who(happening.target)}${
        happening.endsAt === null ? own(' with no end') : say` until ${at(happening.endsAt)}`
      } (before: until ${at(happening.from)})${because(happening.reason)}.`;
    case 'grant.ended':
      return say`${name.who(happening.target)} is no longer ${name.role(happening.role, happening.thing)}${quote(happening.because)}.`;
    case 'grant.ending':
      return say`${name.who(happening.target)} was told that ${name.role(happening.role, happening.thing)} ends ${at(happening.endsAt)}.`;
    case 'invitation.sent':
      return say`${who} invited ${name.who(happening.target)}${name.gives(happening.gives)}.`;
    case 'invitation.resent':
      return say`${who} invited ${name.who(happening.target)} again.`;
    case 'invitation.changed':
      return say`${who} changed the invitation of ${name.who(happening.target)}${name.gives(happening.gives)}.`;
    case 'invitation.cancelled':
      return say`${who} cancelled the invitation of ${name.who(happening.target)}.`;
    case 'invitation.expired':
      return say`The invitation of ${name.who(happening.target)} expired.`;
    case 'invitation.accepted':
      return say`${name.who(happening.target)} accepted the invitation${name.withheld(happening.withheld)}.`;
    case 'request.opened':
    case 'request.voted':
    case 'request.changed':
    case 'request.answered':
    case 'request.cancelled':
    case 'request.expired':
    case 'request.reminded':
      return tellRequest(happening, who, by, name);
    case 'thing.created':
    case 'thing.renamed':
    case 'thing.flagged':
    case 'thing.archived':
    case 'thing.tagged':
    case 'thing.recorded':
      return tellThing(happening, who, name);
    case 'task.opened':
      return say`A task was opened${happening.target === null ? [] : say` about ${name.who(happening.target)}`}: ${happening.title}.`;
    case 'task.done':
      return say`${who} finished a task${happening.target === null ? [] : say` about ${name.who(happening.target)}`}.`;
    case 'task.dropped':
      return say`A task${happening.target === null ? [] : say` about ${name.who(happening.target)}`} is not needed any more.`;
    case 'act.denied':
      return say`${who} was refused “${name.action(happening.action)}”${concerning(happening, name)}: ${happening.message}`;
    default:
      return unknown(happening);
  }
}

const channel = (id: string): Sentence => (/^[CG][A-Z0-9]{2,}$/.test(id) ? [{ is: 'channel', id }] : own('a channel'));

function owned(things: readonly string[], name: Namer): Sentence {
  return things.length === 0 ? [] : say`, who owned ${name.things(things)}`;
}

function roleSet(event: Extract<Happening, { type: 'role.set' }>, who: Sentence, name: Namer): Sentence {
  if (event.to === null) {
    const role = event.from === null ? own('the role') : name.workspaceRole(event.from);
    return say`${who} took ${role} from ${name.who(event.target)}${because(event.reason)}.`;
  }
  const was = event.from === null ? [] : say` (was ${name.workspaceRole(event.from)})`;
  return say`${who} set ${name.who(event.target)} to ${name.workspaceRole(event.to)}${was}${because(event.reason)}.`;
}

function concerning(event: Extract<Happening, { type: 'act.denied' }>, name: Namer): Sentence {
  const thing = event.thing === null ? [] : say` on ${name.thing(event.thing)}`;
  return event.target === null ? thing : say`${thing} about ${name.who(event.target)}`;
}
