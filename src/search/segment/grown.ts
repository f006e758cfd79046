type Growable = Uint8Array | Uint16Array | Uint32Array | Int32Array | Float64Array;

/** A copy with room for at least `atLeast` elements, at least twice as long; the same array when there is room. */
export function grown<A extends Growable>(array: A, atLeast: number): A {
  if (atLeast <= array.length) return array;
  // A typed array's constructor makes its own kind; TypeScript knows `constructor` only as a Function.
  const longer = new (array.constructor as new (length: number) => A)(Math.max(atLeast, array.length * 2));
  longer.set(array);
  return longer;
}
