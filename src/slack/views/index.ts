/** Everything that is drawn in Slack, by name: what other folders may use of the views. */

export { added, removedFrom } from './answers/adding.ts';
export { helpAnswer } from './answers/help.ts';
export { eventSays, historyPage } from './answers/history.ts';
export { invitationsAnswer } from './answers/invitations.ts';
export { myAccess } from './answers/me.ts';
export { holderSays, personCard, roleHolders, whoCan } from './answers/people.ts';
export { choicesAnswer, plainAnswer, refusalAnswer } from './answers/plain.ts';
export { batchAnswer, groupPlanAnswer, importPlanAnswer, planAnswer } from './answers/plans.ts';
export { taskNotice, tasksAnswer } from './answers/tasks.ts';
export { thingCard, thingsAnswer } from './answers/things.ts';
export { whatIfAnswer } from './answers/what-if.ts';
export { whyAnswer } from './answers/why.ts';
export { type AddAnswers, addForm } from './forms/add.ts';
export { type AnswerAnswers, answerForm } from './forms/answer.ts';
export { type ApproveChangedAnswers, approveChangedForm } from './forms/approve-changed.ts';
export { type AskAnswers, askForm } from './forms/ask.ts';
export { type DenyAnswers, denyForm } from './forms/deny.ts';
export { type EndAnswers, endForm } from './forms/end.ts';
export { type ExtendAnswers, extendForm } from './forms/extend.ts';
export { type ImportAnswers, importForm } from './forms/import.ts';
export { type InviteAnswers, inviteForm } from './forms/invite.ts';
export { type NameAnswers, nameForm } from './forms/name.ts';
export { offboardForm } from './forms/offboard.ts';
export { type PickAnswers, pickForm, roleValue } from './forms/pick.ts';
export { planForm } from './forms/plan.ts';
export { type SetRoleAnswers, setRoleForm } from './forms/set-role.ts';
export { type SetupAnswers, setupForm } from './forms/setup.ts';
export { tell } from './history/tell.ts';
export { homeLoading, homeView } from './home/home.ts';
export { type ActionId, actionOf, actions, type FormId, forms, shortcuts } from './ids.ts';
export { pressedValue } from './kit/buttons.ts';
export type { HowLong } from './kit/lengths.ts';
export { all, pieceOf } from './kit/lists.ts';
export { grantSays, requestName, roleOn, roleWords, thingName, thingWords } from './kit/naming.ts';
export { type Options, optionsOf, peopleOptions, thingOptions } from './kit/pickers.ts';
export { errorsAt, type FieldValue, type Reading, type Submitted, valuesOf } from './kit/reading.ts';
export type { Said, Sentence } from './kit/sentence.ts';
export {
  asMrkdwn,
  asPlain,
  at,
  channel,
  code,
  link,
  listed,
  own,
  person,
  say,
  strong,
  together,
  words,
} from './kit/sentence.ts';
export { loadingView, type Message, pageView } from './kit/surfaces.ts';
export { askableValue, readAskable, readCursor, readMore, readNth } from './kit/values.ts';
export { lengthWords } from './kit/when.ts';
export { invited, removed, withheldFrom } from './notices/coming-and-going.ts';
export { alreadyDecided, requestDecided } from './notices/decided.ts';
export { grantEnded, grantEnding, grantOpened, roleChanged } from './notices/roles.ts';
export { type CardReader, requestCard } from './request/card.ts';
export { requestPage } from './request/page.ts';
export { type Part, requesterMessage } from './request/requester.ts';
export { stuckSays } from './request/status.ts';
