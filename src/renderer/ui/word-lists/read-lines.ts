/** The lines of a list as typed: trimmed, without empty ones, each once. */
export function readLines(text: string): readonly string[] {
  const lines = text.split(/\r\n?|\n/u).map((line) => line.trim());
  return [...new Set(lines)].filter((line) => line !== '');
}
