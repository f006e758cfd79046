import { useState } from 'react';
import type { Key } from 'react-aria-components';

type Keys = ReadonlySet<Key>;

/** Which branches of a tree are open, kept between starts under `name`. */
export function useExpanded(name: string): readonly [Keys, (next: Iterable<Key>) => void] {
  const key = `backfile:open:${name}`;
  const [open, setOpen] = useState<Keys>(() => parse(localStorage.getItem(key)));
  return [
    open,
    (next) => {
      const keys = new Set(next);
      setOpen(keys);
      localStorage.setItem(key, JSON.stringify([...keys]));
    },
  ];
}

function parse(stored: string | null): Keys {
  try {
    const found: unknown = JSON.parse(stored ?? '[]');
    return new Set(
      Array.isArray(found) ? found.filter((one) => typeof one === 'string' || typeof one === 'number') : [],
    );
  } catch {
    return new Set();
  }
}
