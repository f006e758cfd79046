/** Intake: files go in, articles come out. Never imports electron. */
export { createIntake } from './create-intake';
export { inspectFiles } from './inspect-files';
export { readSource } from './read-source';
export { walk } from './walk';
