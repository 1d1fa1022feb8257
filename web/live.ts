import { useEffect, useRef } from 'react';

type Listener = () => void;
type Line = { source: EventSource; listeners: Map<string, Set<Listener>>; waitMs: number };

const shortestWaitMs = 2_000;
const longestWaitMs = 60_000;
const lines = new Map<string, Line>();

/**
 * Calls `onNews` when the server tells of a change under `topic` in this municipality, and after every break of
 * the line, because then something may have been missed. All listeners of a page use one line.
 */
export function useLive(municipality: string, topic: string, onNews: () => void): void {
  const latest = useRef(onNews);
  useEffect(() => {
    latest.current = onNews;
  });
  useEffect(() => listen(municipality, topic, () => latest.current()), [municipality, topic]);
}

function listen(municipality: string, topic: string, listener: Listener): () => void {
  const line = lines.get(municipality) ?? open(municipality);
  const known = line.listeners.get(topic);
  if (known) known.add(listener);
  else {
    line.listeners.set(topic, new Set([listener]));
    hear(line, topic);
  }
  return () => {
    line.listeners.get(topic)?.delete(listener);
    if ([...line.listeners.values()].every((listeners) => listeners.size === 0)) {
      line.source.close();
      lines.delete(municipality);
    }
  };
}

function open(municipality: string): Line {
  const line: Line = { source: connect(municipality), listeners: new Map(), waitMs: shortestWaitMs };
  lines.set(municipality, line);
  watch(municipality, line);
  return line;
}

function connect(municipality: string): EventSource {
  return new EventSource(`/api/${encodeURIComponent(municipality)}/live`);
}

function hear(line: Line, topic: string): void {
  line.source.addEventListener(topic, () => tell(line, topic));
}

function tell(line: Line, topic: string): void {
  for (const listener of line.listeners.get(topic) ?? []) listener();
}

/** A browser mends a broken line by itself, but gives up where a server refused it; then we try again, ever less often. */
function watch(municipality: string, line: Line): void {
  let isFirst = line.waitMs === shortestWaitMs;
  line.source.addEventListener('open', () => {
    line.waitMs = shortestWaitMs;
    if (!isFirst) for (const topic of line.listeners.keys()) tell(line, topic);
    isFirst = false;
  });
  line.source.addEventListener('error', () => {
    if (line.source.readyState !== EventSource.CLOSED) return;
    line.waitMs = Math.min(line.waitMs * 2, longestWaitMs);
    setTimeout(() => {
      if (lines.get(municipality) !== line) return;
      line.source = connect(municipality);
      watch(municipality, line);
      for (const topic of line.listeners.keys()) hear(line, topic);
    }, line.waitMs);
  });
}
