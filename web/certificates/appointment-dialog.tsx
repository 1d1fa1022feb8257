import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import {
  appointmentStateLabels,
  type Appointment,
  type AppointmentState,
  type Slot,
} from '../../api/certificates/appointments.contract.ts';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { Facts } from '../ui/facts.tsx';
import { formatDay } from '../ui/format.ts';
import { useNotices } from '../ui/notices.tsx';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import { StateMark } from '../ui/state-mark.tsx';
import { applicationWords } from './application-words.ts';
import { applicationsKey } from './applications.data.ts';
import { appointmentTones, hiddenName, spanWords } from './appointment-words.ts';
import { changeAppointment } from './appointments.data.ts';
import type { Where } from './certificates.data.ts';

type Found = { slot: Slot; appointment: Appointment };

/** One appointment: who, when, for which application; it has arrived, not come, or is cancelled, and each can be taken back. */
export function AppointmentDialog({
  where,
  found,
  onArrived,
  onApplication,
  onClose,
}: {
  where: Where;
  /** Undefined: somebody has taken the day's list away meanwhile. */
  found: Found | undefined;
  /** Who has come gets a ticket. */
  onArrived: () => void;
  onApplication: (applicationId: string) => void;
  onClose: () => void;
}): ReactNode {
  return (
    <Dialog title="予約" isOpen onClose={onClose}>
      {found ? (
        <Body
          where={where}
          found={found}
          onArrived={onArrived}
          onApplication={onApplication}
          onClose={onClose}
        />
      ) : (
        <p role="status">この予約は、いまの一覧にありません。</p>
      )}
    </Dialog>
  );
}

function Body({
  where,
  found: { slot, appointment },
  onArrived,
  onApplication,
  onClose,
}: {
  where: Where;
  found: Found;
  onArrived: () => void;
  onApplication: (applicationId: string) => void;
  onClose: () => void;
}): ReactNode {
  const queryClient = useQueryClient();
  const notices = useNotices();
  const changing = useMutation({
    mutationFn: (state: AppointmentState) => changeAppointment(where, appointment, state),
    onSettled: () => queryClient.invalidateQueries({ queryKey: applicationsKey(where) }),
  });
  const become = (state: AppointmentState, after?: () => void) => (): void =>
    changing.mutate(state, {
      onSuccess: () => {
        notices.say(`予約を「${appointmentStateLabels[state]}」にしました`);
        onClose();
        after?.();
      },
    });
  const { state, application_id, application_number } = appointment;
  const isBusy = changing.isPending;
  return (
    <>
      <p>
        <StateMark tone={appointmentTones[state]}>{appointmentStateLabels[state]}</StateMark>
      </p>
      <Facts
        facts={[
          { term: '氏名', value: appointment.name ?? hiddenName },
          { term: '日時', value: `${formatDay(slot.day)} ${spanWords(slot)}` },
          { term: '窓口', value: slot.counter },
          { term: '電話番号', value: appointment.phone },
          {
            term: '申請',
            value: application_id !== null && application_number !== null && (
              <Button
                size="small"
                tone="quiet"
                onPress={() => {
                  onClose();
                  onApplication(application_id);
                }}
              >
                {applicationWords(application_number)}を開く
              </Button>
            ),
          },
        ]}
      />
      {changing.error && <ProblemNotice problem={changing.error} />}
      {(state === 'booked' || state === 'absent') && (
        <p className="appointment-hint">「来庁にする」で整理券を発行します。</p>
      )}
      <div className="dialog-actions">
        <Button tone="quiet" onPress={onClose}>
          閉じる
        </Button>
        {state === 'booked' && (
          <Button tone="quiet" isBusy={isBusy} onPress={become('cancelled')}>
            取り消す
          </Button>
        )}
        {state !== 'booked' && (
          <Button isBusy={isBusy} onPress={become('booked')}>
            予約に戻す
          </Button>
        )}
        {state === 'booked' && (
          <Button isBusy={isBusy} onPress={become('absent')}>
            不在
          </Button>
        )}
        {(state === 'booked' || state === 'absent') && (
          <Button tone="primary" isBusy={isBusy} onPress={become('came', onArrived)}>
            来庁にする
          </Button>
        )}
      </div>
    </>
  );
}
