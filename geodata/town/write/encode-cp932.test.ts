import { expect, test } from 'vitest';
import { encodeCp932 } from './encode-cp932.ts';

const decode = (bytes: Uint8Array) => new TextDecoder('shift_jis').decode(bytes);

test('what CP932 has comes back as it was', () => {
  const text = '宛名番号,髙橋　一郎,ﾀｶﾊｼ ｲﾁﾛｳ,﨑①Ⅲ～－, "A"\n';
  expect(decode(encodeCp932(text))).toBe(text);
});

test('what CP932 lacks becomes a question mark, a selector nothing', () => {
  expect(decode(encodeCp932('𠮷田　葛\u{e0100}城'))).toBe('?田　葛城');
});
