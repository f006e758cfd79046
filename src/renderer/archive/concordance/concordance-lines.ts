/** Words on either side that a line can be sorted by. */
export const sortWords = 3;
/** Numbers of a line: its article's place, where it stands and how long it is, its own words, those before, those after. */
const columnCount = 4 + 2 * sortWords;
/** Set in a line's place when it stands in the headline; texts are shorter than that. */
const titleBit = 0x8000_0000;

/** An article with lines, or one that was looked through and has none. */
export interface LinedArticle {
  readonly id: number;
  /** Of the state it was read in: another one means that it may say something else now. */
  readonly content: number;
  /** Milliseconds since 1970, or null. */
  readonly published: number | null;
  readonly outlet: string | null;
  /** Its lines: from the first up to, not including, the last. */
  readonly from: number;
  readonly to: number;
}

/** What a line is made of: places in UTF-16 units, words as codes. */
export interface NewLine {
  readonly isTitle: boolean;
  readonly start: number;
  readonly end: number;
  readonly hit: number;
  /** The nearest first; 0 for none. */
  readonly before: readonly number[];
  readonly after: readonly number[];
}

/** The columns a line can be sorted by. */
export type LineColumn = 'article' | 'hit' | `before${1 | 2 | 3}` | `after${1 | 2 | 3}`;
const columnAt: Readonly<Record<LineColumn, number>> = {
  article: 0,
  hit: 3,
  before1: 4,
  before2: 5,
  before3: 6,
  after1: 7,
  after2: 8,
  after3: 9,
};

/** Lines in the order of their articles, 40 bytes each: 100,000 of them are 4 MB. They are only ever added to. */
export class ConcordanceLines {
  readonly articles: LinedArticle[] = [];
  count = 0;
  /** Articles that have a line. */
  articlesWithLines = 0;
  private columns: readonly Uint32Array[] = Array.from({ length: columnCount }, () => new Uint32Array(256));

  /** Adds an article and its lines, of which those over `mostLines` altogether are left out. */
  addArticle(article: Omit<LinedArticle, 'from' | 'to'>, lines: readonly NewLine[], mostLines: number): void {
    const from = this.count;
    const kept = Math.min(lines.length, Math.max(0, mostLines - from));
    this.reserve(from + kept);
    for (let at = 0; at < kept; at += 1) {
      const line = lines[at];
      if (!line) break;
      const place = (line.isTitle ? line.start + titleBit : line.start) >>> 0;
      this.put([this.articles.length, place, line.end - line.start, line.hit], line.before, line.after);
    }
    this.close(article, from);
  }

  /** Adds an article with the lines that another build found in it. */
  copyArticle(other: ConcordanceLines, { from, to, ...article }: LinedArticle, mostLines: number): void {
    const first = this.count;
    const kept = Math.min(to - from, Math.max(0, mostLines - first));
    this.reserve(first + kept);
    for (const [at, column] of this.columns.entries()) {
      const source = other.columns[at];
      if (source) column.set(source.subarray(from, from + kept), first);
    }
    this.column('article').fill(this.articles.length, first, first + kept);
    this.count += kept;
    this.close(article, first);
  }

  /** Numbers by line; good until lines are added. */
  column(name: LineColumn): Uint32Array {
    return this.columns[columnAt[name]] ?? new Uint32Array();
  }

  /** Where a line stands, and in which article. */
  at(line: number): { article: LinedArticle; isTitle: boolean; start: number; end: number } | null {
    const article = this.articles[this.column('article')[line] ?? -1];
    if (!article || line >= this.count) return null;
    const place = this.columns[1]?.[line] ?? 0;
    const start = (place & ~titleBit) >>> 0;
    return { article, isTitle: place >= titleBit, start, end: start + (this.columns[2]?.[line] ?? 0) };
  }

  private close(article: Omit<LinedArticle, 'from' | 'to'>, from: number): void {
    this.articles.push({ ...article, from, to: this.count });
    if (this.count > from) this.articlesWithLines += 1;
  }

  private put(numbers: readonly number[], before: readonly number[], after: readonly number[]): void {
    for (const [at, column] of this.columns.entries()) {
      const word = at - numbers.length;
      const value = word < 0 ? numbers[at] : word < sortWords ? before[word] : after[word - sortWords];
      column[this.count] = value ?? 0;
    }
    this.count += 1;
  }

  private reserve(count: number): void {
    const held = this.columns[0]?.length ?? 0;
    if (count <= held) return;
    const length = Math.max(count, held * 2);
    this.columns = this.columns.map((column) => {
      const longer = new Uint32Array(length);
      longer.set(column);
      return longer;
    });
  }
}
