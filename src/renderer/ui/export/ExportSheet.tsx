import { useEffect, useState } from 'react';
import type { ArticleView } from '../../../contract/archive-api';
import type { ExportFormat } from '../../../contract/control';
import { formatShortDate } from '../format/dates';
import { formatCount } from '../format/numbers';
import { say } from '../messages/say';
import { Button } from '../parts/Button';
import { useDesk } from '../parts/desk-context';
import { Sheet } from '../parts/Sheet';
import type { ExportChoice } from '../state/handles';
import { keepExportChoices, readExportChoices } from './export-memory';
import styles from './ExportSheet.module.css';

const formats: Record<ExportFormat, { readonly name: string; readonly about: string }> = {
  markdown: { name: say('exporting.markdown'), about: say('exporting.aZipWithA') },
  html: { name: say('exporting.oneWebPage'), about: say('exporting.aSinglePageWith') },
  csv: {
    name: say('exporting.spreadsheet'),
    about: 'A CSV table of headlines, authors, outlets, dates and tags; no article text.',
  },
  jsonl: {
    name: say('exporting.jsonLines'),
    about: say('exporting.everythingBackfileKnowsOf'),
  },
};
/** The formats in the order shown. */
const order = ['markdown', 'html', 'csv', 'jsonl'] as const satisfies readonly ExportFormat[];
const previewed = 3;

/** What to hand over and how: which articles, in what form, under which title; what was chosen last is kept. */
export function ExportSheet({ choices }: { readonly choices: readonly ExportChoice[] }) {
  const desk = useDesk();
  const close = (): void => desk.exporting.set([]);
  return (
    <Sheet title={say('exporting.export')} isOpen onClose={close}>
      <ExportForm choices={choices} close={close} />
    </Sheet>
  );
}

function ExportForm({ choices, close }: { readonly choices: readonly ExportChoice[]; readonly close: () => void }) {
  const desk = useDesk();
  const [at, setAt] = useState(0);
  const choice = choices[at] ?? choices[0];
  const [{ format, withNotes }, setHow] = useState(() => readExportChoices(localStorage));
  const [typed, setTyped] = useState<string | null>(null);
  const [isBusy, setIsBusy] = useState(false);
  const preview = usePreview(choice);
  if (!choice) return null;
  const title = typed ?? choice.title;

  const begin = async (): Promise<void> => {
    setIsBusy(true);
    keepExportChoices(localStorage, { format, withNotes });
    try {
      const what = await choice.select();
      const answer = await desk.wire.send('export', { what, format, options: { title, withNotes }, path: null });
      if (!answer.ok) desk.sayFailure(answer.failure);
      // A dismissed dialog leaves the sheet as it was.
      if (answer.ok && answer.value === null) setIsBusy(false);
      else close();
    } catch {
      setIsBusy(false);
      desk.sayFailure({ code: 'archive-unavailable', detail: '' });
    }
  };

  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        void begin();
      }}
    >
      {choices.length > 1 ? (
        <fieldset>
          <legend>{say('exporting.what')}</legend>
          {choices.map(({ label }, index) => (
            <label key={label} className={styles.choice}>
              <input type="radio" name="what" checked={index === at} onChange={() => setAt(index)} />
              <bdi>{label}</bdi>
            </label>
          ))}
        </fieldset>
      ) : null}
      <fieldset>
        <legend>{say('exporting.form')}</legend>
        <div className={styles.formats}>
          {order.map((one) => (
            <label key={one} className={styles.format} data-on={one === format || undefined}>
              <input
                type="radio"
                name="format"
                checked={one === format}
                onChange={() => setHow((old) => ({ ...old, format: one }))}
              />
              <strong>{formats[one].name}</strong>
              <span>{formats[one].about}</span>
            </label>
          ))}
        </div>
      </fieldset>
      <label className={styles.title}>
        {say('exporting.title')}
        <input type="text" value={title} dir="auto" onChange={(event) => setTyped(event.target.value)} />
      </label>
      <label className={styles.choice}>
        <input
          type="checkbox"
          checked={withNotes}
          onChange={(event) => setHow((old) => ({ ...old, withNotes: event.target.checked }))}
        />
        {say('exporting.withMyNotesHighlights')}
      </label>
      <section className={styles.preview} aria-label={say('exporting.preview')}>
        <h3>{preview ? `${formatCount(preview.total)} in all; it begins with` : say('exporting.itBeginsWith')}</h3>
        <ol>
          {preview?.first.map(({ article, highlights, note }) => (
            <li key={article.id}>
              <bdi className={styles.headline}>{article.title}</bdi>
              <span>
                {[
                  article.byline.join(', '),
                  article.outlet,
                  article.published ? formatShortDate(article.published) : 'undated',
                  highlights.length > 0 ? say('exporting.highlighted', { count: highlights.length }) : null,
                  withNotes && note !== '' ? say('exporting.withANote') : null,
                ]
                  .filter(Boolean)
                  .join(' · ')}
              </span>
              {format === 'csv' ? null : <p dir="auto">{article.text.slice(0, 160).replace(/\s+/g, ' ')}…</p>}
            </li>
          ))}
        </ol>
        {preview?.total === 0 ? <p>{say('exporting.thereIsNothingIn')}</p> : null}
      </section>
      <div className={styles.actions}>
        <p>
          {say('exporting.yourLocalPathsImport')}
          {format === 'jsonl' ? say('exporting.butForJsonLines') : ''}.
        </p>
        <Button onPress={close}>{say('exporting.cancel')}</Button>
        <Button look="primary" type="submit" isDisabled={isBusy || preview?.total === 0}>
          {desk.platform.can.saveNatively ? say('exporting.export2') : say('exporting.export')}
        </Button>
      </div>
    </form>
  );
}

interface Preview {
  readonly total: number;
  readonly first: readonly ArticleView[];
}

/** The first articles of a choice, in the order they will have. */
function usePreview(choice: ExportChoice | undefined): Preview | null {
  const desk = useDesk();
  const [preview, setPreview] = useState<Preview | null>(null);
  useEffect(() => {
    let isStale = false;
    const load = async (): Promise<void> => {
      if (!choice) return;
      const what = await choice.select();
      const asked =
        what.kind === 'collection'
          ? ({ query: '', view: { kind: 'collection', id: what.id, within: true }, sort: 'own', today: '' } as const)
          : ({
              query: what.kind === 'query' ? what.query : '',
              view: { kind: 'all' },
              sort: 'relevance',
              today: '',
            } as const);
      const ids = what.kind === 'ids' ? what.ids : await desk.ask('searchIds', asked);
      const first = await desk.ask('exportArticles', ids.slice(0, previewed));
      if (!isStale) setPreview({ total: ids.length, first });
    };
    load().catch(() => undefined);
    return () => {
      isStale = true;
    };
  }, [desk, choice]);
  return preview;
}
