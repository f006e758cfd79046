import { findField, type FieldName } from './field-table';
import { readFilter } from './read-filter';
import { isSearchable, type Token } from './scan-query';
import type { Notice, ParsedQuery, QueryNode, Range, TextField, WordNode } from './tree';

interface ParserOptions {
  /** As in `parseQuery`. */
  readonly today: string;
  readonly typing: boolean;
  /** Of the text that the tokens are of. */
  readonly length: number;
}

/** Brackets inside brackets. People use three; the bound keeps recursion, here and in whoever walks the tree, safe. */
const maxDepth = 32;
/** Words of one `near`: each more multiplies what is compared. */
const maxNearWords = 16;
/** A typed beginning shorter than this matches as a whole word: too many words begin with one letter. */
const minTypedPrefix = 2;

const textFields: Readonly<Partial<Record<FieldName, TextField>>> = {
  title: 'title',
  by: 'byline',
  outlet: 'outlet',
  text: 'text',
};

/** Recursive descent over the tokens: items are ANDed, OR joins its two neighbours, NOT belongs to the next item. */
export class QueryParser {
  sort: ParsedQuery['sort'] = null;
  readonly #tokens: readonly Token[];
  readonly #options: ParserOptions;
  readonly #notices: Notice[];
  #at = 0;
  #depth = 0;
  /** Opening brackets too deep to be read, whose partners are skipped as well. */
  #skipped = 0;

  constructor(tokens: readonly Token[], options: ParserOptions, notices: Notice[]) {
    this.#tokens = tokens;
    this.#options = options;
    this.#notices = notices;
  }

  parse(): QueryNode {
    const items: QueryNode[] = [];
    while (this.#at < this.#tokens.length) {
      items.push(...this.#items(null));
      const token = this.#tokens[this.#at];
      if (token?.type === 'close') {
        this.#note('unbalanced-bracket', 'This bracket closes nothing and was left out.', token.range);
        this.#at += 1;
      }
    }
    return joined('and', items) ?? { type: 'all', range: [0, this.#options.length] };
  }

  /** Items up to a closing bracket or the end. */
  #items(field: FieldName | null): QueryNode[] {
    /** Each item with what OR joins to it. */
    const chains: QueryNode[][] = [];
    /** The operator that waits for its right side. */
    let pending: Token | null = null;
    for (;;) {
      const token = this.#tokens[this.#at];
      if (!token || token.type === 'close') break;
      if (token.type === 'or' || token.type === 'and') {
        this.#at += 1;
        if (pending || chains.length === 0) this.#stray(token);
        else pending = token;
        continue;
      }
      const node = this.#unary(field);
      if (!node) continue;
      if (pending?.type === 'or') chains.at(-1)?.push(node);
      else chains.push([node]);
      pending = null;
    }
    if (pending) this.#stray(pending);
    return chains.flatMap((chain) => joined('or', chain) ?? []);
  }

  #unary(field: FieldName | null): QueryNode | null {
    let isNegative = false;
    let not: Token | null = null;
    for (let token = this.#tokens[this.#at]; token?.type === 'not'; token = this.#tokens[this.#at]) {
      not = token;
      isNegative = !isNegative;
      this.#at += 1;
    }
    const next = this.#tokens[this.#at];
    if (not && (!next || next.type === 'close' || next.type === 'or' || next.type === 'and')) {
      this.#stray(not);
      return null;
    }
    const node = this.#primary(field, not !== null);
    if (!node || !isNegative) return node;
    const range: Range = [not?.range[0] ?? node.range[0], node.range[1]];
    return node.type === 'not' ? { ...node.of, range } : { type: 'not', of: node, range };
  }

  #primary(field: FieldName | null, isNegated: boolean): QueryNode | null {
    const token = this.#tokens[this.#at];
    this.#at += 1;
    if (token?.type === 'open') return this.#group(field, token.range);
    if (token?.type === 'near') return this.#near(token, field, token.range[0]);
    if (token?.type === 'field') {
      const next = this.#tokens[this.#at];
      const start = token.range[0];
      this.#at += 1;
      if (next?.type === 'open') return this.#group(token.field, next.range);
      if (next?.type === 'near') return this.#near(next, token.field, start);
      if (isValueToken(next)) return this.#value(next, token.field, start, isNegated);
      // Only an unpaired quotation mark can stand between: the field is left out, and the mark was noted.
      this.#at -= 1;
      return null;
    }
    if (isValueToken(token)) {
      return this.#value(token, field, token.range[0], isNegated);
    }
    return null;
  }

  #group(field: FieldName | null, open: Range): QueryNode | null {
    if (this.#depth >= maxDepth) {
      if (this.#skipped === 0) {
        this.#note('too-deep', `Brackets more than ${String(maxDepth)} deep are left out.`, open);
      }
      this.#skipped += 1;
      return null;
    }
    this.#depth += 1;
    const items = this.#items(field);
    let close = this.#tokens[this.#at];
    while (close?.type === 'close' && this.#skipped > 0) {
      this.#skipped -= 1;
      this.#at += 1;
      items.push(...this.#items(field));
      close = this.#tokens[this.#at];
    }
    this.#depth -= 1;
    if (close) this.#at += 1;
    else this.#note('unbalanced-bracket', 'This bracket is never closed; it was closed at the end.', open);
    return joined('and', items);
  }

  #value(token: ValueToken, field: FieldName | null, start: number, isNegated: boolean): QueryNode | null {
    const range: Range = [start, token.range[1]];
    const textField = field === null ? 'any' : textFields[field];
    if (token.type === 'wildcard' || token.type === 'fuzzy') {
      if (textField === undefined) return this.#plainly(token, field, range);
      if (token.type === 'wildcard') return { type: 'wildcard', pattern: token.text, field: textField, range };
      return { type: 'fuzzy', text: token.text, distance: token.distance, field: textField, range };
    }
    if (token.type === 'exact') {
      if (textField === undefined) return this.#plainly(token, field, range);
      return isSearchable(token.text) ? { type: 'exact', text: token.text, field: textField, range } : null;
    }
    const asWords = (place: TextField): WordNode | null => {
      if (!isSearchable(token.text)) {
        if (token.type === 'word' && token.prefix) {
          this.#note('stray-operator', 'A star needs the beginning of a word before it.', range);
        }
        return null;
      }
      if (token.type === 'phrase') return { type: 'phrase', text: token.text, field: place, range };
      const prefix = token.prefix || this.#isBeingTyped(token, isNegated);
      return { type: 'word', text: token.text, field: place, prefix, range };
    };
    if (textField !== undefined) return asWords(textField);
    if (field === 'note') {
      const of = asWords('any');
      return of && { type: 'note', of, range };
    }
    if (field === null) return null;
    const text = token.type === 'word' && token.prefix ? `${token.text}*` : token.text;
    const read = readFilter(field, text.trim(), range, this.#options.today);
    if (read?.type === 'sort') {
      this.sort = read.sort;
      return null;
    }
    if (read) return read;
    const entry = findField(field);
    const takes = entry && entry.values.length > 0 ? entry.values.join(', ') : (entry?.example ?? '');
    const code = entry?.takes === 'day' ? 'bad-date' : 'bad-value';
    this.#note(code, `“${field}:” cannot be “${text}” (it takes ${takes}); this is searched as plain words.`, range);
    return asWords('any');
  }

  /** Patterns and exact words are of the articles' texts; in a note they are read as plain words. */
  #plainly(token: ValueToken, field: FieldName | null, range: Range): QueryNode | null {
    this.#note('bad-value', 'Stars inside a word, question marks, ~ and = do nothing here.', range);
    if (token.type === 'exact') return this.#value({ ...token, type: 'phrase' }, field, range[0], true);
    const text = token.text.split(/[*?]+/).find(isSearchable) ?? '';
    return this.#value({ type: 'word', text, prefix: true, range }, field, range[0], true);
  }

  /** `near/5(a "b c")`. What holds anything but words and phrases is read as a plain bracket, and said so. */
  #near(token: Token & { readonly type: 'near' }, field: FieldName | null, start: number): QueryNode | null {
    const open = this.#tokens[this.#at];
    const place = field === null ? 'any' : textFields[field];
    const inside: Token[] = [];
    let at = this.#at + 1;
    for (let next = this.#tokens[at]; next && next.type !== 'close'; next = this.#tokens[at]) {
      inside.push(next);
      at += 1;
      if (next.type !== 'word' && next.type !== 'phrase') break;
    }
    const of = inside.flatMap((one): readonly WordNode[] => {
      if (place === undefined || (one.type !== 'word' && one.type !== 'phrase') || !isSearchable(one.text)) return [];
      if (one.type === 'phrase') return [{ type: 'phrase', text: one.text, field: place, range: one.range }];
      return [{ type: 'word', text: one.text, field: place, prefix: one.prefix, range: one.range }];
    });
    const close = this.#tokens[at];
    if (
      place === undefined ||
      of.length < Math.max(2, inside.length) ||
      of.length > maxNearWords ||
      close?.type !== 'close'
    ) {
      const message = 'near/ needs two words or phrases or more in its bracket; this is searched as plain words.';
      this.#note('bad-value', message, token.range);
      this.#at += 1;
      return this.#group(field, open?.range ?? token.range);
    }
    this.#at = at + 1;
    return { type: 'near', within: token.within, of, field: place, range: [start, close.range[1]] };
  }

  #isBeingTyped(token: ValueToken, isNegated: boolean): boolean {
    return (
      this.#options.typing &&
      !isNegated &&
      token.type === 'word' &&
      token.range[1] === this.#options.length &&
      Array.from(token.text).length >= minTypedPrefix
    );
  }

  #stray(token: Token): void {
    const word = token.type.toUpperCase();
    this.#note('stray-operator', `${word} has nothing to join here and was left out.`, token.range);
  }

  #note(code: Notice['code'], message: string, range: Range): void {
    this.#notices.push({ code, message, range });
  }
}

const valueTypes = ['word', 'phrase', 'exact', 'wildcard', 'fuzzy'] as const;
type ValueToken = Token & { readonly type: (typeof valueTypes)[number] };

function isValueToken(token: Token | undefined): token is ValueToken {
  return valueTypes.some((type) => type === token?.type);
}

/** One node of several; children of the same kind are taken in, so that `(a b) c` is `a b c`. Null of none. */
function joined(type: 'and' | 'or', nodes: readonly QueryNode[]): QueryNode | null {
  const of = nodes.flatMap((node) => (node.type === type ? node.of : [node]));
  const [first] = of;
  const last = of.at(-1);
  if (!first || !last || of.length === 1) return first ?? null;
  return { type, of, range: [first.range[0], last.range[1]] };
}
