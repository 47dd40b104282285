/** Miruni's rules as a good engineer would write them by hand, from docs/role-rules.md and without any YAML. */
import type { Question, Snapshot } from '../../../src/policy/index.ts';
import { type Person, peopleOf, type Rule, recordsOf } from './by-hand.ts';
import type { Engine } from './engine.ts';

interface Team {
  readonly admin: Set<string>;
  readonly member: Set<string>;
}

interface Project {
  readonly team: Team;
  readonly closed: boolean;
  readonly owner: Set<string>;
  readonly assigned: Set<string>;
}

interface EditRequest {
  readonly project: Project;
  readonly linkOn: boolean;
  readonly creator: Set<string>;
  readonly assigned: Set<string>;
  readonly shared: Set<string>;
  readonly follower: Set<string>;
  readonly link_holder: Set<string>;
}

const isAdmin = ({ role }: Person): boolean => role === 'admin';
const isStaff = ({ role }: Person): boolean => role === 'admin' || role === 'member';

const runsTeam = (person: Person, team: Team): boolean =>
  isAdmin(person) || (person.role === 'member' && team.admin.has(person.id));

const isTeammate = (person: Person, team: Team): boolean =>
  isAdmin(person) || (person.role === 'member' && (team.admin.has(person.id) || team.member.has(person.id)));

const ownsProject = (person: Person, project: Project): boolean =>
  person.role === 'member' && project.owner.has(person.id);

const assigns = (person: Person, project: Project): boolean =>
  runsTeam(person, project.team) || ownsProject(person, project);

function contributes({ id, role }: Person, { team, closed, owner, assigned }: Project): boolean {
  if (role === 'admin') return true;
  if (role === 'collaborator') return assigned.has(id);
  if (role !== 'member') return false;
  if (!closed && team.member.has(id)) return true;
  return team.admin.has(id) || owner.has(id) || assigned.has(id);
}

function views(person: Person, request: EditRequest): boolean {
  const { id, role } = person;
  if (contributes(person, request.project) || (role !== '' && request.follower.has(id))) return true;
  return role === 'guest' && (request.creator.has(id) || request.assigned.has(id) || request.shared.has(id));
}

export class MiruniByHand implements Engine {
  readonly name = 'by hand';
  readonly #people: Map<string, Person>;
  readonly #teams = new Map<string, Team>();
  readonly #projects = new Map<string, Project>();
  readonly #requests = new Map<string, EditRequest>();
  readonly #rules = new Map<string, Rule>();

  constructor(snapshot: Snapshot) {
    this.#people = peopleOf(snapshot, ['admin', 'member', 'collaborator', 'guest']);
    this.#place(snapshot);
    this.#sayWorkspace(snapshot.root);
    this.#sayTeams();
    this.#sayProjects();
    this.#sayRequests();
  }

  may({ caller, action, thing }: Question): boolean {
    const person = this.#people.get(caller);
    const rule = this.#rules.get(action);
    if (person === undefined || rule === undefined || !person.active) return false;
    return rule.holds(person, thing) && (person.insider || !rule.administers);
  }

  /** Rows come containers first. */
  #place(snapshot: Snapshot): void {
    const sets = new Map<string, object>();
    for (const { id, type, inside, flags } of snapshot.things) {
      if (type === 'team') this.#teams.set(id, { admin: new Set(), member: new Set() });
      const team = this.#teams.get(inside ?? '');
      if (type === 'project' && team)
        this.#projects.set(id, { team, closed: flags.includes('closed'), owner: new Set(), assigned: new Set() });
      const project = this.#projects.get(inside ?? '');
      if (type === 'edit_request' && project) {
        const [creator, assigned, shared, follower, link_holder] = Array.from({ length: 5 }, () => new Set<string>());
        const people = { creator, assigned, shared, follower, link_holder } as Omit<EditRequest, 'project' | 'linkOn'>;
        this.#requests.set(id, { project, linkOn: flags.includes('link_on'), ...people });
      }
      sets.set(id, this.#teams.get(id) ?? this.#projects.get(id) ?? this.#requests.get(id) ?? {});
    }
    for (const { thing, as, who } of recordsOf(snapshot))
      (sets.get(thing) as Record<string, Set<string> | undefined>)[as]?.add(who);
  }

  #say(type: string, actions: string, administers: boolean, holds: Rule['holds']): void {
    for (const action of actions.split(' ')) this.#rules.set(`${type}.${action}`, { administers, holds });
  }

  #sayWorkspace(root: string): void {
    const admins: Rule['holds'] = (person, thing) => isAdmin(person) && thing === root;
    this.#say('workspace', 'invite set_role remove configure', true, admins);
    this.#say(
      'workspace',
      'view_people view_history change_plan view_invoices change_payment create_team',
      false,
      admins,
    );
  }

  #sayTeams(): void {
    const on =
      (holds: (person: Person, team: Team) => boolean): Rule['holds'] =>
      (person, id) => {
        const team = this.#teams.get(id);
        return team !== undefined && holds(person, team);
      };
    this.#say('team', 'view', false, on(isStaff));
    this.#say('team', 'give', true, on(runsTeam));
    this.#say('team', 'rename archive', true, on(isAdmin));
    this.#say('team', 'create_project', false, on(isTeammate));
  }

  #sayProjects(): void {
    const on =
      (holds: (person: Person, project: Project) => boolean): Rule['holds'] =>
      (person, id) => {
        const project = this.#projects.get(id);
        return project !== undefined && holds(person, project);
      };
    const runs = (person: Person, { team }: Project): boolean => runsTeam(person, team);
    const drafts = (person: Person, project: Project): boolean =>
      contributes(person, project) || (person.role === 'guest' && project.assigned.has(person.id));
    this.#say('project', 'view read_change_log', false, on(contributes));
    this.#say('project', 'create_edit_request', false, on(drafts));
    this.#say('project', 'give', true, on(assigns));
    this.#say('project', 'rename restrict archive', true, on(runs));
    this.#say('project', 'change_settings delete', false, on(runs));
  }

  #sayRequests(): void {
    const on =
      (holds: (person: Person, request: EditRequest) => boolean): Rule['holds'] =>
      (person, id) => {
        const request = this.#requests.get(id);
        return request !== undefined && holds(person, request);
      };
    const works = (person: Person, { project }: EditRequest): boolean => contributes(person, project);
    this.#say('edit_request', 'view comment be_mentioned', false, on(views));
    this.#say(
      'edit_request',
      'be_assigned',
      false,
      on((person, request) => person.role === 'guest' || works(person, request)),
    );
    this.#say(
      'edit_request',
      'edit mention assign prioritise set_status set_due_date share read_change_log',
      false,
      on(works),
    );
    this.#say('edit_request', 'give', true, on(works));
    this.#say(
      'edit_request',
      'give_follower',
      true,
      on((person, { project }) => runsTeam(person, project.team)),
    );
    const follows = ({ id, role }: Person, { linkOn, link_holder }: EditRequest): boolean =>
      role !== '' && linkOn && link_holder.has(id);
    this.#say('edit_request', 'follow_link', false, on(follows));
  }
}
