/** The path of a Chromium, Chrome or Edge, or null. BACKFILE_CHROMIUM names one that is taken instead of any other. */
export function findBrowser(env?: Readonly<Record<string, string | undefined>>, platform?: string): string | null;
/** What to tell somebody who has no browser, in one sentence. */
export function browserAdvice(platform?: string): string;
