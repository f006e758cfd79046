import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { type ConcordanceOrder, concordanceOrders } from '../../contract/concordance';
import { readExportWords, type ExportWords } from './export-words';

/** One thing the command line can do. The usage text and the parser are both made from this table. */
interface CommandSpec {
  readonly name: string;
  readonly takes: string;
  readonly help: string;
  readonly options: readonly OptionName[];
  /** How many words it wants besides options: at least, at most. */
  readonly words: readonly [least: number, most: number];
}

const optionTable = {
  library: { type: 'string', takes: 'DIR', help: 'the library folder; ~/Backfile when not given' },
  json: { type: 'boolean', takes: '', help: 'one JSON object for each line' },
  csv: { type: 'boolean', takes: '', help: 'a table for spreadsheets' },
  limit: { type: 'string', takes: 'N', help: 'how many results; 20 when not given' },
  order: { type: 'string', takes: 'ORDER', help: `of lines: ${concordanceOrders.join(', ')}` },
  query: { type: 'string', takes: 'QUERY', help: 'export what a search finds; "" is everything' },
  collection: { type: 'string', takes: 'NAME', help: 'export a collection, by its name or number' },
  ids: { type: 'string', takes: '1,2,3', help: 'export these articles, in this order' },
  format: { type: 'string', takes: 'FORMAT', help: 'markdown (a zip), html, jsonl (everything) or csv' },
  out: { type: 'string', takes: 'PATH', help: 'the file to write' },
  notes: { type: 'boolean', takes: '', help: 'export your notes too, on articles, highlights and collections' },
  explain: { type: 'boolean', takes: '', help: 'tell what was left out of the text too, by which rule and why' },
  'dry-run': { type: 'boolean', takes: '', help: 'read everything, store nothing' },
  watch: {
    type: 'boolean',
    takes: '',
    help: 'go on watching the folders: new and changed files come in by themselves',
  },
  outlet: { type: 'string', takes: 'NAME', help: 'the outlet of articles that name none' },
  tag: { type: 'string', takes: 'TAG', help: 'a tag for everything this import brings' },
  unread: { type: 'boolean', takes: '', help: 'what comes of a folder arrives unread; it arrives as read else' },
  'no-collections': { type: 'boolean', takes: '', help: 'make no collections of the subfolders of a folder' },
  'as-queries': { type: 'boolean', takes: '', help: 'the lines of the list are queries; they are names else' },
  hits: { type: 'boolean', takes: '', help: 'print what each line finds, not only how much' },
  new: { type: 'boolean', takes: '', help: 'only what came in since a saved list was last run' },
  'no-window': { type: 'boolean', takes: '', help: 'serve and print the address, open nothing' },
} as const;
type OptionName = keyof typeof optionTable;

const commandTable = [
  {
    name: 'open',
    takes: '',
    help: 'open the library in a window (what no command does)',
    options: ['library', 'no-window', 'watch'],
    words: [0, Infinity],
  },
  {
    name: 'serve',
    takes: '',
    help: 'serve the library to a browser on this computer and print its address; --watch FOLDER... watches folders',
    options: ['library', 'watch'],
    words: [0, Infinity],
  },
  {
    name: 'import',
    takes: 'PATH...',
    help: 'bring files and folders into the library',
    options: ['library', 'json', 'dry-run', 'no-collections', 'watch', 'outlet', 'tag', 'unread'],
    words: [1, Infinity],
  },
  {
    name: 'search',
    takes: 'QUERY',
    help: 'find articles',
    options: ['library', 'json', 'csv', 'limit'],
    words: [1, Infinity],
  },
  {
    name: 'concordance',
    takes: 'QUERY',
    help: 'print every hit as a line, with what stands before and after it',
    options: ['library', 'json', 'csv', 'limit', 'order'],
    words: [1, Infinity],
  },
  {
    name: 'batch',
    takes: 'LIST',
    help: 'run a list of names or queries: a text file, the first column of a CSV, or a saved list by its name',
    options: ['library', 'json', 'csv', 'as-queries', 'hits', 'new'],
    words: [1, 1],
  },
  { name: 'show', takes: 'ID', help: 'print one article', options: ['library', 'json'], words: [1, 1] },
  {
    name: 'export',
    takes: '...',
    help: 'write articles to a file (--query, --collection or --ids; --format; --out; --notes with your notes)',
    options: ['library', 'json', 'query', 'collection', 'ids', 'format', 'out', 'notes'],
    words: [0, 0],
  },
  {
    name: 'inspect',
    takes: 'FILE...',
    help: 'show what the importer makes of files; stores nothing, needs no library',
    options: ['json', 'explain'],
    words: [1, Infinity],
  },
  {
    name: 'verify',
    takes: '',
    help: 'check every original and every record of the library',
    options: ['library', 'json'],
    words: [0, 0],
  },
  {
    name: 'rebuild',
    takes: '',
    help: 'fill the archive anew from the library’s own record',
    options: ['library', 'json'],
    words: [0, 0],
  },
  { name: 'stats', takes: '', help: 'count what the library holds', options: ['library', 'json'], words: [0, 0] },
  { name: 'help', takes: '', help: 'this text', options: [], words: [0, 1] },
] as const satisfies readonly CommandSpec[];

export type CommandLineName = (typeof commandTable)[number]['name'];

export interface CommandLine {
  readonly command: CommandLineName;
  readonly words: readonly string[];
  readonly library: string;
  readonly json: boolean;
  readonly explain: boolean;
  readonly csv: boolean;
  readonly limit: number;
  /** Of lines. */
  readonly order: ConcordanceOrder;
  readonly dryRun: boolean;
  readonly noCollections: boolean;
  readonly watch: boolean;
  readonly unread: boolean;
  readonly asQueries: boolean;
  readonly hits: boolean;
  readonly onlyNew: boolean;
  /** Set when given. */
  readonly outlet: string | null;
  readonly tag: string | null;
  readonly noWindow: boolean;
  /** Set for `export`. */
  readonly export: ExportWords | null;
}

/** Reads the words after `backfile`. Gives a sentence instead when they are not used rightly (exit code 2). */
export function readCommandLine(argv: readonly string[]): CommandLine | { readonly wrong: string } {
  const isHelp = argv.includes('--help') || argv.includes('-h');
  const first = argv.find((word) => !word.startsWith('-'));
  const spec: CommandSpec | undefined = isHelp
    ? commandTable.find((command) => command.name === 'help')
    : commandTable.find((command) => command.name === (argv[0]?.startsWith('-') === false ? first : 'open'));
  if (!spec) return { wrong: `“${argv[0] ?? ''}” is not a command of Backfile. \`backfile help\` lists them.` };
  if (isHelp) return line('help', [], {});
  const rest = argv[0] === spec.name ? argv.slice(1) : argv;
  let parsed;
  try {
    parsed = parseArgs({ args: [...rest], options: optionsOf(spec), allowPositionals: true });
  } catch (error) {
    return {
      wrong: `${error instanceof Error ? error.message.split('.')[0] : 'unreadable options'}. \`backfile help\` shows what ${spec.name} takes.`,
    };
  }
  const [least, most] = spec.words;
  if (parsed.positionals.length < least) return { wrong: `backfile ${spec.name} wants ${spec.takes}.` };
  if (parsed.positionals.length > most)
    return { wrong: `backfile ${spec.name} does not know what to do with “${parsed.positionals[most] ?? ''}”.` };
  const takesFolders = spec.name === 'open' || spec.name === 'serve';
  if (takesFolders && (parsed.values['watch'] === true) !== parsed.positionals.length > 0)
    return { wrong: `backfile ${spec.name} takes folders after --watch, and nothing else.` };
  const limit = Number(parsed.values['limit'] ?? 20);
  if (!Number.isInteger(limit) || limit < 1) return { wrong: '--limit wants a whole number from 1.' };
  const order = parsed.values['order'];
  if (order !== undefined && !concordanceOrders.some((one) => one === order)) {
    return { wrong: `--order wants one of ${concordanceOrders.join(', ')}.` };
  }
  const exported = spec.name === 'export' ? readExportWords(parsed.values) : null;
  if (exported !== null && 'wrong' in exported) return exported;
  // The table is the only source of names, so the spec found in it has one of them.
  return { ...line(spec.name as CommandLineName, parsed.positionals, parsed.values), export: exported };
}

function line(
  command: CommandLineName,
  words: readonly string[],
  values: Readonly<Record<string, string | boolean | (string | boolean)[] | undefined>>,
): CommandLine {
  const library = values['library'];
  return {
    command,
    words,
    library: resolve(
      typeof library === 'string' ? library : (process.env['BACKFILE_LIBRARY'] ?? join(homedir(), 'Backfile')),
    ),
    json: values['json'] === true,
    explain: values['explain'] === true,
    csv: values['csv'] === true,
    limit: Number(values['limit'] ?? 20),
    order: concordanceOrders.find((one) => one === values['order']) ?? 'list',
    dryRun: values['dry-run'] === true,
    noCollections: values['no-collections'] === true,
    watch: values['watch'] === true,
    unread: values['unread'] === true,
    asQueries: values['as-queries'] === true,
    hits: values['hits'] === true,
    onlyNew: values['new'] === true,
    outlet: readText(values['outlet']),
    tag: readText(values['tag']),
    noWindow: values['no-window'] === true,
    export: null,
  };
}

function readText(value: string | boolean | (string | boolean)[] | undefined): string | null {
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : null;
}

function optionsOf(spec: CommandSpec): Record<string, { type: 'string' | 'boolean' }> {
  return Object.fromEntries(spec.options.map((name) => [name, { type: optionTable[name].type }]));
}

/** The text of `backfile help`. */
export function usage(): string {
  const commands = commandTable.map(
    (command) => `  backfile ${`${command.name} ${command.takes}`.padEnd(18)} ${command.help}`,
  );
  const options = Object.entries(optionTable).map(
    ([name, option]) => `  --${`${name} ${option.takes}`.padEnd(25)} ${option.help}`,
  );
  return [
    'Backfile, your own offline news archive.',
    '',
    ...commands,
    '',
    ...options,
    '',
    'Exit code 0: all went well. 1: some input was refused, or it could not be done. 2: wrong usage.',
  ].join('\n');
}
