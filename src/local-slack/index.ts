// The strict local Slack: everything tests and the demo use.

export type { Credentials } from './app-face.ts';
export { type Checked, checkMessageBlocks, checkView } from './blocks/check.ts';
export { type Clock, type MovableClock, movableClock } from './clock.ts';
export type { LocalSlack } from './face.ts';
export type { Fault } from './faults.ts';
export type { Entry, Journal } from './journal.ts';
export { type StartOptions, startLocalSlack } from './local-slack.ts';
export type { PageOptions } from './page/routes.ts';
export type { AttachedFile } from './people/attach.ts';
export type { Choice } from './people/choose.ts';
export type { SeenField } from './people/fields.ts';
export type { PersonClient } from './people/person.ts';
export type { Target } from './people/place.ts';
export type { SeenMessage, SeenView } from './people/seen.ts';
export type { Told } from './people/told.ts';
export type { SentPayload } from './sent-again.ts';
export type {
  DeclaredApp,
  DeclaredChannel,
  DeclaredPerson,
  DeclaredTeam,
  DeclaredWorld,
  Manifest,
  SlackRole,
} from './world/declared.ts';
export { sampleWorld } from './world/sample.ts';
