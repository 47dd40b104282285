/** Cedar as a second answerer: a model's export prepared once, and one question at a time put to both. */
import { setFlagsFromString } from 'node:v8';
import cedar from '@cedar-policy/cedar-wasm/nodejs';
import {
  type CedarRequest,
  type CompiledModel,
  cedarFacts,
  cedarOf,
  cedarPolicies,
  decide,
  factsOf,
  may,
  type Question,
  type Snapshot,
} from '../../../src/policy/index.ts';

// Node 20 sometimes dies ("unreachable code" in the deoptimizer) where V8 has inlined a call from JavaScript into WebAssembly.
setFlagsFromString('--no-turbo-inline-js-wasm-calls');

export interface Answer {
  readonly allowed: boolean;
  /** Lines that permit, or rails that forbid; none where nothing allows it. */
  readonly codes: readonly string[];
}

export interface Asked {
  readonly question: Question;
  readonly ours: Answer;
  readonly cedars: Answer;
  /** The short answer, which takes another way to the same lines. */
  readonly may: boolean;
  /** The policies that decided, by their names. */
  readonly policies: readonly string[];
}

let prepared = 0;

/** One question in so many is checked against the schema, it and every entity with it: that takes longer than the answer. */
const checkedEvery = 10;

/**
 * Prepares an export, as it is or with other policies, and answers from it. For speed each action is asked of the policies
 * that name it, or a group it is in, as Cedar itself reads them; the others cannot apply. The first question about each action, and
 * one in ten of all, is checked against the schema too; the others are told the groups of their action, which are all of the schema
 * that an answer depends on.
 */
export function cedarWith(model: CompiledModel, policies: ReadonlyMap<string, string> = cedarPolicies(model)) {
  const name = `export ${prepared++}`;
  const { schema } = cedarOf(model);
  must(cedar.preparseSchema(name, schema));
  const slices = byAction(schema, policies);
  const ready = new Set<string>();
  let count = 0;
  const asking = ({ action, entities, ...request }: CedarRequest): Call => {
    const slice = `${name} ${action.id}`;
    const { policies: own = [], groups = [] } = slices.get(action.id) ?? {};
    const isFirst = !ready.has(slice);
    if (isFirst) must(cedar.preparsePolicySet(slice, { staticPolicies: Object.fromEntries(own) }));
    ready.add(slice);
    const isChecked = isFirst || count++ % checkedEvery === 0;
    const act = { uid: action, attrs: {}, parents: groups.map((id) => ({ type: 'Action', id })) };
    return {
      ...request,
      action,
      preparsedPolicySetId: slice,
      ...(isChecked ? { entities, preparsedSchemaName: name } : { entities: [...entities, act] }),
      validateRequest: isChecked,
    } as unknown as Call;
  };
  return (snapshot: Snapshot, questions: readonly Question[]): Asked[] => {
    const facts = factsOf(model, snapshot);
    const theirs = cedarFacts(model, snapshot);
    return questions.map((question) => {
      const request = theirs.request(question);
      if (!request) throw new Error(`There is no ${question.thing}.`);
      const { decision, reason } = answer(cedar.statefulIsAuthorized(asking(request)));
      const { allowed, reasons } = decide(model, question, facts);
      const ours = reasons.filter(({ kind }) => kind !== 'silence').map(({ code }) => code);
      return {
        question,
        ours: { allowed, codes: unique(ours) },
        cedars: { allowed: decision === 'allow', codes: unique(reason.map(codeOf)) },
        may: may(model, question, facts),
        policies: reason,
      };
    });
  };
}

type Call = cedar.StatefulAuthorizationCall;

interface Slice {
  readonly policies: readonly (readonly [id: string, text: string])[];
  readonly groups: readonly string[];
}

/** For each action of the schema the policies whose scope it is in, and the groups that it is in itself. */
function byAction(schema: string, policies: ReadonlyMap<string, string>): Map<string, Slice> {
  const read = cedar.schemaToJson(schema);
  if (read.type === 'failure') throw new Error(read.errors.map(({ message }) => message).join('\n'));
  const scopes = [...policies].map(([id, text]) => ({ id, text, names: namesIn(text) }));
  const all = Object.entries(read.json['']?.actions ?? {}).filter(([, { appliesTo }]) => appliesTo);
  return new Map(
    all.map(([action, { memberOf = [] }]) => {
      const groups = memberOf.map(({ id }) => id);
      const own = [action, ...groups];
      const slice = scopes.filter(({ names }) => names === null || own.some((one) => names.includes(one)));
      return [action, { groups, policies: slice.map(({ id, text }) => [id, text] as const) }];
    }),
  );
}

const scopesRead = new Map<string, string[] | null>();

/** The actions and groups of a policy's scope; null is any. Most policies come again, with other options of the same model. */
function namesIn(text: string): string[] | null {
  const known = scopesRead.get(text);
  if (known !== undefined) return known;
  const names = readNames(text);
  scopesRead.set(text, names);
  return names;
}

function readNames(text: string): string[] | null {
  const read = cedar.policyToJson(text);
  if (read.type === 'failure') throw new Error(read.errors.map(({ message }) => message).join('\n'));
  const { action } = read.json;
  if (action.op === 'All') return null;
  const entities = 'entities' in action ? action.entities : 'entity' in action ? [action.entity] : [];
  return entities.map((entity) => ('__entity' in entity ? entity.__entity.id : entity.id));
}

/** Whether both say the same for the same reasons. Where nothing allows it Cedar may name rails all the same: it does not look at lines first. */
export function differs({ ours, cedars, may: short }: Asked): boolean {
  if (ours.allowed !== cedars.allowed || short !== cedars.allowed) return true;
  const [mine, theirs] = [ours.codes, cedars.codes].map((codes) => codes.join());
  if (ours.allowed) return mine !== theirs;
  if (ours.codes.length === 0) return cedars.codes.some((code) => !code.startsWith('rail.'));
  return ours.codes.includes('rail.inactive') ? !cedars.codes.includes('rail.inactive') : mine !== theirs;
}

const unique = (codes: readonly string[]): string[] => [...new Set(codes)].sort();

/** `rail.outranked:gives` is the rail's code and its way; `project.contributor:1#2` the line's and which of its ways. */
const codeOf = (id: string): string => (id.startsWith('rail.') ? id.replace(/:.*/, '') : id.replace(/#\d+$/, ''));

function must(result: cedar.CheckParseAnswer): void {
  if (result.type === 'failure') throw new Error(result.errors.map(({ message }) => message).join('\n'));
}

/** An error in a policy would skip it silently: here it fails. */
function answer(result: cedar.AuthorizationAnswer): { decision: string; reason: string[] } {
  if (result.type === 'failure') throw new Error(result.errors.map(({ message }) => message).join('\n'));
  const { decision, diagnostics } = result.response;
  if (diagnostics.errors.length > 0) throw new Error(JSON.stringify(diagnostics.errors));
  return { decision, reason: diagnostics.reason };
}
