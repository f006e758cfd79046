/** What is read as one value without quotation marks: no operator begins it, no sign ends it. */
const plainValue = /^[\p{L}\p{N}][\p{L}\p{N}\p{M}_./&+'’-]*$/u;

/** A text in quotation marks, as it is read as a phrase. */
export function quote(text: string): string {
  return `"${text.replaceAll(/["\\]/g, (char) => `\\${char}`)}"`;
}

/** A value as it is written after `field:`, in quotation marks where it needs them. */
export function writeValue(text: string): string {
  return plainValue.test(text) ? text : quote(text);
}
