/** What a stored role model says of approvals, read from its text by itself and not by the loader that the product trusts. */
import { parse } from 'yaml';
import type { State } from './rows.ts';

interface Rule {
  /** How many approvals each stage needs. */
  quorums: number[];
  /** Something may be given at once, without a voice. */
  isEverAutomatic: boolean;
}

export interface ModelText {
  keeper: string;
  /** Whether people have one workspace role at most. */
  isOne: boolean;
  /** Workspace roles, strongest first. */
  ranked: string[];
  rule(type: string, role: string): Rule | undefined;
}

interface Written {
  roles: { per_person?: string; keeper: string; ranked: Record<string, unknown> };
  asking?: Record<string, Record<string, { stages: { quorum?: number }[]; automatic_up_to?: string }>>;
}

const read = (yaml: string): ModelText => {
  const { roles, asking } = parse(yaml) as Written;
  return {
    keeper: roles.keeper,
    isOne: (roles.per_person ?? 'one') === 'one',
    ranked: Object.keys(roles.ranked),
    rule(type, role) {
      const rule = asking?.[type]?.[role];
      if (!rule) return undefined;
      const quorums = rule.stages.map(({ quorum }) => quorum ?? 1);
      return { quorums, isEverAutomatic: rule.automatic_up_to !== undefined };
    },
  };
};

const known = new Map<string, ModelText>();

/** The model of a text; parsed once, because the same one is looked at after every step. */
export function modelText(yaml: string): ModelText {
  const model = known.get(yaml) ?? read(yaml);
  known.set(yaml, model);
  return model;
}

/** The model in force in each workspace, by its id. */
export const modelsByWorkspace = ({ workspaces, model_versions }: State): Map<string, ModelText> =>
  new Map(
    workspaces.map(({ id, model }) => [
      id,
      modelText(model_versions.find((version) => version.id === model)?.yaml ?? 'roles: { keeper: "", ranked: {} }'),
    ]),
  );
