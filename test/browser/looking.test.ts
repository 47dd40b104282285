/** Looking by hand: Home, why and why not, the history page by page, and what is seen by one person only. */
import { describeInBrowser, scene } from './support/scene.ts';

describeInBrowser('Home in the browser', () => {
  scene('decides what waits, finds people and reads on', {}, async ({ slack, settled, goes, as }) => {
    await slack.as('ben').types('#general', '/role request admin in miruni for 4h because rotating the certificate');
    await settled();
    await goes('cleo/@roledesk!home');
    const cleo = as('cleo');
    const { home } = cleo;
    await home.getByText('Waiting for you (1)').waitFor();
    await cleo.presses(home, 'Approve', 'Approve');
    await cleo.form().getByText('R-1001 is approved.').waitFor();
    await cleo.presses(cleo.form(), 'Close');
    await home.getByText('Nothing waits for you.').waitFor();
    await cleo.presses(home, 'Show more');
    await home.getByText('Back to the start').waitFor();
    await cleo.chooses(home, 'Find a person', 'Ben');
    await cleo
      .form()
      .getByText(/is active/)
      .waitFor();
  });

  scene('is own access for a Member, and whom to ask for somebody without a role', {}, async ({ goes, as }) => {
    await goes('ben/@roledesk?right=gus/@roledesk!home');
    const [ben, gus] = [as('ben'), as('gus')];
    await ben.opensTab('Home');
    await ben.home.getByText('Member of Miruni').waitFor();
    expect(await ben.home.getByText('People (').count()).toBe(0);
    await ben.presses(ben.home, 'Ask for access');
    await ben.form('Ask for access').waitFor();
    await gus.home.getByText(/You have no role here yet/).waitFor();
    expect(await gus.home.getByRole('button', { name: /^[^@]/ }).count()).toBe(0);
  });
});

describeInBrowser('answers in the browser', () => {
  scene('say why, why not, who, and what would become of it', {}, async ({ goes, as }) => {
    await goes('cleo/general');
    const cleo = as('cleo');
    await cleo.says('/role why @ana rename site');
    await cleo.reads(/No,.*cannot rename the project.*What would make it a yes/s);
    await cleo.says('/role why @cleo rename site');
    await cleo.reads(/Yes,/);
    await cleo.says('/role who admin in miruni');
    await cleo.reads(/Hana/);
    await cleo.says('/role what if set @ben collaborator in miruni');
    await cleo.reads(/would/);
    await cleo.says('/role frobnicate');
    await cleo.reads('I did not understand “frobnicate”, so nothing was changed.');
    await cleo.says('/frobnicate');
    await cleo.reads('/frobnicate is not a valid command');
  });

  scene('say what is refused, and why, when one asks', {}, async ({ goes, as }) => {
    await goes('ben/general');
    const ben = as('ben');
    await ben.says('/role set me admin in miruni');
    const refused = await ben.reads('Nothing in the roles of Miruni allows this');
    await ben.presses(refused, 'Why');
    await ben.reads('What would make it a yes');
  });

  scene('are read on in their place, page by page', {}, async ({ goes, as }) => {
    await goes('cleo/general');
    const cleo = as('cleo');
    await cleo.says('/role history');
    const first = await cleo.reads(/1 to 15 of \d+/);
    await cleo.presses(first, 'Show more');
    await cleo.reads(/16 to \d+ of \d+/);
  });
});

describeInBrowser('what one person sees', () => {
  scene('alone is marked so and hidden from everybody else; what is unread is counted', {}, async ({ goes, as }) => {
    await goes('ben/random?right=ana/general');
    const [ben, ana] = [as('ben'), as('ana')];
    await ben.says('/role me');
    await (await ben.reads('Member of Miruni')).getByText('Only visible to you').waitFor();
    await ben.says('Morning, @ana.');
    await ana.root.getByRole('button', { name: /^random\s*, channel, for you:\s*1$/ }).waitFor();
    await ana.opens('random');
    await ana.reads('Morning,');
    expect(await ana.message('Member of Miruni').count()).toBe(0);
    await ana.root.getByRole('button', { name: /^random\s*, channel$/ }).waitFor();
  });

  scene(
    'is what their standing lets them see: a stranger of another workspace, a guest, somebody gone',
    {},
    async (stage) => {
      const { goes, as } = stage;
      await goes('zoe@beta/partners?right=dora');
      const zoe = as('zoe');
      await zoe.says('/role set me admin in miruni');
      await zoe.reads('/role is not a valid command');
      await as('dora')
        .root.getByText(/deactivated/)
        .first()
        .waitFor();
      expect(await as('dora').root.getByRole('navigation').count()).toBe(0);
      await goes('ana/partners');
      await as('ana').says('Hello @zoe');
      await as('ana').reads('Hello');
    },
  );
});
