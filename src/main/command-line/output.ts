/** Where a command writes. Results go to `out`, everything about them to `err`. */
export interface Output {
  out(line: string): void;
  err(line: string): void;
  /** Shows a line that the next one overwrites; nothing at all when `err` is no terminal. */
  progress(line: string): void;
}

/** Standard output and error. A reader that goes away (`| head`) ends the process quietly. */
export function standardOutput(): Output {
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit(0);
    throw error;
  });
  let shown = 0;
  const clear = (): void => {
    if (shown > 0) process.stderr.write(`\r${' '.repeat(shown)}\r`);
    shown = 0;
  };
  return {
    out(line) {
      clear();
      process.stdout.write(`${line}\n`);
    },
    err(line) {
      clear();
      process.stderr.write(`${line}\n`);
    },
    progress(line) {
      if (!process.stderr.isTTY) return;
      const cut = line.slice(0, (process.stderr.columns ?? 80) - 1);
      process.stderr.write(`\r${cut.padEnd(shown)}`);
      shown = cut.length;
    },
  };
}

/** Takes the control characters out of what a page said, so that it cannot drive the terminal. */
export function plain(text: string): string {
  return text.replaceAll(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/g, '');
}
