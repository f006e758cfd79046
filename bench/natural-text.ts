/** Articles generated with natural vocabulary growth, the same for every run. */

const syllables =
  'ka lo mi ter an der val sur bre non tis ora pel gri dun mar est hol fen wic ard ros lin tam ben cor sal vik ost ham tor ney ford well stan ling burg den port mer'.split(
    ' ',
  );

export interface GeneratedArticle {
  readonly headline: string;
  readonly byline: string;
  readonly outlet: string;
  /** YYYY-MM-DD */
  readonly published: string;
  readonly paragraphs: readonly string[];
}

/** mulberry32, a small seeded generator (Tommy Ettinger, public domain). Gives numbers in [0, 1). */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/**
 * A stream of articles. Words follow Simon's process (Biometrika 42, 1955): each is a copy of an
 * earlier token, or new with a chance that falls so that the vocabulary grows as 12·n^0.62 (Heaps'
 * law; news text lies near it). `meanWords` is the mean length of a body.
 */
export function generateArticles(seed: number, meanWords = 450): () => GeneratedArticle {
  const random = seeded(seed);
  const history = new Int32Array(1 << 21);
  const vocabulary: string[] = [];
  const taken = new Set<string>();
  let tokens = 0;

  const newWord = (): number => {
    for (;;) {
      const length = vocabulary.length < 60 ? 1 : 1 + Math.floor(random() * 3.4);
      let word = '';
      for (let i = 0; i < length; i++) word += syllables[Math.floor(random() * syllables.length)] ?? '';
      if (random() < 0.35) word += 'aeiouysnrt'[Math.floor(random() * 10)] ?? '';
      if (taken.has(word) && random() < 0.98) continue;
      taken.add(word);
      return vocabulary.push(word) - 1;
    }
  };
  const nextToken = (): string => {
    const chance = 12 * 0.62 * (tokens + 50) ** (0.62 - 1);
    const kept = Math.min(tokens, history.length);
    const word = kept === 0 || random() < chance ? newWord() : (history[Math.floor(random() * kept)] ?? 0);
    history[tokens % history.length] = word;
    tokens += 1;
    return vocabulary[word] ?? '';
  };
  const sentence = (least: number, most: number): string => {
    const words = Array.from({ length: least + Math.floor(random() * (most - least + 1)) }, nextToken);
    const text = words.join(' ');
    return text.charAt(0).toUpperCase() + text.slice(1);
  };
  const name = (): string => `${capital(nextToken())} ${capital(nextToken())}`;
  const outlets = Array.from(
    { length: 40 },
    () => `${capital(newWordText())} ${['Gazette', 'Signal', 'Post', 'Courier'][Math.floor(random() * 4)] ?? ''}`,
  );
  const authors = Array.from({ length: 400 }, name);
  function newWordText(): string {
    return vocabulary[newWord()] ?? '';
  }

  return () => {
    const wanted = Math.max(60, Math.round(meanWords * (0.4 + random() * 1.2)));
    const paragraphs: string[] = [];
    for (let words = 0; words < wanted;) {
      const lines = Array.from({ length: 2 + Math.floor(random() * 3) }, () => sentence(8, 24));
      words += lines.join(' ').split(' ').length;
      paragraphs.push(`${lines.join('. ')}.`);
    }
    const day = new Date(Date.UTC(2005, 0, 1) + Math.floor(random() * 20 * 365.25) * 86_400_000);
    return {
      headline: sentence(5, 11),
      byline: authors[Math.floor(random() * authors.length)] ?? '',
      outlet: outlets[Math.floor(random() ** 2 * outlets.length)] ?? '',
      published: day.toISOString().slice(0, 10),
      paragraphs,
    };
  };
}

function capital(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}

/** As scraped from a news site: headline, a bare counter, byline, body, a comment form. */
export function asText(article: GeneratedArticle): string {
  return [
    article.headline,
    '0',
    `By ${article.byline}`,
    ...article.paragraphs,
    'Share on Facebook',
    'Leave a Reply',
    'Your email address will not be published. Required fields are marked *',
    '',
  ].join('\n');
}

function filler(count: number, of: (i: number) => string): string {
  return Array.from({ length: count }, (_, i) => of(i)).join('\n');
}

/** As a browser saves it: JSON-LD, menus, related links, comments; about 60 KB, most of it not the article. */
export function asPage(article: GeneratedArticle, seed: number): string {
  const random = seeded(seed);
  const ld = JSON.stringify({
    '@context': 'https://schema.org',
    '@type': 'NewsArticle',
    headline: article.headline,
    datePublished: article.published,
    author: { '@type': 'Person', name: article.byline },
    publisher: { '@type': 'Organization', name: article.outlet },
  });
  return `<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>${article.headline} | ${article.outlet}</title>
<meta property="og:title" content="${article.headline}"><meta property="og:site_name" content="${article.outlet}">
<script type="application/ld+json">${ld}</script>
<style>${filler(250, (i) => `.c${i}{margin:${i % 7}px;color:#${String(i).padStart(3, '0')}}`)}</style>
<script>${filler(150, (i) => `window.q${i}=function(a){return a+${Math.floor(random() * 1e6)}};`)}</script></head>
<body><header><nav><ul>${filler(60, (i) => `<li class="c${i}"><a href="/section/${i}">Section ${i}</a></li>`)}</ul></nav></header>
<div class="layout"><main><article><h1>${article.headline}</h1><p class="byline">By <a href="/by">${article.byline}</a></p><time datetime="${article.published}">${article.published}</time>
${article.paragraphs.map((text, i) => `<p class="c${i}">${text}</p>${i === 2 ? '<aside class="related"><a href="/r">Read also: another story of ours</a></aside>' : ''}`).join('\n')}
</article><section class="comments"><h3>Comments</h3>${filler(30, (i) => `<div class="comment"><b>reader${i}</b><p>I do not agree with number ${i} at all.</p></div>`)}</section></main>
<aside class="rail">${filler(60, (i) => `<div class="card c${i}"><a href="/story/${i}"><img src="https://img.example/${i}.jpg" alt=""><span>Most read story number ${i}</span></a></div>`)}</aside></div>
<footer>${filler(40, (i) => `<a href="/f/${i}">Footer link ${i}</a>`)}<p>© ${article.outlet}</p></footer></body></html>`;
}
