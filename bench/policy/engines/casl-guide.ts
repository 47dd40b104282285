/** CASL 7 as its guide teaches it: `createMongoAbility`, and conditions as queries on what a document says. */
import { AbilityBuilder, createMongoAbility, type MongoAbility } from '@casl/ability';
import type { PolicyId, Snapshot } from '../../../src/policy/index.ts';
import { type Person, recordsOf } from './by-hand.ts';
import type { Form, Holdings } from './casl.ts';

/** A thing as an application has it: its own fields, and the documents around it under their names. */
interface Document {
  readonly type: string;
  readonly id: string;
  readonly closed: boolean;
  readonly linkOn: boolean;
  readonly labels: readonly string[];
  readonly team?: Document;
  readonly project?: Document;
  readonly mini?: Document;
  owner?: string;
  creator?: string;
  author?: string;
  linkHolders?: string[];
}

export type Can = AbilityBuilder<MongoAbility>['can'];
/** Says everything that one person of a product can. */
export type Define = (can: Can, person: Person, holds: Holdings) => void;

export const guideForm = (define: Define): Form<object> => ({
  things: documentsOf,
  abilityFor: (person, holds) => {
    const { can, build } = new AbilityBuilder<MongoAbility>(createMongoAbility);
    define(can, person, holds);
    return build({ detectSubjectType: (document) => (document as unknown as Document).type });
  },
});

function documentsOf(snapshot: Snapshot): Map<PolicyId, object> {
  const documents = new Map<PolicyId, Document>();
  const plain = { closed: false, linkOn: false, labels: [] };
  documents.set(snapshot.root, { ...plain, type: 'workspace', id: snapshot.root });
  for (const { id, type, inside, flags, tags } of snapshot.things) {
    const outer = documents.get(inside ?? snapshot.root);
    const around = outer && outer.type !== 'workspace' ? { [outer.type]: outer } : {};
    const [closed, linkOn] = [flags.includes('closed'), flags.includes('link_on')];
    documents.set(id, { type, id, closed, linkOn, labels: tags, ...around });
  }
  for (const { thing, as, who } of recordsOf(snapshot)) {
    const document = documents.get(thing);
    if (document && (as === 'owner' || as === 'creator' || as === 'author')) document[as] = who;
    if (document && as === 'link_holder') document.linkHolders = [...(document.linkHolders ?? []), who];
  }
  return documents;
}
