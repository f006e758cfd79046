import { FileText, Play, Trash2 } from 'lucide-react';
import { type DragEvent, useEffect, useRef, useState } from 'react';
import { readBatchLines } from '../../../contract/batch-lines';
import { limits } from '../../../contract/limits';
import type { BatchKind, Saved } from '../../../contract/saved';
import { say } from '../messages/say';
import { Button } from '../parts/Button';
import { cx } from '../parts/cx';
import { useDesk } from '../parts/desk-context';
import kept from '../parts/KeptLists.module.css';
import type { BatchList } from './batch-run';
import styles from './BatchSheet.module.css';
import { readListFile } from './read-list-file';
import { tellLeftOut } from './tell-left-out';

const example = 'Ada Nowak\nMinistry of Fisheries\nHarbour Wall Company';

/** The lines of a list, its name, and what to do with it. A saved one keeps what was typed when it is left. */
export function BatchEditor({
  saved,
  takesFocus,
  takenNames,
  onSaved,
  onRun,
}: {
  /** null: one that is not saved yet. */
  readonly saved: (Saved & { readonly kind: BatchKind }) | null;
  readonly takesFocus: boolean;
  readonly takenNames: readonly string[];
  readonly onSaved: (id: number) => void;
  readonly onRun: (list: BatchList) => void;
}) {
  const desk = useDesk();
  const [{ text, kind }, setTyped] = useState(() =>
    saved ? { text: saved.lines.join('\n'), kind: saved.kind } : desk.batch.draft.get(),
  );
  const [name, setName] = useState(saved?.name ?? '');
  const [trouble, setTrouble] = useState<string | null>(null);
  const [isOver, setIsOver] = useState(false);
  const [isSaving, setIsSaving] = useState(false);
  const picker = useRef<HTMLInputElement>(null);
  const { lines, blank, repeated } = readBatchLines(text);
  const isTaken = takenNames.some((one) => one.toLowerCase() === name.trim().toLowerCase());
  const isTooLong = lines.length > limits.listLines;
  // Until it is saved it would be run as one that is not, and nothing counted as its last run.
  const canRun = lines.length > 0 && !isTooLong && !isSaving;

  const type = (change: { readonly text?: string; readonly kind?: BatchKind }): void => {
    const next = { text, kind, ...change };
    setTyped(next);
    setTrouble(null);
    if (!saved) desk.batch.draft.set(next);
  };

  const keep = async (): Promise<void> => {
    if (!saved || isTooLong) return;
    const next = name.trim();
    const change = {
      ...(next !== '' && next !== saved.name && !isTaken && { name: next }),
      ...(kind !== saved.kind && { kind }),
      ...(lines.join('\n') !== saved.lines.join('\n') && { lines }),
    };
    if (Object.keys(change).length > 0) await desk.savedEdits.edit(saved.id, change);
  };
  const latest = useRef(keep);
  useEffect(() => {
    latest.current = keep;
  });
  const isGone = useRef(false);
  useEffect(() => {
    const [now, gone] = [latest, isGone];
    return () => {
      if (!gone.current) void now.current();
    };
  }, [latest, isGone]);

  const save = async (): Promise<void> => {
    setIsSaving(true);
    const id = await desk.savedEdits.make(kind, name.trim(), lines);
    setIsSaving(false);
    if (id === null) return;
    desk.batch.draft.set({ text: '', kind });
    onSaved(id);
  };

  const takeFile = async (file: File | undefined): Promise<void> => {
    if (!file) return;
    const read = await readListFile(file);
    if ('wrong' in read) setTrouble(read.wrong);
    else type({ text: text.trim() === '' ? read.text : `${text.trimEnd()}\n${read.text}` });
  };
  const onDrop = (event: DragEvent): void => {
    const { files } = event.dataTransfer;
    setIsOver(false);
    // Words that are dropped on the field are the field's own.
    if (files.length === 0) return;
    event.preventDefault();
    void takeFile(files[0]);
  };

  return (
    <div
      className={kept.editor}
      data-takes-files
      onDragOver={(event) => {
        if (!event.dataTransfer.types.includes('Files')) return;
        event.preventDefault();
        setIsOver(true);
      }}
      onDragLeave={() => setIsOver(false)}
      onDrop={onDrop}
    >
      <label className={kept.labelled}>
        {say('batch.name')}
        <input
          className={kept.field}
          value={name}
          dir="auto"
          maxLength={200}
          placeholder={saved ? undefined : say('batch.whyName')}
          aria-invalid={isTaken}
          aria-describedby={isTaken ? 'batch-list-taken' : undefined}
          onChange={(event) => setName(event.target.value)}
        />
      </label>
      {isTaken ? (
        <p id="batch-list-taken" className={kept.bad} role="alert">
          {say('batch.nameTaken')}
        </p>
      ) : null}
      <label className={kept.labelled}>
        {say('batch.onePerLine')}
        <textarea
          className={cx(kept.lines, isOver && styles.over)}
          value={text}
          dir="auto"
          rows={12}
          spellCheck={false}
          placeholder={`${say('batch.example')}\n\n${example}`}
          // A list is what the sheet was opened for.
          // oxlint-disable-next-line jsx-a11y/no-autofocus
          autoFocus={takesFocus}
          onChange={(event) => type({ text: event.target.value })}
        />
      </label>
      <p className={cx(kept.hint, isTooLong && kept.bad)} role="status">
        {isTooLong
          ? say('batch.tooLong', { most: limits.listLines, count: lines.length })
          : tellLines(lines.length, tellLeftOut(blank, repeated))}
      </p>
      {trouble ? (
        <p className={kept.bad} role="alert">
          {trouble}
        </p>
      ) : null}
      <label className={styles.choice}>
        <input
          type="checkbox"
          checked={kind === 'batch'}
          onChange={(event) => type({ kind: event.target.checked ? 'batch' : 'names' })}
        />
        <span>
          {say('batch.areQueries')}
          <span className={kept.hint}>{kind === 'batch' ? say('batch.asQueries') : say('batch.asNames')}</span>
        </span>
      </label>
      <div className={kept.actions}>
        <input
          ref={picker}
          type="file"
          hidden
          accept=".txt,.csv,.tsv,text/plain,text/csv"
          aria-label={say('batch.listToRead')}
          onChange={(event) => {
            const [file] = event.target.files ?? [];
            void takeFile(file);
            // The same file chosen twice is read twice.
            event.target.value = '';
          }}
        />
        <Button look="quiet" onPress={() => picker.current?.click()}>
          <FileText size={15} aria-hidden /> {say('batch.readAFile')}
        </Button>
        {!saved && text.trim() === '' ? (
          <Button look="quiet" onPress={() => type({ text: 'harbour wall\nbarges\nferry', kind: 'names' })}>
            {say('batch.tryAnExample')}
          </Button>
        ) : null}
        <span className={styles.gap} />
        {saved ? (
          <Button
            look="quiet"
            aria-label={say('batch.deleteTheList', { name: saved.name })}
            onPress={() => {
              isGone.current = true;
              void desk.savedEdits.delete(saved);
            }}
          >
            <Trash2 size={15} aria-hidden /> {say('batch.delete')}
          </Button>
        ) : (
          <Button isDisabled={!canRun || name.trim() === '' || isTaken} onPress={() => void save()}>
            {say('batch.saveTheList')}
          </Button>
        )}
        <Button
          look="primary"
          isDisabled={!canRun}
          onPress={() => {
            const list = { id: saved?.id ?? null, name: name.trim() || saved?.name || '', kind, lines };
            void keep().then(() => onRun({ ...list, seen: saved?.seen ?? null }));
          }}
        >
          <Play size={15} aria-hidden />{' '}
          {lines.length === 0 ? say('batch.run') : say('batch.runLines', { count: lines.length })}
        </Button>
      </div>
    </div>
  );
}

function tellLines(count: number, leftOut: string): string {
  return leftOut === '' ? say('batch.lines', { count }) : say('batch.linesAndLeftOut', { count, leftOut });
}
