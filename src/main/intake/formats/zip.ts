import type { Entry } from 'yauzl';
import type { Refusal } from '../../../contract/failure';
import { isSavedPageFolder, isSystemFile, isSystemFolder, listPageStems } from '../companions';
import { refuse } from '../refuse';
import { openZip, unpackMember, type Member } from './open-zip';
import type { Container, Found, ReadInner, UnpackBudget } from './source-document';

/**
 * The members of a zip, in the archive's order. A member that is unsafe, locked or broken is refused
 * alone; an archive that overlaps itself or has too many members is refused whole, before anything is
 * unpacked.
 */
export async function* readZip(file: Container, budget: UnpackBudget, readInner: ReadInner): AsyncGenerator<Found> {
  const open = await openZip(file.bytes);
  if ('code' in open) {
    yield refused(file.part, open);
    return;
  }
  const files = open.members.filter(({ name }) => !name.endsWith('/'));
  if (files.length === 0) yield refused(file.part, refuse('empty', 'an archive without files'));
  const isCompanion = companionRule(files);
  for (const member of files) {
    if (budget.leftBytes <= 0) {
      yield refused(file.part, refuse('archive-bomb', 'it unpacks to too much; the rest was not read'));
      return;
    }
    const part = file.part === null ? member.name : `${file.part}/${member.name}`;
    const unsafe = checkPlace(member);
    if (unsafe !== null) yield refused(part, unsafe);
    else if (isCompanion(member.name)) yield { kind: 'companion', part };
    else {
      const bytes = await unpackMember(open, member.entry, budget);
      if ('code' in bytes) yield refused(part, bytes);
      else {
        const fileName = member.name.slice(member.name.lastIndexOf('/') + 1);
        const modifiedMs = memberTime(member.entry);
        yield* readInner({ bytes, fileName, part, modifiedMs, depth: file.depth + 1 });
      }
    }
  }
}

function refused(part: string | null, refusal: Refusal): Found {
  return { kind: 'refused', part, refusal };
}

/** Which members belong to a saved page or to the system, by the rules for folders. */
function companionRule(members: readonly Member[]): (name: string) => boolean {
  const names = new Map<string, string[]>();
  for (const { name } of members) {
    const cut = name.lastIndexOf('/') + 1;
    const folder = name.slice(0, cut);
    const siblings = names.get(folder);
    if (siblings === undefined) names.set(folder, [name.slice(cut)]);
    else siblings.push(name.slice(cut));
  }
  const stems = new Map([...names].map(([folder, list]) => [folder, listPageStems(list)]));
  return (name) => {
    const steps = name.split('/');
    const fileName = steps.pop() ?? '';
    let folder = '';
    for (const step of steps) {
      if (isSystemFolder(step) || isSavedPageFolder(step, stems.get(folder) ?? new Set())) return true;
      folder += `${step}/`;
    }
    return isSystemFile(fileName);
  };
}

/** Whether a member stays in its folder and is a file. */
function checkPlace({ entry, name }: Member): Refusal | null {
  if (name.startsWith('/') || /^[A-Za-z]:/u.test(name) || name.split('/').includes('..'))
    return refuse('outside', name);
  // The upper half holds the Unix mode when it was packed on one.
  if (((entry.externalFileAttributes >>> 16) & 0o170000) === 0o120000) return refuse('special-file', 'a link');
  return null;
}

/** When the member was last written; the first moment of DOS stands for "not known". */
function memberTime(entry: Entry): number | null {
  const time = entry.getLastModDate().getTime();
  return Number.isFinite(time) && time > Date.UTC(1980, 0, 3) ? time : null;
}
