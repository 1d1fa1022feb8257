import { describe, expect, test } from 'vitest';
import { secondsACase, usualSeconds, waitMinutes } from './tickets.rules.ts';

describe('the time of a case', () => {
  test('is the usual one before there is any', () => {
    expect(secondsACase({ count: 0, seconds: 0 })).toBe(usualSeconds);
  });

  test('leans on the usual one while there are few cases, and is their mean once there are ten', () => {
    expect(secondsACase({ count: 1, seconds: 20 })).toBe(380);
    expect(secondsACase({ count: 10, seconds: 3000 })).toBe(300);
    expect(secondsACase({ count: 30, seconds: 6000 })).toBe(200);
  });
});

describe('the wait', () => {
  test('is nothing with nobody ahead, is shared by the counters, and is rounded up', () => {
    expect(waitMinutes(0, 420, 3)).toBe(0);
    expect(waitMinutes(3, 420, 3)).toBe(7);
    expect(waitMinutes(4, 420, 3)).toBe(10);
  });

  test('counts one counter where none has called yet', () => {
    expect(waitMinutes(2, 60, 0)).toBe(2);
  });
});
