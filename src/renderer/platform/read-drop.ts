import type { DroppedFile } from './platform';

/**
 * The files of a drop, folders read through, each with its name relative to what was dropped. The entries are
 * taken at once, because a DataTransfer is empty when its event is over; what cannot be read is left out here
 * and missed in the count of the drop, not of the import.
 */
export async function readDrop(transfer: DataTransfer): Promise<readonly DroppedFile[]> {
  const entries: FileSystemEntry[] = [];
  const plain: File[] = [];
  for (const item of transfer.items) {
    if (item.kind !== 'file') continue;
    const entry = item.webkitGetAsEntry();
    if (entry !== null) entries.push(entry);
    else {
      const file = item.getAsFile();
      if (file !== null) plain.push(file);
    }
  }
  const found: DroppedFile[] = plain.map((file) => ({ file, name: file.name }));
  for (const entry of entries) for await (const file of walk(entry, entry.name)) found.push(file);
  return found;
}

async function* walk(entry: FileSystemEntry, name: string): AsyncGenerator<DroppedFile> {
  if (entry.isFile) {
    // isFile and isDirectory are how the two kinds of entry are told apart; there is no class to ask.
    const file = await fileOf(entry as FileSystemFileEntry);
    if (file !== null) yield { file, name };
    return;
  }
  if (!entry.isDirectory) return;
  const reader = (entry as FileSystemDirectoryEntry).createReader();
  // A reader gives at most 100 entries at a time, and none when it has given all.
  for (;;) {
    const some = await entriesOf(reader);
    if (some.length === 0) return;
    for (const child of some) yield* walk(child, `${name}/${child.name}`);
  }
}

function fileOf(entry: FileSystemFileEntry): Promise<File | null> {
  return new Promise((resolve) => {
    entry.file(resolve, () => resolve(null));
  });
}

function entriesOf(reader: FileSystemDirectoryReader): Promise<readonly FileSystemEntry[]> {
  return new Promise((resolve) => {
    reader.readEntries(resolve, () => resolve([]));
  });
}
