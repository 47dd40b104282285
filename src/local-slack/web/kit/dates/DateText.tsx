// A moment in the words and the time zone of whoever reads.
import { use } from 'react';
import { NowContext } from '../scene.ts';
import { Link } from '../text/Link.tsx';
import { formatDate } from './date-tokens.ts';
import { knownZone } from './zoned.ts';

interface Moment {
  timestamp: number;
  format: string;
  fallback: string;
  url?: string;
}

/** Slack's `<!date^...>`; the whole moment with its zone stands in the title. */
export function DateText({ date, zone }: { date: Moment; zone: string }) {
  const now = use(NowContext) ?? Date.now();
  const at = new Date(date.timestamp * 1000);
  if (Number.isNaN(at.getTime())) return date.fallback;
  const whole = { timeZone: knownZone(zone), dateStyle: 'full', timeStyle: 'long' } as const;
  const shown = (
    <time dateTime={at.toISOString()} title={new Intl.DateTimeFormat('en-US', whole).format(at)}>
      {formatDate(date.timestamp, date.format, zone, now)}
    </time>
  );
  return date.url === undefined ? shown : <Link url={date.url}>{shown}</Link>;
}
