/** The Bolt app, with the inbox standing in front of it: no event and no decision is acknowledged before it is safely recorded. */
import { App, type AppOptions, type ReceiverEvent } from '@slack/bolt';
import { atMost } from './at-most.ts';
import { Awaited } from './awaited.ts';
import { inboxKey } from './inbox.ts';
import { carrying, isKeptFirst } from './kept-first.ts';

/** Where payloads are kept until they have run. */
export interface Inbox {
  /** Whether this one is new; throws when it cannot be stored, or came from (a Slack id) where this bot is not installed. */
  admit(key: string, body: unknown, cameFrom?: string): Promise<boolean>;
  finished(key: string): Promise<void>;
}

interface EventBody {
  event_id?: unknown;
  team_id?: unknown;
  enterprise_id?: unknown;
  is_enterprise_install?: unknown;
}

/** Of the presses that were acknowledged so many are carried out at a time: whoever presses next must be heard meanwhile. */
const carriedOutAtOnce = 8;

/** What nobody waits for gives way to what Slack waits for, so many milliseconds at most: it must not starve. */
const yieldAtMost = 100;

/**
 * Bolt acknowledges events before any of its own middleware runs, so this is the only place that comes early enough.
 * An error here means no acknowledgement: Slack sends the event again.
 */
export class RoledeskApp extends App {
  private readonly inbox: Inbox;
  /** Listeners still at work; stopping waits for them. */
  private running = 0;
  private readonly awaited = new Awaited();
  private readonly door = atMost(carriedOutAtOnce);

  constructor(options: AppOptions, inbox: Inbox) {
    super(options);
    this.inbox = inbox;
  }

  override async processEvent(event: ReceiverEvent): Promise<void> {
    this.running++;
    const answered = this.awaited.begin();
    const ack: ReceiverEvent['ack'] = (response) => event.ack(response).finally(answered);
    try {
      await this.takeIn({ ...event, ack });
    } finally {
      answered();
      this.running--;
    }
  }

  /** What must not be lost once it is acknowledged is kept before that; everything else is acknowledged when it is done. */
  private async takeIn(event: ReceiverEvent): Promise<void> {
    const body = event.body as EventBody;
    const key = inboxKey(body);
    if (key === undefined) return super.processEvent(event);
    if (typeof body.event_id === 'string') return this.processOnce(event, body, key);
    return isKeptFirst(body) ? this.keepFirst(event, key) : super.processEvent(event);
  }

  /** Resolves when Slack waits for no acknowledgement, or has been given way to for long enough. */
  calm(): Promise<void> {
    return this.awaited.calm(yieldAtMost);
  }

  private async processOnce(event: ReceiverEvent, body: EventBody, key: string): Promise<void> {
    const slackId = String((body.is_enterprise_install === true ? body.enterprise_id : body.team_id) ?? '');
    if (!(await this.inbox.admit(key, body, slackId))) return event.ack();
    await super.processEvent(event);
    await this.inbox.finished(key);
  }

  /** A press is kept, acknowledged, and carried out when it is its turn. One that cannot be kept is told so by its handler. */
  private async keepFirst(event: ReceiverEvent, key: string): Promise<void> {
    try {
      if (!(await this.inbox.admit(key, event.body))) return event.ack();
    } catch (lost) {
      return super.processEvent({ ...event, customProperties: carrying({ lost }) });
    }
    // Where the acknowledgement does not arrive, whoever pressed is warned by Slack; the press counts all the same.
    await event.ack().catch((error: unknown) => this.logger.warn('A press could not be acknowledged', error));
    await this.door(async (leave) => {
      await this.calm();
      await this.carryOut(event.body, key, false, leave);
    }).catch((error: unknown) => this.logger.error('A press that was kept is carried out later', error));
  }

  /**
   * Nobody waits for its acknowledgement. Its handler may finish it before it says what came of it: then it is `over`, and nobody
   * waits until that is said, because Slack may take its time.
   */
  private async carryOut(body: ReceiverEvent['body'], key: string, isAgain: boolean, over = () => {}): Promise<void> {
    let finished: Promise<void> | undefined;
    const finish = (): Promise<void> => {
      finished ??= this.inbox.finished(key).finally(over);
      return finished;
    };
    await super.processEvent({ body, ack: async () => {}, customProperties: carrying({ kept: { isAgain, finish } }) });
    await finish();
  }

  /** Runs a payload again that was kept but not finished. */
  replay(body: ReceiverEvent['body'], key: string): Promise<void> {
    return this.carryOut(body, key, true);
  }

  /** Whether any listener is still at work. */
  isBusy(): boolean {
    return this.running > 0;
  }

  /** Waits until what is running has ended, at most `limit` milliseconds; tells whether it has. */
  async idle(limit: number): Promise<boolean> {
    for (const until = Date.now() + limit; this.running > 0 && Date.now() < until; ) {
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    return this.running === 0;
  }
}
