import { useEffect, useState } from 'react';
import type { SourceFormat } from '../../../contract/article';
import type { ImportDefaults, LeaveOut, PreviewShow, PreviewState } from '../../../contract/import-plan';
import { formatCount } from '../format/numbers';
import { say } from '../messages/say';
import { Button } from '../parts/Button';
import { useDesk } from '../parts/desk-context';
import { Sheet } from '../parts/Sheet';
import { useStore } from '../state/store';
import { failureWords, formatWords } from '../words';
import { ImportGifts } from './ImportGifts';
import { PreviewRows } from './PreviewRows';
import styles from './PreviewSheet.module.css';

const noDefaults: ImportDefaults = { collection: null, tags: [], outlet: null, language: null };
const nothingLeftOut: LeaveOut = { files: [], outlets: [], formats: [], held: false };
const shows: readonly (readonly [PreviewShow, string])[] = [
  ['all', say('importing.all')],
  ['new', say('importing.comingIn')],
  ['held', say('importing.heldAlready')],
  ['refused', say('importing.notReadable')],
];

/** What files would bring, before anything is stored: counts, headlines, refusals, and what to leave out. */
export function PreviewSheet() {
  const desk = useDesk();
  const preview = useStore(desk.previewing.store);
  if (!preview) return null;
  return (
    <Sheet
      title={say('importing.beforeImporting', { label: preview.label })}
      side="wide"
      isOpen
      onClose={() => void desk.previewing.discard()}
    >
      <Preview key={preview.id} preview={preview} />
    </Sheet>
  );
}

function Preview({ preview }: { readonly preview: PreviewState }) {
  const desk = useDesk();
  const { folderCollections, folderArrivesRead, previewFirst } = useStore(desk.settings);
  const [leaveOut, setLeaveOut] = useState(nothingLeftOut);
  const [defaults, setDefaults] = useState(noDefaults);
  const [show, setShow] = useState<PreviewShow>('all');
  const [arrivesRead, setArrivesRead] = useState(preview.isFolder && folderArrivesRead);
  const chosen = useChosen(leaveOut);
  const { counts, of, isComplete, failure } = preview;

  const bringIn = (): void => {
    const isAll = leaveOut === nothingLeftOut;
    // What was chosen for a folder is remembered for the next.
    if (preview.isFolder) desk.settings.update((old) => ({ ...old, folderArrivesRead: arrivesRead }));
    void desk.previewing.bringIn({ defaults, arrivesRead, ...(isAll ? {} : { leaveOut }) }, folderCollections);
  };
  const read =
    of === null
      ? say('importing.filesRead2', { files: counts.files })
      : say('importing.ofFilesRead', { files: counts.files, of });
  return (
    <div className={styles.preview}>
      <p className={styles.progress} role="status">
        {isComplete
          ? say('importing.fileReadNothingIs', { files: counts.files })
          : `${read}. You can import now; the rest is read meanwhile.`}
        {failure ? <span className={styles.failure}> {failureWords[failure.code].title}.</span> : null}
      </p>
      <div className={styles.columns}>
        <LeaveOutSide preview={preview} leaveOut={leaveOut} onChange={setLeaveOut} />
        <div className={styles.main}>
          <div className={styles.shows} role="group" aria-label={say('importing.whichToList')}>
            {shows.map(([which, name]) => (
              <button
                key={which}
                type="button"
                aria-pressed={which === show}
                className={styles.show}
                onClick={() => setShow(which)}
              >
                {name}
              </button>
            ))}
          </div>
          <PreviewRows preview={preview} show={show} leaveOut={leaveOut} onChange={setLeaveOut} />
        </div>
      </div>
      <ImportGifts
        defaults={defaults}
        onDefaults={setDefaults}
        arrivesRead={arrivesRead}
        onArrivesRead={setArrivesRead}
        isFolder={preview.isFolder}
      />
      <div className={styles.actions}>
        <label className={styles.option}>
          <input
            type="checkbox"
            checked={previewFirst}
            onChange={(event) => desk.settings.update((old) => ({ ...old, previewFirst: event.target.checked }))}
          />
          {say('importing.alwaysLookFirst')}
        </label>
        <span className={styles.space} />
        <Button onPress={() => void desk.previewing.discard()}>{say('importing.cancel')}</Button>
        <Button look="primary" isDisabled={isComplete && chosen === 0} onPress={bringIn}>
          {isComplete ? say('importing.importArticle', { chosen }) : say('importing.import')}
        </Button>
      </div>
    </div>
  );
}

/** Articles that would come in by what is chosen now. */
function useChosen(leaveOut: LeaveOut): number {
  const desk = useDesk();
  const [chosen, setChosen] = useState(0);
  useEffect(() => {
    let isStale = false;
    const ask = async (): Promise<void> => {
      const answer = await desk.previewing.rows('all', 0, 0, leaveOut);
      if (!isStale && answer.ok) setChosen(answer.value.chosen);
    };
    void ask();
    const stop = desk.previewing.store.subscribe(() => void ask());
    return () => {
      isStale = true;
      stop();
    };
  }, [desk, leaveOut]);
  return chosen;
}

function LeaveOutSide({
  preview,
  leaveOut,
  onChange,
}: {
  readonly preview: PreviewState;
  readonly leaveOut: LeaveOut;
  readonly onChange: (leaveOut: LeaveOut) => void;
}) {
  const { counts, formats, outlets } = preview;
  const held = counts.standings.held + counts.standings['in-trash'];
  const toggleFormat = (format: SourceFormat): void =>
    onChange({ ...leaveOut, formats: toggled(leaveOut.formats, format) });
  const toggleOutlet = (outlet: string | null): void =>
    onChange({ ...leaveOut, outlets: toggled(leaveOut.outlets, outlet) });
  const facts: readonly (readonly [number, string])[] = [
    [counts.standings.new + counts.standings.unknown, 'new'],
    [
      counts.standings.version,
      counts.standings.version === 1 ? say('importing.otherVersion') : say('importing.otherVersions2'),
    ],
    [
      counts.standings.copy,
      counts.standings.copy === 1 ? say('importing.copyAmongThese') : say('importing.copiesAmongThese'),
    ],
    [counts.refused, say('importing.notReadable2')],
    [counts.companions, counts.companions === 1 ? say('importing.companionFile') : say('importing.companionFiles2')],
  ];
  return (
    <div className={styles.side}>
      <ul className={styles.facts} aria-label={say('importing.whatWasFound')}>
        {facts.map(([count, name]) =>
          count > 0 ? (
            <li key={name}>
              <strong>{formatCount(count)}</strong> {name}
            </li>
          ) : null,
        )}
      </ul>
      <Choice
        name={say('importing.heldAlready')}
        count={held}
        isIn={!leaveOut.held}
        onToggle={() => onChange({ ...leaveOut, held: !leaveOut.held })}
      />
      {formats.length > 0 ? (
        <fieldset>
          <legend>{say('importing.formats')}</legend>
          {formats.map(({ format, count }) => (
            <Choice
              key={format}
              name={formatWords[format]}
              count={count}
              isIn={!leaveOut.formats.includes(format)}
              onToggle={() => toggleFormat(format)}
            />
          ))}
        </fieldset>
      ) : null}
      {outlets.length > 0 ? (
        <fieldset>
          <legend>{say('importing.outlets')}</legend>
          {outlets.map(({ outlet, count }) => (
            <Choice
              key={outlet ?? ''}
              name={outlet ?? say('importing.noOutletFound')}
              count={count}
              isIn={!leaveOut.outlets.includes(outlet)}
              onToggle={() => toggleOutlet(outlet)}
            />
          ))}
        </fieldset>
      ) : null}
    </div>
  );
}

function Choice({
  name,
  count,
  isIn,
  onToggle,
}: {
  readonly name: string;
  readonly count: number;
  readonly isIn: boolean;
  readonly onToggle: () => void;
}) {
  return (
    <label className={styles.choice}>
      <input type="checkbox" checked={isIn} onChange={onToggle} />
      <bdi>{name}</bdi>
      <span className={styles.number}>{formatCount(count)}</span>
    </label>
  );
}

function toggled<T>(list: readonly T[], item: T): readonly T[] {
  return list.includes(item) ? list.filter((one) => one !== item) : [...list, item];
}
