import { readFile, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';

/** Every browser that can draw the map reads WOFF2; leaving WOFF out halves the fonts we ship. */
function dropOldFontFormat(): Plugin {
  return {
    name: 'drop-woff',
    enforce: 'pre',
    transform(code, id) {
      if (!/@fontsource\/.*\.css/.test(id)) return null;
      return { code: code.replace(/,\s*url\([^)]+\.woff\) format\('woff'\)/g, ''), map: null };
    },
  };
}

/**
 * Puts `.br` and `.gz` beside every script and style sheet, so that the server compresses nothing while somebody waits.
 * Both: browsers take Brotli over TLS only.
 */
function compressBeforehand(): Plugin {
  return {
    name: 'compress-beforehand',
    apply: 'build',
    async writeBundle({ dir }) {
      if (dir === undefined) return;
      const names = await readdir(dir, { recursive: true });
      for (const name of names.filter((each) => /\.(js|css|svg)$/.test(each))) {
        const bytes = await readFile(join(dir, name));
        if (bytes.length < 1024) continue;
        const params = { [constants.BROTLI_PARAM_QUALITY]: 9 };
        await writeFile(join(dir, `${name}.br`), await promisify(brotliCompress)(bytes, { params }));
        await writeFile(join(dir, `${name}.gz`), await promisify(gzip)(bytes, { level: 9 }));
      }
    },
  };
}

const api = `http://127.0.0.1:${process.env.PORT ?? '8080'}`;

export default defineConfig({
  root: 'web',
  cacheDir: '../node_modules/.vite',
  plugins: [dropOldFontFormat(), react(), compressBeforehand()],
  build: {
    outDir: '../dist',
    emptyOutDir: true,
    // The staff pages, and the public pages, which bring nothing of them.
    rolldownOptions: {
      input: [
        'web/index.html',
        'web/certificates/check/index.html',
        'web/certificates/public-areas/index.html',
      ],
    },
    target: 'es2022',
    // Nothing as data: address, so that the page needs no exception from its content security policy.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    // MapLibre with deck.gl is one large, lazily loaded piece; splitting it gains nothing.
    chunkSizeWarningLimit: 2200,
  },
  worker: { format: 'es' },
  server: { proxy: { '/api/': api, '/tiles/': api } },
});
