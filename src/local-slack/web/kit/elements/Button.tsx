// A button; one with an address opens it beside the page and tells the app all the same.
import type { MouseEvent } from 'react';
import { useActing } from '../acting.tsx';
import { TextOf } from '../text/TextOf.tsx';
import type { ElementProps } from './ElementOf.tsx';
import { Spinner } from './Spinner.tsx';

export function Button({ block, element }: ElementProps) {
  const { press, waits, pending, aside } = useActing(block, element);
  const { url, style, text } = element;
  const act = (event: MouseEvent) => {
    event.preventDefault();
    if (!waits) void press(element.value, url === undefined ? undefined : () => openBeside(url));
  };
  const looks = {
    className: style ? `kit-button kit-${style}` : 'kit-button',
    'aria-label': element.accessibility_label,
    'aria-disabled': waits,
    'aria-busy': pending,
    onClick: act,
    children: (
      <>
        {text && <TextOf text={text} />}
        {pending && <Spinner />}
      </>
    ),
  };
  return (
    <span className="kit-element">
      {url === undefined ? (
        <button type="button" {...looks} />
      ) : (
        <a href={url} target="_blank" rel="noreferrer" title={url} {...looks} />
      )}
      {aside}
    </span>
  );
}

/** Opens an address in a tab of its own, which learns nothing of this page. */
export const openBeside = (url: string): void => {
  window.open(url, '_blank', 'noreferrer');
};
