import type { ArticleDate } from '../../../../contract/article';
import { readDate } from './dates';

/** The date in an address's path (`/2019/11/18/`, `/2019-11-18`, `-20191118`, `/2019/nov/18/`), to the day or month, or null. */
export function dateInAddress(url: string | null): ArticleDate | null {
  if (url === null) return null;
  const path = /^https?:\/\/[^/]+(\/[^?#]*)/i.exec(url)?.[1] ?? '';
  const day =
    /\/((?:19|20)\d{2})[/-](\d{1,2})[/-](\d{1,2})(?=[/.-]|$)/.exec(path) ??
    /[/_-]((?:19|20)\d{2})(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])(?=[/._-]|$)/.exec(path);
  const context = { language: null, isMachine: true };
  if (day !== null) {
    const iso = `${day[1] ?? ''}-${(day[2] ?? '').padStart(2, '0')}-${(day[3] ?? '').padStart(2, '0')}`;
    const date = readDate(iso, context);
    return date === null ? null : { ...date, raw: day[0] };
  }
  const named = /\/((?:19|20)\d{2})\/([a-z]{3})\/(\d{1,2})\//i.exec(path);
  if (named !== null) {
    const date = readDate(`${named[3] ?? ''} ${named[2] ?? ''} ${named[1] ?? ''}`, {
      language: 'en',
      isMachine: false,
    });
    return date === null ? null : { ...date, raw: named[0] };
  }
  const month = /\/((?:19|20)\d{2})\/(0[1-9]|1[0-2])\//.exec(path);
  if (month === null) return null;
  const date = readDate(`${month[1] ?? ''}-${month[2] ?? ''}`, context);
  return date === null ? null : { ...date, raw: month[0] };
}
