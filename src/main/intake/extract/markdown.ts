import { parse } from 'parse5';
import type { EvidenceField, EvidenceSource } from '../../../contract/article';
import { cleanBody } from '../clean';
import { rulesFor } from '../outlet-rules';
import { foldUrl } from '../identify/fold-url';
import { namesOf } from './facts/byline';
import { readDate } from './facts/dates';
import { findLanguage } from './facts/language';
import { dateInFileName, titleFromFileName } from './file-name';
import { readFrontMatter } from './front-matter';
import { countWords, leadOf } from './measure';
import { descendants, visibleText, type PageElement } from './page-tree';
import { fromParse5 } from './parse5-tree';
import type { Extracted, ExtractInput } from './types';

/**
 * Makes an article of a Markdown file: `text` is its body rendered to HTML, `frontMatter` its head.
 * The headline is the head's title, else the first h1, which is then not repeated in the body. Its
 * writer chose every line of it, so no furniture is looked for.
 */
export function extractMarkdown(input: ExtractInput): Extracted {
  const root = fromParse5(parse(input.text));
  const facts = readFrontMatter(input.frontMatter ?? {});
  const byline = namesOf(facts.credits);
  const heading = [...descendants(root)].find((element) => element.name === 'h1');
  const headingText = heading === undefined ? '' : visibleText(heading);
  const title = facts.title ?? headingText;
  if (heading !== undefined && (facts.title === null || headingText === facts.title)) detach(heading);
  const body = cleanBody(root, {
    base: facts.url,
    explain: input.explain,
    facts: {
      title,
      byline,
      outlet: facts.outlet,
      section: null,
      dates: [],
      opinion: null,
      rules: rulesFor(input.rules, facts),
    },
  });
  if (body.text === '') {
    return {
      refusal: { code: 'not-an-article', detail: title === '' ? 'no text' : 'a headline and no text below it' },
    };
  }
  const named = facts.published === null ? dateInFileName(input.part ?? input.fileName) : null;
  const published = facts.published ?? (named === null ? null : readDate(named, { language: null, isMachine: true }));
  const language = findLanguage([{ value: facts.language, source: 'front-matter' }], body.text);
  const saved = facts.saved ?? (input.savedMs === null ? null : new Date(input.savedMs).toISOString());
  const evidence: Partial<Record<EvidenceField, EvidenceSource>> = {
    title: facts.title !== null ? 'front-matter' : title !== '' ? 'visible' : 'file',
  };
  if (byline.length > 0) evidence.byline = 'front-matter';
  if (facts.outlet !== null) evidence.outlet = 'front-matter';
  if (facts.section !== null) evidence.section = 'front-matter';
  if (facts.url !== null) evidence.url = 'front-matter';
  if (published !== null) evidence.published = facts.published === null ? 'file' : 'front-matter';
  if (facts.updated !== null) evidence.updated = 'front-matter';
  if (saved !== null) evidence.saved = facts.saved === null ? 'file' : 'front-matter';
  if (language !== null) evidence.language = language.source;
  if (facts.copyright !== null) evidence.copyright = 'front-matter';
  if (facts.url !== null) evidence.canonicalUrl = 'front-matter';
  if (facts.kicker !== null) evidence.kicker = 'front-matter';
  if (facts.dek !== null) evidence.dek = 'front-matter';
  if (facts.keywords.length > 0) evidence.keywords = 'front-matter';
  if (facts.image !== null) evidence.leadImage = 'front-matter';
  return {
    content: {
      kind: 'article',
      title: title === '' ? titleFromFileName(input.part ?? input.fileName) : title,
      byline,
      outlet: facts.outlet,
      section: facts.section,
      url: facts.url,
      canonicalUrl: facts.url === null ? null : foldUrl(facts.url),
      published,
      updated: facts.updated,
      saved,
      language: language?.language ?? null,
      words: countWords(body.text),
      lead: leadOf(body.text),
      html: body.html,
      text: body.text,
      images: body.images.map((image) => image.sha256),
      copyright: facts.copyright,
      ...(facts.kicker === null ? {} : { kicker: facts.kicker }),
      ...(facts.dek === null ? {} : { dek: facts.dek }),
      ...(facts.keywords.length === 0 ? {} : { keywords: facts.keywords }),
      ...(facts.image === null ? {} : { leadImage: { url: facts.image, alt: null } }),
      ...(facts.credits.length === 0 ? {} : { credits: facts.credits }),
      evidence,
    },
    explained: body.explained,
    ...(input.explain && { blocks: body.blocks }),
    images: body.images,
  };
}

function detach(element: PageElement): void {
  const siblings = element.parent?.children;
  const at = siblings?.indexOf(element) ?? -1;
  if (at >= 0) siblings?.splice(at, 1);
}
