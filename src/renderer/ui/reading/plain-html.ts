/** What is kept of an element's attributes outside of Backfile. */
const kept: ReadonlySet<string> = new Set(['href', 'lang', 'dir', 'colspan', 'rowspan', 'start', 'datetime']);

/** A part of the page as markup for other programs: without pictures, which lie in the library, and without what is ours. */
export function plainHtml(part: DocumentFragment): string {
  for (const picture of part.querySelectorAll('img')) picture.remove();
  for (const element of part.querySelectorAll('*')) {
    for (const name of element.getAttributeNames()) if (!kept.has(name)) element.removeAttribute(name);
  }
  const holder = document.createElement('div');
  holder.append(part);
  return holder.innerHTML;
}
