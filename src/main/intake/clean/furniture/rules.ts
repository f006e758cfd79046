import type { OutletRuleMatch } from '../../../../contract/outlet-rule';
import type { SecondOpinion } from '../../extract/second-opinion';
import type { Block } from './blocks';
import { advertising, credit, ending, newsletter, related, share } from './phrases';

/** What is known of the article when its body is cleaned. */
export interface ArticleFacts {
  readonly title: string;
  readonly byline: readonly string[];
  readonly outlet: string | null;
  readonly section: string | null;
  /** The words that dates were read from: a line that is one of them is not text. */
  readonly dates: readonly string[];
  /** null: none is asked (Markdown has no furniture of a page). */
  readonly opinion: SecondOpinion | null;
  /** What users have said of this outlet's pages; they go before every rule of ours. */
  readonly rules?: readonly OutletRuleMatch[];
}

/** Where a block stands among the article's blocks. */
export interface Place {
  readonly beforeProse: boolean;
  readonly afterProse: boolean;
  readonly fromStart: number;
  readonly fromEnd: number;
  /** Whether it stands under a line such as "More stories", with nothing but short blocks between. */
  readonly underRelated: boolean;
}

export interface Verdict {
  readonly rule: string;
  readonly why: string;
}

/** Blocks at least this long are only judged by where they stand and what they say outright. */
const shortCharacters = 220;

/** Whether a block is furniture: the first rule that fits, or null. */
export function judgeBlock(block: Block, facts: ArticleFacts, place: Place): Verdict | null {
  const { text, linkShare, hint } = block;
  if (text === '') return null;
  // A single sign (a bullet, a bar) or a bare counter between paragraphs says nothing.
  if (!/[\p{L}\p{N}]/u.test(text)) return verdict('sign', 'no letter or figure in it');
  if (facts.opinion === null) return judgeRepeat(text, facts, place);
  // What is set as it was typed is quoted, whatever its words.
  if (block.node.name === 'pre') return null;
  const repeat = judgeRepeat(text, facts, place);
  if (repeat !== null) return repeat;
  if (/^\d{1,5}$/.test(text) && block.node.name === 'p') return verdict('counter', 'a bare number');
  const head = text.slice(0, 300);
  if (text.length <= 200 && advertising.test(head)) return verdict('advertising', 'an advertisement’s label');
  if (text.length <= 120 && share.test(head)) return verdict('share', 'a share button or a counter');
  if (text.length <= (place.afterProse || place.fromEnd < 4 ? 600 : shortCharacters) && newsletter.test(head))
    return verdict('newsletter', 'a call to subscribe or follow');
  if (
    text.length <= shortCharacters &&
    related.test(head) &&
    (linkShare > 0.3 || text.length < 60 || block.isHeading)
  ) {
    return verdict('related', 'leads to another story');
  }
  if (/(?:^|\s)(?:figcaption|caption)\b/.test(hint)) return verdict('caption', 'a caption, by its name in the page');
  if (text.length <= (gallery.test(head) ? 600 : 250) && credit.test(head))
    return verdict('credit', 'a picture’s credit');
  if (place.underRelated && text.length <= 260 && linkShare > 0.2) {
    return verdict('related', 'in a list of other stories');
  }
  if (
    linkShare > 0.9 &&
    text.length > 25 &&
    text.length <= shortCharacters &&
    block.node.name === 'p' &&
    !isBareAddress(text)
  ) {
    return verdict('related', 'a paragraph that is one link');
  }
  if (linkShare > 0.8 && (place.beforeProse || place.afterProse) && block.node.name === 'p' && !isBareAddress(text)) {
    return verdict('related', 'links before or after the text');
  }
  if (place.afterProse) {
    if (text.length <= 400 && ending.test(head)) return verdict('ending', 'stands after the end');
    if (isBiography(text)) return verdict('biography', 'about the writer');
  }
  if (place.fromEnd <= 4 && text.length <= 500 && ending.test(head)) return verdict('ending', 'stands after the end');
  if (place.fromEnd <= 2 && isBiography(text)) return verdict('biography', 'about the writer');
  if (place.fromStart <= 8 && isBylineLine(text, facts)) return verdict('byline', 'names the writer or the day');
  const isTabular = /^(?:td|th|caption|dt|dd|pre)$/.test(block.node.name);
  if (text.length < shortCharacters && !isTabular && !facts.opinion.has(text)) {
    return verdict('second-opinion', 'a short block that the second extractor does not take for text');
  }
  return null;
}

function judgeRepeat(text: string, facts: ArticleFacts, place: Place): Verdict | null {
  if (place.fromStart <= 10 && fold(text) === fold(facts.title)) return verdict('headline', 'repeats the headline');
  if (place.fromStart <= 2 && facts.section !== null && fold(text) === fold(facts.section)) {
    return verdict('kicker', 'the section’s name over the headline');
  }
  return null;
}

/** A line at the top that holds names, days, times and little else. */
function isBylineLine(text: string, facts: ArticleFacts): boolean {
  if (text.length > 160) return false;
  if (facts.dates.includes(text)) return true;
  if (
    /^(?:by|von|par|por|di|door|autor(?:in|a)?|text|av|af|przez|автор|от|oleh|yazan|bởi)\s*:?\s+\p{Lu}[\p{L}.'’-]+(?:\s+[\p{L}.'’-]+){0,12}\W*$/iu.test(
      text,
    ) &&
    !/[.!?]\s+\p{L}/u.test(text)
  )
    return true;
  if (facts.byline.length > 0 && text.length <= 120) {
    const names = facts.byline.map(fold);
    const folded = fold(text);
    const rest = names.reduce((left, name) => left.replace(name, ' '), folded);
    if (
      rest !== folded &&
      rest
        .trim()
        .split(/\s+/)
        .filter((word) => word.length > 3).length <= 5
    )
      return true;
  }
  return (
    text.length <= 90 &&
    /\d{4}|\d{1,2}:\d{2}/.test(text) &&
    /^(?:(?:first |last )?(?:published|updated|posted|modified|created)\b|(?:on )?(?:mon|tues?|wed(?:nes)?|thur?s?|fri|sat(?:ur)?|sun)(?:day)?\b|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?\s+\d|\d{1,2}[\s./-]+(?:\p{L}+|\d{1,2})[\s./-]+\d{2,4}|\d{4}[-/.年]\d|veröffentlicht|aktualisiert|publié|publicado|pubblicato|gepubliceerd|opublikowano|опубликовано)/iu.test(
      text,
    ) &&
    text.split(/\s+/).length <= 14
  );
}

/** "3of12" begins the caption of a picture in a gallery. */
const gallery = /^\d{1,3}(?:of|\/)\d{1,3}(?=\p{L})/iu;

/** A note or a source: an address, with its number before it at most. */
function isBareAddress(text: string): boolean {
  return /^\W*(?:\d{1,3}\W{1,3})?https?:/.test(text);
}

const biography =
  /\b(?:is|was) (?:an?|the|our) (?:[\p{L}'’-]+[\s,]+(?:and\s+)?){0,8}(?:reporter|writer|editor|columnist|journalist|correspondent|contributor|author|professor|fellow|blogger|critic|producer|freelancer?)\b|\b(?:covers|writes about|reports on|has written for|has covered)\b.{0,120}\b(?:for|at|since)\b|\bfollow (?:him|her|them|me) (?:on|@|at)|\b(?:ist|arbeitet als|schreibt als) .{0,40}(?:Redakteur|Autor|Journalist|Korrespondent)|\best journaliste\b|\bes (?:un |una )?periodista\b|\bé jornalista\b/iu;

function isBiography(text: string): boolean {
  return text.length <= 600 && biography.test(text) && !/["“”«»]/.test(text.slice(0, 60));
}

function verdict(rule: string, why: string): Verdict {
  return { rule, why };
}

function fold(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
