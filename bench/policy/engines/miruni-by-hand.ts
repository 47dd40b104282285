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
  owner: string;
  assigned: Set<string> | undefined;
}

/** Most have nobody shared with or following: no set is made before it is needed. */
interface EditRequest {
  readonly project: Project;
  readonly linkOn: boolean;
  creator: string;
  assigned: Set<string> | undefined;
  shared: Set<string> | undefined;
  follower: Set<string> | undefined;
  linkHolder: Set<string> | undefined;
}

const isAdmin = ({ role }: Person): boolean => role === 'admin';
const isStaff = ({ role }: Person): boolean => role === 'admin' || role === 'member';

const runsTeam = (person: Person, team: Team): boolean =>
  isAdmin(person) || (person.role === 'member' && team.admin.has(person.id));

const isTeammate = (person: Person, team: Team): boolean =>
  isAdmin(person) || (person.role === 'member' && (team.admin.has(person.id) || team.member.has(person.id)));

const ownsProject = (person: Person, project: Project): boolean =>
  person.role === 'member' && project.owner === person.id;

const assigns = (person: Person, project: Project): boolean =>
  runsTeam(person, project.team) || ownsProject(person, project);

function contributes({ id, role }: Person, { team, closed, owner, assigned }: Project): boolean {
  if (role === 'admin') return true;
  if (role === 'collaborator') return assigned?.has(id) === true;
  if (role !== 'member') return false;
  if (!closed && team.member.has(id)) return true;
  return owner === id || team.admin.has(id) || assigned?.has(id) === true;
}

function views(person: Person, request: EditRequest): boolean {
  const { id, role } = person;
  if (contributes(person, request.project) || (role !== '' && request.follower?.has(id))) return true;
  return role === 'guest' && (request.creator === id || !!request.assigned?.has(id) || !!request.shared?.has(id));
}

export class MiruniByHand implements Engine {
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
    for (const { id, type, inside, flags } of snapshot.things) {
      const [team, project] = [this.#teams.get(inside ?? ''), this.#projects.get(inside ?? '')];
      const nobody = { assigned: undefined, shared: undefined, follower: undefined, linkHolder: undefined };
      if (type === 'team') this.#teams.set(id, { admin: new Set(), member: new Set() });
      if (type === 'project' && team)
        this.#projects.set(id, { team, closed: flags.includes('closed'), owner: '', assigned: undefined });
      if (type === 'edit_request' && project)
        this.#requests.set(id, { project, linkOn: flags.includes('link_on'), creator: '', ...nobody });
    }
    for (const { thing, as, who } of recordsOf(snapshot)) {
      const [team, project, request] = [this.#teams.get(thing), this.#projects.get(thing), this.#requests.get(thing)];
      if (team) team[as === 'admin' ? 'admin' : 'member'].add(who);
      else if (project) noteProject(project, as, who);
      else if (request) noteRequest(request, as, who);
    }
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
      contributes(person, project) || (person.role === 'guest' && project.assigned?.has(person.id) === true);
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
    const follows = ({ id, role }: Person, { linkOn, linkHolder }: EditRequest): boolean =>
      role !== '' && linkOn && linkHolder?.has(id) === true;
    this.#say('edit_request', 'follow_link', false, on(follows));
  }
}

/** A project has one owner, and an edit request one creator. */
function noteProject(project: Project, as: string, who: string): void {
  if (as === 'owner') project.owner = who;
  else project.assigned = (project.assigned ?? new Set()).add(who);
}

function noteRequest(request: EditRequest, as: string, who: string): void {
  if (as === 'creator') request.creator = who;
  else if (as === 'assigned') request.assigned = (request.assigned ?? new Set()).add(who);
  else if (as === 'shared') request.shared = (request.shared ?? new Set()).add(who);
  else if (as === 'follower') request.follower = (request.follower ?? new Set()).add(who);
  else request.linkHolder = (request.linkHolder ?? new Set()).add(who);
}
