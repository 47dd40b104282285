/** The canonical text of a line reads back as exactly that line, whatever things and people are called. */
import fc from 'fast-check';
import { echo, tokenize, understand } from '../../../src/slack/words/index.ts';
import { lexicon, lineIn } from './any-line.ts';
import { at, both, lineOf, miruni, thing, zone } from './typing.ts';

const said = (text: string, known = miruni) => echo(lineOf(text, known), { lexicon: known, zone });

it('reads back as the same line', () => {
  const tenantAndLine = lexicon.chain((known) => lineIn(known).map((line) => ({ known, line })));
  fc.assert(
    fc.property(tenantAndLine, ({ known, line }) => {
      const text = echo(line, { lexicon: known, zone });
      expect({ text, ...understand(tokenize(text), known, at) }).toEqual({ text, line });
    }),
    { numRuns: 600 },
  );
});

it.each([
  ['add @ana to web', 'add <@U0ANA|ana> to team web'],
  ['who can see site', 'who can view project web/site'],
  ["why can't I see site", 'why not me view project web/site'],
  ['SET @ana “Admin” for 3 days', 'set <@U0ANA|ana> admin for 3d'],
  ['projects in web', 'project list in team web'],
  ['set @ana admin until fri 17:00', 'set <@U0ANA|ana> admin until 2026-11-27 17:00'],
])('says %s as %s', (typed, canonical) => {
  expect(said(typed)).toBe(canonical);
});

it('names the product only where the rest does not tell', () => {
  expect(said('set @ana admin in minikai', both)).toBe('set <@U0ANA|ana> admin in minikai');
  expect(said('set @ana guest', both)).toBe('set <@U0ANA|ana> guest');
  expect(said('set @ana admin in miruni', miruni)).toBe('set <@U0ANA|ana> admin');
});

it('says “product” where a thing has the product’s name', () => {
  const known = { ...both, things: [...both.things, thing('miruni', 'team', 'Miruni', 31)] };
  expect(said('set @ana admin in product miruni', known)).toBe('set <@U0ANA|ana> admin in product miruni');
});
