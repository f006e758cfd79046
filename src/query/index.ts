/** The query language: text to tree, tree to text, and the table both are made from. */
export { fieldTable, operatorTable, type FieldEntry, type FieldName } from './field-table';
export { parseQuery, type ParseOptions } from './parse-query';
export { printQuery } from './print-query';
export type { DayInterval, Notice, ParsedQuery, QueryNode, Range, TextField } from './tree';
