import type { ReactNode } from 'react';
import type { PlaceCounts } from '../../api/registers/places.contract.ts';
import { useRoomSearch } from '../frame/room-search.ts';
import { formatFigure } from '../ui/format.ts';
import { Select } from '../ui/select.tsx';
import {
  allTowns,
  chosenOf,
  countOf,
  filterOf,
  kindChoices,
  levelChoices,
  unknownTown,
} from './place-words.ts';

/** Town, register and level that the list is narrowed to; each town with what there is of it. */
export function PlaceFilters({ counts }: { counts: PlaceCounts | undefined }): ReactNode {
  const [search, setSearch] = useRoomSearch();
  const { kind, level, town } = chosenOf(search);
  const titled = (id: string, name: string): { id: string; title: string } => {
    const count = counts ? countOf(counts, filterOf({ ...search, town: id })) : 0;
    return { id, title: `${name}（${formatFigure(count)}）` };
  };
  const towns = [
    titled(allTowns, 'すべて'),
    titled(unknownTown, '町字不明'),
    ...(counts?.towns ?? []).map(({ town_id, name }) => titled(town_id, name)),
  ];
  return (
    <div className="place-filters">
      <Select label="町字" choices={towns} value={town} onChange={(id) => setSearch({ town: id })} />
      <Select label="台帳" choices={kindChoices} value={kind} onChange={(id) => setSearch({ kind: id })} />
      <Select label="位置" choices={levelChoices} value={level} onChange={(id) => setSearch({ level: id })} />
    </div>
  );
}
