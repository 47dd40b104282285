/** Answers and Homes: what each kind of person sees. */
import type { Camera, Story } from './camera.ts';

async function answer(
  { as, shot, clock }: Camera,
  name: string,
  shows: string,
  line: string,
  words: string | RegExp,
): Promise<void> {
  // After a while a message stands under its author's name again.
  clock.forward(10 * 60_000);
  await as('cleo').says(line);
  await shot(name, shows, await as('cleo').reads(words));
}

export const looking: Story = {
  title: 'Answers',
  async play(camera) {
    const { goes, as, shot, slack, settled } = camera;
    await slack.as('cleo').types('#help-desk', '/role add @ana to web as admin');
    await settled();
    await goes('cleo/general');
    await answer(camera, 'me', '`/role`: what I hold', '/role', 'The Home tab shows all of it.');
    await answer(camera, 'why', '`/role why`: the rule that lets somebody', '/role why @ana rename site', /^.*Yes/s);
    await answer(
      camera,
      'why-not',
      '`/role why not`: what is missing, and who could',
      '/role why not @ben rename site',
      'cannot rename the project',
    );
    await answer(
      camera,
      'who',
      '`/role who`: who can, with the reason',
      '/role who can rename site',
      'Who can rename the project',
    );
    await answer(
      camera,
      'what-if',
      '`/role what if`: what a change would bring',
      '/role what if set @ben admin in miruni',
      'What this would change',
    );
    await answer(camera, 'show-thing', '`/role web`: a thing', '/role show web', 'Team Web in Miruni');
    await answer(camera, 'show-person', '`/role @ana`: a person', '/role show @ana', /is active/);
    await answer(camera, 'history', '`/role history`, page by page', '/role history', /1 to 15 of/);
    await answer(
      camera,
      'not-understood',
      'What was not understood changes nothing',
      '/role set @ben amdin in miruni',
      /amdin/,
    );
    await answer(camera, 'choose', 'Where several are meant, one chooses', '/role label new "House A"', 'Which kind');
    await answer(
      camera,
      'group-plan',
      'A change for several people is a plan first',
      '/role add @ops to web',
      /Nothing has happened yet/,
    );
    await answer(
      camera,
      'help',
      '`/role help`: only what one may do',
      '/role help',
      'What you hold, and asking for more',
    );
    await goes('ben/general');
    await as('ben').says('/role set me admin in miruni');
    await shot('refused', 'A refusal says why, and what to do', await as('ben').reads('Nothing in the roles'));
  },
};

export const homes: Story = {
  title: 'Home',
  async play({ goes, as, shot, slack, settled }) {
    await slack.as('cleo').types('#help-desk', '/role add @ana to web as admin');
    await slack.as('cleo').types('#help-desk', '/role add @ben to web');
    await slack.as('cleo').types('#help-desk', '/role invite nia@example.com as member in minikai');
    await slack.as('ben').types('#general', '/role request admin in miruni for 4h because rotating the certificate');
    await slack
      .as('ben')
      .types('#general', '/role request web as admin for 1w because covering for Ana while she is away');
    await settled();
    const home = async (handle: string, kind: string, shows: string, words: string) => {
      await goes(`${handle}/@roledesk!home`);
      await as(handle).home.getByText(words).first().waitFor();
      await shot(`home-${kind}`, shows, as(handle).home.locator('.kit-blocks'));
    };
    await home('cleo', 'admin', 'An Admin', 'Waiting for you');
    await home('ana', 'approver', 'Somebody who decides for a team', 'Waiting for you');
    await home('ben', 'member', 'A Member', 'My requests');
    await home('gus', 'nobody', 'Somebody without a role', 'You have no role here yet');
  },
};
