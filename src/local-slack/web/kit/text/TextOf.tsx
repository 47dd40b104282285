// A text object inside blocks, whichever of the two kinds it is.
import type { Text } from '../../../kit.ts';
import { Mrkdwn, PlainText } from '../Mrkdwn.tsx';
import { useScene } from '../scene.ts';

/** The text as its type says. */
export function TextOf({ text }: { text: Text }) {
  const { world, viewer, deeds } = useScene();
  if (text.type === 'mrkdwn') {
    return <Mrkdwn text={text.text} verbatim={text.verbatim ?? false} {...{ world, viewer, deeds }} />;
  }
  return <PlainText text={text.text} emoji={text.emoji ?? true} {...{ world, viewer }} />;
}
