import type { Job } from '../../../contract/control';
import { countOf } from '../format/numbers';
import { failureWords } from '../words';
import type { Toasts } from './toasts';

/** Where a finished export is, in words; null for other jobs and ones not finished. */
export function whereExported({ state, place }: Job): string | null {
  if (state !== 'done' || !place) return null;
  return place.path === null
    ? `“${place.fileName}” is where your browser keeps downloads`
    : `“${place.fileName}” is in ${folderOf(place.path)}`;
}

/** Says that an export has ended, and where the file is; offers to show it where the shell can. */
export function sayExportEnded(
  job: Job,
  to: {
    readonly toasts: Toasts;
    readonly announce: (text: string) => void;
    /** Shows the file in its folder; null: the shell cannot. */
    readonly reveal: (() => void) | null;
  },
): void {
  const begun = { done: 'Exported', cancelled: 'Cancelled the export of', failed: 'Could not export' } as const;
  const { state, label, failure, place } = job;
  if (state !== 'done' && state !== 'cancelled' && state !== 'failed') return;
  const count = state === 'done' ? `: ${countOf(job.done, job.counted === 'lines' ? 'line' : 'article')}` : '';
  const text = `${begun[state]} “${label}”${count}`;
  to.announce(text);
  const words = failure ? failureWords[failure.code] : null;
  const where = whereExported(job);
  const { reveal } = to;
  const id = to.toasts.show({
    tone: state === 'failed' ? 'bad' : 'plain',
    text,
    more: words ? `${words.title}. ${words.text}` : where && `${where}.`,
    actions:
      reveal && where && place?.path
        ? [
            {
              label: 'Show in folder',
              run: () => {
                to.toasts.close(id);
                reveal();
              },
            },
          ]
        : [],
    staysMs: state === 'failed' ? null : 15_000,
  });
}

/** All of a path but its last part, on any system. */
function folderOf(path: string): string {
  return path.replace(/[\\/][^\\/]*$/u, '') || '/';
}
