// From what the messages end with to a probability that is right as often as it says.
import { CALIBRATION } from './calibration-map.ts';

const LARGEST = 12;

/** Monotone and fixed: see README for how the map was found and on which towns it was checked. */
export function calibrate(belief: number): number {
  if (belief <= 0) return 0;
  if (belief >= 1) return 1;
  const x = Math.max(-LARGEST, Math.min(LARGEST, Math.log(belief / (1 - belief))));
  let at = 0;
  while (at < CALIBRATION.length - 2 && x > (CALIBRATION[at + 1]?.[0] ?? 0)) at += 1;
  const [x1, y1] = CALIBRATION[at] ?? [-LARGEST, -LARGEST];
  const [x2, y2] = CALIBRATION[at + 1] ?? [LARGEST, LARGEST];
  const y = y1 + ((x - x1) / (x2 - x1)) * (y2 - y1);
  return 1 / (1 + Math.exp(-y));
}
