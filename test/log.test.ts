/** Logs: what is planted in fields, errors and Slack's library must not come out. */
import { boltLogger, type LogFields, makeLog } from '../src/log.ts';

const planted = [
  'xoxb-1234-secret',
  'xapp-1-secret',
  'rotating the certificate',
  'https://hooks.slack.com/commands/T1/2/secret',
  'ana@example.com',
];

function listen(level = 'debug') {
  const lines: string[] = [];
  const log = makeLog(level, { write: (line) => lines.push(line) });
  return { log, lines, said: () => lines.map((line) => JSON.parse(line)) };
}

const expectNothingPlanted = (lines: readonly string[]): void => {
  for (const secret of planted) expect(lines.join('\n')).not.toContain(secret);
};

describe('the log', () => {
  it('writes lines of JSON with the fields that are allowed', () => {
    const { log, said } = listen();
    log.info({ tenant: 'ten_1', delivery: 'dlv_1', attempts: 3, key: 'trigger:1.2.abc' }, 'a delivery was made');
    expect(said()).toEqual([
      {
        level: 30,
        time: expect.stringMatching(/^\d{4}-.*Z$/),
        tenant: 'ten_1',
        delivery: 'dlv_1',
        attempts: 3,
        key: 'trigger:1.2.abc',
        msg: 'a delivery was made',
      },
    ]);
  });

  it('drops every field that is not', () => {
    const { log, lines, said } = listen();
    const fields: object = {
      body: planted[2],
      token: planted[0],
      response_url: planted[3],
      reason: planted[2],
      port: 3000,
    };
    log.warn(fields as LogFields, 'something');
    expectNothingPlanted(lines);
    expect(Object.keys(said()[0])).toEqual(['level', 'time', 'port', 'msg']);
  });

  it('drops an allowed field that holds something else than a word or a number', () => {
    const { log, lines } = listen();
    for (const secret of planted) {
      const fields: object = { during: secret, key: secret, state: { secret }, count: secret, subject: [secret] };
      log.error(fields as LogFields, 'something');
    }
    expectNothingPlanted(lines);
    expect(lines).toHaveLength(planted.length);
  });

  it('cuts an error down to what it is and where it came from, causes too', () => {
    const { log, lines, said } = listen();
    const cause = Object.assign(new Error(`insert ... ${planted[2]}`), { code: 'SQLITE_FULL', bindings: planted });
    const error = Object.assign(new TypeError(planted.join('\n    at '), { cause }), {
      data: { error: 'channel_not_found', response_metadata: planted },
      url: planted[3],
    });
    log.error({ error }, 'a handler failed');
    log.error({ error: planted[2] }, 'a handler failed');
    // A message that was changed after the stack was taken down.
    const changed = new Error(planted.join('\n    at '));
    changed.message = 'harmless';
    log.error({ error: changed }, 'a handler failed');
    expectNothingPlanted(lines);
    expect(said()[0].error).toEqual({
      name: 'TypeError',
      slack: 'channel_not_found',
      at: expect.arrayContaining([expect.stringContaining('log.test.ts')]),
      cause: { name: 'Error', code: 'SQLITE_FULL', at: expect.any(Array) },
    });
  });

  it('keeps to its level', () => {
    const { log, lines } = listen('warn');
    log.info({}, 'quiet');
    log.warn({}, 'heard');
    expect(lines).toHaveLength(1);
  });
});

describe("the logger for Slack's library", () => {
  it('says that it spoke, and keeps to itself what it said', () => {
    const { log, lines, said } = listen();
    const bolt = boltLogger(log);
    bolt.setName('socket-mode:1');
    bolt.debug('payload', planted[2]);
    bolt.info(planted[3]);
    bolt.warn(`pong not received ${planted[1]}`);
    bolt.error(new Error(planted[0]), { body: planted[2] });
    expectNothingPlanted(lines);
    expect(said().map(({ level, during, error }) => [level, during, error?.name])).toEqual([
      [40, 'socket-mode:1', undefined],
      [50, 'socket-mode:1', 'Error'],
    ]);
  });
});
