import type { ReactNode } from 'react';
import { Select } from '../ui/select.tsx';
import { hazardWords, type Hazard } from './hazard-words.ts';

const anywhere = 'anywhere';

/** A hazard and the rank that it has at least. With `noneTitle` nothing can be chosen too. */
export function HazardChoice({
  label,
  hazards,
  value,
  onChange,
  noneTitle,
}: {
  label: string;
  hazards: readonly Hazard[];
  value: Hazard | null;
  onChange: (hazard: Hazard | null) => void;
  noneTitle?: string;
}): ReactNode {
  const choices = [
    ...(noneTitle === undefined ? [] : [{ id: anywhere, title: noneTitle }]),
    ...hazards.map(({ kind, rank }) => ({ id: `${kind}-${rank}`, title: hazardWords({ kind, rank }) })),
  ];
  return (
    <Select
      label={label}
      choices={choices}
      value={value ? `${value.kind}-${value.rank}` : noneTitle === undefined ? null : anywhere}
      onChange={(id) => {
        const found = hazards.find(({ kind, rank }) => `${kind}-${rank}` === id);
        onChange(found ? { kind: found.kind, rank: found.rank } : null);
      }}
      placeholder="種類と深さを選ぶ"
    />
  );
}
