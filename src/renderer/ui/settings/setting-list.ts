import { say } from '../messages/say';
import { faceWords } from '../reading/type-words';
import { readingFaces, readingMeasures } from '../state/reading-type';
import type { Settings } from '../state/settings';

interface Told {
  readonly id: string;
  readonly name: string;
  /** The one line that explains it. */
  readonly note: string;
}

/** One of a few values. */
export interface ChoiceSetting extends Told {
  readonly kind: 'choice';
  readonly choices: readonly Choice[];
}

interface Choice {
  readonly value: string;
  readonly words: string;
  readonly isChosen: (settings: Settings) => boolean;
  readonly choose: (settings: Settings) => Settings;
}

/** On or off. */
export interface SwitchSetting extends Told {
  readonly kind: 'switch';
  readonly id: 'letterKeys' | 'goOn' | 'folderArrivesRead' | 'folderCollections' | 'previewFirst';
}

/** The reading size, which goes by steps. */
export interface SizeSetting extends Told {
  readonly kind: 'size';
}

export type Setting = ChoiceSetting | SwitchSetting | SizeSetting;

export interface SettingGroup {
  readonly name: string;
  readonly settings: readonly Setting[];
}

const themes: readonly (readonly [Settings['theme'], string])[] = [
  ['system', say('settings.asSystem')],
  ['light', say('settings.light')],
  ['dark', say('settings.dark')],
];
const densities: readonly (readonly [Settings['density'], string])[] = [
  ['comfortable', say('settings.comfortable')],
  ['compact', say('settings.compact')],
];

/** Every setting of the sheet in its order. What switches a view for a while (facets, one row for each story) is none. */
export const settingGroups: readonly SettingGroup[] = [
  {
    name: say('settings.look'),
    settings: [
      {
        kind: 'choice',
        id: 'theme',
        name: say('settings.theme'),
        note: say('settings.themeNote'),
        choices: themes.map(([theme, words]) => ({
          value: theme,
          words,
          isChosen: (settings) => settings.theme === theme,
          choose: (settings) => ({ ...settings, theme }),
        })),
      },
      {
        kind: 'choice',
        id: 'density',
        name: say('settings.density'),
        note: say('settings.densityNote'),
        choices: densities.map(([density, words]) => ({
          value: density,
          words,
          isChosen: (settings) => settings.density === density,
          choose: (settings) => ({ ...settings, density }),
        })),
      },
    ],
  },
  {
    name: say('settings.reading'),
    settings: [
      {
        kind: 'choice',
        id: 'face',
        name: say('settings.face'),
        note: say('settings.faceNote'),
        choices: readingFaces.map((face) => ({
          value: face,
          words: faceWords[face],
          isChosen: ({ readingType }) => readingType.face === face,
          choose: (settings) => ({ ...settings, readingType: { ...settings.readingType, face } }),
        })),
      },
      { kind: 'size', id: 'size', name: say('settings.size'), note: say('settings.sizeNote') },
      {
        kind: 'choice',
        id: 'measure',
        name: say('settings.measure'),
        note: say('settings.measureNote'),
        choices: readingMeasures.map((measure) => ({
          value: String(measure),
          words: String(measure),
          isChosen: ({ readingType }) => readingType.measure === measure,
          choose: (settings) => ({ ...settings, readingType: { ...settings.readingType, measure } }),
        })),
      },
    ],
  },
  {
    name: say('settings.lists'),
    settings: [
      { kind: 'switch', id: 'letterKeys', name: say('settings.letterKeys'), note: say('settings.letterKeysNote') },
      { kind: 'switch', id: 'goOn', name: say('settings.goOn'), note: say('settings.goOnNote') },
    ],
  },
  {
    name: say('settings.imports'),
    settings: [
      {
        kind: 'switch',
        id: 'folderArrivesRead',
        name: say('settings.folderArrivesRead'),
        note: say('settings.folderArrivesReadNote'),
      },
      {
        kind: 'switch',
        id: 'folderCollections',
        name: say('settings.folderCollections'),
        note: say('settings.folderCollectionsNote'),
      },
      {
        kind: 'switch',
        id: 'previewFirst',
        name: say('settings.previewFirst'),
        note: say('settings.previewFirstNote'),
      },
    ],
  },
];
