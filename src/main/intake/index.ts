/** Intake: files go in, articles come out. Never imports electron. */
export { createIntake } from './create-intake';
export { cleanAgain } from './clean-again';
export { editBody } from './edit-body';
export { foldUrl, identify } from './identify';
export { packObject } from './pack-object';
export { inspectFiles } from './inspect-files';
export { readSource } from './read-source';
export { walk } from './walk';
