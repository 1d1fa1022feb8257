import { describe, expect, it } from 'vitest';
import { coalesced } from './coalesced.ts';

/** Work that ends when the test says so. */
function work(): { start: () => Promise<void>; end: () => Promise<void>; started: () => number } {
  const ends: (() => void)[] = [];
  let started = 0;
  return {
    start: () => {
      started += 1;
      return new Promise((tell) => ends.push(tell));
    },
    end: async () => {
      ends.shift()?.();
      await new Promise((tell) => setImmediate(tell));
    },
    started: () => started,
  };
}

describe('news in a flood', () => {
  it('starts the work at the first', () => {
    const asked = work();
    coalesced(asked.start)();
    expect(asked.started()).toBe(1);
  });

  it('becomes one more run, however much came while the first ran', async () => {
    const asked = work();
    const tell = coalesced(asked.start);
    for (let times = 0; times < 50; times += 1) tell();
    expect(asked.started()).toBe(1);
    await asked.end();
    expect(asked.started()).toBe(2);
    await asked.end();
    expect(asked.started()).toBe(2);
  });

  it('is heard again after work that failed', async () => {
    let tries = 0;
    const tell = coalesced(async () => {
      tries += 1;
      throw new Error('no answer');
    });
    tell();
    await new Promise((after) => setImmediate(after));
    tell();
    await new Promise((after) => setImmediate(after));
    expect(tries).toBe(2);
  });
});
