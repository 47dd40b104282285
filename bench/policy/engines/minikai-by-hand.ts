/** Minikai's rules as a good engineer would write them by hand, from docs/role-rules.md and without any YAML; options as they come. */
import type { Question, Snapshot } from '../../../src/policy/index.ts';
import { type Person, peopleOf, type Rule, recordsOf } from './by-hand.ts';
import type { Engine } from './engine.ts';

interface Mini {
  /** Who holds each of its labels. */
  readonly labels: readonly Set<string>[];
}

interface Rec extends Mini {
  readonly mini: Mini;
}

interface Chat {
  readonly mini: Mini;
  readonly authors: Set<string>;
}

const shares = (id: string, { labels }: Mini): boolean => {
  for (const holders of labels) if (holders.has(id)) return true;
  return false;
};

const reaches = ({ id, role }: Person, mini: Mini): boolean =>
  role === 'admin' || (role === 'member' && shares(id, mini));

const reads = (person: Person, record: Rec): boolean =>
  person.role === 'admin' || (person.role === 'member' && shares(person.id, record) && shares(person.id, record.mini));

const isAdmin = ({ role }: Person): boolean => role === 'admin';
const isColleague = ({ role }: Person): boolean => role !== '';

export class MinikaiByHand implements Engine {
  readonly #people: Map<string, Person>;
  readonly #labels = { mini_label: new Map<string, Set<string>>(), record_label: new Map<string, Set<string>>() };
  readonly #minis = new Map<string, Mini>();
  readonly #records = new Map<string, Rec>();
  readonly #chats = new Map<string, Chat>();
  readonly #rules = new Map<string, Rule>();

  constructor(snapshot: Snapshot) {
    this.#people = peopleOf(snapshot, ['admin', 'member']);
    this.#place(snapshot);
    this.#say(snapshot.root);
  }

  may({ caller, action, thing }: Question): boolean {
    const person = this.#people.get(caller);
    const rule = this.#rules.get(action);
    if (person === undefined || rule === undefined || !person.active) return false;
    return rule.holds(person, thing) && (person.insider || !rule.administers);
  }

  #place(snapshot: Snapshot): void {
    const { mini_label, record_label } = this.#labels;
    for (const { id, type } of snapshot.things)
      if (type === 'mini_label' || type === 'record_label') this.#labels[type].set(id, new Set());
    const holders = (tags: readonly string[], labels: Map<string, Set<string>>) =>
      tags.flatMap((tag) => labels.get(tag) ?? []);
    for (const { id, type, tags } of snapshot.things)
      if (type === 'mini') this.#minis.set(id, { labels: holders(tags, mini_label) });
    for (const { id, type, inside, tags } of snapshot.things) {
      const mini = this.#minis.get(inside ?? '');
      if (type === 'record' && mini) this.#records.set(id, { mini, labels: holders(tags, record_label) });
      if (type === 'chat' && mini) this.#chats.set(id, { mini, authors: new Set() });
    }
    for (const { thing, who } of recordsOf(snapshot))
      (mini_label.get(thing) ?? record_label.get(thing) ?? this.#chats.get(thing)?.authors)?.add(who);
  }

  #say(root: string): void {
    const say = (type: string, actions: string, administers: boolean, holds: Rule['holds']): void => {
      for (const action of actions.split(' ')) this.#rules.set(`${type}.${action}`, { administers, holds });
    };
    const admins: Rule['holds'] = (person, thing) => isAdmin(person) && thing === root;
    say('workspace', 'invite set_role remove configure', true, admins);
    const more = 'view_people view_history create_mini view_all create_mini_label create_record_label';
    say('workspace', `${more} view_audit_logs stream_logs verify_domain set_up_sso sync_directory`, false, admins);
    for (const type of ['mini_label', 'record_label'] as const) {
      const labels = this.#labels[type];
      say(type, 'view', false, (person, id) => isColleague(person) && labels.has(id));
      say(type, 'give rename archive', true, (person, id) => isAdmin(person) && labels.has(id));
    }
    const on =
      <Thing>(all: Map<string, Thing>, holds: (person: Person, thing: Thing) => boolean): Rule['holds'] =>
      (person, id) => {
        const thing = all.get(id);
        return thing !== undefined && holds(person, thing);
      };
    say('mini', 'view chat use_prompts see_citations draft_email dictate', false, on(this.#minis, reaches));
    say('mini', 'update delete import_records add_record', false, on(this.#minis, isAdmin));
    say('mini', 'rename archive tag', true, on(this.#minis, isAdmin));
    say('record', 'view', false, on(this.#records, reads));
    say('record', 'edit attach delete archive tag', false, on(this.#records, isAdmin));
    const writes = (person: Person, { mini, authors }: Chat): boolean =>
      reaches(person, mini) && authors.has(person.id);
    say('chat', 'view continue', false, on(this.#chats, writes));
  }
}
