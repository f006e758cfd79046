import { createHash } from 'node:crypto';
import type { ArticleContent, IdentityKeys } from '../../../contract/article';
import { foldText } from '../../../contract/fold-text';
import { minHash } from './min-hash';

export { foldUrl } from './fold-url';

/** Version of the rules behind the keys. Raise it with any change to folding, shingles or constants. */
const identityRules = 1;

/**
 * The keys an article's identity is decided by, from its content alone: the same content gives the
 * same keys on every machine. Costs about 0.1 ms for 500 words.
 */
export function identify(content: ArticleContent): IdentityKeys {
  const body = foldText(content.text);
  const title = foldText(content.title).words;
  // Lacking an address, the outlet and the day keep two papers' "Weather" columns apart.
  const place =
    content.canonicalUrl === null
      ? `day\n${foldText(content.outlet ?? '').words}\n${content.published?.iso.slice(0, 10) ?? ''}`
      : `address\n${content.canonicalUrl}`;
  return {
    rules: identityRules,
    content: digest(`${title}\n${place}\n${body.words}`),
    body: digest(body.words),
    signature: minHash(body.hashes),
  };
}

function digest(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 32);
}
