import type { ExportFormat } from '../../../contract/control';

/** What was chosen at the last export. */
export interface ExportMemory {
  readonly format: ExportFormat;
  readonly withNotes: boolean;
}

const key = 'backfile:export';
const formats: readonly ExportFormat[] = ['markdown', 'html', 'jsonl', 'csv'];

/** Reads the choices of the last export; whatever does not fit is as at the first one. */
export function readExportChoices(storage: Pick<Storage, 'getItem'>): ExportMemory {
  try {
    // What was stored may be anything: each part is checked before it is used.
    const found = JSON.parse(storage.getItem(key) ?? '{}') as Partial<Record<keyof ExportMemory, unknown>> | null;
    return { format: formats.find((one) => one === found?.format) ?? 'markdown', withNotes: found?.withNotes === true };
  } catch {
    return { format: 'markdown', withNotes: false };
  }
}

/** Keeps the choices for the next export. */
export function keepExportChoices(storage: Pick<Storage, 'setItem'>, memory: ExportMemory): void {
  storage.setItem(key, JSON.stringify(memory));
}
