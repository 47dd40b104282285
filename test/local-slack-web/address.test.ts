// The address of the window keeps who, where, side by side and the panel.
import { type Address, addressIn, addressText, frontAfter } from '../../src/local-slack/web/state/address.ts';
import { createLive } from '../../src/local-slack/web/state/live.ts';
import { createPage } from '../../src/local-slack/web/state/page.ts';

const places: [string, Address][] = [
  ['#/', {}],
  ['#/ben', { left: { person: 'ben' } }],
  ['#/ben/general', { left: { person: 'ben', where: 'general' } }],
  ['#/zoe%40beta/%40roledesk!home', { left: { person: 'zoe@beta', where: '@roledesk!home' } }],
  [
    '#/ben/general/1795347871.282000?right=cleo/help-desk&panel=traffic',
    {
      left: { person: 'ben', where: 'general', thread: '1795347871.282000' },
      right: { person: 'cleo', where: 'help-desk' },
      panel: 'traffic',
    },
  ],
  ['#/ben?panel=clock', { left: { person: 'ben' }, panel: 'clock' }],
];

it.each(places)('%s is read and written', (text, address) => {
  expect(addressIn(text)).toEqual(address);
  expect(addressText(address)).toBe(text);
});

it.each(['', '#', '#?panel=elsewhere&right=', '#/?x', '#//general'])('%j means nothing, and does no harm', (text) => {
  expect(addressIn(text)).toEqual({});
});

it('keeps a name that is no valid escape as it is', () => {
  expect(addressIn('#/ben/50%')).toEqual({ left: { person: 'ben', where: '50%' } });
});

it('makes a step of the history for a new place only, and none quietly', () => {
  const steps: string[] = [];
  const page = createPage(
    createLive(async () => undefined),
    {
      location: { hash: '#/ben' },
      history: {
        pushState: (_state, _unused, to) => steps.push(`push ${to}`),
        replaceState: (_state, _unused, to) => steps.push(`replace ${to}`),
      },
    },
  );
  page.go((now) => ({ ...now, panel: 'clock' }));
  page.go((now) => ({ ...now, panel: 'clock' }));
  page.go(() => ({ left: { person: 'ana' } }), true);
  expect(steps).toEqual(['push #/ben?panel=clock', 'replace #/ana']);
  expect(page.address.get()).toEqual({ left: { person: 'ana' } });
});

it('looks at the side where something changed', () => {
  const [ben, ana, hana] = ['ben', 'ana', 'hana'].map((person) => ({ person })) as [
    { person: string },
    { person: string },
    { person: string },
  ];
  expect(frontAfter({ left: ben }, { left: ben, right: hana }, 'left')).toBe('right');
  expect(frontAfter({ left: ben, right: hana }, { left: ana, right: hana }, 'right')).toBe('left');
  expect(frontAfter({ left: ben, right: hana }, { left: ben, right: hana, panel: 'clock' }, 'right')).toBe('right');
  expect(frontAfter({ left: ben, right: hana }, { left: ben }, 'right')).toBe('left');
});
