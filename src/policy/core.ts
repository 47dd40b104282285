/** What holds in every role model: Roledesk's own acts, in the language of the models; merged at load, never overridden. */

export const coreText = `
things:
  request:
    title: request
    kept: false
    inside: everything
    people:
      requester: { title: who asked, kept: supplied }
      target: { title: who is to hold it, kept: supplied }
      proposer: { title: who proposed it, kept: supplied }
      approver: { title: who has approved it already, kept: supplied }
  account:
    title: account
    kept: false
    people:
      self: { title: the person themselves, kept: supplied }
  task:
    title: task
    kept: false

standing:
  request:
    party:
      - { as: anyone, is: [requester, target], because: "it is their own request" }
      - { as: anyone, is: proposer, because: "they have proposed it" }
    asker:
      - { as: anyone, is: requester, because: "whoever asked may take it back" }
      - { as: anyone, is: target, because: "whoever it is about may turn it down" }
      - { as: anyone, is: proposer, because: "whoever proposed it may take it back" }
    voter:
      - { as: anyone, is: approver, because: "they have approved it already" }
    judge:
      - { from: stage, because: "this stage is theirs to decide" }
    decider:
      - { from: stage, isnt: [requester, target, approver], because: "they neither asked nor are concerned, and each stage takes somebody else" }
    speaker:
      - { from: stage, isnt: [requester, target], because: "this stage is theirs, and they neither asked nor are concerned" }
    helper:
      - { from: workspace.administrator, if: ask_help, isnt: [requester, target], because: "administrators answer the help desk" }
    caretaker:
      - { from: workspace.administrator, because: "administrators see every request" }
  account:
    self:
      - { as: anyone, is: self, because: "it is their own account" }
    keeper_of_people:
      - { may: workspace.view_people, because: "whoever may view people may view each of them" }
    keeper_of_history:
      - { may: workspace.view_history, because: "whoever may view the history may view each person's" }
  task:
    doer:
      - { from: workspace.administrator, because: "administrators do what must be done by hand" }

permissions:
  workspace:
    ask_help: { by: anyone, title: Ask the help desk }
    view_administrators: { by: anyone, title: See who the administrators are }
  request:
    view: { by: [party, judge, voter, caretaker], title: See the request }
    approve: { by: decider, title: Approve the request }
    deny: { by: [decider, helper], title: Deny the request }
    answer: { by: [speaker, helper], title: Answer the request }
    cancel: { by: asker, title: Cancel the request }
    extend: { by: party, title: Ask for more time }
  account:
    view: { by: [self, keeper_of_people], title: See the account and why it may what }
    view_history: { by: [self, keeper_of_history], title: See the history of the account }
    end_own: { by: self, title: Give back what one holds }
  task:
    view: { by: doer, title: See the task }
    complete: { by: doer, title: Mark the task as done }
    drop: { by: doer, title: Drop the task }

invariants:
  - { being: [requester, target], never: { may: [request.approve, request.deny, request.answer] }, because: "four eyes" }
  - { being: approver, never: { may: [request.approve] }, because: "nobody approves twice, in no stage" }
  - { only: { is: self }, may: account.end_own, because: "nobody gives back what another holds" }
`;
