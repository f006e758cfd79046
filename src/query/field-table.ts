/** What a field's value is read as. */
type FieldTakes = 'words' | 'day' | 'state' | 'language' | 'kind' | 'id' | 'name' | 'sort';

interface FieldEntry {
  /** The name that is printed, and the node it makes. */
  readonly name: string;
  /** Other names that mean the same. */
  readonly aliases: readonly string[];
  readonly takes: FieldTakes;
  /** The values it takes, where they are a closed list. */
  readonly values: readonly string[];
  /** Values to begin with, where they are no closed list. */
  readonly offers?: readonly string[];
  readonly example: string;
  /** One line for the help sheet. */
  readonly help: string;
}

const dayOffers = ['today', 'yesterday', 'this week', 'last week', 'past month', 'this year', 'last year', 'unknown'];

/** Every field of the query language. The parser reads this table and the help sheet is made from it, so they cannot differ. */
export const fieldTable = [
  {
    name: 'title',
    aliases: ['headline', 'intitle'],
    takes: 'words',
    values: [],
    example: 'title:"climate strike"',
    help: 'Words of the headline',
  },
  {
    name: 'by',
    aliases: ['byline', 'author'],
    takes: 'words',
    values: [],
    example: 'by:"Ana Ruiz"',
    help: 'Who wrote it',
  },
  {
    name: 'outlet',
    aliases: ['source', 'publication'],
    takes: 'words',
    values: [],
    example: 'outlet:guardian',
    help: 'The paper or site',
  },
  {
    name: 'text',
    aliases: ['body', 'intext'],
    takes: 'words',
    values: [],
    example: 'text:(wages OR pay)',
    help: 'Words of the article itself, without its headline',
  },
  {
    name: 'section',
    aliases: ['desk'],
    takes: 'name',
    values: [],
    example: 'section:business',
    help: 'Words of the section it stood in',
  },
  {
    name: 'url',
    aliases: ['address', 'inurl', 'site'],
    takes: 'name',
    values: [],
    example: 'url:example.org/politics',
    help: 'A part of its address',
  },
  {
    name: 'published',
    aliases: ['date'],
    takes: 'day',
    values: [],
    offers: dayOffers,
    example: 'published:2019-03..2020-01',
    help: 'When it was published: 2019, 2019-03, 2019-03-04, 2019..2020, >=2019, today, "past 3 weeks", unknown',
  },
  {
    name: 'saved',
    aliases: [],
    takes: 'day',
    values: [],
    offers: dayOffers,
    example: 'saved:"last month"',
    help: 'When the file was saved',
  },
  {
    name: 'imported',
    aliases: ['added'],
    takes: 'day',
    values: [],
    offers: dayOffers,
    example: 'imported:today',
    help: 'When it came into the library',
  },
  {
    name: 'lang',
    aliases: ['language'],
    takes: 'language',
    values: [],
    example: 'lang:pt',
    help: 'The language by its code; pt finds pt-BR too; unknown finds those without one',
  },
  {
    name: 'kind',
    aliases: ['type'],
    takes: 'kind',
    values: ['article', 'live', 'gallery', 'index', 'stub', 'other'],
    example: 'kind:gallery',
    help: 'What the page is; without it only articles and live pages are listed',
  },
  {
    name: 'is',
    aliases: [],
    takes: 'state',
    values: ['unread', 'read', 'starred', 'trashed'],
    example: 'is:unread',
    help: 'How it stands with you',
  },
  {
    name: 'in',
    aliases: ['collection'],
    takes: 'name',
    values: [],
    example: 'in:"Harbour wall"',
    help: 'Filed in a collection or below it, by its name or its path: in:Towns/Harbour',
  },
  {
    name: 'tag',
    aliases: ['tagged'],
    takes: 'name',
    values: [],
    example: 'tag:ferry',
    help: 'Has the tag or one nested in it; tag:transport/ferry names a nested one',
  },
  {
    name: 'note',
    aliases: ['notes'],
    takes: 'words',
    values: [],
    example: 'note:"ask the harbour board"',
    help: 'Words of your notes, on the article and on its highlights',
  },
  {
    name: 'has',
    aliases: [],
    takes: 'state',
    values: ['highlight', 'note', 'original'],
    example: 'has:highlight',
    help: 'Whether you highlighted it or wrote a note, or its original is kept',
  },
  {
    name: 'list',
    aliases: [],
    takes: 'name',
    values: [],
    example: 'list:ministers',
    help: 'Any word or phrase of one of your word lists',
  },
  { name: 'id', aliases: [], takes: 'id', values: [], example: 'id:1204', help: 'One article by its number' },
  {
    name: 'sort',
    aliases: ['order'],
    takes: 'sort',
    values: ['relevance', 'newest', 'oldest', 'longest', 'outlet', 'imported', 'own'],
    example: 'sort:newest',
    help: 'The order of the results; own is that of a collection',
  },
] as const satisfies readonly FieldEntry[];

/** The names a field is printed by. */
export type FieldName = (typeof fieldTable)[number]['name'];

const byName: ReadonlyMap<string, FieldEntry & { readonly name: FieldName }> = new Map(
  fieldTable.flatMap((entry) => [entry.name, ...entry.aliases].map((name) => [name, entry] as const)),
);

/** The field of that name or alias, in any case; undefined when there is none. */
export function findField(name: string): (FieldEntry & { readonly name: FieldName }) | undefined {
  return byName.get(name.toLowerCase());
}

/** What stands between words, for the help sheet beside `fieldTable`. */
export const operatorTable: readonly { readonly write: string; readonly help: string }[] = [
  { write: 'strike wages', help: 'Both words, in any of their forms, anywhere in the article' },
  { write: '"strike"', help: 'This word alone, without its other forms' },
  { write: '=Polish', help: 'Just so: this case, these accents, no other forms; also ="The Times"' },
  { write: '"minimum wage"', help: 'Exactly these words, next to each other' },
  { write: 'strike OR walkout', help: 'One of the two; OR joins its neighbours, | means the same' },
  { write: 'strike -football', help: 'Without that word; NOT means the same' },
  { write: '(strike OR walkout) wages', help: 'Brackets hold together what belongs together' },
  { write: 'elect*', help: 'Words that begin so' },
  { write: 'wom?n wo*an', help: 'A question mark inside a word is one letter, a star any letters' },
  { write: 'colour~', help: 'Words spelt nearly so; colour~1 and colour~2 say how many letters may differ' },
  { write: 'near/5(strike wages)', help: 'These words close together, in any order, with at most five others between' },
  { write: '\\OR', help: 'A backslash takes the next sign as it is' },
];
