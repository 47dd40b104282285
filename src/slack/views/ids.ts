/** Every id that Slack hands back to us: of buttons and fields that act at once, of forms, of shortcuts. Written here only. */

/** Action ids. A `:n` may follow where several stand in one block; `actionOf` takes it off again. */
export const actions = {
  /** Value: a request id. */
  approve: 'request.approve',
  deny: 'request.deny',
  answer: 'request.answer',
  cancel: 'request.cancel',
  /** Overflow of the card; the value is read by `readMore`. */
  requestMore: 'request.more',
  /** Value: a grant id. */
  extend: 'grant.extend',
  giveBack: 'grant.give_back',
  end: 'grant.end',
  /** No value: the empty form. */
  ask: 'ask.open',
  /** Value: what to ask for, read by `readAskable`. */
  askFor: 'ask.for',
  invite: 'invite.open',
  setup: 'setup.open',
  /** Overflow of a person's line; the value is read by `readMore`. */
  personMore: 'person.more',
  /** External select over people. */
  personFind: 'person.find',
  /** Overflow of a thing's page. */
  thingMore: 'thing.more',
  /** Overflow of an invitation's line. */
  invitationMore: 'invitation.more',
  /** Value: a task id. */
  taskDone: 'task.done',
  /** A button that opens a page; it must be acknowledged and does nothing else. */
  link: 'link.open',
  /** Value: a delivery id. */
  deliveryRetry: 'delivery.retry',
  deliveryDiscard: 'delivery.discard',
  /** Value: where the lines are kept and which one, read by `readNth`. */
  instead: 'line.instead',
  choose: 'line.choose',
  /** Bare why: explains the last refusal. */
  why: 'why.last',
  /** Value: which list and from where, read by `readCursor`. On Home the list is redrawn in its place. */
  showMore: 'list.more',
  homeMore: 'home.more',
  /** Value: the ref of a plan or batch. */
  planConfirm: 'plan.confirm',
  planCancel: 'plan.cancel',
  /** Fields of forms that redraw their form, and pickers that are answered from the database. */
  askWhat: 'ask.what',
  askLength: 'ask.length',
  askTarget: 'ask.target',
  inviteProduct: 'invite.product',
  inviteThings: 'invite.things',
  setPerson: 'set.person',
  setRole: 'set.role',
  addThing: 'add.thing',
  nameInside: 'name.inside',
  pickThing: 'pick.thing',
} as const;
export type ActionId = (typeof actions)[keyof typeof actions];

/** Callback ids of forms. */
export const forms = {
  ask: 'form.ask',
  deny: 'form.deny',
  approveChanged: 'form.approve_changed',
  answer: 'form.answer',
  extend: 'form.extend',
  end: 'form.end',
  invite: 'form.invite',
  setRole: 'form.set_role',
  setup: 'form.setup',
  add: 'form.add',
  name: 'form.name',
  offboard: 'form.offboard',
  import: 'form.import',
  pick: 'form.pick',
  plan: 'form.plan',
  /** Views with nothing to submit: a page of words, a form that is loading. */
  page: 'view.page',
  loading: 'view.loading',
  home: 'view.home',
} as const;
export type FormId = (typeof forms)[keyof typeof forms];

/** Callback ids of shortcuts, as the manifest declares them. */
export const shortcuts = { ask: 'shortcut.ask', fromMessage: 'shortcut.from_message' } as const;

/** The action behind an action id that may carry a `:n`. */
export const actionOf = (actionId: string): string => actionId.replace(/:\d+$/, '');
