import DOMPurify, { type Config } from 'dompurify';
import type { Platform } from '../../platform/platform';

/** The part of Trusted Types that we use; browsers without it do without. */
interface TrustedTypesLike {
  createPolicy(
    name: string,
    rules: { createHTML(html: string): string; createScriptURL(url: string): string },
  ): NonNullable<Config['TRUSTED_TYPES_POLICY']>;
}

const tags =
  'p h1 h2 h3 h4 h5 h6 a abbr b bdi bdo br blockquote caption cite code col colgroup dd del dfn div dl dt em figcaption figure hr i img ins kbd li mark ol pre q rp rt ruby s samp small span strong sub sup table tbody td tfoot th thead time tr u ul var wbr';
const attributes = 'href src alt title lang dir colspan rowspan scope width height datetime cite start reversed';

const config: Config = {
  ALLOWED_TAGS: tags.split(' '),
  ALLOWED_ATTR: attributes.split(' '),
  ALLOWED_URI_REGEXP: /^(?:https?:|mailto:|object:[0-9a-f]{64}$)/i,
  ALLOW_DATA_ATTR: false,
  ALLOW_ARIA_ATTR: false,
  RETURN_DOM_FRAGMENT: true,
};

let policy: Config['TRUSTED_TYPES_POLICY'];

function policyOnce(): Config['TRUSTED_TYPES_POLICY'] {
  // Not in every DOM library yet, and absent in browsers without it.
  const { trustedTypes } = globalThis as { readonly trustedTypes?: TrustedTypesLike };
  policy ??= trustedTypes?.createPolicy('backfile', {
    // Only DOMPurify is given this policy, to parse into a document of its own.
    createHTML: (html) => html,
    createScriptURL: () => {
      throw new Error('an article holds no script');
    },
  });
  return policy;
}

/**
 * The article's HTML as nodes that are safe to show. It was rebuilt from an allow-list when it came
 * in; this is the second wall. Pictures are kept only where they are stored in the library:
 * `object:<sha>` becomes the platform's address for it; any other source is dropped with its picture.
 */
export function toCleanNodes(html: string, platform: Pick<Platform, 'imageUrl'>): DocumentFragment {
  const trusted = policyOnce();
  const fragment = DOMPurify.sanitize(html, {
    ...config,
    ...(trusted ? { TRUSTED_TYPES_POLICY: trusted } : {}),
    RETURN_DOM_FRAGMENT: true,
  });
  for (const image of fragment.querySelectorAll('img')) {
    const object = /^object:([0-9a-f]{64})$/.exec(image.getAttribute('src') ?? '')?.[1];
    if (object) {
      image.src = platform.imageUrl(object);
      image.loading = 'lazy';
      image.decoding = 'async';
    } else image.remove();
  }
  return fragment;
}
