import type { Refusal } from '../../contract/failure';
import { guessWideCharset } from './decode';
import { refuse } from './refuse';

/** What intake has a reader for. */
export type DetectedFormat = 'html' | 'text' | 'markdown' | 'zip' | 'gzip' | 'page-zip';

/** Bytes of the beginning that are looked at. */
const headBytes = 64 * 1024;

/**
 * What a file is: by its content first, by its name where the content leaves it open (a Markdown file
 * without a head, a table of commas). Whatever Backfile does not read is `unknown-format` with the
 * format's name in `detail`.
 */
export function detectFormat(bytes: Uint8Array, fileName: string): DetectedFormat | Refusal {
  if (isBlank(bytes)) return refuse('empty');
  const head = bytes.subarray(0, headBytes);
  const latin1 = Buffer.from(head.buffer, head.byteOffset, head.byteLength).toString('latin1');
  if (/^PK(?:\x03\x04|\x05\x06|\x07\x08)/u.test(latin1)) return detectZip(bytes, latin1, fileName);
  if (latin1.startsWith('\x1F\x8B')) return 'gzip';
  const binary = binarySignatures.find(([, signature]) => signature.test(latin1));
  if (binary !== undefined) return refuse('unknown-format', binary[0]);
  const text = readHead(head, latin1);
  if (text === null) {
    // SingleFile's self-extracting pages: HTML in front, a zip in a comment behind.
    const isPageZip = /^<!doctype html>/iu.test(latin1) && hasZip(bytes);
    return isPageZip ? 'page-zip' : refuse('unknown-format', 'binary data');
  }
  return detectText(text.replace(/^\s+/u, ''), extensionOf(fileName));
}

function hasZip(bytes: Uint8Array): boolean {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes('PK\x03\x04', 0, 'latin1');
}

const binarySignatures: readonly (readonly [string, RegExp])[] = [
  ['PDF document', /^[^]{0,1024}?%PDF-\d/u],
  ['RTF document', /^\s*\{\\rtf/u],
  ['Word, Excel or Outlook file (OLE)', /^\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1/u],
  ['PNG image', /^\x89PNG\r\n/u],
  ['JPEG image', /^\xFF\xD8\xFF/u],
  ['GIF image', /^GIF8[79]a/u],
  ['WebP image', /^RIFF[^]{4}WEBP/u],
  ['BMP image', /^BM[^]{4}\0\0\0\0/u],
  ['icon', /^\0\0[\x01\x02]\0[^\0]\0/u],
  ['TIFF image', /^(?:II\*\0|MM\0\*)/u],
  ['AVIF, HEIC or MP4 file', /^[^]{4}ftyp/u],
  ['sound or film', /^(?:ID3|OggS|fLaC|RIFF[^]{4}(?:WAVE|AVI )|\x1A\x45\xDF\xA3|\xFF[\xFB\xF3\xF2])/u],
  ['font', /^(?:wOF[F2]|OTTO\0|\0\x01\0\0\0|ttcf)/u],
  ['WARC web archive', /^WARC\/\d/u],
  ['ARC web archive', /^filedesc:\/\//u],
  ['Safari web archive', /^bplist00/u],
  ['ZIM archive', /^ZIM\x04/u],
  ['SQLite database', /^SQLite format 3\0/u],
  ['7-Zip archive', /^7z\xBC\xAF\x27\x1C/u],
  ['RAR archive', /^Rar!\x1A\x07/u],
  ['bzip2 archive', /^BZh[1-9]1AY&SY/u],
  ['xz archive', /^\xFD7zXZ\0/u],
  ['zstd archive', /^\x28\xB5\x2F\xFD/u],
  ['tar archive', /^[^]{257}ustar/u],
  ['program', /^(?:MZ[^]{58}|\x7FELF|\xCA\xFE\xBA\xBE|\xCF\xFA\xED\xFE|\0asm)/u],
];

function detectZip(bytes: Uint8Array, head: string, fileName: string): DetectedFormat | Refusal {
  // The list of members stands at the end; a document's kind is told by a member's name.
  const tail = Buffer.from(bytes.subarray(Math.max(0, bytes.length - headBytes))).toString('latin1');
  const names = head.slice(0, 4096) + tail;
  if (names.includes('mimetypeapplication/epub+zip') || names.includes('META-INF/container.xml')) {
    return refuse('unknown-format', 'EPUB book');
  }
  if (names.includes('mimetypeapplication/vnd.oasis.opendocument'))
    return refuse('unknown-format', 'OpenDocument file');
  if (names.includes('[Content_Types].xml')) {
    return refuse('unknown-format', names.includes('word/document.xml') ? 'Word document' : 'Office document');
  }
  if (names.includes('datapackage.json') && names.includes('archive/')) {
    return refuse('unknown-format', 'WACZ web archive');
  }
  if (/^(?:jar|apk|xpi|crx|kmz|ipa|whl)$/u.test(extensionOf(fileName)))
    return refuse('unknown-format', 'program archive');
  return 'zip';
}

/** Extensions of text that is no article, and what it is called. Only asked when the content does not say HTML. */
const otherText: Readonly<Record<string, string>> = {
  json: 'JSON data', jsonl: 'JSON data', ndjson: 'JSON data', geojson: 'JSON data', webmanifest: 'JSON data',
  csv: 'table (CSV)', tsv: 'table (TSV)', xml: 'XML data', rss: 'RSS feed', atom: 'Atom feed', opml: 'OPML list',
  rdf: 'XML data', xsl: 'XML data', xsd: 'XML data', dtd: 'XML data', svg: 'SVG image', enex: 'Evernote export',
  css: 'style sheet', scss: 'style sheet', less: 'style sheet', js: 'script', mjs: 'script', cjs: 'script',
  ts: 'script', tsx: 'script', jsx: 'script', map: 'source map', eml: 'e-mail', emlx: 'e-mail', mbox: 'mailbox',
  mht: 'MHTML page', mhtml: 'MHTML page', sgm: 'SGML data', sgml: 'SGML data', yml: 'YAML data', yaml: 'YAML data',
  toml: 'TOML data', ini: 'settings', cfg: 'settings', conf: 'settings', py: 'program', sh: 'program', bat: 'program',
  c: 'program', h: 'program', cpp: 'program', java: 'program', rb: 'program', pl: 'program', go: 'program',
  rs: 'program', sql: 'database script', bib: 'reference list', ris: 'reference list', ics: 'calendar',
  vcf: 'address card', srt: 'subtitles', vtt: 'subtitles', url: 'link', webloc: 'link', desktop: 'link',
  tex: 'TeX source', po: 'translation', ps: 'PostScript document', eps: 'PostScript document', ipynb: 'notebook',
}; // prettier-ignore

function detectText(text: string, extension: string): DetectedFormat | Refusal {
  if (/^(?:MIME-Version:|From: <?Saved by|Snapshot-Content-Location:)/iu.test(text) && isMhtml(text)) {
    return refuse('unknown-format', 'MHTML page');
  }
  const beyond = skipPrologue(text);
  if (/^(?:<!doctype\s+html|<html[\s>]|<head[\s>]|<body[\s>])/iu.test(beyond)) return 'html';
  const isPageName = /^(?:html?|xhtml?|shtml|php\d?|aspx?|jspx?|cgi|cfm|do)$/u.test(extension);
  if (/^<(?:\?xml|!doctype|[a-z])/iu.test(text) && !isPageName) {
    const root = /^<([a-z][\w:.-]*)/iu.exec(beyond)?.[1]?.toLowerCase();
    if (root === 'svg') return refuse('unknown-format', 'SVG image');
    if (root !== undefined && text.startsWith('<?xml')) return refuse('unknown-format', `XML data (${root})`);
    if (/^<(?:rss|feed|rdf:RDF|opml|nitf|newsItem|newsML|urlset)[\s>]/iu.test(beyond)) {
      return refuse('unknown-format', `XML data (${root ?? ''})`);
    }
  }
  const other = otherText[extension];
  if (other !== undefined) return refuse('unknown-format', other);
  if (isPageName) return /<[a-z!/]/iu.test(text) ? 'html' : 'text';
  if (/^(?:Return-Path|Received|Delivered-To|Message-ID|X-Mozilla-Status):/iu.test(text)) {
    return refuse('unknown-format', 'e-mail');
  }
  if (/^From \S+ .*\d{4}\r?\n(?:[\w-]+: |>From)/u.test(text)) return refuse('unknown-format', 'mailbox');
  if (/^(?:m(?:d|arkdown|down|kd|kdn))$/u.test(extension) || isMarkdown(text)) return 'markdown';
  if (isJson(text)) return refuse('unknown-format', 'JSON data');
  return isHtmlFragment(text) ? 'html' : 'text';
}

function isMhtml(text: string): boolean {
  return /^content-type:\s*multipart\/related/imu.test(text);
}

/** Text after comments, an XML declaration and processing instructions; a saving program's mark often stands first. */
function skipPrologue(text: string): string {
  let at = 0;
  for (;;) {
    while (/\s/u.test(text.charAt(at))) at += 1;
    const close = text.startsWith('<!--', at) ? '-->' : text.startsWith('<?', at) ? '>' : null;
    if (close === null) return text.slice(at);
    const end = text.indexOf(close, at + 2);
    if (end < 0) return '';
    at = end + close.length;
  }
}

/** HTML without its outer elements: several tags of a page's body, the first of them early. */
function isHtmlFragment(text: string): boolean {
  const beginning = text.slice(0, 8192);
  const tags = beginning.match(
    /<\/?(?:p|div|span|a|br|h[1-6]|ul|ol|li|img|table|article|section|meta|title|link)\b[^<>]*>/giu,
  );
  return beginning.startsWith('<') ? (tags?.length ?? 0) >= 2 : (tags?.length ?? 0) >= 8;
}

/** A head between fences, or the first line a heading and two more marks of other kinds. */
function isMarkdown(text: string): boolean {
  if (/^---[ \t]*\r?\n[A-Za-z_][\w -]*:.*\r?\n(?:[^]{0,20000}?\n)?(?:---|\.\.\.)[ \t]*(?:\r?\n|$)/u.test(text))
    return true;
  if (/^\+\+\+[ \t]*\r?\n[\w.-]+\s*=[^]{0,20000}?\n\+\+\+[ \t]*(?:\r?\n|$)/u.test(text)) return true;
  if (!/^#{1,3} \S/u.test(text)) return false;
  const marks = [/\n#{1,6} \S/u, /\[[^\]\n]+\]\(https?:/u, /\n```/u, /\*\*\S[^*\n]*\*\*/u, /\n> \S/u, /\n[*-] \S/u];
  return marks.filter((mark) => mark.test(text)).length >= 2;
}

function isJson(text: string): boolean {
  return /^(?:\{\s*(?:"|\})|\[\s*[[{"\d])/u.test(text) && /[}\]]\s*$/u.test(text.slice(-2048));
}

/** The beginning as text for looking at, or null when it is not text. */
function readHead(head: Uint8Array, latin1: string): string | null {
  const [a, b, c, d] = head;
  const wide =
    guessWideCharset(head) ?? (a === 0xff && b === 0xfe ? 'utf-16le' : a === 0xfe && b === 0xff ? 'utf-16be' : null);
  if (wide?.startsWith('utf-16') === true) return new TextDecoder(wide).decode(head);
  // For looking at, UTF-32 is its bytes without the zeros.
  if (wide !== null) return latin1.replace(/[\0\xFE\xFF]/gu, '');
  if (a === 0xef && b === 0xbb && c === 0xbf) return latin1.slice(3);
  if (a === 0 && b === 0 && c === 0xfe && d === 0xff) return latin1.replace(/[\0\xFE\xFF]/gu, '');
  const zeros = latin1.match(/\0/gu)?.length ?? 0;
  const controls = latin1.match(/[\x01-\x08\x0E-\x1A\x1C-\x1F]/gu)?.length ?? 0;
  // ISO-2022 shifts in and out with 0x0E and 0x0F; it has an escape sequence too.
  if (/\x1B\$/u.test(latin1)) return latin1;
  return zeros > latin1.length * 0.2 || controls > Math.max(4, latin1.length * 0.02) ? null : latin1;
}

function isBlank(bytes: Uint8Array): boolean {
  for (let at = 0; at < bytes.length; at += 1) {
    const byte = bytes[at] ?? 0;
    const isMark = byte === 0xef || byte === 0xbb || byte === 0xbf || byte === 0xfe || byte === 0xff;
    if (byte !== 0 && byte !== 0x20 && (byte < 0x09 || byte > 0x0d) && !(isMark && at < 4)) return false;
  }
  return true;
}

function extensionOf(fileName: string): string {
  return /\.([^.\\/]{1,12})$/u.exec(fileName)?.[1]?.toLowerCase() ?? '';
}
