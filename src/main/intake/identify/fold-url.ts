/** Query parameters that say how a reader came, not what the page is. Names in lower case. */
const trackers = new Set(
  (
    'fbclid gclid gclsrc dclid gbraid wbraid msclkid yclid ysclid twclid ttclid igshid igsh li_fat_id mc_cid mc_eid ' +
    'mkt_tok _hsenc _hsmi __hstc __hsfp __hssc hsctatracking oly_anon_id oly_enc_id vero_id vero_conv wickedid ' +
    's_cid s_kwcid ncid cmpid cmp icid ito xtor at_medium at_campaign ns_mchannel ns_source ns_campaign ' +
    'ns_linkname ns_fee smid smtyp sref fb_action_ids fb_action_types fb_source fb_ref ref_src ref_url ' +
    '_ga _gl gs_l ved ei sa usqp guccounter guce_referrer guce_referrer_sig soc_src soc_trk ' +
    'spm scm share_id shared from_source __twitter_impression __tn__ wt_mc wt_zmc wtmc amp_js_v amp_gsa amp amp_markup ' +
    'outputtype print printable printview output_type displaymode'
  ).split(/\s+/),
);
const trackerPrefixes = ['utm_', 'pk_', 'mtm_', 'piwik_', 'hsa_', 'stm_', 'trk_', 'itm_', 'at_custom', 'ga_'];
/** Services whose path is a code: what looks like a variant there ("/amp") is another page. */
const shorteners = new Set(
  (
    'bit.ly bitly.com buff.ly cutt.ly dlvr.it flip.it fb.me goo.gl ift.tt is.gd j.mp lnkd.in ow.ly po.st rb.gy rebrand.ly ' +
    's.id shorturl.at t.co t.ly tiny.cc tinyurl.com trib.al tr.im v.gd wp.me youtu.be'
  ).split(/\s+/),
);
/** Parameters of which only some values mark another view of the same page. */
const viewParameters: Readonly<Record<string, RegExp>> = {
  view: /^(?:print|amp|mobile)$/i,
  mode: /^(?:print|amp)$/i,
  pagewanted: /^(?:print|all)$/i,
  mobile: /^(?:1|true|yes)$/i,
  format: /^(?:amp|print)$/i,
  ref: /^(?:rss|feed|twitter|facebook|newsletter|share|home|homepage)$/i,
  source: /^(?:rss|feed|twitter|facebook|newsletter|social)$/i,
  m: /^1$/,
};

/**
 * Folds an address so that the same page gives the same string: scheme, `www.`, mobile and AMP hosts,
 * default port, fragment, tracking parameters, AMP and print variants and a trailing slash are left
 * out; the query is sorted. A known shortener's path and query are left alone. An archive's or AMP cache's address folds to the address it wraps.
 * Only for comparison: it has no scheme and cannot be opened. Null for anything but http and https.
 */
export function foldUrl(url: string): string | null {
  let parsed: URL;
  try {
    parsed = new URL(unwrap(url.trim()));
  } catch {
    return null;
  }
  if ((parsed.protocol !== 'http:' && parsed.protocol !== 'https:') || parsed.hostname === '') return null;
  const port = parsed.port === '' || parsed.port === '80' || parsed.port === '443' ? '' : `:${parsed.port}`;
  const host = foldHost(parsed.hostname);
  if (shorteners.has(host)) return host + port + parsed.pathname.replace(/\/+$/, '') + parsed.search;
  const query = foldQuery(parsed.searchParams);
  // "#!" is a page of its own in an application without real addresses; other fragments are places in a page.
  const page = parsed.hash.startsWith('#!') ? parsed.hash : '';
  return host + port + foldPath(parsed.pathname) + (query === '' ? '' : `?${query}`) + page;
}

function unwrap(url: string): string {
  const archived = /^https?:\/\/(?:web\.)?archive\.org\/web\/\d{4,14}(?:[a-z]{2}_)?\/(.+)$/i.exec(url);
  if (archived?.[1] !== undefined) return /^https?:/i.test(archived[1]) ? archived[1] : `http://${archived[1]}`;
  const cached =
    /^https?:\/\/(?:www\.)?google\.[a-z.]+\/amp\/(?:s\/)?(.+)$/i.exec(url) ??
    /^https?:\/\/[^/]+\.cdn\.ampproject\.org\/[cvi]\/(?:s\/)?(.+)$/i.exec(url);
  return cached?.[1] === undefined ? url : `https://${cached[1]}`;
}

function foldHost(host: string): string {
  let folded = host.toLowerCase().replace(/\.$/, '');
  for (;;) {
    // Two labels must be left: m.com and amp.dev are sites of their own.
    const shorter = folded.replace(/^(?:www\d?|m|mobile|mobil|amp|touch)\.(?=[^.]+\.[^.])/, '');
    if (shorter === folded) return folded;
    folded = shorter;
  }
}

function foldPath(path: string): string {
  const folded = decodeUnreserved(path)
    .replace(/\/{2,}/g, '/')
    .replace(/;jsessionid=[^/?]*/i, '')
    .replace(/\.amp(?=\.html?$|$)/i, '')
    .replace(/\/(?:amp|print|amp\.html?|print\.html?|index\.(?:html?|php|aspx?))\/?$/i, '/')
    .replace(/^\/amp\/(?=.)/i, '/')
    .replace(/\/+$/, '');
  return folded;
}

function foldQuery(parameters: URLSearchParams): string {
  const kept: string[] = [];
  for (const [name, value] of parameters) {
    const lower = name.toLowerCase();
    if (trackers.has(lower) || trackerPrefixes.some((prefix) => lower.startsWith(prefix))) continue;
    if (Object.hasOwn(viewParameters, lower) && viewParameters[lower]?.test(value) === true) continue;
    kept.push(value === '' ? encodeURIComponent(name) : `${encodeURIComponent(name)}=${encodeURIComponent(value)}`);
  }
  return kept.sort().join('&');
}

// RFC 3986, 6.2.2: an escaped unreserved character is the character; other escapes in capitals.
function decodeUnreserved(path: string): string {
  return path.replace(/%[0-9a-f]{2}/gi, (escape) => {
    const char = String.fromCharCode(Number.parseInt(escape.slice(1), 16));
    return /[A-Za-z0-9._~-]/.test(char) ? char : escape.toUpperCase();
  });
}
