import type { ArticleContent, ArticleDate, Evidence, EvidenceField, EvidenceSource } from '../../../contract/article';
import { cleanBody } from '../clean';
import { rulesFor } from '../outlet-rules';
import { findKind } from './facts/kind';
import { findLanguage } from './facts/language';
import { datelineDate } from './facts/dateline';
import { readPageFacts, type Sourced } from './facts/page-facts';
import { titleFromFileName } from './file-name';
import { countWords, leadOf } from './measure';
import { openPage, readImageVariables } from './open-page';
import { descendants, type PageElement } from './page-tree';
import { readBody } from './readable';
import { giveSecondOpinion } from './second-opinion';
import type { Extracted, ExtractInput } from './types';

/**
 * Cuts the article out of an HTML page. Pure and synchronous; a page within the budgets of
 * contract/limits takes about 30 ms, but a hostile one may take for ever: run it where it can be
 * killed.
 */
export function extractHtml(input: ExtractInput): Extracted {
  const page = openPage(input.text);
  const facts = readPageFacts(page.root, page.comments, input.savedMs);
  const opinion = giveSecondOpinion(page.root);
  const whole = bodyOf(page.root);
  // Readability takes the document apart: everything else has been read by now.
  const readable = readBody(page.document);
  const title = facts.title?.value ?? readable?.title ?? '';
  const byline = facts.byline?.value ?? [];
  const dates = [facts.published?.value.raw, facts.updated?.value.raw].filter((raw) => raw !== undefined);
  const options = {
    base: facts.addresses.url,
    explain: input.explain,
    whole,
    variables: readImageVariables(page.root),
    facts: {
      title,
      byline,
      outlet: facts.outlet?.outlet ?? null,
      section: facts.section?.value ?? null,
      dates,
      opinion,
      rules: rulesFor(input.rules, { url: facts.addresses.url, outlet: facts.outlet?.outlet ?? null }),
    },
  };
  let body = cleanBody(readable?.body ?? whole, options);
  if (body.text === '' && readable !== null) body = cleanBody(whole, options);
  if (body.text === '') {
    return { refusal: { code: 'not-an-article', detail: 'no text in the page besides furniture' } };
  }
  const language = findLanguage(facts.languages, body.text);
  const dateline =
    facts.published === null || facts.published.source === 'address'
      ? datelineDate(body.text, language?.language ?? null)
      : null;
  const published: Sourced<ArticleDate> | null =
    dateline === null ? facts.published : { value: dateline, source: 'visible' };
  const evidence: Partial<Record<EvidenceField, EvidenceSource>> = {};
  const note = (field: EvidenceField, source: EvidenceSource | null | undefined): void => {
    if (source !== null && source !== undefined) evidence[field] = source;
  };
  note('title', facts.title?.source ?? (title === '' ? 'file' : 'html'));
  note('byline', facts.byline?.source);
  note('outlet', facts.outlet?.source);
  note('section', facts.section?.source);
  note('url', facts.addresses.source);
  note('published', published?.source);
  note('updated', facts.updated?.source);
  note('saved', facts.saved?.source);
  note('language', language?.source);
  note('copyright', facts.copyright?.source);
  note('canonicalUrl', facts.addresses.canonicalUrl === null ? null : facts.addresses.foldedFrom);
  note('kicker', facts.kicker?.source);
  note('dek', facts.dek?.source);
  note('keywords', facts.keywords?.source);
  note('leadImage', facts.leadImage?.source);
  const words = countWords(body.text);
  const content: ArticleContent = {
    kind: findKind({
      types: facts.types,
      openGraphType: facts.openGraphType,
      title,
      url: facts.addresses.url,
      text: body.text,
      words,
      figures: body.html.split('<figure').length - 1,
      linkShare: opinion.linkShare,
      isFree: facts.isFree,
    }),
    title: title === '' ? titleFromFileName(input.part ?? input.fileName) : title,
    byline,
    outlet: facts.outlet?.outlet ?? null,
    section: facts.section?.value ?? null,
    url: facts.addresses.url,
    canonicalUrl: facts.addresses.canonicalUrl,
    published: published?.value ?? null,
    updated: facts.updated?.value ?? null,
    saved: facts.saved?.value ?? null,
    language: language?.language ?? null,
    words,
    lead: leadOf(body.text),
    html: body.html,
    text: body.text,
    images: body.images.map((image) => image.sha256),
    copyright: facts.copyright?.value ?? null,
    ...(facts.kicker === null ? {} : { kicker: facts.kicker.value }),
    ...(facts.dek === null ? {} : { dek: facts.dek.value }),
    ...(facts.keywords === null ? {} : { keywords: facts.keywords.value }),
    ...(facts.leadImage === null ? {} : { leadImage: facts.leadImage.value }),
    ...(facts.credits.length === 0 ? {} : { credits: facts.credits }),
    evidence: evidence satisfies Evidence,
  };
  return { content, explained: body.explained, ...(input.explain && { blocks: body.blocks }), images: body.images };
}

function bodyOf(root: PageElement): PageElement {
  for (const element of descendants(root)) if (element.name === 'body') return element;
  return root;
}
