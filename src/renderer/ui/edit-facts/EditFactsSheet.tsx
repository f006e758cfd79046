import { useEffect, useState } from 'react';
import type { ArticleView } from '../../../contract/archive-api';
import { runOnChosen } from '../commands/run-on-chosen';
import { say } from '../messages/say';
import { useDesk } from '../parts/desk-context';
import { Sheet } from '../parts/Sheet';
import { EditMany } from './EditMany';
import { EditOne } from './EditOne';

/** Puts facts right by hand: all of one article, or one fact of many. */
export function EditFactsSheet() {
  const desk = useDesk();
  const [ids] = useState(() => runOnChosen(desk).ids());
  const close = (): void => desk.overlay.set(null);
  return (
    <Sheet
      title={ids.length === 1 ? say('editFacts.editFacts') : say('editFacts.editFactsOfArticle', { count: ids.length })}
      isOpen
      onClose={close}
    >
      {ids.length === 1 ? <One id={ids[0] ?? 0} onDone={close} /> : <EditMany ids={ids} onDone={close} />}
    </Sheet>
  );
}

function One({ id, onDone }: { readonly id: number; readonly onDone: () => void }) {
  const { ask } = useDesk();
  const [view, setView] = useState<ArticleView | null>(null);
  useEffect(() => {
    ask('article', id).then(setView, () => undefined);
  }, [ask, id]);
  return view ? <EditOne article={view.article} onDone={onDone} /> : <p role="status">{say('editFacts.reading')}</p>;
}
