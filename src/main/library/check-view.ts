import type { View } from '../../contract/view';
import { id, isBoolean, isRecord, shape, text } from './checks';

const views: { readonly [K in View['kind']]: (value: unknown) => boolean } = {
  all: () => true,
  unread: () => true,
  starred: () => true,
  stories: () => true,
  trash: () => true,
  import: shape({ importId: id }),
  collection: shape({ id, within: isBoolean }),
  tag: shape({ tag: text(200) }),
};

/** Whether a value from another process is a view. */
export const isView = (value: unknown): boolean =>
  isRecord(value) && Object.entries(views).some(([kind, passes]) => value['kind'] === kind && passes(value));

/** A view with its own fields only. */
export function copyView(view: View): View {
  switch (view.kind) {
    case 'import':
      return { kind: view.kind, importId: view.importId };
    case 'collection':
      return { kind: view.kind, id: view.id, within: view.within };
    case 'tag':
      return { kind: view.kind, tag: view.tag };
    case 'all':
    case 'unread':
    case 'starred':
    case 'stories':
    case 'trash':
      return { kind: view.kind };
    default:
      return view satisfies never;
  }
}
