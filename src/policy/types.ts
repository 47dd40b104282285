/** The vocabulary between the policy and everybody who asks it: questions, facts as plain rows, decisions, and the model as read. */
import type { RequestId, SubjectId, TaskId, ThingId } from '../domain/ids.ts';
import type { Instant, Length } from '../domain/instant.ts';

/** Anything an action can be done to, by id: kept things, and Roledesk's own (a request, a task, somebody's account). */
export type PolicyId = ThingId | RequestId | TaskId | SubjectId;

/** Facts as plain rows: what db loads for one question, what a proof enumerates, what a bench makes up. */
export interface Snapshot {
  now: Instant;
  /** The thing that stands for the workspace; workspace roles are held on it. */
  root: ThingId;
  subjects: readonly SubjectFact[];
  things: readonly ThingFact[];
  /** Grants in force only. */
  held: readonly HeldFact[];
  /** People recorded on things without a grant: owner, creator, requester, target, self. */
  recorded: readonly RecordedFact[];
  /** Active people who hold the keeper role open-ended; two are enough to know that one stays. */
  keepers: readonly SubjectId[];
}

export interface SubjectFact {
  id: SubjectId;
  active: boolean;
  /** A full member of the tenant's own Slack workspace: not a guest, not a stranger, not a bot. */
  insider: boolean;
  /** Name of the directory that manages this person, if one does. */
  directory: string | null;
}

export interface ThingFact {
  id: PolicyId;
  type: string;
  inside: PolicyId | null;
  flags: readonly string[];
  /** Things of a tag type (labels) that it carries. */
  tags: readonly ThingId[];
}

export interface HeldFact {
  subject: SubjectId;
  thing: ThingId;
  /** A workspace role on the root; a role of the thing's `people` elsewhere; on a label, its level. */
  role: string;
  endsAt: Instant | null;
}

export interface RecordedFact {
  thing: PolicyId;
  as: string;
  subject: SubjectId;
}

/** What an act would open, raise or lengthen (`gives`), or end (`takes`), so that the guard rails can compare. */
export interface Gift {
  role: string;
  thing: ThingId;
  /** Null is open-ended. */
  until: Instant | null;
}

/** May `caller` do `action` (`project.view`) to `thing`? `target` is the subject it concerns, when not the caller. */
export interface Question {
  caller: SubjectId;
  action: string;
  thing: PolicyId;
  target?: SubjectId;
  gives?: Gift;
  takes?: Gift;
}

/** One line of the model, or one guard rail, that decided. `line` is where it stands in the file; rails have none. */
export interface Reason {
  /** `permit`: a line allowed it · `forbid`: a guard rail stood against it · `silence`: nothing allowed it. */
  kind: 'permit' | 'forbid' | 'silence';
  /** Stable: `project.contributor:2`, `rail.last_keeper`, `silence`. */
  code: string;
  /** The sentence people read. */
  text: string;
  line: number | null;
}

export interface Decision {
  allowed: boolean;
  /** Every line that permits, or every rail that forbids, or the one silence. Never empty. */
  reasons: readonly Reason[];
}

/** Why, why not, and what would turn it; all of it read backwards from the clauses that `decide` uses. */
export interface Explanation {
  decision: Decision;
  /** For a no: for each clause that could allow it, the facts that are missing, fewest first. Empty when a guard rail forbids. */
  missing: readonly Missing[];
  /** Who could decide or do it instead: those of the candidates for whom `decide` says yes. */
  instead: readonly SubjectId[];
}

/** One way to turn a no: the line it would rest on, and the facts that are missing, as words and as data. */
export interface Missing {
  because: string;
  facts: readonly string[];
  needs: readonly Need[];
}

/** One missing fact. `thing` is null where there is no such thing around the one asked about. */
export type Need =
  | { kind: 'role'; anyOf: readonly string[] }
  | { kind: 'is'; thing: PolicyId | null; type: string; as: string; wanted: boolean }
  | { kind: 'flag'; thing: PolicyId | null; type: string; flag: string; wanted: boolean }
  /** It is in no thing of this type. */
  | { kind: 'inside'; thing: null; type: string }
  /** A tag of this kind: `all` that the thing carries, or any; `carried` is false where the thing carries none yet. */
  | {
      kind: 'tag';
      thing: PolicyId | null;
      type: string;
      tag: string;
      levels: readonly string[];
      all: boolean;
      carried: boolean;
    };

/** What somebody gains and loses on one thing between two states of the facts. */
export interface Difference {
  thing: PolicyId;
  gained: readonly string[];
  lost: readonly string[];
}

export interface ActionInfo {
  /** With its type: `project.view`. */
  name: string;
  type: string;
  title: string;
  /** Roledesk's own, from the core of every model. */
  core: boolean;
}

export interface OptionInfo {
  name: string;
  value: string;
  choices: readonly string[];
  says: string;
}

export interface RoleInfo {
  name: string;
  title: string;
  /** One sentence: what it is best for. Every picker shows it. */
  bestFor: string;
  licensed: boolean;
}

/** A role that can be held on things of one type: a team's admin, a project's assigned, a label's holder. */
export interface ThingRoleInfo extends RoleInfo {
  /** `grant`: Roledesk keeps it as a grant · `recorded`: kept on the thing (owner) · `supplied`: the asker brings the fact. */
  kept: 'grant' | 'recorded' | 'supplied';
  /** What `add @ana to web` means when no role is said. */
  isDefault: boolean;
  /** The standing (`workspace.staff`) somebody must have for it to be given and to count; null is anybody with a role. */
  mustBe: string | null;
}

export interface ThingTypeInfo {
  name: string;
  title: string;
  /** Types it may be in, `workspace` for those directly in it. */
  inside: readonly string[];
  flags: readonly FlagInfo[];
  /** Strongest first. */
  roles: readonly ThingRoleInfo[];
  /** Label types it may carry. */
  tags: readonly string[];
  /** It is itself a tag that things carry and people hold (labels). */
  isTag: boolean;
  /** Roledesk keeps things of this type; otherwise they live in the product and come as facts. */
  kept: boolean;
}

export interface FlagInfo {
  name: string;
  title: string;
  /** The flag that the words restrict / unrestrict set and clear. */
  restricts: boolean;
}

/** How one role is asked for. */
export interface AskingRule {
  /** Stable in the model: `workspace.admin`, `team.member`. */
  key: string;
  /** Thing type it is held on, and the role. */
  on: string;
  role: string;
  /** Sentence above the reason field, least length of the reason in code points, pattern it must match, example. */
  prompt: string;
  reasonMin: number;
  reasonPattern: { source: string; says: string } | null;
  example: string | null;
  ticket: { pattern: string | null; says: string } | null;
  /** Lengths offered; none recommended and none longest means open-ended is what is normally asked. */
  lengths: readonly Length[];
  recommended: Length | null;
  /** Longest that may be asked for; null allows open-ended. */
  longest: Length | null;
  /** Lengths up to this are given at once, without a vote; null never. */
  automaticUpTo: Length | null;
  /** Deciding confirms, repeating who gets what. */
  highRisk: boolean;
  stages: readonly StageInfo[];
  /** Standing that whoever asks must have, and for asking on behalf of somebody; null is nobody. */
  askedBy: string;
  forOthers: string | null;
  /** First reminder to those who decide, and when an undecided request ends; null leaves it to the house's defaults. */
  remindAfter: Length | null;
  expiresAfter: Length | null;
}

export interface StageInfo {
  /** Standing that decides, on the thing asked about or around it: `workspace.administrator`. */
  by: string;
  /** In words, for people: `the help desk`, `an Admin of the team`. */
  title: string;
  quorum: number;
}
