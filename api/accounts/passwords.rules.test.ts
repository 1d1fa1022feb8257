import { expect, test } from 'vitest';
import { generatePassword } from './generated-password.ts';
import { hashPassword, nobodysHash, passwordMatches } from './password-hash.ts';
import { faultSentence, passwordFaults } from './passwords.rules.ts';

const document002 = { password_min_length: 8, password_max_length: 32, password_kinds: 4 };

test.each([
  ['Umibe#27', []],
  ['Ab1!Ab1', ['too_short']],
  [`Ab1!${'x'.repeat(28)}`, []],
  [`Ab1!${'x'.repeat(29)}`, ['too_long']],
  ['umibe#27', ['kind_missing']],
  ['UMIBE#27', ['kind_missing']],
  ['Umibe#xy', ['kind_missing']],
  ['Umibe027', ['kind_missing']],
  ['Umibe 27#', ['foreign_character']],
  ['Umibe#２7', ['foreign_character']],
  ['', ['too_short', 'kind_missing']],
] as const)('document 002 on %j finds %j', (password, faults) => {
  expect(passwordFaults(password, document002)).toEqual(faults);
});

test('a town that asks for three kinds takes a password without a symbol, not one with two kinds', () => {
  const bounds = { ...document002, password_kinds: 3 };
  expect(passwordFaults('Umibe027', bounds)).toEqual([]);
  expect(passwordFaults('umibe027', bounds)).toEqual(['kind_missing']);
});

test('every visible ASCII sign that is neither letter nor digit is a symbol', () => {
  const visible = Array.from({ length: 0x7e - 0x20 }, (_, place) => String.fromCharCode(0x21 + place));
  const symbols = visible.filter((sign) => !/[A-Za-z0-9]/.test(sign));
  expect(symbols).toHaveLength(32);
  expect(symbols.filter((sign) => passwordFaults(`Umibe027${sign}`, document002).length > 0)).toEqual([]);
});

test('what is said about a fault names the bound and never the password', () => {
  expect(faultSentence('too_short', document002)).toContain('8');
  expect(faultSentence('too_long', document002)).toContain('32');
  expect(faultSentence('kind_missing', { ...document002, password_kinds: 3 })).toContain('3種類');
});

test('a generated password always keeps the rules, at every allowed length', () => {
  for (let length = 8; length <= 32; length += 1) {
    const bounds = { password_min_length: length, password_max_length: length, password_kinds: 4 };
    for (let round = 0; round < 20; round += 1) {
      const password = generatePassword(bounds);
      expect(passwordFaults(password, bounds)).toEqual([]);
      expect(password).toMatch(/^[A-Z]/);
    }
  }
});

test('an unknown id is checked against a hash of exactly the strength of a real one', async () => {
  const parameters = (hash: string) => hash.split('$').slice(0, 4);
  expect(parameters(nobodysHash)).toEqual(parameters(await hashPassword('Umibe#27')));
  expect(parameters(nobodysHash)[1]).toBe('argon2id');
  expect(await passwordMatches(undefined, 'Umibe#27')).toBe(false);
});
