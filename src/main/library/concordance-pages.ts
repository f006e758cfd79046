import type { ConcordanceLine, ConcordanceRequest } from '../../contract/concordance';
import { askOrThrow } from './export-selection';
import type { ArchiveLink } from './link-types';
import { pause } from './space-gate';

/** Lines asked for at once: a few hundred kilobytes. */
const pageLines = 500;
const pollMs = 200;

/** How far the lines are read, or looked for. */
export interface ConcordanceProgress {
  /** Of articles while lines are looked for, then of lines. */
  readonly what: 'articles' | 'lines';
  readonly done: number;
  readonly of: number;
}

/**
 * All lines of a concordance, once all of them are found, as they were then whatever changes meanwhile. Throws as
 * `askOrThrow` does; ends early when `signal` is aborted.
 */
export async function* concordancePages(
  link: Pick<ArchiveLink, 'ask'>,
  request: Omit<ConcordanceRequest, 'offset' | 'limit' | 'isStopped' | 'version'>,
  signal: AbortSignal,
  onProgress: (progress: ConcordanceProgress) => void,
): AsyncGenerator<readonly ConcordanceLine[]> {
  const ask = (offset: number, version?: number) =>
    askOrThrow(link, 'concordance', {
      ...request,
      offset,
      limit: pageLines,
      ...(version === undefined ? {} : { version }),
    });
  let page = await ask(0);
  while ((page.state !== 'done' || page.isStale) && !signal.aborted) {
    onProgress({ what: 'articles', done: page.done, of: page.of });
    await pause(pollMs, signal);
    page = await ask(0);
  }
  const { version, total } = page;
  for (let done = 0; done < total && !signal.aborted;) {
    const { lines } = page;
    if (lines.length === 0 || page.version !== version) throw new Error('the lines changed while they were read');
    done += lines.length;
    yield lines;
    onProgress({ what: 'lines', done, of: total });
    if (done < total) page = await ask(done, version);
  }
}
