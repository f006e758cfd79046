/** What passes between the pool and a worker. Bytes of results are transferred, not copied. */
import type { Refusal } from '../../contract/failure';
import type { IntakeArticle, PackedObject, ReadHow } from './types';

export interface WorkerJob extends Omit<ReadHow, 'explain'> {
  readonly bytes: Uint8Array;
  readonly fileName: string;
  readonly modifiedMs: number;
  readonly explain: boolean;
  /** Items at the beginning that an earlier worker gave, or died of: found again and passed over. */
  readonly skip: number;
}

export type WorkerMessage =
  /** Loaded; time spent on loading is not the first file's. */
  | { readonly type: 'ready' }
  /** A document inside an archive is begun; named so that a death can be laid to it. */
  | { readonly type: 'begin'; readonly part: string }
  | { readonly type: 'article'; readonly article: IntakeArticle; readonly objects: readonly PackedObject[] }
  | { readonly type: 'refused'; readonly part: string | null; readonly refusal: Refusal }
  | { readonly type: 'companion' }
  | { readonly type: 'done' };
