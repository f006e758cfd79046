/** What can be said of a link before it is opened. */
export interface ReadLink {
  /** The site, or the mail address, or the scheme of what will not be opened. */
  readonly host: string;
  /** Only web and mail addresses are ever opened. */
  readonly canOpen: boolean;
}

/** Reads an address as it is, without going there. */
export function readLink(href: string): ReadLink {
  let url: URL;
  try {
    url = new URL(href);
  } catch {
    return { host: href, canOpen: false };
  }
  if (url.protocol === 'mailto:') return { host: url.pathname, canOpen: true };
  if (url.protocol === 'http:' || url.protocol === 'https:') return { host: url.host, canOpen: true };
  return { host: url.protocol, canOpen: false };
}
