/** Says whether a value from another process is a T. */
export type Check<T> = (value: unknown) => value is T;
type Test = (value: unknown) => boolean;

export const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** An object whose listed fields pass; others are not looked at. */
export function shape<T>(fields: { readonly [K in keyof T]-?: Test }): Check<T> {
  const entries = Object.entries<Test>(fields);
  return (value): value is T => isRecord(value) && entries.every(([key, passes]) => passes(value[key]));
}

/** A string of at most so many UTF-16 units, without NUL. */
export const text =
  (most: number) =>
  (value: unknown): value is string =>
    typeof value === 'string' && value.length <= most && !value.includes('\0');
/** A seq, and so the id of an article, collection, highlight, import or step. */
export const id = (value: unknown): value is number =>
  typeof value === 'number' && Number.isSafeInteger(value) && value > 0;
export const isBoolean = (value: unknown): value is boolean => typeof value === 'boolean';
export const listOf =
  (passes: Test, most: number): Test =>
  (value) =>
    Array.isArray(value) && value.length <= most && value.every(passes);
export const filled =
  (passes: Test): Test =>
  (value) =>
    passes(value) && Array.isArray(value) && value.length > 0;
export const orNull =
  (passes: Test): Test =>
  (value) =>
    value === null || passes(value);
export const optional =
  (passes: Test): Test =>
  (value) =>
    value === undefined || passes(value);
export const oneOf =
  (...allowed: readonly unknown[]): Test =>
  (value) =>
    allowed.includes(value);
