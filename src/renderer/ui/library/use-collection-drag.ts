import { type DragAndDropHooks, type DropItem, useDragAndDrop } from 'react-aria-components';
import { beside, isWithin } from '../commands/move-collection';
import { dragTypes, readDraggedIds } from '../parts/drag-types';
import type { Desk } from '../state/desk';
import type { SideNode } from './tree-nodes';

/** Dragging in the tree of collections: one into or beside another, and articles onto one. Works by keyboard too. */
export function useCollectionDrag(desk: Desk): DragAndDropHooks<SideNode> {
  const { filing, filingEdits } = desk;
  const { dragAndDropHooks } = useDragAndDrop<SideNode>({
    getItems: (keys) => [...keys].map((key) => ({ [dragTypes.collection]: String(key) })),
    acceptedDragTypes: [dragTypes.collection, dragTypes.articles],
    getDropOperation: (target, types) => {
      if (types.has(dragTypes.collection)) return 'move';
      // The page's own drag of rows says "copy": an article can lie in many collections.
      return target.type === 'item' && target.dropPosition === 'on' ? 'copy' : 'cancel';
    },
    onMove: ({ keys, target }) => {
      const all = filing.collections.get();
      const goal = Number(target.key);
      for (const key of keys) {
        const id = Number(key);
        if (isWithin(all, goal, id)) continue;
        const place =
          target.dropPosition === 'on' ? { parent: goal, before: null } : beside(all, goal, target.dropPosition);
        if (place) void filingEdits.moveCollection(id, place.parent, place.before);
      }
    },
    onItemDrop: ({ target, items, isInternal }) => {
      if (isInternal) return;
      const into = filing.collections.get().find((one) => one.id === Number(target.key));
      if (into) void readIds(items).then((ids) => (ids.length > 0 ? filingEdits.file(ids, into) : undefined));
    },
  });
  return dragAndDropHooks;
}

/** The articles among what was dropped. */
export async function readIds(items: readonly DropItem[]): Promise<readonly number[]> {
  for (const item of items) {
    if (item.kind === 'text' && item.types.has(dragTypes.articles)) {
      return readDraggedIds(await item.getText(dragTypes.articles));
    }
  }
  return [];
}
