import { useState, type ReactNode } from 'react';
import type { Team } from '../../../api/surveys/allocation/teams.contract.ts';
import { Button } from '../../ui/button.tsx';
import type { Where } from '../planning.data.ts';
import { AllDaysDialog } from './all-days-dialog.tsx';
import type { CalendarDay } from './calendar-days.ts';
import { ManyTeamsDialog } from './many-teams-dialog.tsx';
import { TeamTable } from './team-table.tsx';

/** 班: their list, and the ways to make one, many, and to send all of them out on all working days. */
export function TeamsPart({
  where,
  teams,
  wanted,
  organisation,
  days,
  today,
  until,
  given,
  selectedId,
  onSelect,
  onOpen,
  onNew,
}: {
  where: Where;
  teams: readonly Team[];
  /** As many as the plan reckons with. */
  wanted: number;
  /** Most teams are of the town. */
  organisation: string;
  days: readonly CalendarDay[];
  today: string;
  /** Up to when, at first. */
  until: string;
  given: ReadonlyMap<string, number>;
  selectedId: string | null;
  onSelect: (team_id: string) => void;
  onOpen: (team_id: string) => void;
  onNew: () => void;
}): ReactNode {
  const [open, setOpen] = useState<'many' | 'days' | null>(null);
  const working = teams.filter(({ ended_on }) => ended_on === null);
  const close = (): void => setOpen(null);
  return (
    <>
      <div className="tool-row" role="toolbar" aria-label="班を作る">
        <Button size="small" onPress={onNew}>
          班を加える
        </Button>
        <Button size="small" onPress={() => setOpen('many')}>
          まとめて作る
        </Button>
        <Button size="small" isDisabled={working.length === 0} onPress={() => setOpen('days')}>
          全班を全作業日に
        </Button>
        <Button
          size="small"
          isDisabled={!teams.some(({ team_id }) => team_id === selectedId)}
          onPress={() => selectedId !== null && onOpen(selectedId)}
        >
          選んだ班を開く
        </Button>
      </div>
      <TeamTable
        teams={teams}
        today={today}
        given={given}
        selectedId={selectedId}
        onSelect={onSelect}
        onOpen={onOpen}
      />
      {open === 'many' && (
        <ManyTeamsDialog
          where={where}
          teams={teams}
          wanted={wanted}
          organisation={organisation}
          days={days}
          today={today}
          until={until}
          onClose={close}
        />
      )}
      {open === 'days' && (
        <AllDaysDialog
          where={where}
          teams={working}
          days={days}
          today={today}
          until={until}
          onClose={close}
        />
      )}
    </>
  );
}
