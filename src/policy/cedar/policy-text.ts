/** One Cedar policy as text. */
import { actionText, oneOrList, text } from './names.ts';

export interface CedarPolicy {
  readonly effect: 'permit' | 'forbid';
  /** Its name, unlike all others; a rail that has several ways says which one behind a colon. */
  readonly id: string;
  readonly annotations: Readonly<Record<string, string>>;
  readonly principal?: string;
  readonly action?: string;
  readonly resource?: string;
  readonly when?: string;
  readonly unless?: string;
}

export const actionIs = (names: readonly string[]): string =>
  names.length === 1 ? `action == ${actionText(names[0] ?? '')}` : `action in ${oneOrList(names.map(actionText))}`;
export const actionIn = (group: string): string => `action in ${actionText(group)}`;

const widest = 120;

export function policyText({ effect, id, annotations, ...policy }: CedarPolicy): string {
  const notes = Object.entries({ id, ...annotations }).map(([name, value]) => `@${name}(${text(value)})`);
  const scope = [policy.principal ?? 'principal', policy.action ?? 'action', policy.resource ?? 'resource'];
  const short = `${effect} (${scope.join(', ')})`;
  const head = short.length <= widest ? short : `${effect} (\n${scope.map((part) => `  ${part}`).join(',\n')}\n)`;
  return `${[...notes, head, ...block('when', policy.when), ...block('unless', policy.unless)].join('\n')};`;
}

const block = (word: string, condition: string | undefined): string[] => {
  if (condition === undefined) return [];
  const line = `${word} { ${condition} }`;
  return [line.length <= widest && !line.includes('\n') ? line : `${word} {\n  ${condition}\n}`];
};

/** A guard rail: `code` is its own, `way` tells its policies apart where it has several. */
export const rail = (code: string, because: string, policy: Partial<CedarPolicy>, way = ''): CedarPolicy => ({
  effect: 'forbid',
  id: `rail.${code}${way && `:${way}`}`,
  annotations: { because },
  ...policy,
});
