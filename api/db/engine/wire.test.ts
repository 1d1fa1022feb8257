import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  MessageReader,
  ProtocolError,
  fatalMessage,
  hasError,
  queryMessage,
  readFinalStatus,
} from './wire.ts';

test('messages come out whole and in order, however the stream is cut into chunks', () => {
  fc.assert(
    fc.property(fc.array(fc.string()), fc.array(fc.nat({ max: 40 })), (texts, cuts) => {
      const messages = texts.map(queryMessage);
      let rest = Buffer.concat(messages);
      const reader = new MessageReader();
      const read: Buffer[] = [];
      for (const cut of [...cuts, rest.length]) {
        if (rest.length === 0) break;
        reader.push(rest.subarray(0, cut));
        rest = rest.subarray(cut);
        for (let next = reader.nextMessage(); next; next = reader.nextMessage()) read.push(Buffer.from(next));
      }
      expect(read).toEqual(messages);
    }),
  );
});

test('a length that no message can have is refused', () => {
  for (const length of [0, 3, 0xffffffff]) {
    const reader = new MessageReader();
    const head = Buffer.from('Q0000');
    head.writeUInt32BE(length, 1);
    reader.push(head);
    expect(() => reader.nextMessage()).toThrow(ProtocolError);
  }
});

test('an answer is idle, open or broken off by its last message', () => {
  const ready = (status: string) => Buffer.from(`Z\0\0\0\x05${status}`, 'latin1');
  expect(readFinalStatus(ready('I'))).toBe('idle');
  expect(readFinalStatus(Buffer.concat([queryMessage('x'), ready('T')]))).toBe('open');
  expect(readFinalStatus(ready('E'))).toBe('open');
  expect(readFinalStatus(fatalMessage('XX000', 'x'))).toBeUndefined();
});

test('an error is found among other messages, and not in their content', () => {
  expect(hasError(Buffer.concat([queryMessage('EEEEEEEE'), fatalMessage('XX000', 'x')]))).toBe(true);
  expect(hasError(queryMessage('EEEEEEEE'))).toBe(false);
});
