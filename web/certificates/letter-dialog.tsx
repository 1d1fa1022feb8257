import { useQueryClient } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { v7 as uuidv7 } from 'uuid';
import type { Application } from '../../api/certificates/applications.contract.ts';
import type { MissingGlyph } from '../../api/certificates/certificates.contract.ts';
import type { Judge, Letter, TellableStep } from '../../api/certificates/letters.contract.ts';
import { Button } from '../ui/button.tsx';
import { Checkbox } from '../ui/checkbox.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { useNotices } from '../ui/notices.tsx';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import { TextField } from '../ui/text-field.tsx';
import { useWriteOnce } from '../use-write-once.ts';
import { applicationsKey } from './applications.data.ts';
import { filledSubstitutions } from './certificate-words.ts';
import type { Where } from './certificates.data.ts';
import { JudgeFields } from './judge-fields.tsx';
import { letterTitle, toldWords } from './letter-words.ts';
import { checkLetter, makeLetter, type LetterWordsInput } from './letters.data.ts';
import { MissingGlyphs } from './missing-glyphs.tsx';

/** What a letter says beside what stands on record: the reason, who judged, where to ask, and how it goes out. */
export function LetterDialog({
  where,
  application: { application_id, delivery },
  told,
  former,
  office: lastOffice,
  onClose,
  onMade,
}: {
  where: Where;
  application: Application;
  told: TellableStep;
  /** The letter that is made again; stays on record. */
  former: Letter | null;
  office: string;
  onClose: () => void;
  onMade: (letterId: string) => void;
}): ReactNode {
  const queryClient = useQueryClient();
  const notices = useNotices();
  // One letter, one id, however often the press has to be repeated.
  const [letterId] = useState(() => uuidv7());
  const said = former ?? told;
  const [reason, setReason] = useState(said.reason ?? '');
  const [judge, setJudge] = useState<Judge>(said.judged_by ?? 'staff');
  const [body, setBody] = useState(said.judging_body ?? '');
  const [number, setNumber] = useState(former?.document_number ?? '');
  const [office, setOffice] = useState(former?.office ?? lastOffice);
  const [isPosted, setPosted] = useState(former?.is_posted ?? delivery === 'post');
  const [missing, setMissing] = useState<readonly MissingGlyph[]>([]);
  const [substitutes, setSubstitutes] = useState<Record<string, string>>({});
  const [isTried, setTried] = useState(false);
  const making = useWriteOnce(async (words: LetterWordsInput, key) => {
    const { missing_glyphs } = await checkLetter(where, application_id, words);
    if (missing_glyphs.length > 0) {
      setMissing((known) => [
        ...known,
        ...missing_glyphs.filter(({ character }) => known.every((one) => one.character !== character)),
      ]);
      return null;
    }
    const letter = { letter_id: letterId, replaces: former?.letter_id ?? null, words };
    return makeLetter(where, application_id, letter, key);
  });
  const isBlank = (text: string): boolean => isTried && text.trim() === '';
  const submit = (): void => {
    setTried(true);
    if (reason.trim() === '' || office.trim() === '') return;
    making.mutate(
      {
        step: told.step,
        reason,
        judged_by: judge,
        judging_body: judge === 'staff' ? null : body,
        document_number: number,
        office,
        is_posted: isPosted,
        substitutions: filledSubstitutions(substitutes),
      },
      {
        onSuccess: (letter) => {
          if (letter === null) return;
          void queryClient.invalidateQueries({ queryKey: applicationsKey(where) });
          notices.say(`${letterTitle(letter)}を作りました`, '内容を確かめて印刷してください。');
          onMade(letter.letter_id);
        },
      },
    );
  };
  return (
    <Dialog
      title={former === null ? `${letterTitle(told)}を作る` : `${letterTitle(told)}を作り直す`}
      isOpen
      onClose={onClose}
      isClosable={!making.isPending}
    >
      <form
        className="form"
        onSubmit={(event) => {
          event.preventDefault();
          submit();
        }}
      >
        <p className="quiet-note">
          {toldWords(told)}。宛名・申請・調査の記載は、記録から入ります。
          {former !== null && '前の通知書は、控として残ります。'}
        </p>
        <TextField
          label="理由（通知に載ります）"
          name="letter-reason"
          value={reason}
          onChange={setReason}
          rows={4}
          isRequired
          autoFocus
          error={isBlank(reason) ? '理由を入力してください' : undefined}
        />
        <JudgeFields judge={judge} onJudge={setJudge} body={body} onBody={setBody} />
        <TextField label="文書番号（あれば）" name="letter-number" value={number} onChange={setNumber} />
        <TextField
          label="お問い合わせ先（課・所在地・電話）"
          name="letter-office"
          value={office}
          onChange={setOffice}
          rows={3}
          isRequired
          error={isBlank(office) ? 'お問い合わせ先を入力してください' : undefined}
        />
        <Checkbox isSelected={isPosted} onChange={setPosted}>
          郵送する（窓付き封筒の宛名の紙を付ける）
        </Checkbox>
        {missing.length > 0 && (
          <MissingGlyphs
            glyphs={missing}
            substitutes={substitutes}
            onSubstitute={(character, substitute) =>
              setSubstitutes((typed) => ({ ...typed, [character]: substitute }))
            }
          />
        )}
        {making.error && <ProblemNotice problem={making.error} />}
        <div className="dialog-actions">
          <Button onPress={onClose} isDisabled={making.isPending}>
            やめる
          </Button>
          <Button type="submit" tone="primary" isBusy={making.isPending}>
            作成する
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
