// The list over the composer: what may be completed, with what it is.
import { useEffect } from 'react';
import type { Completion } from './useCompletion.ts';

/** The focus stays in the text; the list only follows it. */
export function Choices({ completion }: { completion: Completion }) {
  const { offer, active, listId, activeId, choose, point } = completion;
  useEffect(() => {
    if (activeId !== undefined) document.getElementById(activeId)?.scrollIntoView({ block: 'nearest' });
  }, [activeId]);
  return (
    <div className="choices" role="listbox" id={listId} aria-label="Suggestions" tabIndex={-1}>
      {offer.choices.map((it, index) => (
        // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are pressed in the text
        <div
          key={it.key}
          id={`${listId}${it.key}`}
          role="option"
          tabIndex={-1}
          aria-selected={index === active}
          className={index === active ? 'choice is-active' : 'choice'}
          onPointerMove={() => point(index)}
          onPointerDown={(event) => event.preventDefault()}
          onClick={() => choose(index)}
        >
          <strong>{it.title}</strong>
          {it.usage && <span className="choice-usage">{it.usage}</span>}
          <span className="choice-detail">{it.detail}</span>
          {it.aside !== undefined && <span className="tag">{it.aside}</span>}
        </div>
      ))}
    </div>
  );
}
