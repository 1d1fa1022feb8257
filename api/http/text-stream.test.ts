import { expect, test } from 'vitest';
import { textStream } from './text-stream.ts';

test('text made in pieces arrives whole, as UTF-8', async () => {
  async function* pieces(): AsyncGenerator<string> {
    yield '調査';
    yield '番号\r\n';
  }
  expect(await new Response(textStream(pieces())).text()).toBe('調査番号\r\n');
});

test('no more text is made once the reader has gone', async () => {
  let isStopped = false;
  async function* endless(): AsyncGenerator<string> {
    try {
      for (;;) yield 'x';
    } finally {
      isStopped = true;
    }
  }
  const reader = textStream(endless()).getReader();
  await reader.read();
  await reader.cancel();
  expect(isStopped).toBe(true);
});
