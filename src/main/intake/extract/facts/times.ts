/** Zone names that mean one offset wherever they are used; `ET`, `CST` and `IST` mean several and are left out. */
const zones: Readonly<Record<string, string>> = {
  z: 'Z',
  gmt: 'Z',
  utc: 'Z',
  est: '-05:00',
  edt: '-04:00',
  cdt: '-05:00',
  mst: '-07:00',
  mdt: '-06:00',
  pst: '-08:00',
  pdt: '-07:00',
  cet: '+01:00',
  cest: '+02:00',
  mez: '+01:00',
  mesz: '+02:00',
  eet: '+02:00',
  eest: '+03:00',
  msk: '+03:00',
  мск: '+03:00',
  jst: '+09:00',
  kst: '+09:00',
  aest: '+10:00',
  aedt: '+11:00',
  wib: '+07:00',
};

const clock =
  /(?<![\d:.])(?:T|kl\.? ?)?(\d{1,2})(?::|h|\.(?=\d{2}(?!\d))|時|시 ?|点|點)(\d{2})(?::(\d{2})(?:[.,]\d+)?)?\s?([ap]\.?m\.?(?![\p{L}])|[上下]午)?\s?(z|[+-]\d{2}:?\d{2}|[+-]\d{2}(?!\d)|\(?(?:gmt|utc)\s?[+-]\s?\d{1,2}(?::?\d{2})?|\(?\p{L}{3,4}(?![\p{L}+-]))?/iu;

/**
 * The first time of day in a text, as `HH:MM[:SS][zone]`, 24 hours, or null. The zone is kept when it
 * is an offset or a name with one meaning, and left out otherwise.
 */
export function findTime(text: string): string | null {
  const compact = /^T(\d{2})(\d{2})(\d{2})?(Z|[+-]\d{4})?/.exec(text);
  const match = compact === null ? clock.exec(text) : null;
  if (compact !== null) return format(Number(compact[1]), compact[2] ?? '00', compact[3], undefined, compact[4]);
  if (match === null) {
    const hour = /(?<![\d:.])(\d{1,2})\s?([ap])\.?m\b\.?/i.exec(text);
    return hour === null ? null : format(Number(hour[1]), '00', undefined, `${hour[2] ?? ''}m`, undefined);
  }
  return format(Number(match[1]), match[2] ?? '00', match[3], match[4], match[5]);
}

function format(
  hours: number,
  minutes: string,
  seconds: string | undefined,
  half: string | undefined,
  zone: string | undefined,
): string | null {
  let hour = hours;
  if (half !== undefined) {
    const isAfternoon = /^p|下/i.test(half);
    if (hour > 12) return null;
    hour = (hour % 12) + (isAfternoon ? 12 : 0);
  }
  if (hour > 24 || Number(minutes) > 59 || Number(seconds ?? 0) > 60) return null;
  const clockTime = `${String(hour % 24).padStart(2, '0')}:${minutes}`;
  return clockTime + (seconds === undefined ? '' : `:${seconds === '60' ? '59' : seconds}`) + offset(zone);
}

function offset(zone: string | undefined): string {
  if (zone === undefined) return '';
  const name = zone.replace(/[()\s]/g, '').toLowerCase();
  const numbers = /^(?:gmt|utc)?([+-])(\d{1,2}):?(\d{2})?$/.exec(name);
  if (numbers !== null) {
    const hours = (numbers[2] ?? '').padStart(2, '0');
    return Number(hours) > 14 ? '' : `${numbers[1] ?? '+'}${hours}:${numbers[3] ?? '00'}`;
  }
  return zones[name] ?? '';
}
