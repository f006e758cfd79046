import { useEffect, useState } from 'react';
import { say } from '../messages/say';
import { Button } from '../parts/Button';
import { useDesk } from '../parts/desk-context';
import { Sheet } from '../parts/Sheet';
import { runOnChosen } from '../commands/run-on-chosen';
import { reRead } from './revise-edits';
import { listCharsets } from './charsets';
import styles from './CharsetSheet.module.css';

/** Chooses the charset an article, or several, is read with, by how its first lines come out. */
export function CharsetSheet() {
  const desk = useDesk();
  return (
    <Sheet title={say('explain.readWithOtherCharacters')} isOpen onClose={() => desk.overlay.set(null)}>
      <Charsets />
    </Sheet>
  );
}

interface Preview {
  readonly charset: string;
  readonly title: string;
  readonly lead: string;
}

function Charsets() {
  const desk = useDesk();
  const [ids] = useState(() => runOnChosen(desk).ids());
  const [now, setNow] = useState<string | null>(null);
  const [previews, setPreviews] = useState<readonly Preview[] | null>(null);
  const [chosen, setChosen] = useState<string | null>(null);
  const [first] = ids;
  const { ask, wire } = desk;
  useEffect(() => {
    let isStale = false;
    const load = async (): Promise<void> => {
      if (first === undefined) return;
      const view = await ask('article', first);
      if (!view || isStale) return;
      setNow(view.article.origin.charset);
      const charsets = listCharsets(view.article.origin.charset, view.article.language);
      const answer = await wire.send('preview-charsets', { id: first, charsets });
      if (!isStale) setPreviews(answer.ok ? answer.value : []);
    };
    load().catch(() => setPreviews([]));
    return () => {
      isStale = true;
    };
  }, [ask, wire, first]);
  const readable = previews?.filter(({ lead }) => lead !== '') ?? [];
  const begin = async (): Promise<void> => {
    if (chosen === null) return;
    const job = await reRead(desk, { ids }, { charset: chosen });
    if (job === null) return;
    desk.toasts.show({ text: say('explain.readingArticleAgainAs', { count: ids.length, chosen }) });
    desk.overlay.set(null);
  };
  return (
    <form
      className={styles.sheet}
      onSubmit={(event) => {
        event.preventDefault();
        void begin();
      }}
    >
      <p className={styles.about}>
        {say('explain.ifLettersCameOut', { count: ids.length })}
        {ids.length === 1 ? '' : 's'}.
      </p>
      {previews === null ? <p role="status">{say('explain.readingTheOriginalAgain')}</p> : null}
      {previews !== null && readable.length === 0 ? <p role="alert">{say('explain.theOriginalCannotBe')}</p> : null}
      <div role="radiogroup" aria-label={say('explain.characters')} className={styles.list}>
        {readable.map(({ charset, title, lead }) => (
          <label key={charset} className={styles.one} data-on={charset === chosen || undefined}>
            <input type="radio" name="charset" checked={charset === chosen} onChange={() => setChosen(charset)} />
            <strong>
              {charset}
              {charset === now ? ' (now)' : ''}
            </strong>
            <span dir="auto" className={styles.lines}>
              {title}
              <br />
              {lead}
            </span>
          </label>
        ))}
      </div>
      <div className={styles.actions}>
        <Button onPress={() => desk.overlay.set(null)}>{say('explain.cancel')}</Button>
        <Button look="primary" type="submit" isDisabled={chosen === null || (chosen === now && ids.length === 1)}>
          {say('explain.readAgain')}
        </Button>
      </div>
    </form>
  );
}
