import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import type { Slot } from '../../api/certificates/appointments.contract.ts';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { formatDay } from '../ui/format.ts';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import { Slider } from '../ui/slider.tsx';
import { applicationsKey } from './applications.data.ts';
import { spanWords } from './appointment-words.ts';
import { changeSlot } from './appointments.data.ts';
import type { Where } from './certificates.data.ts';

const usualMost = 10;

/** How many may come to a counter at a time; none closes the slot. */
export function CapacityDialog({
  where,
  slot,
  onClose,
}: {
  where: Where;
  slot: Slot;
  onClose: () => void;
}): ReactNode {
  const queryClient = useQueryClient();
  const [capacity, setCapacity] = useState(slot.capacity);
  const saving = useMutation({
    mutationFn: () => changeSlot(where, slot, capacity),
    onSuccess: async () => {
      await queryClient.invalidateQueries({ queryKey: applicationsKey(where) });
      onClose();
    },
  });
  return (
    <Dialog title="枠の定員" isOpen onClose={onClose}>
      <p>
        {formatDay(slot.day)} {spanWords(slot)}・窓口 {slot.counter}（予約 {slot.booked}）
      </p>
      <Slider
        label="同じ時刻に受ける人数"
        value={capacity}
        onChange={setCapacity}
        from={slot.booked}
        to={Math.max(usualMost, slot.capacity)}
        show={(value) => (value === 0 ? '閉める' : `${value} 人`)}
      />
      {saving.error && <ProblemNotice problem={saving.error} />}
      <div className="dialog-actions">
        <Button onPress={onClose}>やめる</Button>
        <Button tone="primary" isBusy={saving.isPending} onPress={() => saving.mutate()}>
          変える
        </Button>
      </div>
    </Dialog>
  );
}
