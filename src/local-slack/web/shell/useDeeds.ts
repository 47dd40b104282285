// What the Block Kit renderer may do on behalf of a person; it shows failures itself, beside what was pressed.
import { useMemo } from 'react';
import type { Option, OptionGroup } from '../../kit.ts';
import type { DeedShown, Deeds } from '../../page/contract.ts';
import type { KitDeeds } from '../kit/deeds.ts';
import { sendJson } from '../state/http.ts';
import type { DeedDone, Page } from '../state/page.ts';
import { deedPath } from '../state/paths.ts';
import { withTrouble } from '../state/troubles.ts';
import { usePage } from '../state/use.ts';

/** Somebody does something; where an answer only they see appeared is kept, so that they can be led there. */
export async function act<Name extends keyof Deeds>(
  page: Page,
  person: string,
  name: Name,
  body: Deeds[Name],
): Promise<DeedDone> {
  const told = await page.deed(person, name, body);
  if (told.conversation !== undefined) page.pointer.set({ person, conversation: told.conversation });
  return told;
}

/** Keeps what Slack said of a deed as a line of its own in the conversation, or at a message. */
export function complain(page: Page, person: string, spot: string, told: DeedShown, after?: string): void {
  if (told.ok) return;
  const text = told.problem ?? 'This app did not respond.';
  page.troubles.set((now) => withTrouble(now, { person, spot, text, ...(after === undefined ? {} : { after }) }));
}

interface ModalDeeds extends KitDeeds {
  submit(): Promise<DeedShown>;
  close(): Promise<DeedShown>;
}

/** The deeds of one person, the same object as long as it is them. */
export function useDeeds(person: string, opens: Pick<KitDeeds, 'openPerson' | 'openChannel'> = {}): ModalDeeds {
  const page = usePage();
  const { openPerson, openChannel } = opens;
  return useMemo(
    () => ({
      press: (place, block, action, value) =>
        act(page, person, 'press', { place, block, action, ...(value === undefined ? {} : { value }) }),
      put: (place, block, action, value) => act(page, person, 'put', { place, block, action, value }),
      attach: (place, block, action, files) => act(page, person, 'attach', { place, block, action, files }),
      options: (place, block, action, query) =>
        sendJson(deedPath(person, 'options'), { place, block, action, query }) as Promise<OptionGroup[] | Option[]>,
      submit: () => act(page, person, 'submit', {}),
      close: () => act(page, person, 'close', {}),
      ...(openPerson ? { openPerson } : {}),
      ...(openChannel ? { openChannel } : {}),
    }),
    [page, person, openPerson, openChannel],
  );
}
