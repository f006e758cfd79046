import { writeValue } from '../facets/narrow-query';
import type { OutletCount } from '../state/outlets';
import type { SideNode } from './tree-nodes';

/** The line that leads to all outlets. No query for an outlet is written so. */
export const allOutletsId = 'all';

/** The query that lists an outlet; it is also the id of its line. */
export function queryOf(outlet: string): string {
  return writeValue('outlet', outlet);
}

/** The lines of the outlets. */
export function outletNodes(outlets: readonly OutletCount[]): readonly SideNode[] {
  return outlets.map(({ name, articles }) => ({
    id: queryOf(name),
    label: name,
    description: name,
    colour: null,
    articles,
    children: [],
  }));
}
