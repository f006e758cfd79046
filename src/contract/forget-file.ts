import type { ImportSource } from './change';

/** What an import is called and where its files came from. */
export interface ImportHead {
  readonly label: string;
  readonly sources: readonly ImportSource[];
}

/**
 * What stands in the place of the name of a file whose articles were deleted for ever: `number` tells one from the other. Shown
 * nowhere, since such a file has nothing more to say in a report.
 */
export function forgottenName(number: number): string {
  return `purged:${number}`;
}

/** An import's head without the name of one file; the same object where it does not tell it. */
export function forgetFile<T extends ImportHead>(head: T, path: string): T {
  const name = path.split(/[\\/]/u).at(-1) ?? path;
  const isLabelled = head.label === name || head.label.startsWith(`${name} and `);
  const sources = head.sources.map((source) => forgetIn(source, path));
  if (!isLabelled && sources.every((source, at) => source === head.sources[at])) return head;
  return { ...head, label: isLabelled ? 'Files' : head.label, sources };
}

function forgetIn(source: ImportSource, path: string): ImportSource {
  if (source.kind === 'paths' && source.paths.includes(path))
    return { ...source, paths: source.paths.filter((one) => one !== path) };
  if (source.kind === 'uploaded' && source.names.includes(path))
    return { ...source, names: source.names.filter((one) => one !== path) };
  return source;
}
