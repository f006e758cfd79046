import { say } from '../messages/say';
import type { ReadingType } from '../state/reading-type';

/** What the faces of the reading pane are called. */
export const faceWords: Record<ReadingType['face'], string> = {
  serif: say('settings.serif'),
  sans: say('settings.sans'),
  system: say('settings.system'),
};
