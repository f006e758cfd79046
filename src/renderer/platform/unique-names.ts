/** Gives files of the same name different ones, `a.html`, `a (2).html`: from several folders they end in one. */
export function uniqueNames(names: readonly string[]): readonly string[] {
  const taken = new Set<string>();
  return names.map((name) => {
    let free = name;
    for (let n = 2; taken.has(free); n += 1) free = numbered(name, n);
    taken.add(free);
    return free;
  });
}

function numbered(name: string, n: number): string {
  const slash = name.lastIndexOf('/');
  const dot = name.lastIndexOf('.');
  const end = dot > slash + 1 ? dot : name.length;
  return `${name.slice(0, end)} (${n})${name.slice(end)}`;
}
