/** Writes the file of its first argument, by the module of its second, and prints how that ended. */
const [, , path, built] = process.argv;
const module = await import(built);

async function* pieces() {
  yield 'new';
}

process.stdout.write(JSON.stringify(await module.writeBeside(path, pieces(), new AbortController().signal)));
