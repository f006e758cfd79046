/** What an article is: what intake makes of a file, and what the archive holds. Plain JSON only. */

/** 64 lower-case hex digits. */
export type Sha256 = string;

/** What a page is; only `article` and `live` are counted as articles, the others are kept and said so. */
export type ArticleKind = 'article' | 'live' | 'gallery' | 'index' | 'stub' | 'other';

export type SourceFormat = 'html' | 'text' | 'markdown';

export type DatePrecision = 'year' | 'month' | 'day' | 'minute';

/** A date as found. Nothing is invented: what the source does not say is not here. */
export interface ArticleDate {
  /** `YYYY`, `YYYY-MM`, `YYYY-MM-DD`, or `YYYY-MM-DDTHH:MM[:SS][zone]`, zone being `Z` or `+HH:MM`, as precise as known. */
  readonly iso: string;
  readonly precision: DatePrecision;
  /** The words it was read from. */
  readonly raw: string;
}

/** Where a field's value came from. */
export type EvidenceSource =
  | 'json-ld'
  | 'meta' // <meta name> of news sites: article:*, parsely, dc, citation
  | 'opengraph'
  | 'microdata'
  | 'link' // <link rel=canonical>
  | 'saved-by' // a mark of the program that saved the page (SingleFile, "saved from url")
  | 'html' // <html lang>, <title>
  | 'visible' // byline, <time>, dateline, <h1> in the page
  | 'front-matter'
  | 'layout' // plain text: by its place
  | 'address' // the URL's path
  | 'file' // the file's name or date
  | 'detected' // by statistics (language, charset)
  | 'user';

export type EvidenceField =
  | 'title'
  | 'byline'
  | 'outlet'
  | 'section'
  | 'url'
  | 'published'
  | 'updated'
  | 'saved'
  | 'language'
  | 'copyright'
  | 'canonicalUrl'
  | 'kicker'
  | 'dek'
  | 'keywords'
  | 'leadImage'
  // These three only ever say 'user': the kind, the body and the charset as the user has put them right.
  | 'kind'
  | 'text'
  | 'charset';

export type Evidence = { readonly [F in EvidenceField]?: EvidenceSource };

/** Someone a byline names, and what it says of them. */
export interface Credit {
  readonly name: string;
  /** As written ("Washington correspondent"), or null. */
  readonly role: string | null;
  readonly kind: 'person' | 'agency' | 'staff';
}

/** The picture a page shows for its article when it is shared. Its bytes are in `images` only where the file holds them. */
export interface LeadImage {
  /** Absolute, http or https. */
  readonly url: string;
  readonly alt: string | null;
}

/** What the user has changed of a body, block by block, so that it can be done again to a body cut out anew. Each is a block's words. */
export interface BodyEdits {
  readonly cut: readonly string[];
  readonly restored: readonly string[];
}

/** What intake cut out of one document. */
export interface ArticleContent {
  readonly kind: ArticleKind;
  /** Never empty: the file's name stands in, with `evidence.title = 'file'`. */
  readonly title: string;
  /** Names of people; an agency or a desk only where no person is named. */
  readonly byline: readonly string[];
  readonly outlet: string | null;
  readonly section: string | null;
  /** The address as found. */
  readonly url: string | null;
  /** The address folded for comparison (scheme, www, tracking parameters... left out), or null. */
  readonly canonicalUrl: string | null;
  readonly published: ArticleDate | null;
  readonly updated: ArticleDate | null;
  /** When the file was saved: an ISO instant, from the saving program's mark or the file's date. */
  readonly saved: string | null;
  /** BCP 47, or null when it could not be told. */
  readonly language: string | null;
  /** Words of the text by Unicode word breaking. */
  readonly words: number;
  /** The first sentences, plain, at most 300 characters. */
  readonly lead: string;
  /** Clean HTML: allow-listed elements, attributes and schemes only. */
  readonly html: string;
  /** The searchable body: blocks joined by `\n`, no markup, headline not repeated. */
  readonly text: string;
  /** Images as vault objects, in order. */
  readonly images: readonly Sha256[];
  readonly copyright: string | null;
  /** The words over the headline. This and what follows is left out where the source has none. */
  readonly kicker?: string;
  /** The line or two under the headline, as a reader saw them. */
  readonly dek?: string;
  /** As the page gives them, in order. */
  readonly keywords?: readonly string[];
  readonly leadImage?: LeadImage;
  /** All that the byline names, in order: people with their roles, agencies, "staff". */
  readonly credits?: readonly Credit[];
  readonly bodyEdits?: BodyEdits;
  readonly evidence: Evidence;
}

/** Where an article came from. */
export interface Origin {
  /** The original bytes in the vault. For a member of a zip: the member's own bytes, unpacked. */
  readonly object: Sha256;
  readonly bytes: number;
  readonly fileName: string;
  /** As given by whoever imported it; U+FFFD stands for bytes that are not UTF-8. */
  readonly path: string;
  /** The member's name inside a zip or gzip, or null. */
  readonly part: string | null;
  readonly format: SourceFormat;
  /** WHATWG label of the charset it was decoded with. */
  readonly charset: string;
  /** Version of the extraction rules. */
  readonly extractor: number;
}

/** All that identity is decided by, made at intake and stored with the change, so that replaying decides the same. */
export interface IdentityKeys {
  /** Version of the rules that made these keys. */
  readonly rules: number;
  /** Hash of headline, body and address; lacking an address, of headline, body, outlet and day. 32 hex digits. */
  readonly content: string;
  /** Hash of the body alone, folded. 32 hex digits. */
  readonly body: string;
  /** MinHash of the body's word shingles: 64 unsigned 16-bit values, base64 of 128 bytes, little-endian; '' for under 8 words. */
  readonly signature: string;
}

/** An article as the archive holds it. */
export interface Article extends ArticleContent {
  /** The seq of the `article-add` that brought it; never reused. */
  readonly id: number;
  /** ISO instant. */
  readonly imported: string;
  /** Id of the import that brought it. */
  readonly importId: number;
  readonly origin: Origin;
}
