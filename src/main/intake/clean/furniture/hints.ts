/**
 * What class and id names say of a container. Only whole words between hyphens, underscores and
 * spaces count, so that `shared-content` is no share bar and `gradient` no `ad`.
 */
const words = (list: string): RegExp => new RegExp(`(?:^|[\\s_-])(?:${list})(?=$|[\\s_:-])`);

export const hintRules: readonly { readonly rule: string; readonly why: string; readonly test: RegExp }[] = [
  {
    rule: 'share',
    why: 'a bar of share buttons, by its name in the page',
    test: words(
      'share|shares|sharing|sharebar|sharebox|share-?tools?|social|socials|social-?(?:share|media|links?|icons?|bar|buttons?)|addthis|sharedaddy|addtoany|article-?tools|follow-?us|toolbar',
    ),
  },
  {
    // Not `paywall`: that is what Google's guide has pages call the article behind it.
    rule: 'newsletter',
    why: 'a call to subscribe, by its name in the page',
    test: words(
      'newsletter|newsletters|newsletter-?\\w+|subscribe|subscription|signup|sign-?up|mailchimp|mc4wp|optin|regwall|app-?promo|donate|donation|membership',
    ),
  },
  {
    rule: 'related',
    why: 'other stories, by its name in the page',
    test: words(
      'related|related-?\\w+|relateds|recirc|recirculation|recommend|recommended|recommendations?|read-?more|readmore|more-?(?:stories|news|on|from|articles|coverage|reading)|see-?also|also-?read|read-?next|up-?next|most-?(?:read|popular|viewed)|trending|popular|outbrain|taboola|zergnet|revcontent|jp-relatedposts|yarpp|next-?article|prev-?next|post-?navigation|pagination|rich-?link|inline-?(?:promo|related)|teaser|teasers|nav|navigation|menu|breadcrumb|breadcrumbs|sidebar|widget|widgets|toc',
    ),
  },
  {
    rule: 'advertising',
    why: 'an advertisement, by its name in the page',
    test: words(
      'ad|ads|advert|advertisement|advertising|adslot|ad-?(?:unit|wrapper|container|slot|label|block)|adsbygoogle|dfp|gpt|sponsor|sponsored|promo|promobox|promotion|affiliate|commercial|banner|disclaimer-?ad',
    ),
  },
  {
    rule: 'byline',
    why: 'the line that names the writer or the day, by its name in the page',
    test: words(
      'byline|bylines|by-?line|dateline|datestamp|timestamp|pubdate|publish(?:ed)?-?date|post-?(?:meta|date|info|author)|entry-?(?:meta|date|author)|article-?(?:meta|date|info|byline|timestamp)|meta-?(?:info|data|bar)|author-?(?:name|info|meta|date|byline|line)|article__?(?:meta|byline|date)',
    ),
  },
  {
    rule: 'kicker',
    why: 'the section’s name over the headline, by its name in the page',
    test: words(
      'kicker|kickers|eyebrow|topper|overline|rubric|article-?section|section-?(?:name|label|tag)|category-?(?:name|label)',
    ),
  },
  {
    rule: 'biography',
    why: 'about the writer, by its name in the page',
    test: words(
      'author-?(?:bio|box|card|profile|description|details|block|about)|about-?(?:the-)?author|bio|biography|writer-?bio|contributor|contributors|tagline|author',
    ),
  },
  {
    rule: 'caption',
    why: 'a caption or credit, by its name in the page',
    test: words(
      'caption|captions|caption-?text|image-?(?:caption|credit|source|meta)|photo-?(?:caption|credit|by)|wp-caption-text|figcaption|media-?(?:caption|credit)|img-?(?:caption|credit)|credit|credits|copyright|cutline|gallery-?caption|slideshow|gallery|carousel|lightbox|video-?(?:caption|title|description|player)',
    ),
  },
  {
    rule: 'comments',
    why: 'readers’ comments, by its name in the page',
    test: words('comments?|comment-?(?:list|form|count|section|respond)|respond|disqus|livefyre|coral|reply|replies'),
  },
  {
    rule: 'topics',
    why: 'a list of topics, by its name in the page',
    test: words(
      'tags|tag-?(?:list|cloud|links)|post-?tags|entry-?tags|topics|topic-?list|keywords|categories|cat-?links|taxonomy',
    ),
  },
  {
    rule: 'notice',
    why: 'a legal or technical notice, by its name in the page',
    test: words(
      'cookie|cookies|consent|gdpr|legal|footer|site-?footer|print-?only|screen-reader(?:-text)?|sr-only|visually-?hidden|noprint|skip-?link|tooltip|modal|popup|overlay|login|rating|ratings',
    ),
  },
];
