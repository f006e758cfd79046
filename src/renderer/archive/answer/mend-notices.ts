import type { QueryNotice } from '../../../contract/archive-api';
import { fieldTable } from '../../../query/index';
import { isWithin } from '../../../search/index';
import { foldName } from '../fold-name';

/** Names up to so many letters are one edit away from what was meant, longer ones two. */
const shortName = 4;

/** The name that another is nearly; undefined where none is near, or it is the very name. */
export function findNearName(name: string, names: Iterable<string>): string | undefined {
  const wanted = foldName(name);
  let near: string | undefined;
  for (const most of wanted.length < shortName ? [1] : [1, 2]) {
    for (const one of names) {
      const other = foldName(one);
      if (other !== wanted && isWithin(other, wanted, most) && Math.min(other.length, wanted.length) > most)
        near ??= one;
    }
  }
  return near;
}

/** Adds what was likely meant to notices on names of fields and on values that are a closed list. */
export function mendNotices(query: string, notices: readonly QueryNotice[]): readonly QueryNotice[] {
  return notices.map((notice) => {
    const text = query.slice(...notice.range);
    const mend =
      notice.code === 'unknown-field' ? mendField(text) : notice.code === 'bad-value' ? mendValue(text) : null;
    return mend === null ? notice : { ...notice, mend };
  });
}

function mendField(text: string): string | null {
  const name = findNearName(
    text.replace(/:$/, ''),
    fieldTable.flatMap((field) => [field.name, ...field.aliases]),
  );
  return name === undefined ? null : `${name}:`;
}

function mendValue(text: string): string | null {
  const [, name = '', value = ''] = /^([A-Za-z]+):"?([^"]*)"?$/.exec(text) ?? [];
  const values: readonly string[] = fieldTable.find((field) => field.name === name.toLowerCase())?.values ?? [];
  const near = findNearName(value, values);
  return near === undefined ? null : `${name}:${near}`;
}
