import { batchKinds, type BatchKind, type Saved } from '../../../contract/saved';

/** Whether something kept is a list of queries. */
export function isBatchList(saved: Saved): saved is Saved & { readonly kind: BatchKind } {
  return batchKinds.some((kind) => kind === saved.kind);
}
