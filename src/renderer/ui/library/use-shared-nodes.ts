import { useState } from 'react';
import { shareNodes, type SideNode } from './tree-nodes';

/** The nodes of `build(all)`, the same objects as before where they say the same; `build` must be one function always. */
export function useSharedNodes<T>(all: readonly T[], build: (all: readonly T[]) => readonly SideNode[]) {
  const [held, setHeld] = useState(() => ({ of: all, nodes: build(all) }));
  if (held.of === all) return held.nodes;
  const nodes = shareNodes(held.nodes, build(all));
  setHeld({ of: all, nodes });
  return nodes;
}
