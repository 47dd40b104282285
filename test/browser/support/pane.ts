/** One person's Slack on the page, with what a person does there: finds things by what they are and what they are called. */
import type { Locator, Page } from 'playwright-core';

type Words = string | RegExp;

/** Begins with these words: a screen reader hears a little more than what is written on some buttons. */
const called = (words: Words): RegExp =>
  words instanceof RegExp ? words : new RegExp(`^${words.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}`);

export class Pane {
  readonly page: Page;
  readonly root: Locator;

  constructor(page: Page, name: string) {
    this.page = page;
    this.root = page.getByRole('region', { name: `Slack as ${name} sees it` });
  }

  /** The line of a conversation in the sidebar. */
  row(conversation: string): Locator {
    return this.root.getByRole('navigation', { name: /^Conversations of/ }).getByRole('button', {
      name: new RegExp(`^${conversation}\\b`),
    });
  }

  /** Opens a conversation of the sidebar. */
  async opens(conversation: string): Promise<void> {
    await this.row(conversation).click();
    await this.root.getByRole('region', { name: conversation.toLowerCase() }).waitFor();
  }

  /** Opens a tab of the app: Home or Messages. */
  async opensTab(tab: 'Home' | 'Messages'): Promise<void> {
    await this.root.getByRole('navigation', { name: 'Tabs of Roledesk' }).getByRole('button', { name: tab }).click();
  }

  get composer(): Locator {
    return this.root
      .getByRole('combobox', { name: /^Message / })
      .or(this.root.getByRole('textbox', { name: /^Message / }));
  }

  /** Types a line where one is, and sends it. */
  async says(line: string): Promise<void> {
    await this.composer.fill(line);
    await this.composer.press('Enter');
  }

  /** The last message that says this. */
  message(words: Words): Locator {
    return this.root.getByRole('list', { name: 'Messages' }).getByRole('listitem').filter({ hasText: words }).last();
  }

  /** Waits until a message says this, and answers it. */
  async reads(words: Words): Promise<Locator> {
    const found = this.message(words);
    await found.waitFor();
    return found;
  }

  get home(): Locator {
    return this.root.getByRole('region', { name: 'Home of Roledesk' });
  }

  /** The form in front; of this title where one is said. */
  form(title?: Words): Locator {
    return this.root.getByRole('dialog', title === undefined ? {} : { name: title });
  }

  /** Chooses in a menu by typing a part of what is wanted. */
  async chooses(within: Locator, field: Words, ...choices: string[]): Promise<void> {
    const menu = within.getByRole('combobox', { name: field });
    for (const choice of choices) {
      await menu.click();
      await this.seeks(menu, choice);
    }
    // The list of a menu with several choices stays open for the next one.
    if (choices.length > 1) await menu.press('Escape');
  }

  /** Types a part of an option and presses it; again where it did not come or went away, because a bot that is late finds nothing. */
  private async seeks(menu: Locator, choice: string): Promise<void> {
    const patience = [30_000, 30_000, 30_000, 120_000];
    for (const [nth, timeout] of patience.entries()) {
      await menu.fill(choice);
      const pressed = this.page.getByRole('option', { name: choice }).first().click({ timeout });
      if (nth === patience.length - 1) return pressed;
      if (
        await pressed.then(
          () => true,
          () => false,
        )
      )
        return;
      await menu.fill('');
    }
  }

  /** Presses a button, and the one that asks back where it does. */
  async presses(within: Locator, button: Words, confirm?: Words): Promise<void> {
    await within
      .getByRole('button', { name: called(button) })
      .first()
      .click();
    if (confirm !== undefined)
      await this.page
        .getByRole('dialog')
        .getByRole('button', { name: called(confirm) })
        .click();
  }

  /** Chooses an entry behind three dots. */
  async picks(within: Locator, dots: Words, entry: Words): Promise<void> {
    await within.getByRole('button', { name: called(dots) }).click();
    await this.page.getByRole('menuitem', { name: called(entry) }).click();
  }

  /** Says a line again and again until something is answered: what is not well may take a moment to be well. */
  async saysUntil(line: string, words: Words): Promise<void> {
    for (let tries = 1; tries < 5; tries++) {
      await this.says(line);
      const answered = await this.message(words)
        .waitFor({ timeout: 20_000 })
        .then(() => true)
        .catch(() => false);
      if (answered) return;
    }
    await this.reads(words);
  }

  hasFocus(element: Locator): Promise<void> {
    return element.and(this.page.locator(':focus')).waitFor();
  }

  /** The focus is on something of it that still stands there. */
  hasFocusIn(element: Locator): Promise<void> {
    return element.locator(':focus').waitFor();
  }

  /** Goes from element to element by the keyboard until it has come there. */
  async tabsTo(element: Locator, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
    await element.waitFor();
    for (let presses = 0; presses < 80; presses++) {
      if (await element.evaluate((it) => it === it.ownerDocument.activeElement)) return;
      await this.page.keyboard.press(key);
    }
    throw new Error('The keyboard does not come there');
  }
}
