import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { v7 as uuidv7 } from 'uuid';
import type { Slot } from '../../api/certificates/appointments.contract.ts';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { Form } from '../ui/form.tsx';
import { formatDay } from '../ui/format.ts';
import { useNotices } from '../ui/notices.tsx';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import { TextField } from '../ui/text-field.tsx';
import { useSettled } from '../ui/use-settled.ts';
import { useWriteOnce } from '../use-write-once.ts';
import { numberOf } from './application-draft.ts';
import { applicationWords } from './application-words.ts';
import { applicationByNumberQuery, applicationsKey } from './applications.data.ts';
import { spanWords } from './appointment-words.ts';
import { book } from './appointments.data.ts';
import type { Where } from './certificates.data.ts';

const restMs = 300;

/** Somebody takes a place of a slot: by name, and with the application that it is about, if there is one yet. */
export function BookingDialog({
  where,
  slot,
  onClose,
}: {
  where: Where;
  slot: Slot;
  onClose: () => void;
}): ReactNode {
  const queryClient = useQueryClient();
  const notices = useNotices();
  // One appointment, one id, however often the press has to be repeated.
  const [id] = useState(() => uuidv7());
  const [name, setName] = useState('');
  const [phone, setPhone] = useState('');
  const [number, setNumber] = useState('');
  const [isTried, setTried] = useState(false);
  const typed = number.trim() === '' ? null : numberOf(number);
  const asked = useSettled(typed, restMs);
  const application = useQuery(applicationByNumberQuery(where, asked));
  const found = asked !== null && asked === typed ? (application.data ?? null) : null;
  const isUnknown =
    number.trim() !== '' && (typed === null || (asked === typed && application.isSuccess && !found));
  const whose = name.trim() === '' ? (found?.applicant_name ?? '') : name.trim();
  const booking = useWriteOnce((given: Parameters<typeof book>[1], key) => book(where, given, key));
  const submit = (): void => {
    setTried(true);
    if (whose === '' || isUnknown || (typed !== null && found === null)) return;
    booking.mutate(
      {
        appointment_id: id,
        slot_id: slot.slot_id,
        name: whose,
        phone,
        application_id: found?.application_id ?? null,
      },
      {
        onSuccess: async () => {
          await queryClient.invalidateQueries({ queryKey: applicationsKey(where) });
          notices.say(`${formatDay(slot.day)} ${spanWords(slot)} 窓口 ${slot.counter}に予約を入れました`);
          onClose();
        },
      },
    );
  };
  return (
    <Dialog title="予約を入れる" isOpen onClose={onClose} isClosable={!booking.isPending}>
      <p>
        <strong className="figure">
          {formatDay(slot.day)} {spanWords(slot)}
        </strong>
        　窓口 {slot.counter}・空き {slot.capacity - slot.booked}
      </p>
      <Form label="予約" onSubmit={submit} isBusy={booking.isPending}>
        <TextField
          label="申請番号（あれば）"
          name="application-number"
          inputMode="numeric"
          value={number}
          onChange={setNumber}
          autoFocus
          hint={
            found === null
              ? undefined
              : `${applicationWords(found.application_number)}　${found.applicant_name}　${found.house_address}`
          }
          error={isUnknown ? 'この番号の申請は見つかりません' : undefined}
        />
        <TextField
          label="氏名"
          name="name"
          value={name}
          onChange={setName}
          isRequired
          placeholder={found?.applicant_name}
          error={isTried && whose === '' ? '氏名を入力してください' : undefined}
        />
        <TextField label="電話番号" name="phone" value={phone} onChange={setPhone} />
        {booking.error && <ProblemNotice problem={booking.error} />}
        <div className="dialog-actions">
          <Button onPress={onClose} isDisabled={booking.isPending}>
            やめる
          </Button>
          <Button type="submit" tone="primary" isBusy={booking.isPending}>
            予約を入れる
          </Button>
        </div>
      </Form>
    </Dialog>
  );
}
