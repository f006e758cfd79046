/** What is wrong with the sentences in some files of the window, by their paths in its folder; and how many messages there are. */
export function findMessageFaults(files: ReadonlyMap<string, string>): {
  readonly faults: string[];
  readonly count: number;
};
