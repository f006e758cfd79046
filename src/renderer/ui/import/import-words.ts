import type { ImportSummary } from '../../../contract/archive-api';
import { countOf } from '../format/numbers';
import { say } from '../messages/say';

/** How an import ended, or that it has not. */
export function importState(item: ImportSummary, isRunning: boolean): string | null {
  if (item.isWithdrawn) return say('importing.takenBack');
  if (isRunning) return 'running';
  if (item.end === 'cancelled') return 'cancelled';
  if (item.end === null) return say('importing.cutOff');
  return null;
}

/** What came of an import, each part with its number; the parts that are nought are left out. */
export function importCounts(item: ImportSummary): readonly string[] {
  const parts = [countOf(item.articles, 'article')];
  if (item.versions > 0) parts.push(countOf(item.versions, say('importing.otherVersion')));
  if (item.sightings > 0) parts.push(say('importing.heldalready3', { sightings: item.sightings }));
  if (item.refused > 0) parts.push(say('importing.notTakenIn2', { refused: item.refused }));
  if (item.companions > 0) parts.push(countOf(item.companions, say('importing.companionFile')));
  return parts;
}
