// What Slack itself says to one person, as its Slackbot would: that a command failed, that there is no such command.

import { Mrkdwn } from '../kit/Mrkdwn.tsx';
import type { Trouble } from '../state/troubles.ts';
import { useWorld } from '../state/use.ts';
import { Icon } from './Icon.tsx';
import { usePane } from './PaneContext.ts';

/** A private line without an author among the people. */
export function SlackSays({ trouble }: { trouble: Trouble }) {
  const world = useWorld();
  const { viewer } = usePane();
  return (
    <li className="message message-private is-first slack-says">
      <span className="avatar avatar-slack" aria-hidden="true">
        <Icon name="warning" />
      </span>
      <div className="message-body">
        <p className="message-only">
          <Icon name="eye" /> Only visible to you
        </p>
        <p className="message-heading">
          <strong>Slackbot</strong> <span className="tag">App</span>
        </p>
        <div className="message-text" role="alert">
          <Mrkdwn text={trouble.text} world={world} viewer={viewer} />
        </div>
      </div>
    </li>
  );
}
