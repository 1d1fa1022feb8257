import { useRef, useState, type ReactNode } from 'react';
import { Button } from '../../ui/button.tsx';
import { Form } from '../../ui/form.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { toProblem } from '../../ui/problem.ts';
import { changeBringing, currentBringing } from './bringing.ts';
import { askNumbers, type Where } from './photos.data.ts';

/** A survey number by hand: Enter asks the server what it is, and gives it. */
export function NumberField({
  where,
  label,
  isDisabled,
  onNumber,
}: {
  where: Where;
  label: string;
  isDisabled: boolean;
  onNumber: (number: string) => void;
}): ReactNode {
  const [typed, setTyped] = useState('');
  const [fault, setFault] = useState<string | undefined>(undefined);
  const [isAsking, setAsking] = useState(false);
  const field = useRef<HTMLInputElement>(null);
  const give = async (): Promise<void> => {
    const words = typed.normalize('NFKC').trim();
    if (words === '') return setFault('調査番号を入力してください');
    setAsking(true);
    try {
      const [answer] = await askNumbers(where, [words]);
      if (!answer?.survey_number) return setFault('調査番号として使えません');
      changeBringing({
        numbers: new Map([...currentBringing().numbers, [answer.survey_number, answer]]),
      });
      setTyped('');
      setFault(undefined);
      onNumber(answer.survey_number);
      field.current?.focus();
    } catch (thrown) {
      const { title, detail } = toProblem(thrown);
      setFault([title, detail].filter(Boolean).join('。'));
    } finally {
      setAsking(false);
    }
  };
  return (
    <div className="photos-number">
      <Form label={label} isBusy={isAsking} onSubmit={() => void give()}>
        <TextField
          label={label}
          name="survey_number"
          value={typed}
          onChange={(value) => {
            setTyped(value);
            setFault(undefined);
          }}
          error={fault}
          isDisabled={isDisabled}
          inputRef={field}
        />
        <Button type="submit" isBusy={isAsking} isDisabled={isDisabled}>
          付ける
        </Button>
      </Form>
    </div>
  );
}
