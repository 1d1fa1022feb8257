import type { ReactNode } from 'react';
import { formatDistance } from '../ui/format.ts';
import { scaleBar } from './ground-scale.ts';

/** The shortest bar is two fifths of this, and has room for its words. */
const longest = 132;

/** A bar with the length on the ground that it stands for. */
export function ScaleBar({ latitude, zoom }: { latitude: number; zoom: number }): ReactNode {
  const { metres, pixels } = scaleBar(latitude, zoom, longest);
  const text = metres < 1000 ? formatDistance(metres) : `${metres / 1000} km`;
  return (
    <span className="scale-bar" style={{ width: pixels }} role="img" aria-label={`縮尺 ${text}`}>
      {text}
    </span>
  );
}
