/** Read models: what the queries fill in and the views draw; names resolved, instants as they are, no policy asked. */
export type * from './shown/access.ts';
export type * from './shown/answers.ts';
export type * from './shown/basics.ts';
export type * from './shown/forms.ts';
export type * from './shown/home.ts';
export type * from './shown/notices.ts';
export type * from './shown/people-forms.ts';
export type * from './shown/picking.ts';
export type * from './shown/plans.ts';
export type * from './shown/request.ts';
