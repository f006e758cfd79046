import { ContextMenu, type MenuPoint } from '../parts/ContextMenu';

const ids = [
  'star',
  'mark',
  null,
  'tag',
  'file-under',
  'move-under',
  'unfile',
  'article-up',
  'article-down',
  null,
  'more-like',
  'story',
  'versions',
  'copies',
  'not-same',
  'merge-stories',
  'split-story',
  'keep-longest',
  'keep-earliest',
  null,
  'open-window',
  'details',
  'edit-facts',
  'clean-again',
  'charset',
  'save-original',
  'export',
  null,
  'trash',
  'restore',
  'delete-forever',
];

/** The commands for the articles chosen in the list. */
export function RowMenu({ at, onClose }: { readonly at: MenuPoint | null; readonly onClose: () => void }) {
  return <ContextMenu at={at} name="Article" ids={ids} onClose={onClose} />;
}
