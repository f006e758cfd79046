import { cleanTag } from '../../../contract/clean-name';

/** Tags as typed with commas between; blank ones are left out, and each comes once. */
export function listTags(typed: string): readonly string[] {
  return [...new Set(typed.split(',').map(cleanTag))].filter((tag) => tag !== '');
}
