import { Fragment } from 'react';
import type { TextRange } from '../../../contract/archive-api';
import { splitMarks } from './split-marks';

/** Text with ranges of it marked. */
export function Marked({ text, ranges }: { readonly text: string; readonly ranges: readonly TextRange[] }) {
  if (ranges.length === 0) return text;
  return splitMarks(text, ranges).map((part) =>
    part.isMarked ? <mark key={part.start}>{part.text}</mark> : <Fragment key={part.start}>{part.text}</Fragment>,
  );
}
