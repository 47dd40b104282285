/** A request that needs two votes, one after the other. */
import type { Story } from './camera.ts';

export const stages: Story = {
  title: 'Two votes, one after the other',
  isSetUp: false,
  async play({ slack, settled, goes, as, shot }) {
    const olga = slack.as('olga');
    await olga.types('#general', '/role setup');
    await settled();
    await olga.chooses('view', 'What do you manage here?', ['Slack']);
    await olga.chooses('view', 'Help-desk channel', '#help-desk');
    await olga.submits();
    await olga.closes();
    await slack
      .as('ben')
      .types('#general', '/role request admin for 30d because looking after guests while Kim is away');
    await settled();
    const cleo = slack.as('cleo');
    await cleo.presses(cleo.last('#help-desk'), 'Approve', { confirm: true });
    await settled();
    await goes('olga/help-desk');
    await shot(
      'card-one-of-two',
      'The first of two stages has agreed',
      await as('olga').reads('2 of 2 · waiting for an Owner'),
    );
  },
};
