// What a page weighs on the line: scripts and style sheets leave the server compressed, and are kept for ever.
import { request } from 'node:http';
import type { IncomingHttpHeaders } from 'node:http';
import { describe, expect, it } from 'vitest';
import { servedHouse } from '../support/browser.ts';

const town = await servedHouse();

/** Status, headers and length as they cross the line: `fetch` would unpack them. */
function get(path: string, encodings: string): Promise<{ headers: IncomingHttpHeaders; length: number }> {
  return new Promise((done, fail) => {
    request(`${town.url}${path}`, { headers: { 'accept-encoding': encodings } }, (answer) => {
      let length = 0;
      answer.on('data', (part: Buffer) => (length += part.length));
      answer.on('end', () => done({ headers: answer.headers, length }));
    })
      .on('error', fail)
      .end();
  });
}

describe('scripts and style sheets', () => {
  it('cross the line compressed, as the browser understands it', async () => {
    const page = await (await fetch(`${town.url}/`)).text();
    const [script] = /\/assets\/index-[^"]+\.js/.exec(page) ?? [];
    if (script === undefined) throw new Error('the page has no script');
    const plain = await get(script, 'identity');
    for (const [encodings, chosen] of [
      ['gzip, deflate', 'gzip'],
      ['gzip, deflate, br', 'br'],
    ] as const) {
      const { headers, length } = await get(script, encodings);
      expect(headers['content-encoding']).toBe(chosen);
      expect(headers['cache-control']).toContain('immutable');
      expect(headers['content-type']).toContain('javascript');
      expect(headers.vary).toContain('Accept-Encoding');
      expect(length).toBeLessThan(plain.length / 2.5);
    }
  });
});
