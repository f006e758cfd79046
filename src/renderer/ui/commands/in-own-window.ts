import type { Command, CommandGroup } from './commands';

const groups: ReadonlySet<CommandGroup> = new Set([
  'Hand over',
  'Edit',
  'Articles',
  'Filing',
  'Reading',
  'Stories',
  'View',
  'Help',
]);
/** What needs a list, or a library beside it. */
const without: ReadonlySet<string> = new Set([
  'next',
  'previous',
  'open-window',
  'comfortable',
  'compact',
  'facets',
  'by-story',
  'next-view',
  'article-up',
  'article-down',
  'unfile',
  'not-same',
  'merge-stories',
]);

/** A command as it is in a window that shows one article only: those that need more are neither offered nor done. */
export function inOwnWindow(command: Command): Command {
  const isOf = groups.has(command.group) && !without.has(command.id) && !command.id.startsWith('view-');
  return isOf ? command : { ...command, isKeyOnly: true, can: () => false };
}
