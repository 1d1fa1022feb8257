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

const api = `http://127.0.0.1:${process.env.PORT ?? '8080'}`;

export default defineConfig({
  root: 'web',
  cacheDir: '../node_modules/.vite',
  plugins: [dropOldFontFormat(), react()],
  build: {
    outDir: '../dist',
    emptyOutDir: true,
    target: 'es2022',
    // Nothing as data: address, so that the page needs no exception from its content security policy.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    // MapLibre with deck.gl is one large, lazily loaded piece; splitting it gains nothing.
    chunkSizeWarningLimit: 2200,
  },
  worker: { format: 'es' },
  server: { proxy: { '/api': api, '/tiles': api } },
});
