/** The block of a very long text that a node stands in, which is laid out only as it comes into sight; null in any other text. */
export function lateBlockOf(node: Node): Element | null {
  const element = node instanceof Element ? node : node.parentElement;
  return element?.closest('[data-long] > *') ?? null;
}
