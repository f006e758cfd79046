import type { Place } from '../state/place';
import { say } from '../messages/say';

/** What a list holds, in words: stories where each row is one, else articles. */
export function countListed(section: Place['section'] | 'import', rows: number): string {
  return section === 'stories' ? say('library.storyCount', { count: rows }) : say('search.found', { count: rows });
}
