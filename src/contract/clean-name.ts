/**
 * What is kept out of the names of tags and collections, so that two names that look the same are the same and
 * none can turn the text around it: control characters, the marks that set a direction, invisible spaces and joins,
 * halves of a surrogate pair. The two joiners U+200C and U+200D stay, since Persian and emoji are spelled with them.
 */
const unwanted =
  /[\p{Cc}\p{Cs}\u00AD\u061C\u115F\u1160\u17B4\u17B5\u180E\u200B\u200E\u200F\u202A-\u202E\u2060-\u206F\u3164\uFEFF\uFFF9-\uFFFB]|\u034F/gu;

/** A name as it is kept: NFC, without the characters above, white space made single and trimmed. May come to ''. */
export function cleanName(name: string): string {
  return name
    .replace(/\s+/gu, ' ')
    .replace(unwanted, '')
    .normalize('NFC')
    .replace(/ {2,}/gu, ' ')
    .replace(/^[ \u200C\u200D]+|[ \u200C\u200D]+$/gu, '');
}

/** A tag as it is kept: each level between `/` a clean name, empty levels left out. May come to ''. */
export function cleanTag(tag: string): string {
  return tag
    .split('/')
    .map(cleanName)
    .filter((level) => level !== '')
    .join('/');
}
