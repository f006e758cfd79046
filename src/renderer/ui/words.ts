/**
 * The window's words for what crosses the wire as codes. Each table is a Record over its whole union,
 * so a code without words does not compile. Sentences say what happened, what was kept, what to do.
 */
import type { EvidenceField, EvidenceSource, SourceFormat } from '../../contract/article';
import type { ImportSource } from '../../contract/change';
import type { LibraryInfo } from '../../contract/control';
import type { CommandCode, RefusalCode } from '../../contract/failure';
import type { MarkColour } from '../../contract/mark';

/** Why a file was not taken in: a short reason, and what can be done about it. */
export const refusalWords: Record<RefusalCode, { readonly reason: string; readonly advice: string }> = {
  empty: { reason: 'Nothing in the file', advice: 'The file has no content. Save the page again.' },
  'not-an-article': {
    reason: 'No article text found',
    advice: 'The file could be read, but holds nothing that reads like an article.',
  },
  'unknown-format': {
    reason: 'A kind of file Backfile does not read',
    advice: 'Backfile reads saved web pages, plain text, Markdown, and zip or gzip files of these.',
  },
  unreadable: { reason: 'Could not be opened', advice: 'Check that you may read the file, then try again.' },
  vanished: { reason: 'Gone before it was read', advice: 'The file was moved or deleted while Backfile worked.' },
  changed: { reason: 'Changed while it was read', advice: 'Try again once nothing writes to the file.' },
  'too-large': { reason: 'Too large', advice: 'Files over 256 MB, and pages over 64 MB, are left out.' },
  'too-complex': {
    reason: 'Too tangled to read safely',
    advice: 'The page has far more parts than any article needs.',
  },
  'too-slow': { reason: 'Took too long', advice: 'Reading it was stopped so that the rest could go on.' },
  crashed: {
    reason: 'Could not be worked through',
    advice: 'Reading this file failed. The rest was not touched by it.',
  },
  'link-loop': { reason: 'A link that leads back to itself', advice: 'Import the folder that it points to instead.' },
  outside: {
    reason: 'Leads out of its folder',
    advice: 'For safety, links and zip entries that lead elsewhere are left out.',
  },
  'special-file': { reason: 'Not a real file', advice: 'Pipes, sockets and devices hold no articles.' },
  'bad-archive': {
    reason: 'A zip or gzip that cannot be unpacked',
    advice: 'It may be cut short. Make or download it again.',
  },
  'archive-bomb': { reason: 'Unpacks to far too much', advice: 'For safety, it was not unpacked any further.' },
  encrypted: { reason: 'Needs a password', advice: 'Unpack it yourself, then import the files.' },
  'bad-text': { reason: 'Not readable as text', advice: 'Its bytes are no text in any known encoding.' },
};

/** What to say when something could not be done: a headline, and the sentence or two under it. */
export const failureWords: Record<CommandCode, { readonly title: string; readonly text: string }> = {
  'no-space': {
    title: 'The disk is nearly full',
    text: 'Nothing was lost. Backfile stops before the disk is full, because a full disk can damage what is on it.',
  },
  'library-in-use': {
    title: 'Another Backfile has this library open',
    text: 'It does not answer. Close it, or restart the computer, then try again. Nothing was changed.',
  },
  'library-newer': {
    title: 'This library was written by a newer Backfile',
    text: 'It was left as it is. Open it with the newer version.',
  },
  'library-unwritable': {
    title: 'Backfile cannot write to this library',
    text: 'Check that the folder is there and that you may write to it, then try again.',
  },
  'library-damaged': {
    title: 'Part of this library is damaged',
    text: 'Backfile has stopped and changed nothing, so that nothing more is lost. Keep a copy of the library folder before you go on.',
  },
  'archive-ahead': {
    title: 'The end of your library’s record is missing',
    text: 'Your articles are still here: the working copy holds changes that the record on disk has lost, perhaps because the folder was copied back from an older backup. Backfile can write them back.',
  },
  'archive-unavailable': {
    title: 'The archive does not answer',
    text: 'Nothing was lost. Try again in a moment; if it stays so, close Backfile and open it again.',
  },
  'port-taken': {
    title: 'Backfile’s address is in use by another program',
    text: 'Close the other program, or give this library another port in its config.json.',
  },
  'no-browser': {
    title: 'No browser was found',
    text: 'Backfile needs Chromium, Chrome or Edge on this computer.',
  },
  'not-found': { title: 'It is no longer there', text: 'What you asked for is not in this library.' },
  unwritable: {
    title: 'The file could not be written there',
    text: 'Choose another folder. What was there before is as it was.',
  },
  'pasted-address': {
    title: 'Backfile never goes online',
    text: 'Save the page in your browser and drop the file here.',
  },
  'nothing-to-import': { title: 'Nothing to import there', text: 'No file was found among what you chose.' },
  cancelled: { title: 'Cancelled', text: 'What was already done has been kept.' },
  'bad-request': {
    title: 'That could not be done',
    text: 'Backfile did not understand its own request. Nothing was changed.',
  },
  internal: { title: 'Something went wrong inside Backfile', text: 'Nothing was lost. You can try again.' },
};

/** Where a fact was read, in plain words: completes "from …". */
export const evidenceWords: Record<EvidenceSource, string> = {
  'json-ld': 'the page’s data for search engines',
  meta: 'the page’s hidden labels',
  opengraph: 'the page’s labels for sharing',
  microdata: 'the page’s labelled parts',
  link: 'the address the page gives for itself',
  'saved-by': 'a mark left by the program that saved it',
  html: 'the page’s title or language setting',
  visible: 'the words on the page',
  'front-matter': 'the header of the file',
  layout: 'its place in the text',
  address: 'the web address',
  file: 'the file’s own name or date',
  detected: 'the text itself, by its letters and words',
  user: 'you',
};

/** What a fact is called. */
export const fieldWords: Record<EvidenceField, string> = {
  title: 'Headline',
  byline: 'By',
  outlet: 'Outlet',
  section: 'Section',
  url: 'Web address',
  published: 'Published',
  updated: 'Updated',
  saved: 'Saved',
  language: 'Language',
  copyright: 'Copyright',
  canonicalUrl: 'Compared as',
  kicker: 'Over the headline',
  dek: 'Under the headline',
  keywords: 'Keywords',
  leadImage: 'Lead picture',
  kind: 'Kind of page',
  text: 'Text',
  charset: 'Characters',
};

/** What a kind of source file is called. */
export const formatWords: Record<SourceFormat, string> = {
  html: 'Web page',
  text: 'Plain text',
  markdown: 'Markdown',
};

/** What the five colours are called. */
export const colourWords: Record<MarkColour, string> = {
  sun: 'Sun',
  leaf: 'Leaf',
  sky: 'Sky',
  rose: 'Rose',
  violet: 'Violet',
};

/** What kind of source an import had. */
export const sourceWords: Record<ImportSource['kind'], string> = {
  paths: 'From this computer',
  uploaded: 'Dropped or chosen in the window',
  pasted: 'Pasted',
  samples: 'The sample archive',
  watched: 'A watched folder',
  retry: 'A second try at refused files',
};

/** What a library's warning means. */
export const warningWords: Record<LibraryInfo['warnings'][number], string> = {
  'synced-folder':
    'This library is in a folder that a sync service watches. Sync services can copy a library while it changes: keep it elsewhere, and copy backups there instead.',
  'lock-taken-over': 'Backfile was not closed properly last time. The library was checked and nothing is missing.',
  'journal-tail-cut':
    'The last change before Backfile stopped was only half written and was left out. Everything you were told was saved is here.',
};

/** What a long piece of work at the start is called. */
export const progressWords: Record<'replay' | 'index' | 'rebuild', string> = {
  replay: 'Catching up with the library',
  index: 'Making the search index',
  rebuild: 'Filling the archive again from the library',
};
