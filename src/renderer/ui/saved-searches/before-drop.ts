/** What a dragged one comes to stand in front of, null for last; undefined when it stays where it is. */
export function beforeDrop(
  ids: readonly number[],
  dragged: number,
  goal: number,
  position: 'before' | 'after' | 'on',
): number | null | undefined {
  const others = ids.filter((id) => id !== dragged);
  const at = others.indexOf(goal);
  if (at === -1 || position === 'on') return undefined;
  const before = others[position === 'before' ? at : at + 1] ?? null;
  const now = ids[ids.indexOf(dragged) + 1] ?? null;
  return before === now ? undefined : before;
}
