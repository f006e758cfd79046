import { describe, expect, it } from 'vitest';
import { findMessageFaults } from './check-messages.mjs';

const sound: readonly (readonly [string, string])[] = [
  [
    'messages/en/desk.ts',
    "export const desk = { open: 'Open', 'side.left': 'Left', 'side.right': 'Right', found: '{count} found' } as const;",
  ],
  [
    'desk/Desk.tsx',
    `export const Desk = ({ side }) => (
  <p title={say('desk.open')}>
    <kbd>J</kbd> {say(\`desk.side.\${side}\`)} <Sentence of="desk.found" values={{}} />
  </p>
);
`,
  ],
];

const check = (...more: readonly (readonly [string, string])[]): string[] =>
  findMessageFaults(new Map([...sound, ...more])).faults;

describe('the check of the sentences', () => {
  it('lets a window pass that asks for all of its messages and says nothing itself', () => {
    expect(findMessageFaults(new Map(sound))).toEqual({ faults: [], count: 4 });
  });

  it('names the place that asks for a message that is not there', () => {
    expect(check(['desk/close.ts', "\nexport const close = say('desk.close');"])).toEqual([
      'desk/close.ts:2: asks for desk.close, which is not there',
    ]);
  });

  it('names a message that nobody asks for', () => {
    expect(check(['messages/en/lamp.ts', "export const lamp = { on: 'On' } as const;"])).toEqual([
      'messages/en/lamp.ts: nobody asks for lamp.on',
    ]);
  });

  it.each([
    ['between tags', '<b>Nothing here</b>', 'says “Nothing here” itself'],
    ['for those who hear the window', '<b aria-label="Nothing here" />', 'aria-label says “Nothing here” itself'],
    ['in an empty field', '<input placeholder="Nothing here" />', 'placeholder says “Nothing here” itself'],
  ])('names a sentence that stands %s', (_, jsx, fault) => {
    expect(check(['desk/Empty.tsx', `export const Empty = () => ${jsx};`])).toEqual([`desk/Empty.tsx:1: ${fault}`]);
  });
});
