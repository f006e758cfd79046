/** Writes the file of its first argument, by the module of its second, again and again, each time whole of one letter, until it is killed. */
const [, , path, built] = process.argv;
const module = await import(built);
const never = new AbortController().signal;

async function* pieces(letter) {
  for (let i = 0; i < 40; i += 1) {
    yield letter.repeat(50_000);
    await new Promise((resolve) => setImmediate(resolve));
  }
}

process.stdout.write('ready\n');
for (let round = 0; ; round += 1) {
  const written = await module.writeBeside(path, pieces('abcdefgh'[round % 8]), never);
  if (!written.ok) process.exit(3);
  process.stdout.write('.');
}
