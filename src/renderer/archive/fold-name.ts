/**
 * What names of tags and collections are compared by: equal for names that differ in case only. Takes a clean
 * name (contract/clean-name.ts). A Greek sigma is written in two ways in lower case, by where it stands.
 */
export function foldName(name: string): string {
  return name.toLowerCase().replaceAll('ς', 'σ');
}
