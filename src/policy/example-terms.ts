/** The kinds of test that say which roles there are, on what terms each is asked for, and which flag the word restrict sets. */
import type { Length } from '../domain/instant.ts';
import type { CompiledModel } from './compiled.ts';
import { rootName } from './example-facts.ts';
import { compare, type Stage, typeOf } from './example-kinds.ts';
import type { FileTerms } from './schema-asking.ts';
import type { FileTestRoles } from './schema-tests.ts';
import type { AskingRule, RoleInfo, ThingRoleInfo } from './types.ts';

/** Exactly these may be asked for by name, and on exactly these terms; a term that is not listed is not set. */
export function terms(stage: Stage, on: string, listed: Readonly<Record<string, FileTerms>>): string[] {
  const type = typeOf(stage, on);
  const rules = stage.model.asking.filter((rule) => rule.on === type);
  const asked = rules.map(({ role }) => role);
  return [
    ...compare(`on ${on} may be asked for`, asked, Object.keys(listed)),
    ...rules.flatMap((rule) => {
      const said = listed[rule.role];
      return said ? differences(`asking for ${rule.role} on ${on}`, termsOf(rule), saidTerms(said)) : [];
    }),
  ];
}

/** Exactly these roles are held there, strongest first; which is the default, the keeper, licensed; which are not given. */
export function roles(
  stage: Stage,
  on: string,
  { ranked, licensed, recorded, supplied, ...one }: FileTestRoles,
): string[] {
  const lists = { ranked, licensed, recorded, supplied };
  return differences(
    `of the roles on ${on}`,
    rolesOn(stage.model, typeOf(stage, on)),
    words({ ...one, ...joined(lists) }),
  );
}

/** The flag that restrict and unrestrict set on it. */
export function restricts(stage: Stage, on: string, flag: string): string[] {
  const flags = stage.model.thingTypes.get(typeOf(stage, on))?.flags ?? [];
  const found = flags.filter((one) => one.restricts).map(({ name }) => name);
  return compare(`restricting ${on} sets`, found, [flag]);
}

type Said = Readonly<Record<string, string>>;

function differences(what: string, found: Said, said: Said): string[] {
  const keys = [...new Set([...Object.keys(found), ...Object.keys(said)])];
  const none = 'nothing';
  return keys
    .filter((key) => found[key] !== said[key])
    .map((key) => `${what}, ${key} is ${found[key] ?? none}, and the test says ${said[key] ?? none}`);
}

function rolesOn(model: CompiledModel, type: string): Said {
  const onThing = model.thingTypes.get(type)?.roles ?? [];
  const all: readonly RoleInfo[] = type === rootName ? model.roles : onThing;
  const names = (of: readonly RoleInfo[]): string[] => of.map(({ name }) => name);
  const kept = (how: ThingRoleInfo['kept']): string[] => names(onThing.filter((role) => role.kept === how));
  return words({
    ...joined({
      ranked: names(all),
      licensed: names(all.filter(({ licensed }) => licensed)),
      recorded: kept('recorded'),
      supplied: kept('supplied'),
    }),
    default: type === rootName ? model.defaultRole : onThing.find(({ isDefault }) => isDefault)?.name,
    keeper: type === rootName ? model.keeper : undefined,
  });
}

const joined = (lists: Readonly<Record<string, readonly string[]>>): Said =>
  Object.fromEntries(Object.entries(lists).map(([key, names]) => [key, names.join(', ')]));

const termsOf = (rule: AskingRule): Said =>
  words({
    lengths: rule.lengths.map(lengthWord).join(', '),
    recommended: rule.recommended && lengthWord(rule.recommended),
    longest: rule.longest && lengthWord(rule.longest),
    automatic_up_to: rule.automaticUpTo && lengthWord(rule.automaticUpTo),
    remind_after: rule.remindAfter && lengthWord(rule.remindAfter),
    expires_after: rule.expiresAfter && lengthWord(rule.expiresAfter),
    high_risk: String(rule.highRisk),
    quorum: rule.stages.map(({ quorum }) => quorum).join(', '),
    'reason: at_least': String(rule.reasonMin),
    'reason: matches': rule.reasonPattern?.source,
    ticket: rule.ticket && `${rule.ticket.pattern ?? 'anything'}`,
  });

function saidTerms(said: FileTerms): Said {
  const { recommended, longest, automatic_up_to, remind_after, expires_after, reason, ticket } = said;
  return words({
    lengths: said.lengths.map(lengthWord).join(', '),
    recommended: recommended && lengthWord(recommended),
    longest: longest && lengthWord(longest),
    automatic_up_to: automatic_up_to && lengthWord(automatic_up_to),
    remind_after: remind_after && lengthWord(remind_after),
    expires_after: expires_after && lengthWord(expires_after),
    high_risk: String(said.high_risk),
    quorum: (said.quorum ?? [1]).join(', '),
    'reason: at_least': String(reason?.at_least ?? 0),
    'reason: matches': reason?.matches,
    ticket: ticket && (ticket.matches ?? 'anything'),
  });
}

const units = { minute: 'min', hour: 'h', day: 'd', week: 'w', month: 'mo', year: 'y' } as const;
const lengthWord = ({ count, unit }: Length): string => `${count}${units[unit]}`;

/** Without what is not set. */
const words = (given: Readonly<Record<string, string | null | undefined>>): Said =>
  Object.fromEntries(Object.entries(given).flatMap(([key, value]) => (value ? [[key, value]] : [])));
