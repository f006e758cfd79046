/** Steps in the order given, under the user's own days (YYYY-MM-DD). */
export function byDay<T extends { readonly at: string }>(
  steps: readonly T[],
): readonly { readonly day: string; readonly steps: readonly T[] }[] {
  const days: { readonly day: string; readonly steps: T[] }[] = [];
  for (const step of steps) {
    const date = new Date(step.at);
    const day = [date.getFullYear(), date.getMonth() + 1, date.getDate()]
      .map((part) => String(part).padStart(2, '0'))
      .join('-');
    const last = days.at(-1);
    if (last?.day === day) last.steps.push(step);
    else days.push({ day, steps: [step] });
  }
  return days;
}
