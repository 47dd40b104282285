/** What may be said after `npm run demo --`, and that anything else is answered with all there is. */
import { readOptions } from '../../demo/options.ts';

it('shows the page and opens it, unless it is told otherwise', () => {
  const nothing = { help: false, story: false, once: false, open: true };
  expect(readOptions([])).toEqual(nothing);
  expect(readOptions(['--no-open', '--port', '4000'])).toEqual({ ...nothing, open: false, port: 4000 });
  expect(readOptions(['--help'])).toEqual({ ...nothing, help: true });
  expect(readOptions(['--story'])).toMatchObject({ story: true, once: false });
  expect(readOptions(['--once'])).toMatchObject({ story: true, once: true });
});

it.each([['--prot', '4000'], ['--port'], ['--port', 'x'], ['--port', '70000'], ['page']])(
  'refuses %s %s in words',
  (...words) => {
    expect(() => readOptions(words)).toThrow(/--port/);
  },
);
