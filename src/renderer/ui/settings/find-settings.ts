import { matchesTyped } from '../parts/matches-typed';
import { type SettingGroup, settingGroups } from './setting-list';

/** The groups with the settings whose name, explanation, choices or group have all words typed; groups without any are left out. */
export function findSettings(typed: string): readonly SettingGroup[] {
  return settingGroups
    .map((group) => ({
      ...group,
      settings: group.settings.filter((setting) => {
        const choices = setting.kind === 'choice' ? setting.choices.map(({ words }) => words) : [];
        return matchesTyped([group.name, setting.name, setting.note, ...choices].join(' '), typed);
      }),
    }))
    .filter(({ settings }) => settings.length > 0);
}
