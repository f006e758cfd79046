import { say } from '../messages/say';
import type { Desk } from '../state/desk';
import { sampleImports } from '../state/sample-imports';
import type { Command } from './commands';

/** Commands for bringing the sample archive in and taking it out again. */
export function createSampleCommands({ intake, imports, jobs, edits }: Desk): readonly Command[] {
  const held = () => sampleImports(imports.store.get().list, jobs.get().jobs);
  return [
    {
      id: 'import-samples',
      name: say('commands.importTheSampleArchive'),
      group: 'Import',
      keys: [],
      run: () => void intake.samples(),
    },
    {
      id: 'remove-samples',
      name: say('commands.removeTheSampleArchive'),
      group: 'Import',
      keys: [],
      can: () => held().length > 0,
      run: () => void edits.removeSamples(held().map(({ id }) => id)),
    },
  ];
}
