import { describe, expect, it } from 'vitest';
import { isFreshPress } from './function-keys.ts';

const press = {
  key: 'F9',
  repeat: false,
  isComposing: false,
  defaultPrevented: false,
  altKey: false,
  ctrlKey: false,
  metaKey: false,
  shiftKey: false,
};

describe('a function key', () => {
  it('acts on a fresh press', () => {
    expect(isFreshPress(press, 'F9')).toBe(true);
  });

  it('does not act again while it is held down', () => {
    expect(isFreshPress({ ...press, repeat: true }, 'F9')).toBe(false);
  });

  it('does not act for Enter, repeated or not', () => {
    expect(isFreshPress({ ...press, key: 'Enter', repeat: true }, 'F9')).toBe(false);
    expect(isFreshPress({ ...press, key: 'Enter' }, 'F9')).toBe(false);
  });

  it('leaves combinations and the input method alone', () => {
    expect(isFreshPress({ ...press, altKey: true }, 'F9')).toBe(false);
    expect(isFreshPress({ ...press, isComposing: true }, 'F9')).toBe(false);
  });
});
