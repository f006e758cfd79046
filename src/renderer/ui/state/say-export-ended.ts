import type { Job } from '../../../contract/control';
import { countOf } from '../format/numbers';
import { say } from '../messages/say';
import { failureWords } from '../words';
import type { Toasts } from './toasts';

/** Where a finished export is, in words; null for other jobs and ones not finished. */
export function whereExported({ state, place }: Job): string | null {
  if (state !== 'done' || !place) return null;
  return place.path === null
    ? say('state.isWhereYourBrowser', { fileName: place.fileName })
    : say('state.isIn', { fileName: place.fileName, path: folderOf(place.path) });
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
  const begun = {
    done: say('state.exported'),
    cancelled: say('state.cancelledTheExportOf'),
    failed: say('state.couldNotExport'),
  } as const;
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
              label: say('state.showInFolder'),
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
