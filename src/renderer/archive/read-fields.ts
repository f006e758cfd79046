import type { FieldReader } from '../../search/types';
import type { ArchiveDatabase } from './database';
import { listFields } from './describe-rows';

/** Reads the searched words of articles from the database; ids that are not there are left out. */
export function createFieldReader(database: ArchiveDatabase): FieldReader {
  return async (ids) => {
    const [rows, bodies] = await Promise.all([database.articles.bulkGet([...ids]), database.bodies.bulkGet([...ids])]);
    const fields = new Map<number, ReturnType<typeof listFields>>();
    for (const [i, row] of rows.entries()) {
      if (row) fields.set(row.id, listFields(row, bodies[i]?.text ?? ''));
    }
    return fields;
  };
}
