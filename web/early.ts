// Runs before the pages themselves have been read: a page with a map wants the largest piece of the program, which is
// therefore asked for while the rest is still being read and the session is still being asked for. It imports nothing by
// itself, or it would wait for what it is to run ahead of.
// Who needs the map asks for it again, and hears then what went wrong.
if (/^\/[^/]+\/[^/]+\/[^/]+/.test(window.location.pathname)) {
  void import('./map/map-panel.tsx').catch(() => undefined);
  void import('./map/basemap.data.ts').then(({ findBasemap }) => findBasemap()).catch(() => undefined);
}
