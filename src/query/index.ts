/** The query language: text to tree, tree to text, and the table both are made from. */
export { fieldTable, operatorTable } from './field-table';
export { expandLists } from './expand-lists';
export { findSpot, type QuerySpot } from './find-spot';
export { parseQuery } from './parse-query';
export { printQuery } from './print-query';
export { writeValue } from './write-value';
export type { ExactNode, ParsedQuery, QueryNode, SetNode, WordNode } from './tree';
